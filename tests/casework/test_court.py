"""The story of a case at court: a trial that moves, measures step by step, and the day itself in one transaction."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.correct_fact import correct_fact, retract_fact
from isva_desk.casework.court_hearings import NewHearing, describe_hearing, list_hearing, set_hearing_status
from isva_desk.casework.court_outcome import Outcome, record_outcome
from isva_desk.casework.court_steps import NewStep, contact_witness_care, take_step
from isva_desk.casework.days_to_avoid import avoid_day
from isva_desk.casework.desk import Desk
from isva_desk.domain.dates import UNKNOWN, parse_when
from isva_desk.journal.court.hearings import Hearing
from isva_desk.journal.court.views import CourtView, court_of
from isva_desk.journal.entitlements_view import entitlements_of
from isva_desk.journal.rows import TodayRow
from isva_desk.journal.timeline import timeline
from isva_desk.journal.today import today_list
from tests.builders.desks import CaseBuilder, SteppingClock, a_case, a_desk

MEASURE, PRACTICAL = "measures", "practical"


def at(text: str) -> Any:
    return parse_when(text)


def view(case: CaseBuilder) -> CourtView:
    return court_of(case.desk.store, case.id)


def hearing(case: CaseBuilder, key: str = "trial") -> Hearing:
    return next(one for one in view(case).hearings if one.key == key)


def entries(case: CaseBuilder) -> int:
    return int(case.desk.store.connection.execute("SELECT count(*) FROM entries").fetchone()[0])


def tasks(desk: Desk, case: CaseBuilder) -> dict[str, TodayRow]:
    rows = [row for row in today_list(desk.store, desk.clock()) if row.section == "tasks" and row.case_id == case.id]
    return {row.matter.kind: row for row in rows if row.matter is not None}


def a_trial(tmp_path: Path, clock: SteppingClock | None = None) -> CaseBuilder:
    desk = a_desk(tmp_path, clock=clock)
    case = a_case(desk).with_event("charge", "2026-05-04", suspect="A")
    list_hearing(desk, case.id, NewHearing("trial", at("2026-10-05"), said_on=at("2026-06-01")))
    return case


def test_a_trial_that_moves_twice_keeps_every_day_and_counts_the_wait(tmp_path: Path) -> None:
    case = a_trial(tmp_path)
    for said, new in (("2026-09-25", "2026-12-07"), ("2026-11-16", "2027-03-08T10:30")):
        list_hearing(case.desk, case.id, NewHearing("Trial", at(new), said_on=at(said), status="fixed"))
    found = hearing(case)
    assert [listing.on.text for listing in found.listings] == ["2026-10-05", "2026-12-07", "2027-03-08T10:30"]
    assert (found.moved, found.waited, found.now.hour) == (2, 154, "10:30")
    kinds = [row.kind for row in timeline(case.desk.store, case.id) if row.what == "event"]
    assert kinds.count("hearing-moved") == 2, "the days stay events, which is what entitlements are judged from"
    owed = [found.rule for found in entitlements_of(case.desk.store, case.id, case.desk.today())]
    assert owed.count("vc-r8-hearing-dates") == 3

    # A move that was recorded by mistake is taken back: the day before it holds again, and its status with it.
    retract_fact(case.desk, found.now.fact, "It was another case")
    assert (hearing(case).moved, hearing(case).now.on.text) == (1, "2026-12-07")


def test_the_status_belongs_to_the_day_that_was_listed(tmp_path: Path) -> None:
    case = a_trial(tmp_path)
    desk = case.desk
    describe_hearing(desk, case.id, "trial", court="Bristol Crown Court", hour="10.30")
    set_hearing_status(desk, case.id, "trial", "adjourned", at("2026-10-05"))
    assert hearing(case).now.is_over
    dates = desk.store.connection.execute("SELECT count(*) FROM p_dates").fetchone()[0]
    assert dates == 0, "nothing is to come on a day that was put off"
    list_hearing(desk, case.id, NewHearing("trial", at("2026-11-26"), said_on=at("2026-10-05")))
    found = hearing(case)
    assert (found.now.status, found.now.hour, found.court) == (None, "", "Bristol Crown Court")
    row = next(row for row in today_list(desk.store, desk.clock()) if row.section == "hearings")
    assert row.why == "Listed for Thursday 26 November 2026. Bristol Crown Court. Moved 1 time so far."


@pytest.mark.parametrize(
    ("field", "new"),
    [
        ("name", NewHearing("  ", at("2026-12-01"))),
        ("hearing_on", NewHearing("trial", UNKNOWN)),
        ("status", NewHearing("trial", at("2026-12-01"), status="lost")),
        ("on", NewHearing("trial", at("2026-12-01"), said_on=at("2027-01-01"))),
        ("kind", NewHearing("trial", at("2026-12-01"), kind="party")),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_saved(tmp_path: Path, field: str, new: NewHearing) -> None:
    case = a_trial(tmp_path)
    before = entries(case)
    with pytest.raises(WrongAnswer) as wrong:
        list_hearing(case.desk, case.id, new)
    assert wrong.value.field == field
    assert entries(case) == before


def test_a_decision_on_a_measure_brings_its_event_and_a_telling_its_update(tmp_path: Path) -> None:
    case = a_trial(tmp_path)
    desk = case.desk
    take_step(desk, case.id, NewStep(MEASURE, "screens", "discussed", on=at("2026-06-10")))
    take_step(desk, case.id, NewStep(MEASURE, "screens", "applied", on=at("2026-07-01"), by="cps"))
    take_step(
        desk,
        case.id,
        NewStep(MEASURE, "screens", "granted", on=at("2026-11-10")),
        NewStep(MEASURE, "live-link", "refused", on=at("2026-11-10")),
    )
    rules = [
        found
        for found in entitlements_of(desk.store, case.id, desk.today())
        if found.rule == "vc-r8-special-measures-outcome"
    ]
    assert [found.verdict for found in rules] == ["not-recorded"], "two measures of one day are one decision"
    for measure in ("screens", "live-link"):
        told = NewStep(MEASURE, measure, "told", on=at("2026-11-12"), by="witness-care", method="phone")
        take_step(desk, case.id, told)
    rules = [
        found
        for found in entitlements_of(desk.store, case.id, desk.today())
        if found.rule == "vc-r8-special-measures-outcome"
    ]
    assert [found.verdict for found in rules] == ["recorded"]
    kinds = [row.what for row in timeline(desk.store, case.id)]
    assert kinds.count("update") == 1, "one call told of both"
    held = view(case).taken(MEASURE, "live-link")
    assert {column: taken.step.id for column, taken in held.items()} == {"decided": "refused", "told": "told"}
    assert desk.store.connection.execute(
        "SELECT measure, applied, granted, refused, told FROM p_measures ORDER BY measure"
    ).fetchall() == [
        ("live-link", None, None, "2026-11-10", "2026-11-12"),
        ("screens", "2026-07-01", "2026-11-10", None, "2026-11-12"),
    ]


def test_an_update_recorded_elsewhere_is_a_step_here(tmp_path: Path) -> None:
    case = a_trial(tmp_path)
    case.with_update("witness-care", "2026-11-02", offer="court-visit", answer="yes")
    visit = view(case).taken("preparation", "court-visit")
    assert {column: taken.step.id for column, taken in visit.items()} == {"offered": "offered", "wanted": "wanted"}
    offered = NewStep("statement", "personal-statement", "offered", on=at("2026-11-03"), by="police")
    take_step(case.desk, case.id, offered)
    held = [row for row in timeline(case.desk.store, case.id) if row.what == "update"]
    assert len(held) == 2, "an offer by a body counts as the offer of the Code"
    case.with_event("special-measures-decision", "2026-11-09")
    assert [day.text for day in view(case).decisions] == ["2026-11-09"]


def test_today_asks_for_what_a_trial_needs_and_stops_when_it_has_it(tmp_path: Path) -> None:
    clock = SteppingClock()
    case = a_trial(tmp_path, clock)
    desk = case.desk
    list_hearing(desk, case.id, NewHearing("trial", at("2027-03-08"), said_on=at("2026-10-05")))
    assert tasks(desk, case) == {}, "it is far off"
    clock.go_to("2027-02-26")
    asked = tasks(desk, case)
    assert set(asked) == {"supporter", "measures", "statement"}
    assert asked["measures"].why.endswith("No special measure is recorded, not even as discussed.")
    assert asked["supporter"].where == (
        ("tab", "court"), ("focus", f"{hearing(case).now.fact}:practical/supporter"),
    )  # fmt: skip
    take_step(desk, case.id, NewStep(MEASURE, "screens", "wanted", on=at("2027-02-26")))
    assert tasks(desk, case)["measures"].why.endswith("No decision is recorded for: Screens.")
    take_step(desk, case.id, NewStep(MEASURE, "screens", "granted", on=at("2027-02-26")))
    take_step(desk, case.id, NewStep(PRACTICAL, "supporter", "arranged", "trial", at("2027-02-26"), who="Robin"))
    take_step(desk, case.id, NewStep("statement", "personal-statement", "not-wanted", on=at("2027-02-26")))
    assert tasks(desk, case) == {}
    clock.go_to("2027-03-09")
    assert tasks(desk, case)["outcome"].title == "Trial: what came of it?"
    clock.go_to("2027-04-06")
    assert tasks(desk, case) == {}, "after four weeks it asks no more"


def test_a_hearing_on_a_day_to_avoid_is_said_without_saying_why(tmp_path: Path) -> None:
    case = a_trial(tmp_path)
    desk = case.desk
    avoid_day(desk, case.client, 12, 9, "ask-first")
    with pytest.raises(WrongAnswer, match="noted already"):
        avoid_day(desk, case.client, 12, 9)
    with pytest.raises(WrongAnswer, match="no such day"):
        avoid_day(desk, case.client, 2, 30)
    list_hearing(desk, case.id, NewHearing("sentence", at("2026-12-07/2026-12-11"), said_on=at("2026-11-20")))
    row = tasks(desk, case)["avoid"]
    assert (row.title, row.badge) == ("Sentence hearing is on a day to avoid", "Ask before anything is arranged")
    assert row.why.startswith("Wed 9 Dec is a day that the client wants kept free.")


def test_the_day_at_court_in_one_transaction(tmp_path: Path) -> None:
    clock = SteppingClock()
    case = a_trial(tmp_path, clock)
    desk = case.desk
    clock.go_to("2026-10-08")
    before = entries(case)
    with pytest.raises(WrongAnswer, match="hearing that took place"):
        record_outcome(desk, case.id, Outcome("trial", "adjourned", at("2026-10-08"), ("verdict",), "A", "guilty"))
    with pytest.raises(WrongAnswer):
        record_outcome(desk, case.id, Outcome("trial", "effective", at("2026-10-08"), ("verdict",), "A"))
    with pytest.raises(WrongAnswer, match="listed for Monday 5 October 2026, which is later") as wrong:
        record_outcome(desk, case.id, Outcome("trial", "effective", at("2026-10-01")))
    assert wrong.value.field == "on"
    assert entries(case) == before

    record_outcome(
        desk,
        case.id,
        Outcome(
            "trial", "effective", at("2026-10-08"), ("verdict",), "A", "guilty", next_on=at("2026-11-26T10:00"),
            next_name="sentence", next_status="fixed", told_by="cps", note="Sentence after a report",
        ),
    )  # fmt: skip
    assert hearing(case).now.is_over
    assert hearing(case, "sentence").now.hour == "10:00"
    outcome = next(
        found for found in entitlements_of(desk.store, case.id, desk.today()) if found.rule == "vc-r9-outcome"
    )
    assert outcome.verdict == "met"
    assert tasks(desk, case).get("outcome") is None

    clock.go_to("2026-11-26", "17:00")
    sentence = Outcome("sentence", "effective", at("2026-11-26"), ("sentence",), "A", months=84, told_by="witness-care")
    record_outcome(desk, case.id, sentence)
    rules = {found.rule: found.verdict for found in entitlements_of(desk.store, case.id, desk.today())}
    assert rules["vc-r9-sentence"] == "met"
    assert rules["uls-request-28d"] == "open"


def test_put_off_with_a_new_day_moves_the_hearing(tmp_path: Path) -> None:
    clock = SteppingClock()
    case = a_trial(tmp_path, clock)
    clock.go_to("2026-10-05", "16:00")
    record_outcome(
        case.desk, case.id, Outcome("trial", "ineffective", at("2026-10-05"), next_on=at("2027-01-11"), note="No judge")
    )
    found = hearing(case)
    assert (found.moved, found.waited) == (1, 98)
    assert found.listings[0].status is not None
    assert found.listings[0].status.words == "Ineffective"
    assert "Trial on Monday 5 October 2026: Ineffective" in [row.text for row in timeline(case.desk.store, case.id)]


def test_contact_with_witness_care_is_the_last_of_either_way(tmp_path: Path) -> None:
    case = a_trial(tmp_path)
    assert view(case).last_contact is None
    case.with_update("witness-care", "2026-11-02")
    contact_witness_care(case.desk, case.id, at("2026-11-19"), "phone", note="Asked for a separate way in")
    last = view(case).last_contact
    assert last is not None
    assert last.text == "2026-11-19"


def test_a_correction_keeps_what_a_fact_is_about(tmp_path: Path) -> None:
    case = a_trial(tmp_path)
    desk = case.desk
    step = take_step(desk, case.id, NewStep(MEASURE, "screens", "applied", on=at("2026-07-01"), by="cps")).made or ""
    correct_fact(desk, step, {"on": at("2026-07-02"), "note": "By mail"}, "Misread")
    assert view(case).taken(MEASURE, "screens")["applied"].on.text == "2026-07-02"
    status = set_hearing_status(desk, case.id, "trial", "fixed", at("2026-09-01")).made or ""
    avoided = avoid_day(desk, case.client, 12, 9).made or ""
    refused: list[tuple[str, dict[str, Any]]] = [
        (step, {"item": "live-link"}), (step, {"step": "blessed"}), (step, {"on": at("2027-05-01")}),
        (status, {"listing": ""}), (status, {"status": "lost"}), (avoided, {"day": 40}),
    ]  # fmt: skip
    for fact, change in refused:
        with pytest.raises(WrongAnswer) as wrong:
            correct_fact(desk, fact, change, "Misread")
        assert wrong.value.field == next(iter(change))
    correct_fact(desk, avoided, {"day": 10}, "Misheard")
    assert [day.month_day for day in view(case).avoided] == ["12-10"]


def test_a_hearing_whose_name_is_put_right_keeps_what_is_known_of_it(tmp_path: Path) -> None:
    case = a_trial(tmp_path)
    desk = case.desk
    describe_hearing(desk, case.id, "trial", court="Bristol Crown Court", hour="10:30")
    set_hearing_status(desk, case.id, "trial", "floating", at("2026-09-20"))
    correct_fact(desk, hearing(case).now.fact, {"hearing": "retrial"}, "It is the second one")
    (found,) = view(case).hearings
    assert (found.kind.id, found.court, found.now.hour) == ("retrial", "Bristol Crown Court", "10:30")
    assert found.now.status is not None
    assert found.now.status.id == "floating"
