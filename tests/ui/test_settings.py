"""Settings hold at once and are kept; a damaged file of them is no reason not to open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from isva_desk.casework.register_client import NewClient, register_client
from isva_desk.ui.parts import Pill
from isva_desk.ui.settings.change_passphrase import ChangePassphrase
from isva_desk.ui.settings.page import SettingsPage
from isva_desk.ui.settings.preferences import Preferences, load_preferences, save_preferences
from isva_desk.ui.theme import current
from isva_desk.vault.backups import list_backups
from tests.builders.windows import WindowStory, a_filled_vault

Open = Callable[..., WindowStory]


@pytest.fixture
def story(open_window: Open, tmp_path: Path) -> WindowStory:
    a_filled_vault(tmp_path, lambda desk: register_client(desk, NewClient("K7Q2")))
    return open_window().start().unlock()


def settings(story: WindowStory) -> SettingsPage:
    story.window.workspace.open_settings()
    story.settle()
    page = story.window.page("settings")
    assert isinstance(page, SettingsPage)
    return page


def test_colours_and_text_change_while_the_window_is_open(story: WindowStory) -> None:
    page = settings(story)
    page.themes.button("dark").click()
    page.sizes.button("150").click()
    assert (current().tokens.name, current().percent) == ("dark", 150)
    kept = load_preferences(story.around.preferences)
    assert (kept.theme, kept.text) == ("dark", 150)
    page.themes.button("light").click()
    page.sizes.button("100").click()


def test_the_lock_comes_after_the_minutes_that_were_chosen(story: WindowStory) -> None:
    settings(story).minutes.button("1").click()
    story.real.now += 61
    story.awake.now += 61
    story.application.idle_watch.look()
    story.locked()


def test_the_keyboard_is_on_the_button_again_after_its_work(story: WindowStory) -> None:
    page = settings(story)
    for button in (page.backup_button, page.health_button):
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Return)
        assert not button.isEnabled()
        story.settle()
        assert button.hasFocus()


def test_a_backup_is_made_checked_and_said(story: WindowStory) -> None:
    page = settings(story)
    page.back_up()
    story.settle()
    assert len(list_backups(story.around.vault)) == 1
    assert page.backup_words.text() == "Backed up Mon 23 Nov at 09:00, opened and read whole."
    assert "Backup checked today" in story.window.rail.facts.text()


def test_one_backup_a_day_is_made_without_anybody_asking(story: WindowStory) -> None:
    backup = story.application._backup
    assert backup is not None
    assert "No backup yet" in story.window.rail.facts.text()
    for _look in range(2):
        backup.look()
        story.until(lambda: backup.beside.idle)
    assert len(list_backups(story.around.vault)) == 1
    assert "Backup checked today" in story.window.rail.facts.text()


def test_the_health_of_the_records_is_said_in_words(story: WindowStory) -> None:
    page = settings(story)
    page.back_up()
    story.settle()
    page.check()
    story.settle()
    pills = [pill.text() for pill in page.findChildren(Pill)]
    assert pills == ["Everything holds together"]


def test_the_passphrase_is_changed(story: WindowStory) -> None:
    story.window.workspace.open_dialog(ChangePassphrase(story.window.workspace))
    sheet = story.find(ChangePassphrase)
    QTest.keyClicks(sheet.old, "invented lantern for a quiet test")
    for field in (sheet.new.first, sheet.new.second):
        QTest.keyClicks(field, "marble pier of sixteen lanterns")
    assert sheet.save.isEnabled()
    sheet.save.click()
    story.settle()
    story.application.lock()
    story.locked().unlock("marble pier of sixteen lanterns")
    assert story.window.isVisible()


def test_a_wrong_old_passphrase_changes_nothing(story: WindowStory) -> None:
    story.window.workspace.open_dialog(ChangePassphrase(story.window.workspace))
    sheet = story.find(ChangePassphrase)
    QTest.keyClicks(sheet.old, "not this one at all")
    for field in (sheet.new.first, sheet.new.second):
        QTest.keyClicks(field, "marble pier of sixteen lanterns")
    sheet.save.click()
    story.settle()
    assert sheet.isVisible()
    assert not sheet.problem.isHidden()


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", '{"theme": "pink"}', '{"lock_minutes": 100000}', '{"text": 900}', '{"text": true}', "\x00\xff"],
)
def test_a_damaged_file_is_as_on_the_first_day(tmp_path: Path, content: str) -> None:
    (tmp_path / "look.json").write_text(content)
    assert load_preferences(tmp_path / "look.json") == Preferences()


def test_preferences_are_kept_whole(tmp_path: Path) -> None:
    wanted = Preferences("high-contrast", 200, 15)
    save_preferences(tmp_path / "deep" / "look.json", wanted)
    assert load_preferences(tmp_path / "deep" / "look.json") == wanted
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["look.json"]
