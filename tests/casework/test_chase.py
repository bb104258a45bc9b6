"""Asking a body: the row, the letter, time that passes, the next step, the answer. No verdict ever changes by it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from isva_desk.casework.chase import NewAnswer, answer_chase, close_chase, make_chase
from isva_desk.casework.chase_draft import draft, standing
from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.correct_fact import correct_fact, retract_fact
from isva_desk.casework.desk import Desk
from isva_desk.casework.open_case import agree_contact_plan, close_case
from isva_desk.casework.people import assign_person, end_assignment, record_vacancy
from isva_desk.casework.sign_in import open_first
from isva_desk.domain.dates import on_day, parse_when
from isva_desk.journal.chases import chase, chases, chases_of, waiting_count
from isva_desk.journal.entitlements_view import entitlements_of
from isva_desk.journal.rows import TodayRow
from isva_desk.journal.timeline import timeline
from isva_desk.journal.today import today_counts, today_list
from tests.builders.desks import CaseBuilder, SteppingClock, a_case, a_client, a_desk
from tests.builders.sam import sams_case

BAIL = "vc-r6-bail-or-rui"
TITLE = "Told that suspect A was released on bail or under investigation"
GAP = "vc-r6-agreed-updates"


def a_story(tmp_path: Path) -> tuple[Desk, CaseBuilder, SteppingClock]:
    """Sam's case on Monday 23 November 2026: bail on the 13th, and no record that anybody told them."""
    clock = SteppingClock()
    desk = open_first(a_desk(tmp_path, clock=clock), "Robin Example", "An invented service")
    return desk, sams_case(desk), clock


def ask(desk: Desk, case: CaseBuilder, key: str = BAIL, step: str | None = None) -> str:
    drafted = draft(desk, case.id, key, step)
    return make_chase(desk, case.id, drafted, text=drafted.letter, method="email").made or ""


def rows(desk: Desk, clock: SteppingClock, section: str) -> list[TodayRow]:
    return [row for row in today_list(desk.store, clock.now) if row.section == section]


def verdicts(desk: Desk, case: CaseBuilder) -> list[tuple[str, str | None, str]]:
    return [(one.rule, one.trigger, one.verdict) for one in entitlements_of(desk.store, case.id, desk.today())]


def test_the_letter_names_the_fact_the_day_the_rule_what_is_asked_and_by_when(tmp_path: Path) -> None:
    desk, case, _clock = a_story(tmp_path)
    drafted = draft(desk, case.id, BAIL)
    paragraphs = drafted.letter.split("\n\n")
    fact = (
        "Released on bail on Friday 13 November 2026. Enhanced Rights apply, so the police had 1 working day: until "
        "the end of Monday 16 November 2026."
    )
    assert paragraphs[:5] == [
        "Dear DC Perry,",
        "Crime reference 52/0012, our reference T5R1.",
        f"This is about what the client is entitled to: {TITLE}.",
        fact,
        "The rule: Code of Practice for Victims of Crime in England and Wales 2020, Right 6, paragraph 6.1.",
    ]
    assert paragraphs[5].startswith("I have no record that this happened in time. It may have happened")
    assert "Please tell me by Monday 30 November 2026:" in paragraphs
    assert paragraphs[-1] == "Robin Example\nAn invented service"
    assert drafted.message.startswith("Crime reference 52/0012, our reference T5R1. The client is entitled to this:")
    assert "\n" not in drafted.message
    assert "Monday 30 November 2026" in drafted.message
    assert "Sam" not in drafted.letter + drafted.message + drafted.heading, "the letter names nobody who was hurt"
    assert (drafted.step.id, drafted.answer_by, drafted.ladder) == ("officer", date(2026, 11, 30), "2026.1")


def test_asking_waiting_going_higher_and_the_answer(tmp_path: Path) -> None:
    desk, case, clock = a_story(tmp_path)
    before = verdicts(desk, case)
    (row,) = rows(desk, clock, "no-record")
    assert row.asked_on is None
    first = ask(desk, case)
    (row,) = rows(desk, clock, "no-record")
    assert row.why.endswith("Asked on Mon 23 Nov; an answer is asked for by Mon 30 Nov.")
    assert rows(desk, clock, "answers") == []

    clock.go_to("2026-11-30")
    with pytest.raises(WrongAnswer, match="from Tuesday 1 December 2026 on"):
        draft(desk, case.id, BAIL, "sergeant")
    assert rows(desk, clock, "answers") == []

    clock.go_to("2026-12-01")
    (row,) = rows(desk, clock, "answers")
    assert (row.chase_id, row.badge, row.owed_by) == (first, "answer was due", "police")
    assert row.why == "Asked on Mon 23 Nov. An answer was due by Mon 30 Nov. No record of one."
    with pytest.raises(WrongAnswer, match="the one before it comes first"):
        draft(desk, case.id, BAIL, "inspector")
    drafted = draft(desk, case.id, BAIL)
    assert drafted.step.id == "sergeant"
    assert drafted.letter.startswith("To the Supervising sergeant,")
    assert (
        "I asked about this on Monday 23 November 2026 (DC Perry) and asked for an answer by Monday 30 November 2026. "
        "I have no record of an answer."
    ) in drafted.letter
    ask(desk, case)
    (found,) = chases_of(desk.store, case.id)
    assert (found.chase_id, found.step, found.times, found.state) == (first, "sergeant", 2, "open")

    clock.go_to("2026-12-02")
    answer_chase(desk, first, NewAnswer("said-done", desk.today(), date(2026, 11, 14), changed="Knows the conditions"))
    found = chase(desk.store, first)
    assert (found.state, found.answer, found.done_on) == ("answered", "said-done", date(2026, 11, 14))
    assert found.changed == "Knows the conditions"
    assert rows(desk, clock, "answers") == []
    (row,) = rows(desk, clock, "no-record")
    assert row.asked_on is None, "what is answered and still has no record asks for an act again"
    assert verdicts(desk, case) == before, "no chase changes a verdict"

    case.facts["release-on-bail"] = next(one.trigger or "" for one in entitlements_of(
        desk.store, case.id, desk.today()) if one.rule == BAIL)  # fmt: skip
    case.with_update("police", "2026-11-14", "release-on-bail")
    assert chase(desk.store, first).state == "settled"
    close_chase(desk, first, desk.today(), "settled")
    assert chases(desk.store) == []
    assert [one.chase_id for one in chases(desk.store, closed=True)] == [first]


def test_what_nobody_has_asked_about_comes_before_what_is_being_asked(tmp_path: Path) -> None:
    clock = SteppingClock()
    desk = a_desk(tmp_path, clock=clock)
    old = a_case(desk).with_event("arrest", "2026-11-09", "A")
    a_case(desk, a_client(desk, "M3D8")).with_event("arrest", "2026-11-16", "A")
    assert [row.reference for row in rows(desk, clock, "no-record")] == ["K7Q2", "M3D8"]
    ask(desk, old, "vc-r6-arrested")
    assert [row.reference for row in rows(desk, clock, "no-record")] == ["M3D8", "K7Q2"]
    assert today_counts(desk.store, clock.now)["no-record"] == 2


def test_a_promise_is_waited_for_and_its_passing_is_counted(tmp_path: Path) -> None:
    desk, case, clock = a_story(tmp_path)
    first = ask(desk, case)
    clock.go_to("2026-11-24")
    answer_chase(desk, first, NewAnswer("promised", desk.today(), promised_on=date(2026, 12, 4)))
    assert chase(desk.store, first).waits_until == date(2026, 12, 4)
    clock.go_to("2026-12-03")
    assert [step.id for step in standing(desk, case.id, BAIL).offer.open] == ["officer"], "the same can be asked again"
    assert rows(desk, clock, "answers") == []
    clock.go_to("2026-12-05")
    (row,) = rows(desk, clock, "answers")
    assert row.why == "Asked on Mon 23 Nov. It was promised for Fri 4 Dec. No record that it was done."
    assert chase(desk.store, first).passed_promises(desk.today()) == 1
    drafted = draft(desk, case.id, BAIL)
    assert drafted.step.id == "sergeant"
    assert "was told that it would be done by Friday 4 December 2026. I have no record that it was." in drafted.letter


def test_a_gap_of_contact_is_asked_about_and_a_new_gap_is_another_one(tmp_path: Path) -> None:
    clock = SteppingClock()
    desk = a_desk(tmp_path, clock=clock)
    case = a_case(desk)
    agree_contact_plan(desk, case.id, "police", parse_when("2026-10-01"), 28)
    case.with_event("report", "2026-09-01").with_update("police", "2026-10-05")
    drafted = draft(desk, case.id, GAP)
    assert drafted.subject.about == "gap"
    assert "The last update by the police was on Monday 5 October 2026." in drafted.letter
    assert "I have no record of an update since." in drafted.letter
    first = ask(desk, case, GAP)
    clock.go_to("2026-11-25")
    case.with_update("police", "2026-11-25")
    assert chase(desk.store, first).state == "settled"
    clock.go_to("2027-01-04")
    second = ask(desk, case, GAP)
    assert chase(desk.store, second).times == 1, "the new silence is asked about from the first step on"
    assert chase(desk.store, second).step == "officer"


def test_a_role_that_has_nobody_is_asked_about_one_step_higher(tmp_path: Path) -> None:
    clock = SteppingClock()
    desk = a_desk(tmp_path, clock=clock)
    case = a_case(desk)
    officer = assign_person(desk, case.id, "officer-in-case", "DC Perry", "4471").made or ""
    end_assignment(desk, officer, on_day(date(2026, 11, 2)))
    drafted = draft(desk, case.id, "vacancy:officer-in-case")
    assert drafted.step.id == "sergeant"
    assert "Nobody has been named since Monday 2 November 2026." in drafted.letter
    assert "Perry" not in drafted.letter
    made = ask(desk, case, "vacancy:officer-in-case")
    (row,) = rows(desk, clock, "vacancies")
    assert row.why.endswith("Asked on Mon 23 Nov; an answer is asked for by Mon 30 Nov.")
    assign_person(desk, case.id, "officer-in-case", "DC Lowe")
    assert chase(desk.store, made).state == "settled"
    with pytest.raises(WrongAnswer, match="nothing open in this case"):
        draft(desk, case.id, "vacancy:officer-in-case")


def test_a_promise_of_an_agency_is_asked_about(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk).with_event(
        "promise", "2026-11-02", by="cps", promised_on="2026-11-16", what="a letter with the reasons"
    )
    record_vacancy(desk, case.id, "prosecutor", on_day(date(2026, 11, 2)))
    drafted = draft(desk, case.id, "agency-promise")
    assert (drafted.subject.about, drafted.subject.agency) == ("promise", "cps")
    assert drafted.step.id == "district-crown-prosecutor", "nobody is named as prosecutor"
    assert "It was promised for the end of Monday 16 November 2026." in drafted.letter


def test_a_complaint_comes_after_every_step_below_it_and_is_the_clients_own(tmp_path: Path) -> None:
    desk, case, clock = a_story(tmp_path)
    for step in ("officer", "sergeant", "inspector", "rape-lead"):
        drafted = draft(desk, case.id, BAIL)
        assert drafted.step.id == step
        ask(desk, case)
        clock.go_to(desk.calendar.after(drafted.answer_by, 1).isoformat())
    drafted = draft(desk, case.id, BAIL)
    assert drafted.step.id == "complaint"
    assert "Ask them first" in drafted.step.note
    assert "Please take this as a complaint under your own procedure" in drafted.letter
    assert drafted.letter.count("I have no record of an answer.") == 4


def test_what_cannot_be_so_is_refused_beside_its_field(tmp_path: Path) -> None:
    desk, case, clock = a_story(tmp_path)
    drafted = draft(desk, case.id, BAIL)
    for field, wrong in (
        ("answer_by", {"text": "x", "answer_by": date(2026, 11, 23)}),
        ("asked_on", {"text": "x", "asked_on": date(2026, 11, 24)}),
        ("text", {"text": " "}),
        ("method", {"text": "x", "method": "pigeon"}),
    ):
        with pytest.raises(WrongAnswer) as problem:
            make_chase(desk, case.id, drafted, **wrong)
        assert problem.value.field == field
    first = ask(desk, case)
    clock.go_to("2026-12-01")
    later = draft(desk, case.id, BAIL, "sergeant")
    with pytest.raises(WrongAnswer, match="not up"):
        make_chase(desk, case.id, later, text="x", asked_on=date(2026, 11, 30))
    for field, new in (
        ("on", NewAnswer("answered", date(2026, 11, 22))),
        ("on", NewAnswer("answered", date(2026, 12, 2))),
        ("promised_on", NewAnswer("promised", date(2026, 12, 1))),
        ("promised_on", NewAnswer("promised", date(2026, 12, 1), promised_on=date(2026, 11, 30))),
        ("done_on", NewAnswer("said-done", date(2026, 12, 1), done_on=date(2026, 12, 2))),
    ):
        with pytest.raises(WrongAnswer) as problem:
            answer_chase(desk, first, new)
        assert problem.value.field == field
    with pytest.raises(WrongAnswer, match="why it is not pursued"):
        close_chase(desk, first, desk.today(), "stopped")
    close_chase(desk, first, desk.today(), "stopped", note="Sam asked me to leave it")
    with pytest.raises(WrongAnswer, match="This chase is over"):
        answer_chase(desk, first, NewAnswer("answered", desk.today()))
    assert [step.id for step in standing(desk, case.id, BAIL).offer.open] == ["officer"], "a new chase begins below"


def test_an_asking_can_be_put_right_and_taken_back(tmp_path: Path) -> None:
    desk, case, clock = a_story(tmp_path)
    first = ask(desk, case)
    with pytest.raises(WrongAnswer, match="Give one day"):
        correct_fact(desk, first, {"answer_by": parse_when("2026-11")}, "misread")
    with pytest.raises(WrongAnswer, match="cannot be changed here"):
        correct_fact(desk, first, {"step": "ombudsman"}, "misread")
    correct_fact(desk, first, {"answer_by": parse_when("2026-12-07")}, "agreed by phone")
    clock.go_to("2026-12-01")
    assert rows(desk, clock, "answers") == []
    lines = [line for line in timeline(desk.store, case.id) if line.what == "chase"]
    assert [(line.text, line.corrected) for line in lines] == [
        ("Police asked: Told that suspect A was released on bail or under investigation", 1)
    ]
    retract_fact(desk, first, "never sent")
    assert chases_of(desk.store, case.id) == []


def test_a_closed_case_waits_for_no_answer(tmp_path: Path) -> None:
    desk, case, clock = a_story(tmp_path)
    ask(desk, case)
    close_case(desk, case.id, desk.today(), "support ended as planned")
    clock.go_to("2026-12-07")
    assert rows(desk, clock, "answers") == []
    assert waiting_count(desk.store, desk.today()) == (0, 0)
