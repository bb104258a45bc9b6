"""A new client: a reference that says nothing, what they like to be called, and straight on to what is safe."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from isva_desk.ui.case.page import CasePage
from isva_desk.ui.register_client.details import ChangeDetails
from isva_desk.ui.register_client.dialog import RegisterClient
from tests.builders.desks import a_client
from tests.builders.windows import WindowStory, a_filled_vault

Open = Callable[..., WindowStory]


def words_on(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text())


def case_page(story: WindowStory) -> CasePage:
    page = story.window.page("case")
    assert isinstance(page, CasePage)
    return page


def registering(open_window: Open, tmp_path: Path) -> tuple[WindowStory, RegisterClient]:
    a_filled_vault(tmp_path, lambda desk: a_client(desk, "K7Q2", "Jo"))
    story = open_window().start().unlock()
    story.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    return story, story.find(RegisterClient)


def test_from_a_name_to_an_open_case(open_window: Open, tmp_path: Path) -> None:
    story, sheet = registering(open_window, tmp_path)
    assert len(sheet.reference.text()) == 4
    assert sheet.name_to_use.hasFocus()
    QTest.keyClicks(sheet.name_to_use, "Ash")
    QTest.keyClicks(sheet.pronouns, "he/him")
    sheet.force.setCurrentIndex(sheet.force.findData("avon-and-somerset"))
    sheet.suspects.choose("2")
    reference = sheet.reference.text()
    story.press(Qt.Key.Key_Return)
    page = case_page(story)
    assert words_on(page.head).startswith(f"{reference} likes to be called Ash · he/him")
    assert "CPS South West" in words_on(page.head)
    assert page.tabs.current() == "contact"
    assert page.view is not None
    assert page.view.head.suspects == ("A", "B")


def test_a_reference_that_is_taken_is_said_beside_it(open_window: Open, tmp_path: Path) -> None:
    story, sheet = registering(open_window, tmp_path)
    sheet.reference.setText("K7Q2")
    story.press(Qt.Key.Key_Return)
    assert "The reference K7Q2 is taken already." in words_on(sheet.fields["reference"])
    assert sheet.reference.hasFocus()


def test_details_are_changed_later(open_window: Open, tmp_path: Path) -> None:
    story, sheet = registering(open_window, tmp_path)
    QTest.keyClicks(sheet.name_to_use, "Ash")
    story.press(Qt.Key.Key_Return)
    page = case_page(story)
    page._acts.change_details()
    story.settle()
    details = story.find(ChangeDetails)
    details.name_to_use.setText("Ashley")
    details.pronouns.setText("they/them")
    details.force.setCurrentIndex(details.force.findData("kent"))
    story.press(Qt.Key.Key_Return)
    assert "likes to be called Ashley · they/them" in words_on(page.head)
    assert "Kent Police" in words_on(page.head)


def test_escape_leaves_nothing_behind(open_window: Open, tmp_path: Path) -> None:
    story, sheet = registering(open_window, tmp_path)
    QTest.keyClicks(sheet.name_to_use, "Ash")
    story.press(Qt.Key.Key_Escape)
    assert story.window.open_page_id == "today"
    story.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    again = story.find(RegisterClient)
    assert again.name_to_use.text() == ""
    assert "You began this before" not in words_on(again)
