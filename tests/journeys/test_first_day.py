"""The first day: from an empty folder to the main job, through the real window, and still so after the lock."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from isva_desk.domain import resources
from isva_desk.journal.rows import TodayRow
from isva_desk.ui.case.page import CasePage
from isva_desk.ui.first_run.pages import FirstRun
from isva_desk.ui.import_wizard.dialog import ImportWizard
from isva_desk.ui.record_update.dialog import RecordUpdate
from isva_desk.ui.today.page import TodayPage
from isva_desk.ui.today.row import TodayRowView
from tests.builders.windows import WindowStory

Open = Callable[..., WindowStory]
PASSPHRASE = "lantern pier marble sixteen"
CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_first_day(open_window: Open, tmp_path: Path) -> None:
    story = open_window().start()
    begin(story)
    import_the_caseload(story)
    row = the_longest_without_a_record(story)
    read_why(story, row)
    record_that_they_were_told(story, row)
    assert row.key not in keys(story)
    before = keys(story)
    story.application.lock()
    story.locked().unlock(PASSPHRASE)
    assert keys(story) == before
    assert story.window.rail.facts.text().startswith("Saved 09:00")
    story.end()
    assert keys(open_window().start().unlock(PASSPHRASE)) == before, "and on the next morning too"


def begin(story: WindowStory) -> None:
    """Three screens: who, passphrase and words on paper, what to begin with."""
    first = story.door
    assert isinstance(first, FirstRun)
    QTest.keyClicks(first.who.adviser, "Robin Example")
    QTest.keyClick(first.who.adviser, Qt.Key.Key_Return)
    for field in (first.passphrase.passphrase.first, first.passphrase.passphrase.second):
        QTest.keyClicks(field, PASSPHRASE)
    QTest.keyClick(first.passphrase.passphrase.second, Qt.Key.Key_Return)
    story.settle()
    paper = first.recovery._words
    QTest.keyClick(first.recovery.next_button, Qt.Key.Key_Return)
    for answer, place in zip(first.recovery.answers, first.recovery.asked, strict=True):
        QTest.keyClicks(answer, paper[place])
    QTest.keyClick(first.recovery.answers[1], Qt.Key.Key_Return)
    QTest.keyClick(first.begin.rows["import"], Qt.Key.Key_Return)
    story.settle()


def import_the_caseload(story: WindowStory) -> None:
    """Look at the spreadsheet first, then take all of it in."""
    wizard = story.find(ImportWizard)
    QTest.keyClicks(wizard.path, str(resources.folder() / "demo" / "caseload.xlsx"))
    story.press(Qt.Key.Key_Return, CTRL)
    assert wizard.go.words() == "Import all of it"
    story.press(Qt.Key.Key_Return, CTRL)
    assert "Done. All of it was taken in." in words_on(wizard)
    story.press(Qt.Key.Key_Return, CTRL)
    assert story.window.open_page_id == "caseload"
    story.press(Qt.Key.Key_1, CTRL)
    assert story.window.open_page_id == "today"


def the_longest_without_a_record(story: WindowStory) -> TodayRow:
    """The first row for which there is no record, of those that the police owe for one event."""
    rows = [view.row for view in views(story) if view.row.section == "no-record"]
    assert rows
    assert "No record that these happened in time" in words_on(story.window.page("today"))
    return next(row for row in rows if row.owed_by == "police" and row.trigger is not None and row.case_id)


def read_why(story: WindowStory, row: TodayRow) -> None:
    """One key from the row to the counting of the days."""
    next(view for view in views(story) if view.row.key == row.key).setFocus()
    story.press(Qt.Key.Key_W)
    assert story.window.open_page_id == "case"
    page = story.window.page("case")
    assert isinstance(page, CasePage)
    said = words_on(page)
    assert row.title in said
    assert "There is no record that this happened in time" in said


def record_that_they_were_told(story: WindowStory, row: TodayRow) -> None:
    """Ctrl+U, four questions, Ctrl+Enter."""
    story.press(Qt.Key.Key_U, CTRL)
    sheet = story.find(RecordUpdate)
    sheet.who.button("police>client").click()
    story.settle()
    sheet.about.button(row.trigger or "").click()
    sheet.when.set_text("yesterday 4pm")
    story.press(Qt.Key.Key_Return, CTRL)
    story.press(Qt.Key.Key_1, CTRL)


def keys(story: WindowStory) -> set[str]:
    """Every row of Today, also those behind "Show more"."""
    page = story.window.page("today")
    assert isinstance(page, TodayPage)
    return {row.key for row in page._rows}


def views(story: WindowStory) -> list[TodayRowView]:
    return [view for view in story.window.page("today").findChildren(TodayRowView) if view.isVisible()]


def words_on(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())
