"""The tab "CPS and decisions": from Today to the provisional stop, a plan, what came of it, a review, the CPS."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from isva_desk.casework.desk import Desk
from isva_desk.casework.open_case import change_case
from isva_desk.journal.decisions.views import Decisions, decisions_of
from isva_desk.journal.prosecution.views import Prosecution, prosecution_of
from isva_desk.ui.case.page import CasePage
from isva_desk.ui.decisions.delivered_sheet import AroundDecision, WhatCameOfIt
from isva_desk.ui.decisions.plan_sheet import ExpectDecision, PlanDelivery
from isva_desk.ui.decisions.review_sheets import AskReview, ReviewStep
from isva_desk.ui.prosecution.advice_sheet import AdviceSheet
from isva_desk.ui.prosecution.meeting_sheet import TrialMeetingSheet
from isva_desk.ui.prosecution.panel_sheets import ClinicSheet, PanelSaid, SendToPanel
from isva_desk.ui.prosecution.plan_sheets import AnswerPlan, DescribePlan, LookAtPlan, NewActionPlan
from isva_desk.ui.prosecution.tab import ProsecutionTab
from isva_desk.ui.today.page import TodayPage
from isva_desk.ui.today.row import TodayRowView
from tests.builders.desks import CaseBuilder
from tests.builders.looking import press_link, words_on
from tests.builders.sam import sams_case
from tests.builders.windows import WindowStory, a_filled_vault

Open = Callable[..., WindowStory]
Control = Qt.KeyboardModifier.ControlModifier


def opened(
    open_window: Open, tmp_path: Path, fill: Callable[[Desk, CaseBuilder], object]
) -> tuple[WindowStory, CaseBuilder, ProsecutionTab]:
    cases: list[CaseBuilder] = []

    def all_of_it(desk: Desk) -> None:
        cases.append(sams_case(desk))
        change_case(desk, cases[0].id, "cps_area", "west-midlands")
        fill(desk, cases[0])

    a_filled_vault(tmp_path, all_of_it)
    story = open_window().start().unlock()
    story.window.workspace.open_case(cases[0].id, tab="decisions")
    story.settle()
    page = story.window.page("case")
    assert isinstance(page, CasePage)
    tab = page.more["decisions"]
    assert isinstance(tab, ProsecutionTab)
    return story, cases[0], tab


def decisions(story: WindowStory, case: CaseBuilder) -> Decisions:
    found: list[Decisions] = []
    story.window.workspace.read(decisions_of, case.id, then=found.append)
    story.settle()
    return found[0]


def prosecution(story: WindowStory, case: CaseBuilder) -> Prosecution:
    found: list[Prosecution] = []
    story.window.workspace.read(prosecution_of, case.id, then=found.append)
    story.settle()
    return found[0]


def save(story: WindowStory) -> None:
    story.press(Qt.Key.Key_Return, Control)


def test_from_today_to_the_provisional_stop_and_how_it_is_told(open_window: Open, tmp_path: Path) -> None:
    def fill(_desk: Desk, case: CaseBuilder) -> None:
        case.with_event("cps-provisional-stop", "2026-11-20", "A")
        case.with_event("hearing-listed", "2026-11-20", hearing="mention", hearing_on="2026-12-01")

    story, case, tab = opened(open_window, tmp_path, fill)
    stop = case.facts["cps-provisional-stop"]
    assert "The next hearing is on Tuesday 1 December 2026: 8 days left." in words_on(tab.banners[stop])
    story.window.workspace.open_today()
    story.settle()
    today = story.window.page("today")
    assert isinstance(today, TodayPage)
    first = today.findChildren(TodayRowView)[0]
    assert (first.row.section, first.row.tone) == ("urgent", "rose")
    press_link(story, first, "Review…")
    assert tab.rows[stop].hasFocus()
    assert "Not known: whether you were warned first" in words_on(tab.rows[stop])

    story.press(Qt.Key.Key_P)
    plan = story.find(PlanDelivery)
    plan.who.choose("officer-in-case")
    plan.method.choose("text")
    plan.when.set_text("27 Nov 3pm")
    plan.with_whom.setText("me")
    assert "Not on a Friday afternoon; Not by text message" in words_on(plan.caution)
    plan.method.choose("in-person")
    plan.changed()
    plan.when.set_text("25 Nov 2pm")
    assert plan.caution.isHidden()
    plan.avoid.set_answer(["alone"])
    save(story)
    assert "Plan: Officer in the case, in person, Wed 25 Nov, 14:00, with me." in words_on(tab.rows[stop])
    tab.rows[stop].setFocus()
    story.press(Qt.Key.Key_C)
    told = story.find(WhatCameOfIt)
    assert (told.as_planned.value(), told.method.value()) == ("yes", "in-person")
    told.warned.choose("yes")
    told.reasons.choose("yes")
    save(story)
    (decision,) = decisions(story, case).taken
    assert (decision.done, decision.told_by, decision.warned) == ("yes", "cps", "yes")
    assert "Told as planned" in words_on(tab.rows[stop])
    review_the_stop(story, case, tab, stop)


def review_the_stop(story: WindowStory, case: CaseBuilder, tab: ProsecutionTab, stop: str) -> None:
    press_link(story, tab.rows[stop], "More…")
    around = story.find(AroundDecision)
    around.met.choose("no")
    around.changed()
    assert around.fields["met_on"].isHidden()
    save(story)
    tab.rows[stop].setFocus()
    story.press(Qt.Key.Key_R)
    assert isinstance(story.find(AskReview), AskReview)
    save(story)
    (decision,) = decisions(story, case).taken
    (review,) = decision.reviews
    assert (decision.met, review.scheme) == ("no", "cps")
    assert "a guide, not a rule: Monday 21 December 2026" in words_on(tab.rows[review.id])
    press_link(story, tab.rows[review.id], "How far…")
    step = story.find(ReviewStep)
    save(story)
    assert step.isVisible(), "a stage has to be chosen"
    step.stage.choose("expedited")
    step.outcome.choose("changed")
    step.changed()
    step.decided.setChecked(True)
    step.ended.set_text("today")
    save(story)
    assert "The decision was changed" in words_on(tab.rows[review.id])
    assert tab.banners == {}, "it was looked at again"


def test_plans_of_the_cps_a_panel_and_a_clinic(open_window: Open, tmp_path: Path) -> None:
    def fill(_desk: Desk, case: CaseBuilder) -> None:
        case.with_event("no-charge-police", "2026-11-10", "A").with_update("police", "2026-11-11", "no-charge-police")
        case.with_event("action-plan", "2026-10-12", number=1, target_on="2026-10-30")

    story, case, tab = opened(open_window, tmp_path, fill)
    assert "Time that runs" in words_on(tab)
    assert "Ask the police to review the decision on suspect A" in words_on(tab)
    does = tab.does
    does.new_plan()
    story.settle()
    new = story.find(NewActionPlan)
    assert new.number.value() == 2
    assert not new.fields["senior"].isHidden()
    new.on.set_text("16 Nov")
    new.target.set_text("1 Dec")
    new.asked.themes.set_answer(["phone"])
    save(story)
    first, second = prosecution(story, case).plans
    assert (second.number, second.themes, second.target.text) == (2, ("phone",), "2026-12-01")
    assert "24 days over" in words_on(tab.rows[f"cps:plan:{first.id}"])
    tab.rows[f"cps:plan:{first.id}"].setFocus()
    story.press(Qt.Key.Key_A)
    assert isinstance(story.find(AnswerPlan), AnswerPlan)
    save(story)
    press_link(story, tab.rows[f"cps:plan:{second.id}"], "Looked at…")
    story.find(LookAtPlan).next_on.set_text("30 Nov")
    save(story)
    press_link(story, tab.rows[f"cps:plan:{second.id}"], "More…")
    story.find(DescribePlan).asked.senior.choose("yes")
    save(story)
    first, second = prosecution(story, case).plans
    assert (first.is_answered, second.review.text, second.senior) == (True, "2026-11-30", "yes")

    for act, kind in ((does.advice, AdviceSheet), (does.clinic, ClinicSheet), (does.panel, SendToPanel),
                      (does.expect, ExpectDecision)):  # fmt: skip
        act()
        story.settle()
        sheet = story.find(kind)
        if isinstance(sheet, ExpectDecision):
            sheet.by.choose("cps")
        save(story)
    found = prosecution(story, case)
    assert ([one.step for one in found.advice], len(found.clinics)) == (["asked"], 1)
    assert [one.by for one in decisions(story, case).coming] == ["cps"]
    (panel,) = found.panels
    assert panel.decision == case.facts["no-charge-police"]
    press_link(story, tab.rows[f"cps:panel:{panel.id}"], "What it said…")
    story.find(PanelSaid).outcome.choose("agreed")
    save(story)
    assert "The panel agreed with the decision" in words_on(tab.rows[f"cps:panel:{panel.id}"])


def test_the_meeting_before_the_trial_with_its_questions(open_window: Open, tmp_path: Path) -> None:
    def fill(_desk: Desk, case: CaseBuilder) -> None:
        case.with_event("not-guilty-plea", "2026-11-18", "A", trial_on="2027-01-12")

    story, case, tab = opened(open_window, tmp_path, fill)
    tab.focus_on(case.facts["not-guilty-plea"])
    story.settle()
    story.press(Qt.Key.Key_Return)
    meeting = story.find(TrialMeetingSheet)
    meeting.offered.choose("yes")
    meeting.changed()
    meeting.offered_on.set_text("20 Nov")
    meeting.answer.choose("yes")
    meeting.questions.set_answer(["breaks"])
    meeting.own.setPlainText("May I bring water?\n")
    meeting.copy()
    assert QGuiApplication.clipboard().text() == "- How do I ask for a break?\n- May I bring water?"
    meeting.planned.set_text("15 Dec 2pm")
    save(story)
    held = prosecution(story, case).meeting
    assert (held.answer, held.questions, held.own, held.hour) == ("yes", ("breaks",), ("May I bring water?",), "14:00")
    assert "Offered Fri 20 Nov: wanted. Set for Tuesday 15 December 2026, 14:00." in words_on(tab)
    page = story.window.page("case")
    assert isinstance(page, CasePage)
    words = {act.words for act in page.acts()}
    assert {"A decision is coming…", "An action plan came…", "Meeting before the trial…"} <= words
