"""Starts a program and ends it as soon as its first window is drawn. The same for ours and for the anchor.

    python -m benchmarks.first_picture empty            an empty QMainWindow
    python -m benchmarks.first_picture desk VAULT       the desk, at the page where it is unlocked
    python -m benchmarks.first_picture today VAULT      the same, unlocked, with the Today page filled

With ``--memory`` it first prints how much memory the process holds, in bytes.
"""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

PATIENCE = 60.0


def main(kind: str, *words: str) -> None:
    """Run the program of that kind until it is drawn."""
    vault = words[0] if words and words[0] != "--memory" else ""
    if kind == "empty":
        empty()
    elif kind == "desk":
        desk(vault)
    else:
        today(vault)


def empty() -> None:
    """What the smallest program of this kind does."""
    application = QApplication([])
    window = QMainWindow()
    window.show()
    end_when(lambda: True)
    application.exec()


def desk(vault: str) -> None:
    """The desk by its own command, at its first page."""
    from isva_desk import cli

    def run_until_drawn(*_arguments: object) -> int:
        end_when(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
        return 0

    QApplication.exec = run_until_drawn  # type: ignore[method-assign]
    cli.main(["window", "--vault", vault])


def today(vault: str) -> None:
    """The desk unlocked, as after a passphrase was typed, with everything on the Today page drawn."""
    from benchmarks.window import open_window

    application = open_window(Path(vault))
    end_when(lambda: application.window is not None)


def end_when(ready: Callable[[], bool]) -> None:
    """Let Qt work until it is ready and its windows are drawn, then end the process where it stands."""
    end = monotonic() + PATIENCE
    while not (ready() and any(window.isVisible() for window in QApplication.topLevelWidgets())):
        if monotonic() > end:
            os._exit(3)
        QApplication.processEvents()
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            window.repaint()
    if "--memory" in sys.argv:
        print(memory(), flush=True)
    os._exit(0)


def memory() -> int:
    """What the process holds of the machine's memory now, in bytes."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main(*sys.argv[1:])
