"""Court in the window: from the empty tab to a hearing, its measures, and the day itself, with the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from isva_desk.casework.court_hearings import NewHearing, list_hearing
from isva_desk.casework.court_steps import NewStep, take_step
from isva_desk.casework.desk import Desk
from isva_desk.casework.open_case import close_case
from isva_desk.domain.dates import parse_when
from isva_desk.journal.court.views import CourtView, court_of
from isva_desk.journal.timeline import timeline
from isva_desk.ui.case.loading import CaseView
from isva_desk.ui.case.page import CasePage
from isva_desk.ui.correct.dialogs import FactSheet
from isva_desk.ui.court.hearing_sheets import HearingDetails, ListHearing
from isva_desk.ui.court.outcome_sheet import OutcomeSheet
from isva_desk.ui.court.small_sheets import AvoidDay, ContactedWitnessCare
from isva_desk.ui.court.step_grid import Cell
from isva_desk.ui.court.step_sheet import StepSheet
from isva_desk.ui.court.tab import CourtTab
from isva_desk.ui.parts import EmptyState
from isva_desk.ui.today.page import TodayPage
from isva_desk.ui.today.row import TodayRowView
from tests.builders.desks import CaseBuilder, SteppingClock, a_case
from tests.builders.windows import WindowStory, a_filled_vault

Open = Callable[..., WindowStory]
Control = Qt.KeyboardModifier.ControlModifier


def opened(
    open_window: Open, tmp_path: Path, fill: Callable[[Desk, CaseBuilder], object], clock: SteppingClock | None = None
) -> tuple[WindowStory, CaseBuilder]:
    cases: list[CaseBuilder] = []

    def write(desk: Desk) -> None:
        cases.append(a_case(desk).with_event("charge", "2026-05-04", suspect="A"))
        fill(desk, cases[0])

    a_filled_vault(tmp_path, write)
    return open_window(clock=clock or SteppingClock()).start().unlock(), cases[0]


def a_trial(desk: Desk, case: CaseBuilder) -> None:
    for said, on in (("2026-06-01", "2026-09-07"), ("2026-08-20", "2026-11-26T10:00")):
        list_hearing(desk, case.id, NewHearing("trial", parse_when(on), said_on=parse_when(said)))


def tab_of(story: WindowStory, case: CaseBuilder) -> CourtTab:
    story.window.workspace.open_case(case.id, tab="court")
    story.settle()
    page = story.window.page("case")
    assert isinstance(page, CasePage)
    tab = page.more["court"]
    assert isinstance(tab, CourtTab)
    return tab


def known(story: WindowStory, case: CaseBuilder) -> CourtView:
    found: list[CourtView] = []
    story.window.workspace.read(court_of, case.id, then=found.append)
    story.settle()
    return found[0]


def words_on(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text())


def test_from_an_empty_tab_to_a_hearing_with_the_keyboard(open_window: Open, tmp_path: Path) -> None:
    story, case = opened(open_window, tmp_path, lambda _desk, _case: None)
    tab = tab_of(story, case)
    empty = tab.findChild(EmptyState)
    assert empty is not None
    assert "No hearing is recorded yet" in words_on(empty)
    assert {act.words for act in tab.acts(_view(story))} >= {"A hearing is listed…", "What came of the hearing…"}

    tab.list_hearing()
    story.settle()
    sheet = story.find(ListHearing)
    assert sheet.name is not None
    story.press(Qt.Key.Key_Return, Control)
    assert "Say which hearing it is, such as: trial." in words_on(sheet)
    QTest.keyClicks(sheet.name.edit, "ptp")
    story.press(Qt.Key.Key_Down)
    story.press(Qt.Key.Key_Return)
    assert sheet.name.text() == "ptph"
    sheet.hearing_on.set_text("2 Dec 2026 10am")
    QTest.keyClicks(sheet.court.edit, "bristol")
    story.press_only(Qt.Key.Key_Down)
    sheet.court.move_mark(1)
    assert sheet.court.take_marked()
    sheet.status.button("fixed").click()
    story.press(Qt.Key.Key_Return, Control)
    story.settle()
    (card,) = tab.cards
    said = words_on(card)
    assert said.startswith(
        "Plea and trial preparation hearing Fixed Wednesday 2 December 2026, 10:00 Bristol Crown Court"
    )
    assert card.buttons["supporter"].accessibleName() == "Who goes along: not said yet"

    card.buttons["details"].click()
    story.settle()
    details = story.find(HearingDetails)
    story.press(Qt.Key.Key_Return, Control)
    assert "Nothing is different yet." in words_on(details)
    details.hour.setText("14.00")
    details.status.button("floating").click()
    story.press(Qt.Key.Key_Return, Control)
    story.settle()
    assert "14:00" in words_on(tab.cards[0])
    assert tab.cards[0].pill.text() == "Floating"


def _view(story: WindowStory) -> CaseView:
    page = story.window.page("case")
    assert isinstance(page, CasePage)
    assert page.view is not None
    return page.view


def test_a_measure_in_the_grid_and_its_decision(open_window: Open, tmp_path: Path) -> None:
    story, case = opened(open_window, tmp_path, a_trial)
    tab = tab_of(story, case)
    assert "7 Sep 26 Nov Moved 1 time · 80 days later than first listed · last change 20 Aug" in words_on(tab.cards[0])
    grid = tab.grids["measures"]
    grid.focus_first()
    for _press in range(3):
        story.press(Qt.Key.Key_Right)
    cell = story.window.focusWidget()
    assert isinstance(cell, Cell)
    assert cell.accessibleName() == "Screens, Decided: nothing recorded"
    story.press(Qt.Key.Key_Return)
    sheet = story.find(StepSheet)
    assert sheet.step.value() == "granted"
    assert sheet.with_event.isVisible()
    sheet.step.button("discussed").click()
    assert not sheet.with_event.isVisible(), "each step asks for its own"
    sheet.step.button("granted").click()
    sheet.on.set_text("20 Nov 2026")
    story.press(Qt.Key.Key_Return, Control)
    story.settle()
    cell = story.window.focusWidget()
    assert isinstance(cell, Cell), "the keyboard is where it was"
    assert cell.accessibleName() == "Screens, Decided: Granted, 20 Nov"
    events: list[str] = []
    story.window.workspace.read(timeline, case.id, then=lambda rows: events.extend(row.kind for row in rows))
    story.settle()
    assert "special-measures-decision" in events
    page = story.window.page("case")
    assert isinstance(page, CasePage)
    page._acts.open_fact(next(row for row in _view(story).timeline if row.text == "Screens: Granted"))
    story.settle()
    fact = story.find(FactSheet)
    assert fact.take_back.isVisible()
    assert fact.correct.isVisible(), "every fact of a case can be put right"
    fact.reject()
    story.settle()

    tab._contacted()
    story.settle()
    contacted = story.find(ContactedWitnessCare)
    contacted.note.setText("Asked for a separate way in")
    story.press(Qt.Key.Key_Return, Control)
    tab._avoid()
    story.settle()
    story.find(AvoidDay).day.set_text("9 December")
    story.press(Qt.Key.Key_Return, Control)
    story.settle()
    view = known(story, case)
    assert [day.month_day for day in view.avoided] == ["12-09"]
    assert "Last contact: 23 Nov" in words_on(tab)
    assert "9 December Keep free" in words_on(tab)


def test_the_day_at_court_on_the_way_home(open_window: Open, tmp_path: Path) -> None:
    clock = SteppingClock()
    story, case = opened(open_window, tmp_path, a_trial, clock)
    clock.go_to("2026-11-26", "17:20")
    story.window.look_at_the_day()
    tab = tab_of(story, case)
    story.press(Qt.Key.Key_H, Control)
    sheet = story.find(OutcomeSheet)
    assert not sheet.results.isVisible()
    story.press(Qt.Key.Key_Return, Control)
    assert "Choose how it went." in words_on(sheet)
    sheet.status.focus_first()
    story.press(Qt.Key.Key_Space)
    sheet.results.boxes["verdict"].setChecked(True)
    story.press(Qt.Key.Key_Return, Control)
    assert "Choose the verdict." in words_on(sheet)
    sheet.verdict.button("guilty").click()
    sheet.next_on.set_text("15 Jan 2027")
    story.press(Qt.Key.Key_Return, Control)
    assert "Say which hearing the next day is for." in words_on(sheet)
    sheet.next_name.set_answer("sentence")
    sheet.told_by.button("cps").click()
    story.press(Qt.Key.Key_Return, Control)
    story.settle()
    view = known(story, case)
    assert [(one.key, one.now.is_over) for one in view.hearings] == [("trial", True), ("sentence", False)]
    assert tab.cards[0].hearing.key == "sentence", "the next hearing comes first"


def test_today_leads_to_what_is_missing(open_window: Open, tmp_path: Path) -> None:
    story, case = opened(open_window, tmp_path, a_trial)
    page = story.window.page("today")
    assert isinstance(page, TodayPage)
    rows = {view.row.title: view for view in page.findChildren(TodayRowView)}
    rows["Trial: nobody is named to go along"].buttons["matter"].click()
    story.settle()
    sheet = story.find(StepSheet)
    assert (sheet.head.text(), sheet.step.value()) == ("Who goes along", "arranged")
    sheet.who.setText("Robin")
    story.press(Qt.Key.Key_Return, Control)
    story.settle()
    taken = known(story, case).taken("practical", "supporter", "trial")
    assert taken["state"].who == "Robin"

    story.window.workspace.open_today()
    story.settle()
    row = next(view for view in page.findChildren(TodayRowView) if view.row.section == "hearings")
    row.buttons["outcome"].click()
    story.settle()
    assert story.find(OutcomeSheet).head.text() == "Trial: what came of it?"


def test_a_closed_case_shows_its_court_and_changes_nothing(open_window: Open, tmp_path: Path) -> None:
    def fill(desk: Desk, case: CaseBuilder) -> None:
        a_trial(desk, case)
        take_step(desk, case.id, NewStep("measures", "screens", "wanted", on=parse_when("2026-09-01")))
        close_case(desk, case.id, date(2026, 11, 20), "Moved away")

    story, case = opened(open_window, tmp_path, fill)
    tab = tab_of(story, case)
    assert tab.acts(_view(story)) == []
    assert tab.cards[0].buttons == {}
    assert not tab.grids["measures"].isEnabled()
    tab.outcome()
    story.settle()
    assert not [sheet for sheet in story.window.findChildren(OutcomeSheet) if sheet.isVisible()]
