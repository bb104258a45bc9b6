"""The door: wrong passphrase, damage, waiting and forgetting are told apart, and each says what to do next."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from isva_desk.casework.register_client import NewClient, register_client
from isva_desk.journal.find import find
from isva_desk.ui.parts import LinkButton, PlainButton
from isva_desk.ui.surroundings import DEMONSTRATION
from isva_desk.ui.unlock.words_page import WordsPage
from isva_desk.vault.backups import make_backup
from isva_desk.vault.unlocking import unlock
from tests.builders.vaults import CHEAP_FOR_TESTS, PASSPHRASE, a_vault
from tests.builders.windows import WindowStory, a_filled_vault

Open = Callable[..., WindowStory]


def words_on(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_it_looks_like_any_locked_program(open_window: Open, tmp_path: Path) -> None:
    a_vault(tmp_path)
    story = open_window().start()
    said = words_on(story.door)
    for word in ("ISVA", "client", "victim", "violence", "case", "Robin", str(tmp_path)):
        assert word not in said
    assert story.application.door is not None
    assert story.application.door.windowTitle() == "Desk"
    assert story.application.qt.applicationDisplayName() == "Desk"
    assert story.unlock_page.passphrase.hasFocus()


def test_the_right_passphrase_opens_today(open_window: Open, tmp_path: Path) -> None:
    a_filled_vault(tmp_path, lambda desk: register_client(desk, NewClient("K7Q2")))
    story = open_window().start().unlock()
    assert story.window.open_page_id == "today"
    assert story.window.windowTitle() == "Desk"
    assert story.application.door is None


def test_a_wrong_passphrase_says_so_and_destroys_nothing(open_window: Open, tmp_path: Path) -> None:
    a_vault(tmp_path)
    story = open_window().start().unlock("something else entirely")
    said = words_on(story.door)
    assert "This passphrase does not open the vault." in said
    assert "Wrong guesses never destroy anything." in said
    assert story.application.window is None
    assert story.unlock_page.passphrase.selectedText() or story.unlock_page.passphrase.hasSelectedText()


def test_a_second_guess_has_to_wait_and_the_wait_is_counted_down(open_window: Open, tmp_path: Path) -> None:
    a_vault(tmp_path)
    story = open_window().start().unlock("something else entirely")
    story.unlock("and another guess at it")
    page = story.unlock_page
    assert "Please wait" in words_on(page)
    assert not page.unlock_button.isEnabled()
    story.clock.go_to("2026-11-23", "12:00")
    page._left = 1
    page._count_down()
    assert page.unlock_button.isEnabled()
    page.passphrase.clear()
    story.unlock()
    assert story.window.isVisible()


def test_damaged_key_slots_are_not_a_wrong_passphrase(open_window: Open, tmp_path: Path) -> None:
    built = a_vault(tmp_path)
    for name in ("keyslots.json", "keyslots.copy.json"):
        (built.folder / name).write_text("{broken")
    for copy in (built.folder / "backups").glob("keyslots*"):
        copy.unlink()
    story = open_window().start().unlock()
    said = words_on(story.door)
    assert "Your passphrase may well be right." in said
    assert "does not open the vault" not in said


def test_a_whole_copy_of_the_key_slots_is_put_back(open_window: Open, tmp_path: Path) -> None:
    built = a_vault(tmp_path)
    (built.folder / "keyslots.json").write_text("{broken")
    story = open_window().start().unlock()
    next(
        button for button in story.door.findChildren(PlainButton) if button.words() == "Use the copy of the key slots"
    ).click()
    story.settle()
    assert story.window.isVisible()


def test_damaged_records_can_be_replaced_by_the_newest_backup(open_window: Open, tmp_path: Path) -> None:
    a_filled_vault(tmp_path, lambda desk: register_client(desk, NewClient("K7Q2", name_to_use="Sam")))
    folder = tmp_path / "vault"
    key = unlock(folder, PASSPHRASE, floor=CHEAP_FOR_TESTS)
    make_backup(folder, key)
    key.drop()
    records = folder / "records.db"
    records.write_bytes(records.read_bytes()[:4096] + bytes(4096) + records.read_bytes()[8192:])
    story = open_window().start().unlock()
    assert "the records (records.db) are damaged" in words_on(story.door)
    restore = next(
        button for button in story.door.findChildren(PlainButton) if button.words() == "Restore the newest backup"
    )
    QTest.keyClicks(story.unlock_page.passphrase, "")
    restore.click()
    story.settle()
    found: list[object] = []
    story.window.workspace.read(find, "K7Q2", then=found.extend)
    story.settle()
    assert len(found) == 1


def test_the_recovery_words_open_it_and_set_a_new_passphrase(open_window: Open, tmp_path: Path) -> None:
    built = a_vault(tmp_path)
    story = open_window().start()
    next(button for button in story.door.findChildren(LinkButton) if button.text() == "Use the recovery words").click()
    story.settle()
    page = story.door
    assert isinstance(page, WordsPage)
    page.words.setPlainText(" ".join(["lantrn", *built.words[1:]]))
    assert "Word 1 (“lantrn”) is not one of the recovery words." in words_on(page)
    assert not page.open_button.isEnabled()
    page.words.setPlainText(" ".join(built.words))
    for field in (page.passphrase.first, page.passphrase.second):
        QTest.keyClicks(field, "a new lantern under the pier")
    assert page.open_button.isEnabled()
    QTest.mouseClick(page.open_button, Qt.MouseButton.LeftButton)
    story.settle()
    assert story.window.isVisible()
    story.application.lock()
    story.locked().unlock("a new lantern under the pier")
    assert story.window.isVisible()


def test_closing_the_window_ends_the_program_locked(open_window: Open, tmp_path: Path) -> None:
    a_filled_vault(tmp_path, lambda _desk: None)
    story = open_window().start().unlock()
    key = story.window.workspace._opened.key
    ended: list[bool] = []
    story.application.ended.connect(lambda: ended.append(True))
    story.press_only(Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    story.until(lambda: bool(ended))
    assert key.dropped
    assert story.application.window is None
    assert story.application.door is None


def test_closing_the_door_ends_the_program(open_window: Open, tmp_path: Path) -> None:
    a_vault(tmp_path)
    story = open_window().start()
    ended: list[bool] = []
    story.application.ended.connect(lambda: ended.append(True))
    assert story.application.door is not None
    story.application.door.close()
    story.until(lambda: bool(ended))


def test_a_demonstration_says_that_it_is_one(open_window: Open, tmp_path: Path) -> None:
    built = a_vault(tmp_path)
    (built.folder / DEMONSTRATION).write_text("Everybody in it is invented.\n")
    assert "Demonstration: everybody in it is invented" in words_on(open_window().start().door)
