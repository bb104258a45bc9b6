"""Ratio 18: locking (windows gone, records closed, key dropped) with each kind of dialog open, against 300 ms."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QFileDialog

from benchmarks.desks import a_filled_vault, a_folder
from benchmarks.ratio import Ratio, report, seconds
from benchmarks.window import open_window, unlock, until
from isva_desk.ui.application import Application
from isva_desk.ui.window import MainWindow

CLIENTS = 100
LIMIT = 300.0  # milliseconds
TURNS = 3


def main() -> None:
    with a_folder() as folder:
        vault = a_filled_vault(folder, CLIENTS)
        application = open_window(vault.folder)
        for name, open_dialog in DIALOGS.items():
            worst = 0.0
            for _turn in range(TURNS):
                assert application.window is not None
                open_dialog(application.window)
                QApplication.processEvents()
                worst = max(worst, lock(application))
                unlock(application)
            report(Ratio(18, f"lock with {name}, worst of {TURNS}", "the clock", worst * 1000, LIMIT, "ms", 1))
        application.close()
        QApplication.processEvents()


def lock(application: Application) -> float:
    """Seconds from asking for the lock until it has fallen."""
    locked = QSignalSpy(application.locked)

    def fall() -> None:
        application.lock()
        until(lambda: locked.count() > 0)

    return seconds(fall)


def no_dialog(window: MainWindow) -> None:
    """Only the Today page."""


def record_update(window: MainWindow) -> None:
    window.workspace.record_update()


def command_bar(window: MainWindow) -> None:
    window.open_bar()


def file_chooser(window: MainWindow) -> None:
    chooser = QFileDialog(window)
    chooser.setOption(QFileDialog.Option.DontUseNativeDialog)
    chooser.open()


DIALOGS: dict[str, Callable[[MainWindow], None]] = {
    "no dialog open": no_dialog,
    "the update being recorded": record_update,
    "the command bar open": command_bar,
    "a file chooser open": file_chooser,
}


if __name__ == "__main__":
    main()
