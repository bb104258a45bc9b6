"""Ctrl+K: any client, page or act by typing, without a mouse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from isva_desk.casework.desk import Desk
from isva_desk.ui.command_bar.bar import CommandBar
from tests.builders.desks import a_case, a_client
from tests.builders.windows import WindowStory, a_filled_vault

Open = Callable[..., WindowStory]


def two_people(desk: Desk) -> None:
    a_case(desk, a_client(desk, "K7Q2", "Sam"))
    a_case(desk, a_client(desk, "W9B4", "Alex"))


@pytest.fixture
def story(open_window: Open, tmp_path: Path) -> WindowStory:
    a_filled_vault(tmp_path, two_people)
    opened = open_window().start().unlock()
    opened.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    return opened


def bar(story: WindowStory) -> CommandBar:
    return story.find(CommandBar)


def shown(story: WindowStory) -> list[str]:
    answers = bar(story).answers
    return [answers.spoken(row) for row in range(answers.rowCount())]


def test_every_act_shows_its_shortcut(story: WindowStory) -> None:
    assert "Record an update Ctrl U" in shown(story)
    assert "Go to Caseload Ctrl 2" in shown(story)
    assert "Hide and lock Ctrl Shift L" in shown(story)


def test_a_client_is_found_by_name_and_opened(story: WindowStory) -> None:
    QTest.keyClicks(bar(story).field, "ale")
    story.settle()
    assert shown(story)[0] == "W9B4 Alex Client"
    story.press(Qt.Key.Key_Return)
    assert story.window.open_page_id == "case"
    assert not story.window.veil.isVisible()


def test_a_page_is_found_by_the_beginning_of_any_word(story: WindowStory) -> None:
    QTest.keyClicks(bar(story).field, "sett")
    story.settle()
    assert shown(story) == ["Go to Settings Ctrl ,"]
    story.press(Qt.Key.Key_Return)
    assert story.window.open_page_id == "settings"


def test_the_arrow_keys_choose_and_stop_at_the_ends(story: WindowStory) -> None:
    field = bar(story)
    story.press(Qt.Key.Key_Up)
    assert field.list.currentIndex().row() == 0
    for _press in range(100):
        story.press_only(Qt.Key.Key_Down)
    assert field.list.currentIndex().row() == field.answers.rowCount() - 1


def test_escape_closes_it_and_changes_nothing(story: WindowStory) -> None:
    story.press(Qt.Key.Key_Escape)
    assert not story.window.veil.isVisible()
    assert story.window.open_page_id == "today"


def test_nothing_found_is_no_mistake(story: WindowStory) -> None:
    QTest.keyClicks(bar(story).field, 'zz"* OR (')
    story.settle()
    assert shown(story) == []
    story.press(Qt.Key.Key_Return)
    assert story.window.open_page_id == "today"
