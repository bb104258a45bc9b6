"""The diary in the window: from day to day with the keyboard, what clashes, and a calendar file that says nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from isva_desk.casework.court_hearings import NewHearing, list_hearing
from isva_desk.casework.days_to_avoid import avoid_day
from isva_desk.casework.desk import Desk
from isva_desk.domain.dates import parse_when
from isva_desk.ui.diary.agenda import AgendaRow
from isva_desk.ui.diary.day_grid import DayCell
from isva_desk.ui.diary.entry import EntryCard
from isva_desk.ui.diary.file_sheet import FileSheet
from isva_desk.ui.diary.page import DiaryPage
from isva_desk.ui.parts import EmptyState
from isva_desk.ui.preview.save_sheet import SaveSheet
from tests.builders.desks import a_case, a_client
from tests.builders.windows import WindowStory, a_filled_vault

Open = Callable[..., WindowStory]
Control = Qt.KeyboardModifier.ControlModifier


def two_trials(desk: Desk) -> None:
    for reference, on in (("K7Q2", "2026-11-26T10:00"), ("M3XA", "2026-11-26T10:00"), ("P4WB", "2026-12-09")):
        case = a_case(desk, a_client(desk, reference, "Sam"))
        list_hearing(desk, case.id, NewHearing("trial", parse_when(on), said_on=parse_when("2026-08-20")))
        if reference == "P4WB":
            avoid_day(desk, case.client, 12, 9)


def diary(open_window: Open, tmp_path: Path, fill: Callable[[Desk], object]) -> tuple[WindowStory, DiaryPage]:
    a_filled_vault(tmp_path, fill)
    story = open_window().start().unlock()
    story.window.resize(1280, 800)
    story.press(Qt.Key.Key_5, Control)
    page = story.window.page("diary")
    assert isinstance(page, DiaryPage)
    return story, page


def test_from_day_to_day_with_the_keyboard(open_window: Open, tmp_path: Path) -> None:
    story, page = diary(open_window, tmp_path, two_trials)
    assert page.head.text() == "Diary: 23 to 29 November 2026"
    assert page.line.text() == "2 hearings"
    assert [banner.words.text() for banner in page.banners] == [
        "Thu 26 Nov, 10:00: K7Q2 and M3XA have a hearing at the same time."
    ]
    here = story.window.focusWidget()
    assert isinstance(here, DayCell)
    assert here.accessibleName() == "Monday 23 November 2026: nothing"
    for _press in range(3):
        story.press(Qt.Key.Key_Right)
    here = story.window.focusWidget()
    assert isinstance(here, DayCell)
    assert here.accessibleName() == (
        "Thursday 26 November 2026: 10:00, K7Q2, Trial, hearing; 10:00, M3XA, Trial, hearing"
    )
    story.press(Qt.Key.Key_Down)
    story.press(Qt.Key.Key_Down)
    card = story.window.focusWidget()
    assert isinstance(card, EntryCard)
    assert card.row.reference == "M3XA"
    story.press(Qt.Key.Key_Return)
    assert story.window.open_page_id == "case"
    story.press(Qt.Key.Key_5, Control)

    story.press(Qt.Key.Key_PageDown)
    assert page.head.text() == "Diary: 30 November to 6 December 2026"
    for _press in range(7):
        story.press(Qt.Key.Key_Right)
    assert page.head.text() == "Diary: 7 to 13 December 2026", "past the last day the next week comes"
    assert page.banners[0].words.text() == "Wed 9 Dec: the hearing of P4WB is on a day to avoid."
    story.press(Qt.Key.Key_T)
    assert page.day == date(2026, 11, 23)

    story.press(Qt.Key.Key_M)
    assert page.head.text() == "Diary: November 2026"
    assert page.grid is not None
    assert len(page.grid.cells) == 42
    story.press(Qt.Key.Key_Down)
    here = story.window.focusWidget()
    assert isinstance(here, DayCell)
    assert here.day == date(2026, 11, 30)
    story.window.resize(700, 800)
    story.settle()
    here = story.window.focusWidget()
    assert isinstance(here, DayCell), "the keyboard stays where it is when the days come to stand below each other"
    assert here.day == date(2026, 11, 30)
    story.press(Qt.Key.Key_Up)
    here = story.window.focusWidget()
    assert isinstance(here, DayCell)
    assert here.day == date(2026, 11, 26), "empty days are left out there"
    page.day = date(2026, 11, 30)
    page.look_at("month")
    story.settle()
    story.press(Qt.Key.Key_Return)
    assert page.view.value() == "agenda", "Enter lists the day"
    row = story.window.focusWidget()
    assert isinstance(row, AgendaRow)
    assert (row.day, row.row.reference) == (date(2026, 12, 9), "P4WB")
    page.filter.button("rest").click()
    story.settle()
    assert page.findChild(EmptyState) is not None
    assert {act.words for act in page.acts()} >= {"Diary: month", "Save a calendar file…"}


def test_a_calendar_file_of_chosen_days(open_window: Open, tmp_path: Path) -> None:
    story, page = diary(open_window, tmp_path, two_trials)
    page.file.click()
    story.settle()
    sheet = story.find(FileSheet)
    assert sheet.says.words.text() == "It says: Appointment 1 to Appointment 2."
    assert "no court" in sheet.says.detail.text()
    sheet.boxes[1].setChecked(False)
    sheet.place.setChecked(True)
    assert sheet.says.words.text() == "It says: Appointment 1."
    assert "court" in sheet.says.detail.text()
    sheet.place.setChecked(False)
    story.press(Qt.Key.Key_Return, Control)
    assert sheet.isVisible(), "nothing leaves without a reason"
    QTest.keyClicks(sheet.reason, "For my own calendar")
    story.press(Qt.Key.Key_Return, Control)
    saving = story.find(SaveSheet)
    file = tmp_path / "days.ics"
    saving.path.setText(str(file))
    story.press(Qt.Key.Key_Return, Control)
    story.settle()
    content = file.read_bytes()
    assert content.count(b"BEGIN:VEVENT") == 1
    assert b"SUMMARY:Appointment 1" in content
    assert b"K7Q2" not in content
    assert saving.state.words.text() == "It is saved and written down."


def test_an_empty_diary_says_what_comes_here(open_window: Open, tmp_path: Path) -> None:
    story, page = diary(open_window, tmp_path, a_client)
    assert page.line.text() == "Nothing stands in these days."
    page.save_file()
    story.settle()
    assert not page.findChildren(FileSheet)
    story.press(Qt.Key.Key_A)
    empty = page.findChild(EmptyState)
    assert empty is not None
    assert "come here by themselves" in empty.accessibleName()
