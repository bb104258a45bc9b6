"""Escalations, and what was asked about: from the chases as they were made and answered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from isva_desk.casework.chase import NewAnswer, answer_chase, close_chase, make_chase
from isva_desk.casework.chase_draft import draft
from isva_desk.casework.desk import Desk
from isva_desk.casework.open_case import agree_contact_plan
from isva_desk.documents.reports.catalogue import REPORTS
from isva_desk.documents.reports.report import Wanted
from isva_desk.domain.dates import parse_when
from tests.builders.desks import CaseBuilder, SteppingClock, a_case, a_client, a_desk
from tests.documents.test_reports import made, rows


@pytest.fixture
def clock() -> SteppingClock:
    return SteppingClock()


@pytest.fixture
def desk(tmp_path: Path, clock: SteppingClock) -> Desk:
    return a_desk(tmp_path, clock=clock)


def climbed(desk: Desk, clock: SteppingClock, reference: str, name: str) -> CaseBuilder:
    """An arrest nobody was told of; the officer does not answer, then the sergeant does, late."""
    clock.go_to("2026-11-02")
    case = a_case(desk, a_client(desk, reference, name)).with_event("arrest", "2026-10-19", "A")
    subject = f"vc-r6-arrested:{case.facts['arrest']}"
    chase = make_chase(desk, case.id, draft(desk, case.id, subject), text="Please tell").made or ""
    clock.go_to("2026-11-10")
    make_chase(desk, case.id, draft(desk, case.id, subject, "sergeant"), text="Please tell")
    clock.go_to("2026-11-19")
    answer_chase(desk, chase, NewAnswer("answered", date(2026, 11, 18), changed=f"{name} was told by phone"))
    clock.go_to("2026-11-23")
    return case


def silent(desk: Desk, reference: str) -> CaseBuilder:
    """An update every four weeks was agreed, and the last one came in September."""
    case = a_case(desk, a_client(desk, reference, "Kim")).with_event("report", "2026-08-03")
    case.with_update("police", "2026-09-01", "report")
    agree_contact_plan(desk, case.id, "police", parse_when("2026-09-01"), 28)
    return case


def test_a_chase_above_the_first_step_is_an_escalation(desk: Desk, clock: SteppingClock) -> None:
    climbed(desk, clock, "ESC1", "Kim")
    (line,) = rows(next(iter(made(desk, "escalations").tables)))
    assert (line["Client"], line["Agency"], line["Level"]) == (
        "ESC1",
        "Avon and Somerset Police",
        "Supervising sergeant",
    )
    assert (line["Sent"], line["Due"], line["Answered"]) == (date(2026, 11, 10), date(2026, 11, 17), date(2026, 11, 18))
    assert (line["Working days to answer"], line["Outcome"]) == (6, "Answered")
    assert line["What changed for the client"] == "the client was told by phone"


def test_as_at_an_earlier_day_the_answer_has_not_come(desk: Desk, clock: SteppingClock) -> None:
    climbed(desk, clock, "ESC1", "Kim")
    early = REPORTS["escalations"].make(desk, Wanted(date(2026, 11, 12)))
    (line,) = rows(next(iter(early.tables)))
    assert (line["Answered"], line["Outcome"]) == (None, "Time still running")
    assert rows(next(iter(REPORTS["escalations"].make(desk, Wanted(date(2026, 11, 9))).tables))) == []


def test_the_end_of_a_chase_says_what_changed(desk: Desk, clock: SteppingClock) -> None:
    climbed(desk, clock, "ESC1", "Kim")
    (chase,) = desk.store.connection.execute("SELECT chase_id FROM p_chases").fetchone()
    close_chase(desk, chase, date(2026, 11, 20), "settled", changed="Kim now hears every month")
    (line,) = rows(next(iter(made(desk, "escalations").tables)))
    assert line["What changed for the client"] == "the client now hears every month"


def test_outside_only_counts_leave(desk: Desk, clock: SteppingClock) -> None:
    for number in range(6):
        climbed(desk, clock, f"ESC{number}", "Kim")
    (line,) = rows(next(iter(made(desk, "escalations", outside=True).tables)))
    assert (line["Agency"], line["Answered late"], line["Escalations"]) == ("Avon and Somerset Police", 6, 6)
    few = made(desk, "escalations", outside=True, last=date(2026, 11, 9))
    assert rows(next(iter(few.tables))) == []


def test_an_exception_says_how_often_and_how_high_it_was_asked_about(desk: Desk, clock: SteppingClock) -> None:
    climbed(desk, clock, "ESC1", "Kim")
    a_case(desk, a_client(desk, "NONE", "Ali")).with_event("arrest", "2026-10-19", "A")
    arrested = [
        line for line in rows(next(iter(made(desk, "exceptions").tables))) if "arrested" in str(line["Entitlement"])
    ]
    asked = {line["Client"]: (line["Asked about"], line["Highest step"]) for line in arrested}
    assert asked == {"ESC1": ("2 times", "Supervising sergeant"), "NONE": (None, None)}


def test_a_silence_shows_the_step_that_comes_next(desk: Desk, clock: SteppingClock) -> None:
    clock.go_to("2026-11-09")
    case = silent(desk, "GAP1")
    make_chase(desk, case.id, draft(desk, case.id, "vc-r6-agreed-updates"), text="Please tell")
    clock.go_to("2026-11-23")
    (line,) = rows(next(iter(made(desk, "update-gaps").tables)))
    assert (line["Asked about"], line["Next step"]) == ("1 time", "Supervising sergeant")


def test_counts_of_silence_by_force_leave_no_reference(desk: Desk) -> None:
    for number in range(7):
        silent(desk, f"GAP{number}")
    (line,) = rows(next(iter(made(desk, "update-gaps", outside=True).tables)))
    assert (line["Police force"], line["Over 28 days"], line["Cases"]) == ("Avon and Somerset Police", 7, 7)
