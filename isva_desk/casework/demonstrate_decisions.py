"""Letters, dates that differ, hard news and the work of police and CPS in the demonstration. All of it is invented."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from isva_desk.casework.decisions import Around, NewPlan, describe_decision, plan_delivery
from isva_desk.casework.desk import Desk
from isva_desk.casework.letters import GivenDate, NewLetter, Reading, record_letter
from isva_desk.casework.prosecution import (
    MeetingNotes,
    PlanNotes,
    answer_panel,
    describe_plan,
    describe_trial_meeting,
    hold_clinic,
    send_to_panel,
)
from isva_desk.casework.record_event import NewEvent, record_event
from isva_desk.casework.record_update import NewUpdate
from isva_desk.domain.case import Case, Event
from isva_desk.domain.dates import When, on_day
from isva_desk.journal.case_view import case_of
from isva_desk.journal.caseload import caseload_page
from isva_desk.journal.decisions.views import decisions_of
from isva_desk.journal.prosecution.views import prosecution_of

_MOST = 3  # of each kind of story


def demonstrate_decisions(desk: Desk) -> None:
    """Tell a few stories on cases that fit them; where none fits, a story is left out."""
    _letters(desk)
    _decisions(desk)
    _plans(desk)
    _trials(desk)
    _provisional_stop(desk)


def _cases(desk: Desk) -> Iterator[tuple[str, Case]]:
    for row in caseload_page(desk.store):
        if not row.is_closed:
            yield row.case_id, case_of(desk.store, row.case_id)


def _last(case: Case, *kinds: str) -> Event | None:
    found = [event for event in case.events if event.kind in kinds and event.on.day is not None]
    return max(found, key=lambda event: event.on.day or date.min, default=None)


def _later(desk: Desk, known: When, days: int) -> date | None:
    """A working day some days after, or None where that is still to come."""
    if known.day is None:
        return None
    day = desk.calendar.on_or_after(known.day + timedelta(days=days))
    return day if day <= desk.today() else None


def _letters(desk: Desk) -> None:
    stories = (
        ("charge", Reading("charge", "yes", "both", "none", "no", "yes", "yes")),
        ("cps-referral", Reading("introductory", "no", "phone", "both", "yes", "yes", "yes")),
        ("no-charge-cps", Reading("no-further-action", "no", "none", "none", "no", "no", "")),
    )
    for kind, reading in stories:
        told = 0
        for case_id, case in _cases(desk):
            event = _last(case, kind)
            day = _later(desk, event.on, 6) if event is not None else None
            if event is None or day is None or told == _MOST:
                continue
            told += 1
            update = NewUpdate("cps", on=on_day(day), sent_on=on_day(day - timedelta(days=2)), method="letter",
                               about=(event.id,))  # fmt: skip
            record_letter(desk, case_id, NewLetter(update, reading))


def _decisions(desk: Desk) -> None:
    told = 0
    for case_id, case in _cases(desk):
        found = decisions_of(desk.store, case_id)
        if found.coming and told < _MOST:
            told += 1
            plan_delivery(desk, case_id, NewPlan(
                who="officer-in-case", method="in-person", with_whom="me",
                avoid=("friday-afternoon", "by-text", "alone"), ready=("when-safe", "who-there"),
            ))  # fmt: skip
        event = _last(case, "no-charge-cps", "no-charge-police")
        if event is not None and len(found.taken) == 1 and not found.taken[0].warned:
            met = on_day(event.on.day - timedelta(days=5)) if event.on.day else When()
            describe_decision(desk, event.id, Around(warned="no", met="yes", met_on=met, support="yes"))
            sent = send_to_panel(desk, case_id, f"DEMO{told}X", event.id, "").made
            day = _later(desk, event.on, 30)
            if sent is not None and day is not None and told % 2 == 0:
                answer_panel(desk, sent, "learning", on_day(day))


def _plans(desk: Desk) -> None:
    told = 0
    for case_id, _case in _cases(desk):
        for plan in prosecution_of(desk.store, case_id).plans:
            describe_plan(desk, plan.id, PlanNotes(("phone", "third-party") if plan.number == 1 else ("disclosure",)))
            day = _later(desk, plan.sent, 7)
            if day is not None and told < _MOST:
                told += 1
                again = on_day(desk.calendar.after(desk.today(), 4 + told))
                hold_clinic(desk, case_id, on_day(day), "Download of the phone first", again)


def _trials(desk: Desk) -> None:
    told = 0
    for case_id, case in _cases(desk):
        plea = _last(case, "not-guilty-plea")
        day = _later(desk, plea.on, 8) if plea is not None else None
        if plea is None or day is None or plea.trial_on.day is None or plea.trial_on.day <= desk.today():
            continue
        told += 1
        if told == 1:
            # Witness Care gives the day after: nobody knows yet which of them is right.
            update = NewUpdate("witness-care", on=on_day(day), method="letter")
            gives = (GivenDate(on_day(plea.trial_on.day + timedelta(days=1)), hearing=plea.hearing or "trial"),)
            record_letter(desk, case_id, NewLetter(update, Reading("court-dates", "yes", clear="yes"), gives=gives))
        if told == 2:
            offer = NewUpdate("cps", on=on_day(day), offer="pre-trial-meeting", answer="yes", about=(plea.id,))
            planned = on_day(desk.calendar.after(desk.today(), 3))
            notes = MeetingNotes(planned, "14:00", "video", "me", ("who", "special-measures", "breaks"))
            describe_trial_meeting(desk, case_id, notes, offer)
            return


def _provisional_stop(desk: Desk) -> None:
    """In an Area where the pilot of expedited reviews runs."""
    areas = {area for rule in desk.rules.by_id.get("cps-vrr-expedited-notice", ()) for area in rule.areas or {}}
    for case_id, case in _cases(desk):
        charge = _last(case, "charge")
        over = _last(case, "trial-started", "verdict", "sentence", "cps-stop-or-alter", "no-charge-cps")
        if case.cps_area in areas and charge is not None and over is None:
            on = on_day(desk.calendar.on_or_before(desk.today() - timedelta(days=2)))
            record_event(desk, case_id, NewEvent("cps-provisional-stop", on, learned=on, suspect=charge.suspect))
            return
