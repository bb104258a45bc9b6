"""Somebody who never reports, in the window: referred, waits, reached, allocated, supported, closed; keyboard only."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from isva_desk.casework.desk import Desk
from isva_desk.casework.open_case import NewCase
from isva_desk.casework.register_client import NewClient
from isva_desk.casework.waiting import NewReferral, allocate, refer
from isva_desk.domain.dates import on_day
from isva_desk.journal import acts
from isva_desk.journal.caseload import caseload_page
from isva_desk.journal.today import today_list
from isva_desk.journal.waiting.views import WaitingRow, waiting_rows
from isva_desk.ui.case.case_dialogs import CloseCase
from isva_desk.ui.case.page import CasePage
from isva_desk.ui.parts import EmptyState
from isva_desk.ui.today.page import TodayPage
from isva_desk.ui.today.row import TodayRowView
from isva_desk.ui.waiting.page import WaitingPage
from isva_desk.ui.waiting.sheets import Allocate, EndReferral, ExplainWait, Figures, Refer, TryToReach
from tests.builders.desks import SteppingClock, a_case
from tests.builders.looking import words_on
from tests.builders.windows import WindowStory, a_filled_vault

Open = Callable[..., WindowStory]
CTRL = Qt.KeyboardModifier.ControlModifier


def page_of(story: WindowStory) -> WaitingPage:
    page = story.window.page("waiting")
    assert isinstance(page, WaitingPage)
    return page


def case_page_of(story: WindowStory) -> CasePage:
    page = story.window.page("case")
    assert isinstance(page, CasePage)
    return page


def rows_of(story: WindowStory, *states: str) -> list[WaitingRow]:
    found: list[WaitingRow] = []
    story.window.workspace.read(waiting_rows, states or ("waiting",), then=found.extend)
    story.settle()
    return found


def next_day(story: WindowStory, clock: SteppingClock, day: str) -> None:
    clock.go_to(day)
    story.window.look_at_the_day()
    story.settle()


def test_never_reported_from_the_first_call_to_an_adviser(open_window: Open, tmp_path: Path) -> None:
    clock = SteppingClock()
    a_filled_vault(tmp_path, lambda _desk: None)
    story = open_window(clock=clock).start().unlock()
    story.press(Qt.Key.Key_7, CTRL)
    page = page_of(story)
    assert "Nobody waits" in words_on(story.find(EmptyState))
    anywhere = {act.words: act for act in story.window.acts()}
    anywhere["New referral"].run()
    story.settle()
    sheet = story.find(Refer)
    assert sheet.name_to_use.hasFocus()
    QTest.keyClicks(sheet.name_to_use, "Wren")
    sheet.received.set_text("yesterday 4pm")
    sheet.agreed.click()
    story.press(Qt.Key.Key_Return, CTRL)
    assert "Choose one." in words_on(sheet), "where it came from is put on record by nobody but a person"
    sheet.source.setCurrentIndex(sheet.source.findData("self"))
    story.press(Qt.Key.Key_Return, CTRL)
    assert case_page_of(story).tabs.current() == "contact", "first: how can they be reached safely"
    (row,) = rows_of(story)
    assert (row.owner, row.next_step, row.contact_by) == ("Robin Example", "first", "2026-11-24T16:00")

    assert "waits for an adviser since 22 November" in words_on(case_page_of(story).head)
    anywhere = {act.words: act for act in story.window.acts()}
    anywhere["On the waiting list…"].run()
    story.settle()
    assert page.views[0][1].hasFocus()

    story.window.workspace.open_today()
    story.settle()
    today = story.window.page("today")
    assert isinstance(today, TodayPage)
    waits = next(one for one in today.findChildren(TodayRowView) if one.row.section == "waiting")
    assert waits.row.title == "Reach somebody who waits for the first time"
    waits.setFocus()
    story.press(Qt.Key.Key_Return)
    assert page.isVisible()
    assert page.views[0][1].hasFocus()
    reached_and_asked_again(story, clock, page)
    page.views[0][1].setFocus()
    story.press(Qt.Key.Key_L)
    given = story.find(Allocate)
    assert given.to.text() == "Robin Example"
    given.to.setText("Alex Example")
    story.press(Qt.Key.Key_Return, CTRL)
    assert "Nobody waits" in words_on(page)
    page.which.button("over").click()
    story.settle()
    assert "Alex Example, Tue 22 Dec" in words_on(page)
    assert "Waited 30 days" in words_on(page)


def reached_and_asked_again(story: WindowStory, clock: SteppingClock, page: WaitingPage) -> None:
    story.press(Qt.Key.Key_A)
    attempt = story.find(TryToReach)
    story.settle()
    assert "Do not make contact yet. Nothing is marked as safe." in words_on(attempt.strip)
    assert attempt.strip.check_button.isVisible()
    story.press(Qt.Key.Key_Return, CTRL)
    assert "Choose what came of it." in words_on(attempt)
    attempt.outcome.button("reached").click()
    attempt.channel.button("phone").click()
    story.press(Qt.Key.Key_Return, CTRL)
    assert "1 attempt · reached Mon 23 Nov · no safe way marked yet" in words_on(page)
    assert page.views[0][1].hasFocus(), "the keyboard stays where it was"
    next_day(story, clock, "2026-12-22")
    assert "Their day has passed" in words_on(page)
    page.views[0][1].setFocus()
    acts_here = {act.words: act for act in page.acts()}
    acts_here["Say what they wait for…"].run()
    story.settle()
    reason = story.find(ExplainWait)
    reason.reason.setCurrentIndex(reason.reason.findData("their-choice"))
    story.press(Qt.Key.Key_Return, CTRL)
    assert "waits for: Their own choice of time" in words_on(page)
    page.views[0][1].setFocus()
    story.press(Qt.Key.Key_C)
    story.find(TryToReach).outcome.button("fine").click()
    story.press(Qt.Key.Key_Return, CTRL)
    assert "Check-in Tue 19 Jan" in words_on(page)


def test_never_reported_the_support_ends_as_planned(open_window: Open, tmp_path: Path) -> None:
    def fill(desk: Desk) -> None:
        made = refer(desk, NewClient(name_to_use="Wren"), NewCase(), NewReferral("self", on_day(desk.today()))).made
        allocate(desk, made or "", "Robin Example", on_day(desk.today()))

    a_filled_vault(tmp_path, fill)
    story = open_window(clock=SteppingClock()).start().unlock()
    case = rows_of(story, "allocated")[0].case_id
    story.window.workspace.open_case(case)
    story.settle()
    page = case_page_of(story)
    assert page.entitlements.count_open() == 0, "nobody is pushed towards a report"
    for tab in page.tabs.buttons:
        page.tabs.open(tab)
        story.settle()
    page._acts.close()
    story.settle()
    QTest.keyClicks(story.find(CloseCase).reason, "support ended as planned")
    story.press(Qt.Key.Key_Return)
    assert "closed on Monday 23 November 2026" in words_on(page.head)
    left: list[object] = []
    story.window.workspace.read(caseload_page, then=left.extend)
    story.window.workspace.read(today_list, story.clock(), then=left.extend)
    story.settle()
    assert left == [], "nothing is left to do for somebody whose support has ended"


def test_a_referral_ends_and_a_case_without_anybody_finds_somebody(open_window: Open, tmp_path: Path) -> None:
    def fill(desk: Desk) -> None:
        case = a_case(desk)
        desk.write(desk.entry(acts.CaseChanged("owner", ""), case.client, case.id))

    a_filled_vault(tmp_path, fill)
    story = open_window(clock=SteppingClock()).start().unlock()
    today = story.window.page("today")
    assert isinstance(today, TodayPage)
    alarm = next(one for one in today.findChildren(TodayRowView) if one.row.title == "This case has no adviser")
    alarm.setFocus()
    story.press(Qt.Key.Key_Return)
    story.find(Allocate)
    story.press(Qt.Key.Key_Return, CTRL)
    story.window.workspace.open_today()
    story.settle()
    assert "This case has no adviser" not in words_on(today)

    story.press(Qt.Key.Key_7, CTRL)
    page = page_of(story)
    page.refer()
    story.settle()
    sheet = story.find(Refer)
    sheet.source.setCurrentIndex(sheet.source.findData("gp"))
    story.press(Qt.Key.Key_Return, CTRL)
    story.press(Qt.Key.Key_7, CTRL)
    page.figures()
    story.settle()
    figures = story.find(Figures)
    figures.boxes["standard"].setValue(72)
    story.press(Qt.Key.Key_Return, CTRL)
    page.figures()
    story.settle()
    assert story.find(Figures).boxes["standard"].value() == 72
    story.press(Qt.Key.Key_Escape)
    page.views[0][1].setFocus()
    story.press(Qt.Key.Key_E)
    ended = story.find(EndReferral)
    ended.outcome.button("not-reached").click()
    story.press(Qt.Key.Key_Return, CTRL)
    assert "No attempt to reach them is on record yet." in words_on(ended)
    ended.outcome.button("not-taken-up").click()
    story.press(Qt.Key.Key_Return, CTRL)
    assert "Nobody waits" in words_on(page)
    assert [row.outcome for row in rows_of(story, "ended")] == ["not-taken-up"]
