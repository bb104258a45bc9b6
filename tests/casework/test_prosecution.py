"""Between police and CPS: action plans with their days, clinics, panels under a code, the meeting before the trial."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.correct_fact import retract_fact
from isva_desk.casework.desk import Desk
from isva_desk.casework.open_case import close_case
from isva_desk.casework.prosecution import (
    MeetingNotes,
    PlanNotes,
    answer_panel,
    answer_plan,
    describe_plan,
    describe_trial_meeting,
    hold_clinic,
    look_at_plan,
    new_code,
    record_plan,
    send_to_panel,
)
from isva_desk.casework.record_event import NewEvent
from isva_desk.casework.record_update import NewUpdate
from isva_desk.domain.dates import on_day, parse_when
from isva_desk.journal.entitlements_view import entitlements_of
from isva_desk.journal.prosecution.views import prosecution_of
from isva_desk.journal.rows import TodayRow
from isva_desk.journal.timeline import timeline
from isva_desk.journal.today import today_list
from tests.builders.desks import CaseBuilder, SteppingClock, a_case, a_client, a_desk


def a_plan(
    desk: Desk, case: CaseBuilder, number: int, target: str, review: str | None = None, notes: PlanNotes | None = None
) -> str:
    event = NewEvent(
        "action-plan", parse_when("2026-11-02"), number=number, target_on=parse_when(target),
        review_on=parse_when(review),
    )  # fmt: skip
    return record_plan(desk, case.id, event, notes or PlanNotes()).made or ""


def on_today(desk: Desk, clock: SteppingClock) -> list[TodayRow]:
    rows = today_list(desk.store, clock.now)
    return [row for row in rows if row.matter is not None and row.matter.area == "prosecution"]


def test_a_plan_is_counted_to_its_answer_and_the_second_asks_who_looked_first(tmp_path: Path) -> None:
    clock = SteppingClock()
    desk = a_desk(tmp_path, clock=clock)
    case = a_case(desk)
    first = a_plan(desk, case, 1, "2026-11-16", notes=PlanNotes(("phone", "third-party")))
    assert on_today(desk, clock) == []
    second = a_plan(desk, case, 2, "2026-12-01")
    assert [row.title for row in on_today(desk, clock)] == ["Action plan 2: was it reviewed first?"]
    describe_plan(desk, second, PlanNotes(senior="no"))
    assert on_today(desk, clock) == []
    describe_plan(desk, second, PlanNotes(("disclosure",)))
    plans = prosecution_of(desk.store, case.id).plans
    assert [(plan.number, plan.themes, plan.senior) for plan in plans] == [
        (1, ("phone", "third-party"), ""), (2, ("disclosure",), "no"),
    ]  # fmt: skip
    assert [plan.days_over(desk.today()) for plan in plans] == [7, 0]
    answer_plan(desk, first, parse_when("2026-11-20"))
    plans = prosecution_of(desk.store, case.id).plans
    assert [(plan.is_answered, plan.days_over(date(2027, 1, 1))) for plan in plans] == [(True, 4), (False, 31)]
    verdicts = [one.verdict for one in entitlements_of(desk.store, case.id, desk.today())
                if one.rule == "cps-action-plan-target"]  # fmt: skip
    assert verdicts == ["late", "due"], "the answer is an event, and the rule reads it"
    with pytest.raises(WrongAnswer):
        answer_plan(desk, first, parse_when("2026-11-21"))
    with pytest.raises(WrongAnswer):
        describe_plan(desk, second, PlanNotes(("the weather",)))
    with pytest.raises(WrongAnswer):
        describe_plan(desk, second, PlanNotes())


def test_the_day_on_which_a_plan_is_looked_at_comes_up_and_moves_on(tmp_path: Path) -> None:
    clock = SteppingClock()
    desk = a_desk(tmp_path, clock=clock)
    case = a_case(desk)
    plan = a_plan(desk, case, 1, "2026-12-14", review="2026-11-30")
    assert on_today(desk, clock) == []
    clock.go_to("2026-11-30")
    (row,) = on_today(desk, clock)
    assert (row.title, row.badge) == ("Action plan 1 was to be looked at again", "today")
    looked = look_at_plan(desk, plan, on_day(desk.today()), parse_when("2026-12-07")).made or ""
    assert on_today(desk, clock) == []
    clock.go_to("2026-12-08")
    assert [row.badge for row in on_today(desk, clock)] == ["since Mon 7 Dec"]
    retract_fact(desk, looked, "another plan")
    assert [row.badge for row in on_today(desk, clock)] == ["since Mon 30 Nov"], "the first day holds again"
    answer_plan(desk, plan, on_day(desk.today()))
    assert on_today(desk, clock) == []
    with pytest.raises(WrongAnswer):
        look_at_plan(desk, plan, on_day(desk.today()), parse_when("2027-01"))


def test_a_panel_knows_the_case_by_a_code_that_leads_to_nobody(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk, a_client(desk, "K7Q2", "Sam", name="Samantha Quillfeather"), crime_reference="52/0012")
    case.with_event("no-charge-police", "2026-11-10", "A")
    for code in ("Sam 1", "k7q2", "K7Q2-1", "about 52/0012", " "):
        with pytest.raises(WrongAnswer):
            send_to_panel(desk, case.id, code)
    codes = {new_code() for _draw in range(50)}
    assert len(codes) > 45
    assert all(len(code) == 5 and not set(code) & set("AEIOU01LSNZ5") for code in codes)
    sent = send_to_panel(desk, case.id, "P4XQ9", case.facts["no-charge-police"], "November").made or ""
    (panel,) = prosecution_of(desk.store, case.id).panels
    assert (panel.code, panel.decision, panel.outcome) == ("P4XQ9", case.facts["no-charge-police"], "")
    answer_panel(desk, sent, "disagreed", parse_when("2026-11-20"))
    (panel,) = prosecution_of(desk.store, case.id).panels
    assert (panel.outcome, panel.answered.text) == ("disagreed", "2026-11-20")
    texts = [row.text for row in timeline(desk.store, case.id) if row.what == "prosecution"]
    assert texts[0] == "The panel did not agree with the decision"
    assert all("Sam" not in text for text in texts)


def test_a_clinic_comes_up_again(tmp_path: Path) -> None:
    clock = SteppingClock()
    desk = a_desk(tmp_path, clock=clock)
    case = a_case(desk)
    hold_clinic(desk, case.id, parse_when("2026-11-16"), "Download by December", parse_when("2026-12-07"))
    assert on_today(desk, clock) == []
    clock.go_to("2026-12-01")
    assert [(row.title, row.badge) for row in on_today(desk, clock)] == [("Case progression clinic", "in 6 days")]
    clock.go_to("2026-12-08")
    assert on_today(desk, clock) == []
    with pytest.raises(WrongAnswer):
        hold_clinic(desk, case.id, parse_when(None))


def test_the_meeting_before_the_trial_from_no_offer_to_its_questions(tmp_path: Path) -> None:
    clock = SteppingClock()
    desk = a_desk(tmp_path, clock=clock)
    case = a_case(desk).with_event("not-guilty-plea", "2026-11-18", "A", trial_on="2027-01-12")
    rule = next(one for one in entitlements_of(desk.store, case.id, desk.today()) if one.rule == "cps-pretrial-meeting")
    assert rule.verdict == "not-recorded"
    assert on_today(desk, clock) == []
    clock.go_to("2026-12-02")
    (row,) = on_today(desk, clock)
    assert (row.title, row.badge) == ("Meeting before the trial: no offer on record", "no offer on record")
    offer = NewUpdate("cps", on=parse_when("2026-12-01"), offer="pre-trial-meeting", answer="yes",
                      about=(case.facts["not-guilty-plea"],))  # fmt: skip
    notes = MeetingNotes(
        planned=parse_when("2026-12-15T14:00"), hour="14:00", method="video", with_whom="me",
        questions=("who", "breaks"), own=("May I bring water?", " "),
    )  # fmt: skip
    describe_trial_meeting(desk, case.id, notes, offer)
    meeting = prosecution_of(desk.store, case.id).meeting
    assert (meeting.offered.text, meeting.answer, meeting.planned.day) == ("2026-12-01", "yes", date(2026, 12, 15))
    assert (meeting.questions, meeting.own) == (("who", "breaks"), ("May I bring water?",))
    rule = next(one for one in entitlements_of(desk.store, case.id, desk.today()) if one.rule == "cps-pretrial-meeting")
    assert rule.verdict == "recorded"
    assert on_today(desk, clock) == []
    clock.go_to("2026-12-10")
    (row,) = on_today(desk, clock)
    assert (row.section, row.why) == ("hearings", "3 questions are written down to take along.")
    describe_trial_meeting(desk, case.id, MeetingNotes(held="yes", held_on=parse_when("2026-12-10")))
    meeting = prosecution_of(desk.store, case.id).meeting
    assert (meeting.held, meeting.questions, meeting.with_whom) == ("yes", ("who", "breaks"), "me")
    assert on_today(desk, clock) == []
    for wrong in (
        MeetingNotes(),
        MeetingNotes(questions=("what happened",)),
        MeetingNotes(planned=parse_when("2026-12")),
        MeetingNotes(hour="half past two"),
        MeetingNotes(method="pigeon"),
    ):
        with pytest.raises(WrongAnswer):
            describe_trial_meeting(desk, case.id, wrong)
    with pytest.raises(WrongAnswer):
        describe_trial_meeting(desk, case.id, MeetingNotes(), NewUpdate("cps", offer="meeting"))


def test_what_waits_in_a_closed_case_waits_no_more(tmp_path: Path) -> None:
    clock = SteppingClock()
    desk = a_desk(tmp_path, clock=clock)
    case = a_case(desk)
    a_plan(desk, case, 2, "2026-12-01", review="2026-11-20")
    assert len(on_today(desk, clock)) == 2
    close_case(desk, case.id, desk.today(), "support ended as planned")
    assert on_today(desk, clock) == []
    with pytest.raises(WrongAnswer):
        hold_clinic(desk, case.id, on_day(desk.today()))
