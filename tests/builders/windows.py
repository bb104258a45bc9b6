"""The real window over a real vault, for stories that a person could live through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from isva_desk.casework.desk import Desk, open_desk
from isva_desk.casework.importing import import_cases
from isva_desk.casework.sign_in import open_first
from isva_desk.domain import resources
from isva_desk.domain.imported import ImportedCase
from isva_desk.exchange.columns import load_columns
from isva_desk.exchange.demo_caseload import demo_cases
from isva_desk.exchange.row_reader import Vocabulary
from isva_desk.exchange.words import load_words
from isva_desk.ui.application import Application
from isva_desk.ui.lock.idle import IdleWatch
from isva_desk.ui.pictures import settle
from isva_desk.ui.surroundings import Surroundings
from isva_desk.ui.unlock.page import UnlockPage
from isva_desk.ui.window import MainWindow
from isva_desk.vault.unlocking import unlock
from tests.builders.desks import SteppingClock
from tests.builders.vaults import CHEAP_FOR_TESTS, PASSPHRASE, a_vault

Found = TypeVar("Found", bound=QObject)


class Seconds:
    """A clock of seconds that a story sets."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class WindowStory:
    """A desk on a screen that nobody sees. ``real`` and ``awake`` are the clocks that the lock looks at."""

    around: Surroundings
    clock: SteppingClock
    application: Application
    real: Seconds
    awake: Seconds

    def start(self) -> WindowStory:
        self.application.start()
        self.settle()
        return self

    def settle(self) -> None:
        settle(self.application)

    def until(self, true: Callable[[], bool]) -> None:
        """Let the program run until this is so."""
        for _turn in range(2000):
            if true():
                return
            QTest.qWait(5)
        raise AssertionError("it never came to that")

    @property
    def door(self) -> QWidget:
        assert self.application.door is not None
        page = self.application.door.centralWidget()
        assert page is not None
        return page

    @property
    def unlock_page(self) -> UnlockPage:
        assert isinstance(self.door, UnlockPage)
        return self.door

    @property
    def window(self) -> MainWindow:
        assert self.application.window is not None
        return self.application.window

    def unlock(self, passphrase: str = PASSPHRASE) -> WindowStory:
        QTest.keyClicks(self.unlock_page.passphrase, passphrase)
        QTest.keyClick(self.unlock_page.passphrase, Qt.Key.Key_Return)
        self.settle()
        return self

    def locked(self) -> WindowStory:
        """Let a lock that was set off come to its end."""
        self.until(lambda: self.application.window is None and self.application.door is not None)
        self.settle()
        return self

    def do(self, operation: Callable[..., Any], *args: Any) -> Any:
        """An operation of casework through the window's own store thread."""
        answers: list[Any] = []
        problems: list[Exception] = []
        self.window.workspace.act(operation, *args, then=answers.append, failed=problems.append)
        self.settle()
        if problems:
            raise problems[0]
        return answers[0]

    def press(self, key: Qt.Key, with_keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        self.press_only(key, with_keys)
        self.settle()

    def press_only(self, key: Qt.Key, with_keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """The same, without waiting for what comes of it. The key goes the way of a real one: to the window first."""
        popup = QApplication.activePopupWidget()
        top = popup or QApplication.activeModalWidget() or QApplication.activeWindow() or self.window
        handle = top.windowHandle()
        assert handle is not None
        QTest.keyClick(handle, key, with_keys)

    def find(self, kind: type[Found], name: str = "") -> Found:
        """The one visible widget of that kind (and accessible name) in the window or a sheet over it."""
        every = (
            widget
            for top in QApplication.topLevelWidgets()
            for widget in top.findChildren(kind)
            if isinstance(widget, QWidget) and widget.isVisible() and name in {"", widget.accessibleName()}
        )
        found = list(dict.fromkeys(every))  # a dialog over a dialog belongs to both
        assert len(found) == 1, [(one, one.accessibleName()) for one in found]
        return found[0]

    def end(self) -> None:
        if not shiboken6.isValid(self.application):
            return
        self.application.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.application.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def a_window(tmp_path: Path, around: Surroundings | None = None, clock: SteppingClock | None = None) -> WindowStory:
    """The program before its first page. Without ``around``: over the folder ``vault`` below ``tmp_path``."""
    watch = clock or SteppingClock()
    here = around or Surroundings(
        tmp_path / "vault", tmp_path / "look.json", clock=watch, floor=CHEAP_FOR_TESTS, cost=CHEAP_FOR_TESTS
    )
    real, awake = Seconds(), Seconds()

    def idle(minutes: int) -> IdleWatch:
        return IdleWatch(minutes, awake=awake, real=real)

    return WindowStory(here, watch, Application(replace(here), idle), real, awake)


def a_filled_vault(tmp_path: Path, fill: Callable[[Desk], object], clock: SteppingClock | None = None) -> None:
    """A vault in the folder ``vault``, opened first by Robin, with what ``fill`` does at the desk."""
    built = a_vault(tmp_path)
    watch = clock or SteppingClock()
    key = unlock(built.folder, built.passphrase, floor=CHEAP_FOR_TESTS)
    desk = open_first(
        open_desk(built.folder, key, "", resources.folder(), watch), "Robin Example", "An invented service"
    )
    fill(desk)
    desk.close()
    key.drop()
    built.key.drop()


def the_demonstration(desk: Desk, clients: int | None = None) -> None:
    """The demonstration caseload as it stands on the desk's day."""
    import_cases(desk, demonstration_cases(desk, clients))


def demonstration_cases(desk: Desk, clients: int | None = None) -> tuple[ImportedCase, ...]:
    """The cases of the demonstration, not yet taken in."""
    folder = resources.folder()
    vocabulary = Vocabulary(load_columns(folder), load_words(folder), desk.directory)
    day: date = desk.today()
    return demo_cases(folder, vocabulary, desk.calendar, day, clients)
