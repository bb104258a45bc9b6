"""What came of a day at court, in one form and one transaction: how the hearing stands, what was decided, what is next.

It is filled in on the way home, so nothing but the hearing and how its day went has to be answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from isva_desk.casework.checks import WrongAnswer, not_after_today, one_of, open_case_of
from isva_desk.casework.court_hearings import NewHearing, known_hearing, listing_entries, status_entry
from isva_desk.casework.desk import Desk
from isva_desk.casework.record_event import NewEvent, checked_event
from isva_desk.casework.record_update import NewUpdate, checked_update
from isva_desk.domain.court_lists import court_lists
from isva_desk.domain.dates import UNKNOWN, When
from isva_desk.journal.changes import Changes
from isva_desk.journal.entry import NewEntry
from isva_desk.journal.folding import fold
from isva_desk.journal.record import ClientRecord
from isva_desk.language import _

# What a day at court can bring, and the event of the case that says so.
RESULTS = {
    "trial-started": "trial-started",
    "not-guilty-plea": "not-guilty-plea",
    "verdict": "verdict",
    "sentence": "sentence",
    "bail": "bail-hearing",
    "warrant": "warrant-issued",
}
VERDICTS = ("guilty", "not-guilty", "no-verdict", "other")


@dataclass(frozen=True, slots=True)
class Outcome:
    """``status`` is how the listed day went; ``results`` are keys of ``RESULTS``.

    ``next_on`` is the day of the next hearing, which is this one moved where ``next_name`` is empty or its name.
    ``told_by`` is who told the client of all of it on that day ("" for nobody yet), or "isva".
    """

    hearing: str
    status: str
    on: When
    results: tuple[str, ...] = ()
    suspect: str | None = None
    verdict: str | None = None
    months: int | None = None
    hospital_order: bool | None = None
    next_on: When = UNKNOWN
    next_name: str = ""
    next_status: str = ""
    told_by: str = ""
    told_on: When = UNKNOWN
    note: str = ""


def record_outcome(desk: Desk, case_id: str, outcome: Outcome) -> Changes:
    """Write down all of it or nothing; ``made`` is the status of the hearing. Raises ``WrongAnswer``."""
    record, case = open_case_of(desk, case_id)
    _check(desk, outcome)
    hearing = known_hearing(record, case, outcome.hearing)
    entries = [status_entry(desk, record, case, hearing, outcome.status, outcome.on, outcome.note)]
    events = [desk.entry(checked_event(desk, case, event), record.id, case_id) for event in _events(outcome)]
    entries += events
    if outcome.next_on.is_known:
        after = _with(desk, record, entries)
        name = outcome.next_name.strip() or hearing.name
        following = NewHearing(name, outcome.next_on, status=outcome.next_status, said_on=outcome.on)
        listed = listing_entries(desk, after, after.cases[case_id], following)
        events.append(listed[0])
        entries += listed
    if outcome.told_by and events:
        after = _with(desk, record, entries)
        about = tuple(event.id for event in events)
        told = NewUpdate(
            outcome.told_by, on=outcome.told_on if outcome.told_on.is_known else outcome.on, method="in-person",
            about=about,
        )  # fmt: skip
        entries.append(desk.entry(checked_update(desk, after, after.cases[case_id], told), record.id, case_id))
    return desk.write(*entries)


def _check(desk: Desk, outcome: Outcome) -> None:
    over = [status.id for status in court_lists().statuses if status.over]
    one_of(outcome.status, over, "status")
    for result in outcome.results:
        one_of(result, list(RESULTS), "results")
    not_after_today(desk, outcome.on, "on")
    not_after_today(desk, outcome.told_on, "told_on")
    held = next(status.held for status in court_lists().statuses if status.id == outcome.status)
    if outcome.results and not held and set(outcome.results) - {"warrant", "bail"}:
        raise WrongAnswer("status", _("A verdict, a plea or a sentence needs a hearing that took place."))
    if "verdict" in outcome.results:
        one_of(outcome.verdict or "", VERDICTS, "verdict")
    if outcome.next_name.strip() and not outcome.next_on.is_known:
        raise WrongAnswer("next_on", _("Give the day of the next hearing, or leave its name empty."))


def _events(outcome: Outcome) -> Sequence[NewEvent]:
    found = []
    for result, kind in RESULTS.items():  # in the order in which they happen on a day
        if result not in outcome.results:
            continue
        event = NewEvent(kind, outcome.on, suspect=outcome.suspect)
        if result == "verdict":
            event = replace(event, outcome=outcome.verdict)
        elif result == "sentence":
            event = replace(event, months=outcome.months, hospital_order=outcome.hospital_order)
        elif result == "not-guilty-plea" and _names_the_trial(outcome):
            event = replace(event, trial_on=outcome.next_on)
        found.append(event)
    return found


def _names_the_trial(outcome: Outcome) -> bool:
    return outcome.next_on.is_known and outcome.next_name.strip().casefold() == "trial"


def _with(desk: Desk, record: ClientRecord, entries: Sequence[NewEntry]) -> ClientRecord:
    return fold(record, [desk.store.unwritten(entry, desk.author) for entry in entries])
