"""A helpline by keyboard: confirmed in the settings, chosen for a page, asked about on Today, taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from isva_desk.ui.client_update.choose_facts import ChooseFacts
from isva_desk.ui.client_update.page import ClientUpdatePage
from isva_desk.ui.helplines.page import HelplinesPage
from isva_desk.ui.helplines.sheets import ConfirmHelpline, WithdrawHelpline
from isva_desk.ui.settings.page import SettingsPage
from isva_desk.ui.today.page import TodayPage
from tests.builders.desks import CaseBuilder
from tests.builders.looking import press_link, words_on
from tests.builders.sam import sams_case
from tests.builders.windows import WindowStory, a_filled_vault

CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


def row_of(page: HelplinesPage, line: str) -> str:
    return words_on(next(view for identity, view in page.views if identity == line))


def go_to(page: HelplinesPage, line: str) -> None:
    next(view for identity, view in page.views if identity == line).setFocus()


def test_a_line_is_confirmed_offered_asked_about_and_taken_back(
    open_window: Callable[..., WindowStory], tmp_path: Path
) -> None:
    cases: list[CaseBuilder] = []
    a_filled_vault(tmp_path, lambda desk: cases.append(sams_case(desk)))
    story = open_window().start().unlock()
    workspace = story.window.workspace
    workspace.open_settings()
    story.settle()
    settings = story.find(SettingsPage)
    assert "None is confirmed yet" in settings.helplines_words.text()
    workspace.open_helplines()
    story.settle()
    page = story.find(HelplinesPage)
    assert "None is confirmed yet, so none is offered." in page.line.text()
    assert page.window().focusWidget() is page.views[0][1], "the keyboard is on the first line"
    assert story.window.rail._buttons["settings"].isChecked()
    press_link(story, page, "‹ Back")
    assert story.window.open_page_id == "settings"
    workspace.open_helplines()
    story.settle()

    go_to(page, "victim-support")
    story.press(Key.Key_C)
    sheet = story.find(ConfirmHelpline)
    assert sheet.by.text() == "Robin Example"
    sheet.number.clear()
    story.press(Key.Key_Return, CTRL)
    assert "Type the number as it holds now." in words_on(sheet.fields["number"])
    QTest.keyClicks(sheet.number, "01632 960 100")
    assert "The list of the program says 0808 168 9111." in words_on(sheet.fields["number"])
    story.press(Key.Key_Return, CTRL)
    assert "01632 960 100" in row_of(page, "victim-support")
    assert "confirmed Mon 23 Nov" in row_of(page, "victim-support")
    assert page.window().focusWidget() is page.views[0][1], "the row that was confirmed keeps the keyboard"
    assert page.views[0][0] == "victim-support"

    story.press(Key.Key_H)
    changing = story.find(ConfirmHelpline)
    assert changing.number.text() == "01632 960 100"
    changing.number.setText("01632 960 199")
    story.press(Key.Key_Return, CTRL)
    assert "01632 960 199" in row_of(page, "victim-support")

    offered_on_a_page(story, cases[0])

    story.clock.go_to("2027-05-22")
    workspace.open_today()
    story.settle()
    today = story.find(TodayPage)
    row = next(view for view in today._views if view.row.matter is not None and view.row.matter.area == "helplines")
    assert "Helpline Victim Support: does its number still hold?" in words_on(row)
    row.buttons["matter"].click()
    story.settle()
    assert "look again" in row_of(page, "victim-support")
    assert page.window().focusWidget() is page.views[0][1]
    story.press(Key.Key_E)
    story.find(WithdrawHelpline)
    story.press(Key.Key_Return, CTRL)
    assert "until Sat 22 May" in row_of(page, "victim-support")
    workspace.open_settings()
    story.settle()
    assert "None is confirmed yet" in settings.helplines_words.text()


def offered_on_a_page(story: WindowStory, case: CaseBuilder) -> None:
    """The page for the client offers that line and no other, in a language that lists it."""
    story.window.workspace.write_client_update(case.id)
    story.settle()
    page = story.find(ClientUpdatePage)
    chooser = story.find(ChooseFacts)
    chooser.close()
    story.settle()
    assert page._opened is not None
    page.write_about((page._opened.facts[0].id,))
    story.settle()
    assert page.also is not None
    assert list(page.also.helplines.boxes) == ["victim-support"]
    page.also.helplines.boxes["victim-support"].setChecked(True)
    written(story, page)
    assert page.looked is not None
    assert "Victim Support: 01632 960 199" in page.looked.words
    page.language.setCurrentIndex(page.language.findData("pl"))
    written(story, page)
    assert page.also.helplines.boxes == {}
    assert "None that somebody made sure of is listed in this language." in words_on(page.also)
    page.language.setCurrentIndex(page.language.findData("en"))
    written(story, page)
    assert page.also.helplines.values() == ("victim-support",), "what was ticked is ticked again"


def written(story: WindowStory, page: ClientUpdatePage) -> None:
    story.until(lambda: not page._soon.isActive() and not page._later.isActive())
    story.settle()
