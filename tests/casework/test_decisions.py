"""Hard news: planned before and after the decision, told in one step, reviewed; and the provisional stop on Today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.correct_fact import retract_fact
from isva_desk.casework.decisions import (
    Around,
    NewPlan,
    cautions,
    deliver,
    describe_decision,
    expect_decision,
    plan_delivery,
)
from isva_desk.casework.desk import Desk
from isva_desk.casework.open_case import change_case
from isva_desk.casework.record_update import NewUpdate
from isva_desk.casework.register_client import set_wishes
from isva_desk.casework.reviews import acknowledge_review, ask_review, reach_stage
from isva_desk.domain.dates import on_day, parse_when
from isva_desk.domain.decision_lists import decision_lists
from isva_desk.journal.decisions.folded import Decision
from isva_desk.journal.decisions.running import running
from isva_desk.journal.decisions.views import decisions_of
from isva_desk.journal.entitlements_view import entitlements_of
from isva_desk.journal.rows import TodayRow
from isva_desk.journal.timeline import timeline, updates_of
from isva_desk.journal.today import today_list
from tests.builders.desks import CaseBuilder, SteppingClock, a_case, a_client, a_desk


def only(desk: Desk, case: CaseBuilder) -> Decision:
    (decision,) = decisions_of(desk.store, case.id).taken
    return decision


def on_today(desk: Desk, clock: SteppingClock, *sections: str) -> list[TodayRow]:
    rows = today_list(desk.store, clock.now)
    return [
        row for row in rows if row.matter is not None and row.matter.area == "decisions" and row.section in sections
    ]


def titles(desk: Desk, clock: SteppingClock) -> list[str]:
    return [row.title for row in on_today(desk, clock, "tasks", "urgent")]


def test_a_plan_made_beforehand_is_for_the_decision_that_comes(tmp_path: Path) -> None:
    clock = SteppingClock()
    desk = a_desk(tmp_path, clock=clock)
    case = a_case(desk).with_event("cps-referral", "2026-10-05", "A")
    assert titles(desk, clock) == ["A decision is coming: plan how it will be told"]
    plan_delivery(desk, case.id, NewPlan(who="officer-in-case", method="in-person", with_whom="me"))
    assert titles(desk, clock) == []
    (coming,) = decisions_of(desk.store, case.id).coming
    assert (coming.by, coming.plan.who if coming.plan else "") == ("cps", "officer-in-case")

    case.with_event("no-charge-cps", "2026-11-20", "A")
    decision = only(desk, case)
    assert decisions_of(desk.store, case.id).coming == ()
    assert decision.plan is not None
    assert (decision.plan.who, decision.plan.with_whom) == ("officer-in-case", "me")
    clock.go_to("2026-11-24")
    plan_delivery(desk, case.id, NewPlan(decision.id, method="phone", when=parse_when("2026-11-25T10:00")))
    decision = only(desk, case)
    assert decision.plan is not None
    assert (decision.plan.who, decision.plan.method) == ("", "phone"), "the newer plan takes its place"
    assert titles(desk, clock) == []
    clock.go_to("2026-11-25")
    (row,) = on_today(desk, clock, "tasks")
    assert row.title == "To be told: CPS decision not to charge (suspect A)"
    assert row.why.startswith("Planned for Wed 25 Nov, 10:00, by phone.")
    assert "Sam" not in row.title + row.why


def test_a_second_decision_does_not_take_the_plan_of_the_first(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk, suspects=("A", "B"))
    plan_delivery(desk, case.id, NewPlan(suspect="B", who="prosecutor"))
    case.with_event("no-charge-cps", "2026-11-19", "A").with_event("no-charge-cps", "2026-11-20", "B")
    second, first = decisions_of(desk.store, case.id).taken
    assert (first.plan, second.plan.who if second.plan else "") == (None, "prosecutor")


def test_an_announced_decision_is_planned_for_and_ends_with_any_decision(tmp_path: Path) -> None:
    clock = SteppingClock()
    desk = a_desk(tmp_path, clock=clock)
    case = a_case(desk)
    expect_decision(desk, case.id, "police", parse_when("2026-12-01"))
    (row,) = on_today(desk, clock, "tasks")
    assert (row.badge, row.act) == ("in 8 days", "Plan…")
    plan_delivery(desk, case.id, NewPlan(avoid=("friday-afternoon",)))
    assert on_today(desk, clock, "tasks") == []
    clock.go_to("2026-12-01")
    assert titles(desk, clock) == ["A decision is expected from: Police"]
    case.with_event("charge", "2026-12-01", "A")
    assert titles(desk, clock) == []


def test_what_is_to_be_avoided_is_said_of_the_plan_itself() -> None:
    friday = parse_when("2026-11-27T15:00")
    assert cautions(NewPlan(method="text", when=friday)) == ("Not on a Friday afternoon", "Not by text message")
    assert cautions(NewPlan(when=parse_when("2026-11-27T10:00"))) == ()
    assert cautions(NewPlan(when=parse_when("2026-11-27"))) == ("Not on a Friday afternoon",), "the hour is not known"
    assert cautions(NewPlan(method="in-person", when=parse_when("2026-11-28"))) == ("Not at the weekend",)
    assert cautions(NewPlan(when=parse_when("2026-11"))) == ()


def test_told_as_planned_is_one_step_with_the_telling(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk).with_event("no-charge-police", "2026-11-20", "A")
    decision = only(desk, case)
    case.with_update("police", "2026-11-20", "no-charge-police", to="isva", method="phone")
    told = NewUpdate("police", on=parse_when("2026-11-23"), method="in-person", reasons=True, review_right=True)
    deliver(desk, decision.id, "yes", told)
    decision = only(desk, case)
    assert (decision.done, decision.told.text, decision.told_by) == ("yes", "2026-11-23", "police")
    assert (decision.warned, decision.warned_on.text) == ("yes", "2026-11-20"), "two tellings show it"
    by_rule = {one.rule: one for one in entitlements_of(desk.store, case.id, desk.today())}
    assert by_rule["vc-r6-not-charged-police"].verdict == "met"
    assert by_rule["npcc-vrr-request"].verdict == "open"
    untold = a_case(desk, a_client(desk, "M3D8")).with_event("no-charge-police", "2026-11-20", "A")
    heads = desk.store.heads()
    wrongs: tuple[Callable[[], object], ...] = (
        lambda: deliver(desk, decision.id, "not-told", told),
        lambda: deliver(desk, untold.facts["no-charge-police"], "yes"),
        lambda: deliver(desk, decision.id, "yes", NewUpdate("police", to="isva", on=parse_when("2026-11-23"))),
        lambda: deliver(desk, case.facts["update"], "not-told"),
        lambda: plan_delivery(desk, case.id, NewPlan(decision.id)),
        lambda: plan_delivery(desk, case.id, NewPlan(decision.id, avoid=("rain",))),
        lambda: describe_decision(desk, decision.id, Around()),
        lambda: expect_decision(desk, case.id, "court"),
    )
    for wrong in wrongs:
        with pytest.raises(WrongAnswer):
            wrong()
    assert desk.store.heads() == heads


def test_what_is_known_round_a_decision_adds_up_and_can_be_taken_back(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk).with_event("no-charge-cps", "2026-11-19", "A")
    decision = only(desk, case)
    assert (decision.warned, decision.met, decision.support) == ("", "", ""), "not known is an answer"
    describe_decision(desk, decision.id, Around(met="yes", met_on=parse_when("2026-11-12")))
    last = describe_decision(desk, decision.id, Around(warned="no", support="yes")).made or ""
    decision = only(desk, case)
    assert (decision.met, decision.met_on.text, decision.warned, decision.support) == ("yes", "2026-11-12", "no", "yes")
    retract_fact(desk, last, "the other case")
    assert (only(desk, case).met, only(desk, case).warned) == ("yes", "")
    lines = [row.text for row in timeline(desk.store, case.id) if row.what == "decisions" and not row.retracted]
    assert lines == ["CPS decision not to charge (suspect A): investigator and prosecutor met before it"]


def test_a_review_goes_through_its_stages_and_changes_the_decision(tmp_path: Path) -> None:
    clock = SteppingClock()
    desk = a_desk(tmp_path, clock=clock)
    case = a_case(desk).with_event("no-charge-police", "2026-11-02", "A")
    case.with_update("police", "2026-11-03", "no-charge-police", method="phone")
    decision = only(desk, case)
    clock.go_to("2026-11-23")
    ask_review(desk, decision.id, on_day(desk.today()))
    (review,) = only(desk, case).reviews
    assert (review.scheme, review.is_decided, only(desk, case).wants_review) == ("police", False, "wanted")
    verdicts = {one.rule: one.verdict for one in entitlements_of(desk.store, case.id, desk.today())}
    assert verdicts["npcc-vrr-request"] == "used"
    assert (verdicts["npcc-vrr-ack"], verdicts["npcc-vrr-decision"]) == ("due", "due")
    clock.go_to("2026-11-27")
    acknowledge_review(desk, review.id, on_day(desk.today()))
    with pytest.raises(WrongAnswer):
        reach_stage(desk, review.id, "local", began=on_day(desk.today()))
    with pytest.raises(WrongAnswer):
        reach_stage(desk, review.id, "force", ended=on_day(desk.today()), decided=True)
    reach_stage(desk, review.id, "force", began=on_day(desk.today()))
    clock.go_to("2026-12-10")
    reach_stage(desk, review.id, "force", ended=on_day(desk.today()), result="changed", decided=True)
    (review,) = only(desk, case).reviews
    assert (review.acknowledged.text, review.is_decided, review.result) == ("2026-11-27", True, "changed")
    verdicts = {one.rule: one.verdict for one in entitlements_of(desk.store, case.id, desk.today())}
    assert verdicts["npcc-vrr-decision"] == "met"


def test_each_review_is_of_the_last_decision_before_it(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk).with_event("no-charge-cps", "2026-05-04", "A").with_event("no-charge-cps", "2026-10-05", "A")
    case.with_event("review-requested", "2026-06-01", "A", scheme="cps")
    case.with_event("review-decided", "2026-07-01", "A", scheme="cps")
    case.with_event("review-requested", "2026-10-19", "A", scheme="cps")
    newer, older = decisions_of(desk.store, case.id).taken
    assert [(one.asked.text, one.is_decided) for one in older.reviews] == [("2026-06-01", True)]
    assert [(one.asked.text, one.is_decided) for one in newer.reviews] == [("2026-10-19", False)]


@pytest.mark.parametrize(
    ("area", "on", "shown"),
    [
        ("west-midlands", "2026-11-20", True),
        ("west-midlands", "2025-06-05", False),
        ("cymru-wales", "2026-03-31", False),
        ("cymru-wales", "2026-04-01", True),
        ("south-west", "2026-11-20", False),
        (None, "2026-11-20", True),
    ],
)
def test_the_expedited_pilot_is_urgent_by_area_and_day(tmp_path: Path, area: str | None, on: str, shown: bool) -> None:
    clock = SteppingClock()
    desk = a_desk(tmp_path, clock=clock)
    case = a_case(desk).with_event("cps-provisional-stop", on, "A")
    change_case(desk, case.id, "cps_area", area)
    case.with_event("hearing-listed", on, hearing="mention", hearing_on="2026-12-01")
    rows = on_today(desk, clock, "urgent")
    assert bool(rows) is shown
    if shown:
        assert today_list(desk.store, clock.now)[0].section == "urgent", "at the very top"
        assert (rows[0].tone, rows[0].badge) == ("rose", "in 8 days")
        assert ("ask whether the pilot applies" in rows[0].why) is (area is None)


def test_the_urgent_row_follows_the_review_and_the_clients_wish(tmp_path: Path) -> None:
    clock = SteppingClock()
    desk = a_desk(tmp_path, clock=clock)
    case = a_case(desk, cps_area="north-west").with_event("cps-provisional-stop", "2026-11-20", "A")
    (row,) = on_today(desk, clock, "urgent")
    assert (row.badge, row.where) == (
        "3 days ago",
        (("tab", "decisions"), ("focus", case.facts["cps-provisional-stop"])),
    )
    clock.go_to("2026-11-24")
    ask_review(desk, case.facts["cps-provisional-stop"], on_day(desk.today()))
    (row,) = on_today(desk, clock, "urgent")
    assert row.why.startswith("A review was asked for.")
    (review,) = only(desk, case).reviews
    stage = decision_lists().stage("cps", "expedited")
    assert stage is not None
    assert stage.guided_until(date(2026, 11, 24), desk.calendar) == date(2026, 12, 22)
    reach_stage(desk, review.id, "expedited", ended=on_day(desk.today()), result="changed", decided=True)
    assert on_today(desk, clock, "urgent") == []

    other = a_case(desk, a_client(desk, "M3D8"), cps_area="north-west")
    other.with_event("cps-provisional-stop", "2026-11-23", "A")
    assert len(on_today(desk, clock, "urgent")) == 1
    describe_decision(desk, other.facts["cps-provisional-stop"], Around(review="not-wanted"))
    assert on_today(desk, clock, "urgent") == [], "it is the client's choice, and nobody presses"
    third = a_case(desk, a_client(desk, "P4R7")).with_event("cps-provisional-stop", "2026-11-23", "A")
    change_case(desk, third.id, "cps_area", "cymru-wales")
    assert len(on_today(desk, clock, "urgent")) == 1
    change_case(desk, third.id, "cps_area", "south-west")
    assert on_today(desk, clock, "urgent") == [], "the Area is not in the pilot"


def test_time_that_runs_is_gathered_from_the_entitlements(tmp_path: Path) -> None:
    clock = SteppingClock()
    desk = a_desk(tmp_path, clock=clock)
    case = a_case(desk).with_event("incident", "2026-03-01", under_18=False)
    case.with_event("arrest", "2026-11-02", "A").with_event("release-on-bail", "2026-11-02", "A")
    case.with_event("sentence", "2026-11-06", "A", months=24)
    case.with_event("action-plan", "2026-11-16", number=1, target_on="2026-12-02")
    entries = entitlements_of(desk.store, case.id, desk.today())
    found = {one.entitlement.rule: one for one in running(entries, desk.calendar, desk.today())}
    assert {"uls-request-28d", "cica-apply", "pace-abp-watch", "cps-action-plan-target"} <= set(found)
    assert not any(rule.startswith("vc-") for rule in found), "news that is owed has a tab of its own"
    lenient = found["uls-request-28d"]
    assert (lenient.ends, lenient.days, lenient.own) == (date(2026, 12, 4), 11, True)
    assert [one.ends for one in running(entries, desk.calendar, desk.today())] == sorted(
        one.ends for one in found.values() if one.ends
    )
    plan = found["cps-action-plan-target"]
    assert (plan.days, plan.working_days, plan.own) == (9, 7, False)
    clock.go_to("2026-12-05")
    later = running(entitlements_of(desk.store, case.id, desk.today()), desk.calendar, desk.today())
    assert {one.entitlement.rule for one in later} & {"uls-request-28d", "cps-action-plan-target"} == set()


def test_who_wants_to_hear_nothing_is_not_planned_for(tmp_path: Path) -> None:
    clock = SteppingClock()
    desk = a_desk(tmp_path, clock=clock)
    case = a_case(desk)
    set_wishes(desk, case.client, parse_when("2026-10-01"), "none")
    case.with_event("no-charge-police", "2026-11-20", "A")
    assert titles(desk, clock) == []
    other = a_case(desk, a_client(desk, "M3D8")).with_event("no-charge-police", "2026-11-20", "A")
    assert titles(desk, clock) == ["Plan how it will be told: Police decision not to charge (suspect A)"]
    clock.go_to("2026-12-05")
    assert titles(desk, clock) == [], "after two weeks only what is owed is left to say"
    assert only(desk, other).plan is None


def test_an_answer_can_be_taken_back_to_not_known(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk).with_event("no-charge-cps", "2026-11-19", "A")
    case.with_update("cps", "2026-11-19", "no-charge-cps", to="isva").with_update("cps", "2026-11-20", "no-charge-cps")
    decision = only(desk, case)
    assert decision.warned == "yes", "the days of two tellings say so"
    describe_decision(desk, decision.id, Around(warned="no", met="yes", met_on=parse_when("2026-11-12"), support="yes"))
    assert (only(desk, case).warned, only(desk, case).met_on.text) == ("no", "2026-11-12")
    describe_decision(desk, decision.id, Around(warned="unknown", met="unknown", review="thinking"))
    again = only(desk, case)
    assert (again.warned, again.met, again.met_on.is_known, again.support) == ("", "", False, "yes")
    assert again.wants_review == "thinking"
    describe_decision(desk, decision.id, Around(review="unknown"))
    assert only(desk, case).wants_review == ""
    assert next(row.text for row in timeline(desk.store, case.id) if row.what == "decisions").endswith(": noted")


def test_hard_news_that_the_adviser_tells_is_passed_on_with_it(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk).with_event("no-charge-cps", "2026-11-19", "A")
    case.with_update("cps", "2026-11-19", "no-charge-cps", to="isva", method="phone")
    assert [row.held for row in updates_of(desk.store, case.id)] == [True]
    decision = only(desk, case)
    told = NewUpdate("isva", on=parse_when("2026-11-20"), method="in-person")
    deliver(desk, decision.id, "yes", told)
    assert [row.held for row in updates_of(desk.store, case.id)] == [False, False]
    verdict = next(one for one in entitlements_of(desk.store, case.id, desk.today())
                   if one.rule == "vc-r6-not-charged-cps").verdict  # fmt: skip
    assert verdict == "no-record", "the adviser telling it does not settle what the CPS owes"
    deliver(desk, decision.id, "no", around=Around(support="yes"))
    assert (only(desk, case).done, only(desk, case).support) == ("no", "yes"), (
        "the telling is on record: no note needed"
    )
