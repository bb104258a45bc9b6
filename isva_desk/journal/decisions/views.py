"""The decisions of a case, as pages, commands and reports read them."""

from __future__ import annotations

from isva_desk.journal.decisions.folded import Decision, Decisions, Expected, Plan, Review, decisions_of_record
from isva_desk.journal.store import Store

__all__ = ["Decision", "Decisions", "Expected", "Plan", "Review", "decisions_of"]


def decisions_of(store: Store, case_id: str) -> Decisions:
    """The decisions of a case, newest first, and those that are coming. Raises ``NotInRecord``."""
    record, _case = store.case_record(case_id)
    return decisions_of_record(record, case_id)
