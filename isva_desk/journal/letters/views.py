"""The letters and the disagreements of a case, as pages, commands and reports read them."""

from __future__ import annotations

from isva_desk.journal.acts import EventRecorded
from isva_desk.journal.acts.letters import DateGiven
from isva_desk.journal.letters.differences import TRIAL, Difference, differences_of_record
from isva_desk.journal.letters.folded import Letter, letters_of_record
from isva_desk.journal.live_facts import live
from isva_desk.journal.store import Store

__all__ = ["Difference", "Letter", "differences_of", "hearings_named", "letters_of"]


def letters_of(store: Store, case_id: str) -> tuple[Letter, ...]:
    """The letters of a case, newest first. Raises ``NotInRecord``."""
    record, _case = store.case_record(case_id)
    return letters_of_record(record, case_id)


def differences_of(store: Store, case_id: str) -> tuple[Difference, ...]:
    """Dates of one thing in a case that cannot all be right, open ones first. Raises ``NotInRecord``."""
    record, _case = store.case_record(case_id)
    return differences_of_record(record, case_id)


def hearings_named(store: Store, case_id: str) -> tuple[str, ...]:
    """The hearings of a case by their names, as its events and letters name them. Raises ``NotInRecord``."""
    record, _case = store.case_record(case_id)
    names: dict[str, str] = {}
    for _fact, act in live(record, case_id, EventRecorded):
        name = act.hearing or (TRIAL if act.trial_on is not None else "")
        if name:
            names.setdefault(name.casefold(), name)
    for _fact, given in live(record, case_id, DateGiven):
        if given.hearing:
            names.setdefault(given.hearing.casefold(), given.hearing)
    return tuple(names.values())
