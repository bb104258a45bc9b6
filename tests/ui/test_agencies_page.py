"""The agencies' page by keyboard: a contact is named, Today asks about it, the scorecard shows it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from isva_desk.casework.desk import Desk
from isva_desk.casework.open_case import change_case
from isva_desk.ui.agencies.page import AgenciesPage
from isva_desk.ui.agencies.sheets import JudgeComponent, NameContact, SayWhen
from isva_desk.ui.today.page import TodayPage
from tests.builders.desks import a_case
from tests.builders.looking import words_on
from tests.builders.windows import WindowStory, a_filled_vault


def kent(desk: Desk) -> None:
    case = a_case(desk)
    change_case(desk, case.id, "police_force", "kent")


def test_a_contact_is_named_confirmed_and_shown_in_the_scorecard(
    open_window: Callable[..., WindowStory], tmp_path: Path
) -> None:
    a_filled_vault(tmp_path, kent)
    story = open_window().start().unlock()
    story.press(Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    page = story.find(AgenciesPage)
    assert "No promise is on record" in words_on(page)
    page.tab.choose("contacts")
    page.show_for(tab="contacts")
    story.settle()
    assert "Nobody is named yet" in words_on(page)
    page.add_buttons["contacts"].click()
    story.settle()
    sheet = story.find(NameContact)
    story.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Say which role it is" in words_on(sheet), "nothing is saved without a role"
    QTest.keyClicks(sheet.role, "contact for services")
    QTest.keyClicks(sheet.name_of, "Kim Example")
    story.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Kim Example" in words_on(page)
    assert "not confirmed yet" in words_on(page)

    story.window.workspace.open_today()
    story.settle()
    today = story.find(TodayPage)
    row = next(view for view in today._views if view.row.matter is not None)
    assert "is it still the same person?" in words_on(row)
    row.buttons["matter"].click()
    story.settle()
    view = page.views[0][1]
    assert page.window().focusWidget() is view, "the row that Today spoke of has the keyboard"
    QTest.keyClick(view, Qt.Key.Key_C)
    story.settle()
    story.find(SayWhen)
    story.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "confirmed Mon 23 Nov" in words_on(page)

    page.show_for(tab="framework", focus="F1")
    story.settle()
    assert "1 contact, confirmed." in words_on(page)
    QTest.keyClick(page.views[0][1], Qt.Key.Key_J)
    story.settle()
    judging = story.find(JudgeComponent)
    story.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Not known is an answer" in words_on(judging)
    judging.status.choose("shown")
    story.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Judged on Monday 23 November 2026" in words_on(page)
