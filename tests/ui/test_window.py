"""The window round the pages: the rail, the ways, what went wrong, and a short word at the lower edge."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.desk import Desk
from isva_desk.casework.register_client import NewClient, register_client
from isva_desk.ui.pages import PAGES
from isva_desk.ui.record_update.dialog import RecordUpdate
from isva_desk.ui.theme import current
from isva_desk.ui.today.page import TodayPage
from tests.builders.desks import a_case, a_client
from tests.builders.windows import WindowStory, a_filled_vault

CTRL = Qt.KeyboardModifier.ControlModifier


def one_client(desk: Desk) -> None:
    a_case(desk, a_client(desk, "K7Q2", "Sam")).with_event("arrest", "2026-11-12", suspect="A")


@pytest.fixture
def story(open_window: Callable[..., WindowStory], tmp_path: Path) -> WindowStory:
    a_filled_vault(tmp_path, one_client)
    return open_window().start().unlock()


def rail_numbers(story: WindowStory) -> dict[str, str]:
    return {name: way._number.text() for name, way in story.window.rail._buttons.items()}


def test_the_rail_counts_and_says_what_is_so(story: WindowStory) -> None:
    before = rail_numbers(story)
    assert before["caseload"] == "1"
    assert int(before["today"]) >= 1
    assert before["settings"] == ""
    assert story.window.rail.facts.text() == "Saved 09:00\nNo backup yet"


def test_the_rail_counts_again_after_an_act(story: WindowStory) -> None:
    from isva_desk.casework.open_case import NewCase, open_case

    story.clock.go_to("2026-11-23", "09:40")
    client = story.do(register_client, NewClient("W9B4")).made
    story.do(open_case, client, NewCase("avon-and-somerset"))
    assert rail_numbers(story)["caseload"] == "2"
    assert story.window.rail.facts.text().startswith("Saved 09:40")


def test_pages_of_later_work_are_absent(story: WindowStory) -> None:
    named = [kind.id for kind in PAGES if kind.words]
    assert list(story.window.rail._buttons) == named
    for identity in named:
        story.window.open_page(identity)
        story.settle()
        assert story.window.stack.currentWidget() is story.window.page(identity), "no way leads to nothing"


def test_every_way_has_its_key(story: WindowStory) -> None:
    for key, page in ((Qt.Key.Key_2, "caseload"), (Qt.Key.Key_Comma, "settings"), (Qt.Key.Key_1, "today")):
        story.press(key, CTRL)
        assert story.window.open_page_id == page
    story.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert story.window.open_page_id == "settings"


def test_ctrl_u_opens_the_question_from_anywhere(story: WindowStory) -> None:
    story.press(Qt.Key.Key_Comma, CTRL)
    story.press(Qt.Key.Key_U, CTRL)
    assert story.find(RecordUpdate).isVisible()
    assert story.window.veil.isVisible()
    story.press(Qt.Key.Key_Escape)
    assert not story.window.veil.isVisible()


def test_a_problem_is_told_with_what_was_kept_and_what_to_do(story: WindowStory) -> None:
    story.window.workspace.problem(WrongAnswer("on", "This day is still to come.", next_step="Choose another day."))
    said = " ".join(label.text() for label in story.window.problems.findChildren(QLabel))
    assert "This day is still to come." in said
    assert "Nothing was saved; what you typed is still here." in said
    assert "Choose another day." in said


def test_a_fault_is_told_without_what_was_in_it(story: WindowStory, capfd: pytest.CaptureFixture[str]) -> None:
    def at_fault(_store: object) -> None:
        raise RuntimeError("Sam Quillfeather, 0117 496 0999")

    story.window.workspace.read(at_fault, then=lambda _nothing: None)
    story.settle()
    said = " ".join(label.text() for label in story.window.problems.findChildren(QLabel))
    assert "Something went wrong in the program itself." in said
    complaint = capfd.readouterr().err
    assert "RuntimeError in at_fault" in complaint
    for secret in ("Sam", "Quillfeather", "0117"):
        assert secret not in said + complaint


def test_a_short_word_goes_by_itself_and_stays_inside_the_window(story: WindowStory) -> None:
    toast = story.window.toast
    story.window.workspace.toast("Saved")
    assert toast.isVisible()
    current().use("light", 200)
    story.window.workspace.toast("A much longer word about something that took a good while and is now done at last")
    story.settle()
    assert story.window.rect().contains(toast.geometry())
    toast._timer.timeout.emit()
    assert not toast.isVisible()
    current().use("light", 100)


def test_the_window_takes_the_size_and_place_it_had(story: WindowStory) -> None:
    story.window.resize(780, 640)  # the screen that nobody sees has 800 by 800
    story.settle()
    story.application.lock()
    story.locked()
    assert story.application.door is not None
    assert story.application.door.size().width() == 780
    story.unlock()
    assert (story.window.width(), story.window.height()) == (780, 640)


def test_after_midnight_the_page_is_shown_again(story: WindowStory) -> None:
    page = story.window.page("today")
    assert isinstance(page, TodayPage)
    assert page.date.text() == "Monday 23 November 2026"
    story.window.look_at_the_day()
    story.clock.go_to("2026-11-24", "00:01")
    story.window.look_at_the_day()
    story.settle()
    assert page.date.text() == "Tuesday 24 November 2026"
    assert story.window.rail.facts.text().startswith("Saved Mon 23 Nov")
