"""The desk speaks another language while it is open, and keeps it; what was typed and shown before is not lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from isva_desk import language
from isva_desk.casework.desk import Desk
from isva_desk.domain import resources
from isva_desk.domain.safe_contact import Window
from isva_desk.ui.safe_contact.words import read_windows, windows_in_words
from isva_desk.ui.settings.page import SettingsPage
from isva_desk.ui.settings.preferences import load_preferences
from isva_desk.ui.today.page import TodayPage
from tests.builders.desks import a_case
from tests.builders.looking import words_on
from tests.builders.windows import WindowStory, a_filled_vault

Open = Callable[..., WindowStory]


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    language.use("en")


def an_arrest(desk: Desk) -> None:
    a_case(desk).with_event("arrest", "2026-11-16", suspect="A")


def settings(story: WindowStory) -> SettingsPage:
    story.window.workspace.open_settings()
    story.settle()
    page = story.window.page("settings")
    assert isinstance(page, SettingsPage)
    return page


def today(story: WindowStory) -> str:
    story.window.workspace.open_today()
    story.settle()
    page = story.window.page("today")
    assert isinstance(page, TodayPage)
    return words_on(page)


def test_the_desk_speaks_welsh_at_once_and_english_again(open_window: Open, tmp_path: Path) -> None:
    a_filled_vault(tmp_path, an_arrest)
    story = open_window().start().unlock()
    assert "Told that suspect A was arrested" in today(story)
    before = story.window
    settings(story).languages.button("cy").click()
    story.until(lambda: story.application.window is not before)
    story.settle()
    page = settings(story)
    assert page.languages.value() == "cy"
    assert "Nid oes neb sy'n siarad yr iaith hon" in words_on(page), "it says that nobody has read the translation"
    said = today(story)
    assert "Told that suspect A was arrested" not in said, "what is kept of an entitlement belongs to no language"
    assert "Dydd" in said or "Tachwedd" in said
    assert load_preferences(story.around.preferences).language == "cy"

    story.application.lock()
    story.locked()
    story.unlock()
    assert "Tachwedd" in today(story), "it speaks the same after it was locked"
    welsh = story.window
    settings(story).languages.button("en").click()
    story.until(lambda: story.application.window is not welsh)
    story.settle()
    assert "Told that suspect A was arrested" in today(story)


def test_a_desk_opens_in_the_language_that_was_chosen(open_window: Open, tmp_path: Path) -> None:
    a_filled_vault(tmp_path, an_arrest)
    (tmp_path / "look.json").write_text('{"language": "cy"}', encoding="utf-8")
    story = open_window().start()
    assert "Cyfrinymadrodd" in words_on(story.door) or "gyfrinymadrodd" in words_on(story.door)
    story.unlock()
    assert "Tachwedd" in today(story)


def test_safe_times_can_be_typed_in_welsh_as_they_are_said() -> None:
    language.use("cy", resources.catalogues())
    windows = (Window("mon,tue,wed,thu,fri", "13:00", "15:00"), Window("sat,sun", "10:00", "12:30"))
    assert read_windows(windows_in_words(windows)) == windows
