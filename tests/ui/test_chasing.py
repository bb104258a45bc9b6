"""Asking in the window: from the row to the letter, the day that passes, the next step, the answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from isva_desk.casework.desk import Desk
from isva_desk.casework.people import record_vacancy
from isva_desk.domain.dates import parse_when
from isva_desk.journal.chases import chases
from isva_desk.journal.rows import ChaseRow
from isva_desk.ui.case.page import CasePage
from isva_desk.ui.chasing.choosing import ChooseChase
from isva_desk.ui.chasing.page import ChasingPage
from isva_desk.ui.chasing.row import ChaseRowView
from isva_desk.ui.chasing.sheet import ChaseSheet
from isva_desk.ui.chasing.waiting import ChaseWaits, EndChase, RecordAnswer
from isva_desk.ui.parts import EmptyState
from isva_desk.ui.today.page import TodayPage
from isva_desk.ui.today.row import TodayRowView
from tests.builders.desks import CaseBuilder, SteppingClock
from tests.builders.sam import sams_case
from tests.builders.windows import WindowStory, a_filled_vault

Open = Callable[..., WindowStory]
BAIL = "Told that suspect A was released on bail or under investigation"
Control = Qt.KeyboardModifier.ControlModifier


def opened(open_window: Open, tmp_path: Path, clock: SteppingClock | None = None) -> tuple[WindowStory, CaseBuilder]:
    cases: list[CaseBuilder] = []

    def fill(desk: Desk) -> None:
        cases.append(sams_case(desk))
        record_vacancy(desk, cases[0].id, "supervisor", parse_when("2026-11-09"))

    a_filled_vault(tmp_path, fill)
    return open_window(clock=clock or SteppingClock()).start().unlock(), cases[0]


def words_on(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text())


def row_of(story: WindowStory, title: str) -> TodayRowView:
    page = story.window.page("today")
    assert isinstance(page, TodayPage)
    return next(view for view in page.findChildren(TodayRowView) if view.row.title == title)


def chasing(story: WindowStory) -> ChasingPage:
    story.window.workspace.open_chasing()
    story.settle()
    page = story.window.page("chasing")
    assert isinstance(page, ChasingPage)
    return page


def known(story: WindowStory) -> list[ChaseRow]:
    found: list[ChaseRow] = []
    story.window.workspace.read(chases, then=found.extend)
    story.settle()
    return found


def ask_from_today(story: WindowStory) -> ChaseSheet:
    row = row_of(story, BAIL)
    row.setFocus()
    story.press(Qt.Key.Key_C)
    return story.find(ChaseSheet)


def test_from_the_row_to_the_letter_and_on(open_window: Open, tmp_path: Path) -> None:
    clock = SteppingClock()
    story, _case = opened(open_window, tmp_path, clock)
    sheet = ask_from_today(story)
    assert sheet.to_name.text() == "DC Perry"
    letter = sheet.text.toPlainText()
    assert "Released on bail on Friday 13 November 2026." in letter
    assert "Right 6, paragraph 6.1." in letter
    assert "Please tell me by Monday 30 November 2026:" in letter
    assert "Robin Example\nAn invented service" in letter

    sheet.copy_button.click()
    story.settle()
    assert QGuiApplication.clipboard().text() == letter
    assert story.window.workspace.clipboard.timer.isActive(), "it is taken off again"
    assert known(story) == [], "copying is not asking"

    sheet.answer_by.set_text("2 Dec 2026")
    assert "Please tell me by Wednesday 2 December 2026:" in sheet.text.toPlainText()
    assert "30 November" not in sheet.text.toPlainText()
    sheet.method.choose("email")
    story.press(Qt.Key.Key_Return, Control)
    (row,) = known(story)
    assert (row.step, row.to_name, row.answer_by.isoformat()) == ("officer", "DC Perry", "2026-12-02")
    assert "Asked on Mon 23 Nov; an answer is asked for by Wed 2 Dec." in words_on(row_of(story, BAIL))

    page = chasing(story)
    (view,) = page.views
    assert view.hasFocus()
    assert "answer by Wed 2 Dec" in words_on(view)
    assert "next" not in view.buttons, "while an answer is waited for nobody is asked again"

    clock.go_to("2026-12-03")
    story.window.look_at_the_day()
    story.settle()
    (view,) = page.views
    assert words_on(page).startswith("Chasing 1 answer was due")
    view.setFocus()
    story.press(Qt.Key.Key_N)
    sheet = story.find(ChaseSheet)
    assert sheet.drafted.step.id == "inspector", "nobody is named as supervisor"
    assert "I asked about this on Monday 23 November 2026 (DC Perry)" in sheet.text.toPlainText()
    sheet.form_of.choose("message")
    sheet.form_of.chosen.emit("message")
    assert "\n" not in sheet.text.toPlainText()
    story.press(Qt.Key.Key_Return, Control)
    (row,) = known(story)
    assert (row.step, row.times) == ("inspector", 2)


def test_the_answer_and_the_end(open_window: Open, tmp_path: Path) -> None:
    story, _case = opened(open_window, tmp_path)
    ask_from_today(story)
    story.press(Qt.Key.Key_Return, Control)
    page = chasing(story)
    page.views[0].setFocus()
    story.press(Qt.Key.Key_A)
    sheet = story.find(RecordAnswer)
    assert not sheet.promised_on.isVisible()
    story.press(Qt.Key.Key_Return, Control)
    assert "Choose what came back." in words_on(sheet)
    sheet.answer.button("promised").click()
    assert sheet.promised_on.isVisible()
    story.press(Qt.Key.Key_Return, Control)
    assert known(story)[0].answer == "", "a promise needs its day"
    assert sheet.isVisible()
    sheet.promised_on.set_text("27 Nov 2026")
    sheet.changed_for.setText("Knows whom to ring")
    story.press(Qt.Key.Key_Return, Control)
    story.settle()
    (view,) = page.views
    assert "They promised it on Mon 23 Nov for Fri 27 Nov." in words_on(view)
    assert "For the client: Knows whom to ring" in words_on(view)

    view.setFocus()
    story.press(Qt.Key.Key_E)
    end = story.find(EndChase)
    end.reason.button("stopped").click()
    end.note.setText("Sam asked me to leave it")
    story.press(Qt.Key.Key_Return, Control)
    story.settle()
    assert page.views == []
    page.order.button("closed").click()
    story.settle()
    assert [view.row.state for view in page.views] == ["closed"]


def test_bail_that_ends_is_asked_about_from_its_row(open_window: Open, tmp_path: Path) -> None:
    clock = SteppingClock()
    story, _case = opened(open_window, tmp_path, clock)
    clock.go_to("2027-02-08")
    story.window.look_at_the_day()
    story.settle()
    row = row_of(story, "Bail ends on Friday 12 February 2027")
    row.buttons["ask"].click()
    story.settle()
    text = story.find(ChaseSheet).text.toPlainText()
    assert "Counted from the arrest, the bail period ends on Friday 12 February 2027." in text
    assert "who will tell the client, when and how." in text


def test_an_empty_page_says_what_belongs_there(open_window: Open, tmp_path: Path) -> None:
    story, _case = opened(open_window, tmp_path)
    page = chasing(story)
    empty = page.findChild(EmptyState)
    assert empty is not None
    assert "Nobody is being asked" in words_on(empty)


def test_from_the_case_its_people_and_by_keyboard(open_window: Open, tmp_path: Path) -> None:
    story, case = opened(open_window, tmp_path)
    workspace = story.window.workspace
    workspace.open_case(case.id)
    story.settle()
    page = story.window.page("case")
    assert isinstance(page, CasePage)
    card = next(card for card in page.entitlements.cards if card.entitlement.title == BAIL)
    before = card.pill.text()
    card.buttons["ask"].click()
    story.settle()
    story.find(ChaseSheet).save.click()
    story.settle()
    card = next(card for card in page.entitlements.cards if card.entitlement.title == BAIL)
    assert card.asked.text().startswith("Police: Officer in the case (DC Perry), asked on Mon 23 Nov.")
    assert card.pill.text() == before, "asking changes no verdict"

    card.buttons["ask"].click()
    story.settle()
    waits = story.find(ChaseWaits)
    assert "from Tuesday 1 December 2026 on: Inspector." in waits.next_words.text()
    QTest.keyClick(waits, Qt.Key.Key_Escape)
    story.settle()

    story.press(Qt.Key.Key_J, Control)
    chosen = story.find(ChooseChase)
    said = [row.accessibleName() for row in chosen.rows.rows]
    assert "Prosecutor. CPS · Nobody is named" in said
    assert any("asked on Mon 23 Nov" in words for words in said)
    QTest.keyClick(chosen, Qt.Key.Key_Escape)
    story.settle()

    workspace.open_case(case.id, tab="people")
    story.settle()
    ask = next(button for button in page.people.alarms[0].findChildren(QWidget) if "Ask…" in button.accessibleName())
    QTest.mouseClick(ask, Qt.MouseButton.LeftButton)
    story.settle()
    assert "who is named" in story.find(ChaseSheet).text.toPlainText()
    assert "Ask about something that is open…" in [act.words for act in story.window.acts()]


def test_a_row_of_the_answer_that_was_due(open_window: Open, tmp_path: Path) -> None:
    clock = SteppingClock()
    story, _case = opened(open_window, tmp_path, clock)
    ask_from_today(story)
    story.press(Qt.Key.Key_Return, Control)
    clock.go_to("2026-12-01")
    story.window.look_at_the_day()
    story.settle()
    row = row_of(story, f"Police asked: {BAIL}")
    assert "answer was due" in words_on(row)
    row.buttons["answer"].click()
    story.settle()
    story.find(RecordAnswer).reject()
    story.settle()
    row.setFocus()
    story.press(Qt.Key.Key_Return)
    assert story.window.open_page_id == "chasing"
    assert isinstance(story.window.focusWidget(), ChaseRowView)
