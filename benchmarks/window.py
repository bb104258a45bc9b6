"""The desk's real window, worked as by a person: the passphrase is typed and the page is waited for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.desks import CHEAP, PASSPHRASE, clock
from isva_desk.ui.application import Application
from isva_desk.ui.surroundings import Surroundings
from isva_desk.ui.today.page import TodayPage
from isva_desk.ui.today.row import TodayRowView
from isva_desk.ui.unlock.page import UnlockPage

PATIENCE = 60.0
BEFORE_TYPING = 200  # milliseconds, which nobody beats: the door begins to load the rest a moment after it is drawn
Part = TypeVar("Part", bound=QWidget)


def locked_window(vault: Path) -> Application:
    """The desk at its door, with all loaded that it loads while a person types."""
    around = Surroundings(vault, vault.parent / "preferences.toml", clock=clock, floor=CHEAP, cost=CHEAP)
    application = Application(around)
    application.start()
    QTest.qWait(BEFORE_TYPING)
    loaded: list[object] = []
    application._thread.call(lambda: None, then=loaded.append)  # answered once the loading before it is done
    until(lambda: bool(loaded))
    QTest.keyClick(visible(UnlockPage).window().windowHandle(), Qt.Key.Key_Shift)  # the first key of a person's hands
    return application


def unlock(application: Application) -> None:
    """Type the passphrase, and wait until the rows of the Today page are there and drawn."""
    page = visible(UnlockPage)
    page.passphrase.setText(PASSPHRASE)
    page.unlock()
    until(lambda: application.window is not None and is_filled(application))
    assert application.window is not None
    application.window.repaint()


def open_window(vault: Path) -> Application:
    """The desk unlocked, at the Today page."""
    application = locked_window(vault)
    unlock(application)
    return application


def is_filled(application: Application) -> bool:
    """The Today page shows rows."""
    page = application.window.page("today") if application.window is not None else None
    return isinstance(page, TodayPage) and any(row.isVisible() for row in page.findChildren(TodayRowView))


def visible(kind: type[Part]) -> Part:
    """The part of that kind that can be seen."""
    return next(part for part in QApplication.allWidgets() if isinstance(part, kind) and part.isVisible())


def until(ready: Callable[[], bool]) -> None:
    """Let Qt work until it is ready."""
    end = monotonic() + PATIENCE
    while not ready():
        assert monotonic() < end, "the window never came so far"
        QApplication.processEvents()
