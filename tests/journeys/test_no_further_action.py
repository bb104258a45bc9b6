"""To no further action: how it is told is planned, a page is handed over, a review is asked for and answered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from isva_desk.ui.case.case_dialogs import CloseCase
from isva_desk.ui.client_update.leave_sheet import LeaveSheet
from isva_desk.ui.client_update.page import ClientUpdatePage
from isva_desk.ui.client_update.told_sheet import WasItTold
from isva_desk.ui.decisions.delivered_sheet import WhatCameOfIt
from isva_desk.ui.decisions.plan_sheet import PlanDelivery
from isva_desk.ui.decisions.review_sheets import AskReview, ReviewStep
from isva_desk.ui.parts.fact_row import FactRow
from isva_desk.ui.preview.save_sheet import SaveSheet
from isva_desk.ui.prosecution.tab import ProsecutionTab
from isva_desk.ui.waiting.sheets import Allocate
from tests.builders.looking import words_on
from tests.builders.windows import WindowStory
from tests.journeys.walking import CTRL, Key, Walk, a_first_day

Open = Callable[..., WindowStory]
LIMIT = "Ask the CPS to review the decision on the suspect"


def test_no_further_action_and_a_review(open_window: Open, tmp_path: Path) -> None:
    walk = a_first_day(open_window, tmp_path)
    reference = sent_to_the_cps(walk)
    planned_before_it_comes(walk, reference)
    decided_and_written(walk, reference, tmp_path)
    told_as_planned(walk, reference)
    review_asked_and_answered(walk, reference)
    closed(walk, reference)


def sent_to_the_cps(walk: Walk) -> str:
    reference = walk.refer("Sam")
    walk.press(Key.Key_7, CTRL)
    walk.press(Key.Key_L)
    walk.sheet(Allocate)
    walk.save()
    walk.back_to(reference)
    walk.happened("report", "1 Oct 2026")
    walk.happened("referred", "1 Oct 2026")
    walk.happened("cps file", "today")
    return reference


def planned_before_it_comes(walk: Walk, reference: str) -> None:
    walk.on_today("A decision is coming: plan how it will be told")
    walk.press(Key.Key_Return)
    walk.press(Key.Key_P)
    plan = walk.sheet(PlanDelivery)
    walk.choose(plan.who, "officer-in-case")
    walk.choose(plan.method, "in-person")
    walk.write(plan.when, "27 Nov 10am")
    walk.write(plan.with_whom, "me")
    walk.tick(plan.avoid.boxes["alone"])
    walk.save()
    assert isinstance(walk.keyboard, FactRow), "the keyboard is on the line that was planned"
    assert "Plan: Officer in the case, in person, Fri 27 Nov, 10:00, with me." in words_on(walk.keyboard)
    assert walk.titles() == []
    assert f"Fri 27 Nov 10:00 {reference} To be told: a decision that is coming" in walk.diary()


def decided_and_written(walk: Walk, reference: str, tmp_path: Path) -> None:
    """It is heard a day before, and goes straight on to the page that is handed over when it is told."""
    walk.go_to("2026-11-26", "10:00")
    walk.back_to(reference)
    walk.told("cps>isva", "Something new", new_kind="cps decision not", new_on="today", knows="write")
    page = walk.page(ClientUpdatePage, "client-update")
    assert walk.keyboard is page.editor.boxes["happened"].edit
    walk.story.until(lambda: not page._soon.isActive() and not page._later.isActive())
    walk.story.settle()
    walk.press(Key.Key_Return, CTRL)
    leave = walk.sheet(LeaveSheet)
    walk.choose(leave.chooser.ways, "in-person")
    walk.press(Key.Key_Return, CTRL)
    saving = walk.sheet(SaveSheet)
    walk.write(saving.path, str(tmp_path / "letter.pdf"))
    walk.tab_to(saving.go)
    walk.press(Key.Key_Return)
    assert (tmp_path / "letter.pdf").exists()
    walk.press(Key.Key_Return)
    walk.sheet(WasItTold)
    assert walk.keyboard.accessibleName() == "Not yet"
    walk.press(Key.Key_Return)
    assert walk.no_sheet()
    titles = walk.titles()
    assert titles[0] == "No safe way to reach the client is marked"
    assert "CPS told you: CPS decision not to charge" in titles, "that it left is not that it was told"
    assert f"Fri 27 Nov 10:00 {reference} To be told: CPS decision not to charge" in walk.diary()


def told_as_planned(walk: Walk, reference: str) -> None:
    walk.go_to("2026-11-27", "12:00")
    walk.on_today("To be told: CPS decision not to charge")
    walk.press(Key.Key_Return)
    walk.press(Key.Key_C)
    came = walk.sheet(WhatCameOfIt)
    assert (came.as_planned.value(), came.method.value()) == ("yes", "in-person")
    walk.choose(came.warned, "yes")
    walk.choose(came.reasons, "yes")
    walk.save()
    assert "Told as planned" in words_on(walk.keyboard), "the keyboard stays on the decision"
    assert walk.titles() == [LIMIT, "CPS letter about the decision on the suspect"], "what was held is known now"
    assert walk.on_today(LIMIT).badge == "until Sat 27 Feb"
    assert "To be told" not in walk.diary()
    assert walk.back_to(reference).updates_tab.count_waiting(walk.view) == 0


def review_asked_and_answered(walk: Walk, reference: str) -> None:
    walk.open_tab("decisions")
    tab = tab_of(walk)
    assert tab.work is not None
    (decision,) = tab.work.decisions.taken
    walk.tab_to(tab.rows[decision.id])
    walk.press(Key.Key_R)
    walk.sheet(AskReview)
    walk.save()
    assert walk.keyboard is tab.rows[decision.id]
    assert "CPS: by Wednesday 13 January 2027." in words_on(tab)
    assert LIMIT not in walk.titles(), "it was asked in time"

    walk.go_to("2027-01-20")
    assert walk.on_today("CPS review finished").badge == "5 working days past"
    walk.back_to(reference)
    walk.open_tab("decisions")
    assert tab.work is not None
    (review,) = tab.work.decisions.taken[0].reviews
    walk.tab_to(tab.rows[review.id])
    walk.press(Key.Key_F)
    step = walk.sheet(ReviewStep)
    walk.choose(step.stage, "independent")
    walk.write(step.ended, "today")
    walk.choose(step.outcome, "stands")
    walk.tick(step.decided)
    walk.save()
    assert walk.keyboard is tab.rows[review.id]
    assert "The decision stands" in words_on(walk.keyboard)
    assert walk.titles() == ["CPS letter about the decision on the suspect"]


def closed(walk: Walk, reference: str) -> None:
    """Support ends: nothing is left on Today; the case stays to be read."""
    walk.back_to(reference)
    walk.command("close the case")
    walk.write(walk.sheet(CloseCase).reason, "support ended as planned")
    walk.save()
    assert "closed on Wednesday 20 January 2027" in words_on(walk.case.head)
    assert walk.titles() == []
    assert "Nothing stands in these days." in walk.diary()
    assert "CPS decision not to charge" in words_on(walk.back_to(reference).timeline)


def tab_of(walk: Walk) -> ProsecutionTab:
    tab = walk.case.more["decisions"]
    assert isinstance(tab, ProsecutionTab)
    return tab
