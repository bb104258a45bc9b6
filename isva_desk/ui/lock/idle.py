"""Locks when nobody has touched the desk for some minutes, also when the computer slept through them."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

LOOK_EVERY = 5000  # milliseconds
_SLEPT = 15.0  # seconds that the two clocks may drift apart between two looks


def awake_seconds() -> float:
    """Seconds since some start, not counting sleep."""
    return time.monotonic()


def real_seconds() -> float:
    """Seconds since some start, counting sleep, where the system can say so; else by the wall clock."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.clock_gettime(boot) if boot is not None else time.time()


class IdleWatch(QObject):
    """``idle`` is sent when the desk was left alone, ``slept`` when the clock has jumped: the computer was asleep.

    ``touch`` tells it that somebody is there. The clocks are parameters so that a test can turn them.
    """

    idle = Signal()
    slept = Signal()

    def __init__(
        self,
        minutes: int,
        *,
        awake: Callable[[], float] = awake_seconds,
        real: Callable[[], float] = real_seconds,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.minutes = minutes
        self._awake, self._real = awake, real
        self._touched = real()
        self._awake_before, self._real_before = awake(), real()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Count from now."""
        self._touched = self._real()
        self._awake_before, self._real_before = self._awake(), self._real()
        self._timer.start()

    def stop(self) -> None:
        """The desk is locked: there is nothing to watch."""
        self._timer.stop()

    def look(self) -> None:
        """See how long ago the last touch was, and whether the computer slept since the last look."""
        awake, real = self._awake(), self._real()
        slept = abs((real - self._real_before) - (awake - self._awake_before)) > _SLEPT
        self._awake_before, self._real_before = awake, real
        if slept:
            self.slept.emit()
        elif real - self._touched >= self.minutes * 60:
            self.idle.emit()

    def touch(self) -> None:
        """Somebody is there."""
        self._touched = self._real()
