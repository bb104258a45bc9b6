"""What can be done from the keyboard: one list, shown in the command bar with its shortcuts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Act:
    """Something a person can do now: its words ("Record an update"), its shortcut ("Ctrl+U") if any, and the doing."""

    words: str
    run: Callable[[], object]
    shortcut: str = ""
    icon: str = "act"
