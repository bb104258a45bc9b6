"""The letters and the disagreements of a case, as pages, commands and reports read them."""

from __future__ import annotations

from isva_desk.journal.letters.differences import Difference, differences_of_record
from isva_desk.journal.letters.folded import Letter, letters_of_record
from isva_desk.journal.store import Store

__all__ = ["Difference", "Letter", "differences_of", "letters_of"]


def letters_of(store: Store, case_id: str) -> tuple[Letter, ...]:
    """The letters of a case, newest first. Raises ``NotInRecord``."""
    record, _case = store.case_record(case_id)
    return letters_of_record(record, case_id)


def differences_of(store: Store, case_id: str) -> tuple[Difference, ...]:
    """Dates of one thing in a case that cannot all be right, open ones first. Raises ``NotInRecord``."""
    record, _case = store.case_record(case_id)
    return differences_of_record(record, case_id)
