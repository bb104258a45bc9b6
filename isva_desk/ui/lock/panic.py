"""The panic keys: Esc twice in a row, or Ctrl+Shift+L, in any window, dialog or menu."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

TWICE_WITHIN = 0.6  # seconds


class PanicKeys(QObject):
    """``pressed`` is sent at once. ``key`` is told every key that reaches a window."""

    pressed = Signal()

    def __init__(self, *, clock: Callable[[], float] = time.monotonic, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._escaped = float("-inf")
        self._seen: tuple[int, int] | None = None

    def key(self, event: QKeyEvent) -> bool:
        """A key was pressed. True when it was one of ours and nobody else is to see it."""
        if event.isAutoRepeat():
            return False
        if event.key() == Qt.Key.Key_Escape:
            now = self._clock()
            twice = now - self._escaped <= TWICE_WITHIN
            self._escaped = float("-inf") if twice else now
            if twice:
                self.pressed.emit()
                return True
            return False
        self._escaped = float("-inf")
        chord = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_L and event.modifiers() == chord:
            self.pressed.emit()
            return True
        return False
