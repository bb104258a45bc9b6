"""News that the adviser holds, passed on from the case page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from isva_desk.casework.desk import Desk
from isva_desk.ui.case.case_dialogs import PassOn
from isva_desk.ui.case.page import CasePage
from tests.builders.desks import CaseBuilder, a_case, a_client
from tests.builders.looking import press_link, words_on
from tests.builders.windows import WindowStory, a_filled_vault

Open = Callable[..., WindowStory]


def test_held_news_is_passed_on_from_the_updates_tab(open_window: Open, tmp_path: Path) -> None:
    cases: list[CaseBuilder] = []

    def fill(desk: Desk) -> None:
        case = a_case(desk, a_client(desk, "C8N3", "Ana")).with_event("no-charge-cps", "2026-11-20", "A")
        cases.append(case.with_update("cps", "2026-11-20", "no-charge-cps", to="isva"))

    a_filled_vault(tmp_path, fill)
    story = open_window().start().unlock()
    story.window.workspace.open_case(cases[0].id, tab="updates")
    story.settle()
    page = story.window.page("case")
    assert isinstance(page, CasePage)
    assert page.tabs.buttons["updates"].text() == "Updates and letters 1"
    assert "You know, Ana does not yet" in words_on(page.updates_tab)
    press_link(story, page.updates_tab, "Ana was told")
    sheet = story.find(PassOn)
    sheet.on.set_text("today 11am")
    story.press(Qt.Key.Key_Return)
    assert "Passed on Monday 23 November 2026" in words_on(page.updates_tab)
