"""The first run: three screens, a passphrase that is good enough, and words on paper that can be read again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from isva_desk.ui.first_run.pages import FirstRun
from isva_desk.ui.first_run.recovery import Recovery
from isva_desk.ui.settings.new_words import NewWords
from isva_desk.ui.theme import TEXT_SIZES, current
from isva_desk.ui.unlock.page import UnlockPage
from isva_desk.vault.recovery_words import word_list
from isva_desk.vault.unlocking import unlock_with_words
from tests.builders.vaults import CHEAP_FOR_TESTS
from tests.builders.windows import WindowStory

Open = Callable[..., WindowStory]
CHOSEN = "lantern pier marble sixteen"


def first_run(story: WindowStory) -> FirstRun:
    assert isinstance(story.door, FirstRun)
    return story.door


def words_on(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def say_who(story: WindowStory) -> None:
    page = first_run(story).who
    QTest.keyClicks(page.adviser, "Robin Example")
    QTest.keyClicks(page.service, "An invented service")
    QTest.keyClick(page.adviser, Qt.Key.Key_Return)
    story.settle()


def choose(story: WindowStory, first: str, second: str) -> None:
    page = first_run(story).passphrase
    page.passphrase.clear()
    QTest.keyClicks(page.passphrase.first, first)
    QTest.keyClicks(page.passphrase.second, second)
    page.passphrase.judge()
    QTest.keyClick(page.passphrase.second, Qt.Key.Key_Return)
    story.settle()


def copy_words(story: WindowStory) -> tuple[str, ...]:
    """Write the words down, then type the two that are asked for."""
    page = first_run(story).recovery
    words = page._words
    assert all(word in words_on(page) for word in words)
    QTest.keyClick(page.next_button, Qt.Key.Key_Return)
    assert page._checking.isVisible()
    assert not page._showing.isVisible()
    for answer, place in zip(page.answers, page.asked, strict=True):
        QTest.keyClicks(answer, words[place])
    QTest.keyClick(page.answers[1], Qt.Key.Key_Return)
    story.settle()
    return words


def test_without_a_name_it_does_not_go_on(open_window: Open) -> None:
    story = open_window().start()
    page = first_run(story).who
    QTest.keyClick(page.adviser, Qt.Key.Key_Return)
    assert first_run(story).currentWidget() is page
    assert "Say by which name your entries are to be signed." in words_on(page)


def test_a_weak_passphrase_is_not_taken(open_window: Open, tmp_path: Path) -> None:
    story = open_window().start()
    say_who(story)
    choose(story, "password1", "password1")
    page = first_run(story).passphrase
    assert first_run(story).currentWidget() is page
    assert "easy to guess. Add another word." in words_on(page)
    choose(story, CHOSEN, "lantern pier marble seventeen")
    assert "The two are not the same." in words_on(page)
    assert not (tmp_path / "vault").exists()


def test_from_nothing_to_an_empty_desk(open_window: Open, tmp_path: Path) -> None:
    story = open_window().start()
    say_who(story)
    choose(story, CHOSEN, CHOSEN)
    words = copy_words(story)
    QTest.keyClick(first_run(story).begin.rows["empty"], Qt.Key.Key_Return)
    story.settle()
    assert story.window.open_page_id == "today"
    about = story.window.workspace.about
    assert about is not None
    assert (about.adviser, about.service, about.word) == ("Robin Example", "An invented service", "client")
    story.application.lock()
    story.locked()
    unlock_with_words(tmp_path / "vault", words, floor=CHEAP_FOR_TESTS).drop()
    assert story.unlock(CHOSEN).window.isVisible()


def test_words_that_were_copied_wrongly_are_noticed(open_window: Open) -> None:
    story = open_window().start()
    say_who(story)
    choose(story, CHOSEN, CHOSEN)
    page = first_run(story).recovery
    page.ask()
    for answer in page.answers:
        QTest.keyClicks(answer, "nonsense")
    page.check()
    assert words_on(page).count("This is not the word on the screen before.") == 2
    assert first_run(story).currentWidget() is page
    page.show_again()
    assert page._words[0] in words_on(page)


def test_a_demonstration_can_be_looked_at_before_anything_else(open_window: Open, tmp_path: Path) -> None:
    story = open_window().start()
    first_run(story).who.look_button.click()
    story.settle()
    assert story.window.workspace.about is not None
    assert story.window.workspace.about.adviser == "Demo Adviser"
    story.application.lock()
    story.locked()
    assert "Demonstration: everybody in it is invented" in words_on(story.door)
    hint = story.application.around.hint
    assert f"The passphrase of the demonstration is filled in: {hint}" in words_on(story.door)
    story.press(Qt.Key.Key_Return)
    assert story.window.isVisible(), "Enter is enough"
    story.application.lock()
    story.locked().unlock(hint)
    assert story.window.isVisible(), "and typing it works too"
    assert not (tmp_path / "vault").exists()


def test_a_demonstration_leaves_the_own_vault_locked(open_window: Open, tmp_path: Path) -> None:
    story = open_window().start()
    say_who(story)
    choose(story, CHOSEN, CHOSEN)
    copy_words(story)
    QTest.keyClick(first_run(story).begin.rows["demonstration"], Qt.Key.Key_Return)
    story.settle()
    assert story.application.around.is_demonstration()
    story.end()
    again = open_window().start()
    assert "Demonstration" not in words_on(again.door)
    assert again.unlock(CHOSEN).window.isVisible()


def test_no_recovery_word_is_cut_at_any_size(open_window: Open) -> None:
    story = open_window().start()
    assert story.application.door is not None
    story.application.door.resize(800, 600)
    longest = sorted(word_list(), key=lambda word: -len(word) * 100 - word.count("m") - word.count("w"))[:16]
    for percent in TEXT_SIZES:
        current().use("light", percent)
        page = Recovery()
        story.application.put_in_door(page)
        page.show_words(longest)
        story.settle()
        shown = [label for label in page.findChildren(QLabel) if label.isVisible() and label.text() in longest]
        assert len(shown) == 16
        for label in shown:
            assert label.width() >= label.fontMetrics().horizontalAdvance(label.text()), (percent, label.text())
    current().use("light", 100)


@pytest.mark.parametrize("way", ["panic", "idle"])
def test_the_lock_takes_the_recovery_words_off_the_screen(open_window: Open, tmp_path: Path, way: str) -> None:
    story = open_window().start()
    say_who(story)
    choose(story, CHOSEN, CHOSEN)
    words = first_run(story).recovery._words
    seen = story.application.door
    assert seen is not None
    if way == "panic":
        story.press_only(Qt.Key.Key_Escape)
        story.press_only(Qt.Key.Key_Escape)
    else:
        story.real.now += 5 * 60
        story.awake.now += 5 * 60
        story.application.idle_watch.look()
        assert not seen.isVisible(), "at once"
    story.until(lambda: isinstance(story.door, UnlockPage) and story.door.isVisible())
    story.settle()
    left = " ".join(widget.text() for widget in QApplication.allWidgets() if isinstance(widget, (QLabel, QLineEdit)))
    assert not [word for word in words if f" {word} " in left]
    story.unlock(CHOSEN)
    sheet = story.find(NewWords)
    assert "It was locked before the recovery words were checked." in words_on(sheet)
    QTest.keyClicks(sheet.passphrase, CHOSEN)
    QTest.keyClick(sheet.passphrase, Qt.Key.Key_Return)
    story.settle()
    made = sheet._words
    assert all(word in words_on(sheet) for word in made)
    assert unlock_with_words(story.around.vault, " ".join(made), floor=CHEAP_FOR_TESTS)
    story.press(Qt.Key.Key_Escape)
    assert sheet_is_open(), "not by a slip of the finger"
    story.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not sheet_is_open()


def sheet_is_open() -> bool:
    return any(isinstance(one, NewWords) and one.isVisible() for one in QApplication.topLevelWidgets())


def test_the_lock_empties_the_first_page_and_the_passphrase(open_window: Open) -> None:
    story = open_window().start()
    say_who(story)
    QTest.keyClicks(first_run(story).passphrase.passphrase.first, "lantern pier")
    story.application.lock()
    story.until(lambda: first_run(story).currentWidget() is first_run(story).who)
    assert first_run(story).who.adviser.text() == ""
    assert first_run(story).passphrase.text() == ""
    assert first_run(story).isVisible()
