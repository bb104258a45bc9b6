"""Puts the rooms together: the start of the window as a list of named tasks."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_NOWHERE = Path()


@dataclass
class Start:
    """What is known so far. ``vault`` and ``preferences`` are where they lie; the rest is made by the tasks."""

    vault: Path = _NOWHERE
    preferences: Path = _NOWHERE
    settings: dict[str, Any] = field(default_factory=dict)
    around: Any = None
    application: Any = None
    exit_code: int = 0


@dataclass(frozen=True, slots=True)
class Task:
    """One step of the start. A step that has nothing to do says so and is left out."""

    name: str
    run: Callable[[Start], None]
    should_skip: Callable[[Start], bool] = lambda _start: False


def harden(_start: Start) -> None:
    """No core dumps, private files."""
    from isva_desk.vault.process import harden_process

    harden_process()


def find_places(start: Start) -> None:
    """Where the records and the preferences lie, unless somebody said so."""
    import platformdirs

    if start.vault == _NOWHERE:
        start.vault = Path(platformdirs.user_data_dir("desk", appauthor=False)) / "vault"
    if start.preferences == _NOWHERE:
        start.preferences = Path(platformdirs.user_config_dir("desk", appauthor=False)) / "look.json"


def look_around(start: Start) -> None:
    """Put together where this desk stands."""
    from isva_desk.ui.surroundings import Surroundings

    start.settings.setdefault("key_store", _key_store)
    start.around = Surroundings(start.vault, start.preferences, **start.settings)


def show_door(start: Start) -> None:
    """Show the page before the desk: it unlocks, reads the records and shows the window."""
    from isva_desk.ui.application import Application

    start.application = Application(start.around)
    start.application.start()


def wait_for_the_end(start: Start) -> None:
    """Until the person closes the window, or presses Ctrl+C where they started it."""
    from isva_desk.ui.stopping import stopped_by

    with stopped_by(start.application.qt.quit):
        start.exit_code = start.application.qt.exec()
    start.application.close()


def _key_store() -> Any:
    from isva_desk.vault.key_store import os_key_store

    return os_key_store()


START: tuple[Task, ...] = (
    Task("process", harden),
    Task("places", find_places, should_skip=lambda start: _NOWHERE not in (start.vault, start.preferences)),
    Task("surroundings", look_around),
    Task("door", show_door),
    Task("loop", wait_for_the_end),
)


def run(tasks: Sequence[Task], start: Start) -> Start:
    """Do the tasks in their order, leaving out those that have nothing to do."""
    for task in tasks:
        if not task.should_skip(start):
            task.run(start)
    return start


def open_window(vault: Path | None, **settings: Any) -> int:
    """The program with its window, from start to end; ``settings`` are those of ``Surroundings``. The exit code."""
    return run(START, Start(vault=vault or _NOWHERE, settings=settings)).exit_code


def has_display() -> bool:
    """There is a screen to show a window on."""
    import os

    return sys.platform != "linux" or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )
