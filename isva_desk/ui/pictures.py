"""Pictures of every page, taken from the real window with the records of a vault."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from isva_desk.ui.picture_places import places
from isva_desk.ui.surroundings import Surroundings

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QDialog, QMainWindow

    from isva_desk.ui.application import Application

SIZES = ((1280, 800), (1920, 1080))
THEMES = ("light", "dark")
_MOMENT = 200  # milliseconds


def write_pictures(
    around: Surroundings,
    passphrase: str,
    out: Path,
    *,
    sizes: Sequence[tuple[int, int]] = SIZES,
    themes: Sequence[str] = THEMES,
    text: int = 100,
    stopped: Callable[[], bool] = lambda: False,
) -> list[Path]:
    """Open the vault in a window that nobody sees, and write ``<page>-<width>x<height>-<theme>.png`` for every page.

    Raises what opening the vault or a page raises, and KeyboardInterrupt after the picture during which ``stopped``
    became true. Call it where no other desk is open in this process.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from dataclasses import replace

    from isva_desk.ui.application import Application
    from isva_desk.ui.settings.preferences import Preferences

    out.mkdir(parents=True, exist_ok=True)
    application = Application(around)
    written: list[Path] = []
    problems: list[Exception] = []
    try:
        for theme in themes:
            application.show_preferences(replace(Preferences(), theme=theme, text=text))
            written += _until(stopped, _door_pictures(application, out, sizes, theme))
        _unlock(application, passphrase)
        if application.window is not None:
            application.window.workspace.problem_met.connect(problems.append)
            application.back_up_now()
        for theme in themes:
            application.show_preferences(replace(Preferences(), theme=theme, text=text))
            written += _until(stopped, _desk_pictures(application, out, sizes, theme))
    finally:
        application.close()
    if problems:
        raise problems[0]
    return written


def _until(stopped: Callable[[], bool], pictures: Iterator[Path]) -> Iterator[Path]:
    for picture in pictures:
        yield picture
        if stopped():
            raise KeyboardInterrupt


def _door_pictures(application: Application, out: Path, sizes: Sequence[tuple[int, int]], theme: str) -> Iterator[Path]:
    from isva_desk.ui.first_run.pages import FirstRun
    from isva_desk.vault.recovery_words import new_recovery_words

    application.show_door()
    if application.door is None:
        return
    yield from _take(application, application.door, out, sizes, "unlock", theme)
    application.ask_for_words()
    yield from _take(application, application.door, out, sizes, "recovery", theme)
    first = FirstRun(application.around, application.store_thread)
    first.recovery.show_words(new_recovery_words())
    application.put_in_door(first)
    for number, page in enumerate((first.who, first.passphrase, first.recovery, first.begin), 1):
        first.setCurrentWidget(page)
        yield from _take(application, application.door, out, sizes, f"first-{number}", theme)
    application.show_door()


def _desk_pictures(application: Application, out: Path, sizes: Sequence[tuple[int, int]], theme: str) -> Iterator[Path]:
    window = application.window
    if window is None:
        return
    for name, go in places(window.workspace, _first_case(application)):
        go()
        settle(application)
        _pause(application)
        yield from _take(application, window, out, sizes, name, theme)
        _close_dialogs(window)
        settle(application)


def _first_case(application: Application) -> str | None:
    """The case that shows most: one of Today, else the first of the caseload."""
    from isva_desk.journal.caseload import caseload_page
    from isva_desk.journal.today import today_list

    window = application.window
    if window is None:
        return None
    found: list[str | None] = []
    workspace = window.workspace

    def keep(rows: list[object]) -> None:
        found.extend(getattr(row, "case_id", None) for row in sorted(rows, key=_telling))

    workspace.read(today_list, workspace.now(), then=keep)
    workspace.read(caseload_page, then=keep)
    settle(application)
    return next((case_id for case_id in found if case_id), None)


def _telling(row: object) -> tuple[bool, int]:
    """Most telling first: no record of news about a suspect that was due not long ago, so that the days are counted."""
    past = getattr(row, "working_days_past", None)
    telling = getattr(row, "section", "") == "no-record" and getattr(row, "suspect", None) is not None and past
    return not telling, past or 0


def _unlock(application: Application, passphrase: str) -> None:
    """Type the passphrase into the page and press the button, as a person does."""
    from isva_desk.ui.unlock.page import UnlockPage

    page = application.door.centralWidget() if application.door is not None else None
    if isinstance(page, UnlockPage):
        problems: list[Exception] = []
        page.failed.connect(problems.append)
        page.passphrase.setText(passphrase)
        page.unlock()
        settle(application)
        if problems:
            raise problems[0]


def _pause(application: Application) -> None:
    """Let a page think of what it only does when nobody has typed for a moment."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(_MOMENT, loop.quit)
    loop.exec()
    settle(application)


def settle(application: Application) -> None:
    """Let everything that was asked be answered and drawn."""
    from PySide6.QtCore import QEventLoop

    for _round in range(4):
        application.qt.processEvents()
        while not application.thread_idle():
            application.qt.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        application.qt.processEvents()


def _take(
    application: Application,
    window: QMainWindow,
    out: Path,
    sizes: Sequence[tuple[int, int]],
    name: str,
    theme: str,
) -> Iterator[Path]:
    for width, height in sizes:
        window.resize(width, height)
        settle(application)
        path = out / f"{name}-{width}x{height}-{theme}.png"
        with_dialogs(window).save(str(path))
        yield path


def with_dialogs(window: QMainWindow) -> QPixmap:
    """The window with the sheets that stand over it, as a screen would show them."""
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPainter

    picture = window.grab()
    painter = QPainter(picture)
    for dialog in _open_dialogs(window):
        shown = dialog.grab()
        corner = QPoint((window.width() - dialog.width()) // 2, max(24, (window.height() - dialog.height()) // 2))
        painter.drawPixmap(corner, shown)
    painter.end()
    return picture


def _open_dialogs(window: QMainWindow) -> list[QDialog]:
    from PySide6.QtWidgets import QDialog

    return [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]


def _close_dialogs(window: QMainWindow) -> None:
    for dialog in _open_dialogs(window):
        dialog.reject()
