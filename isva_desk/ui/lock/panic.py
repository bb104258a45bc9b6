"""The panic keys: Esc twice in a row, or Ctrl+Shift+L, in any window, dialog or menu."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

TWICE_WITHIN = 0.6  # seconds


class PanicKeys(QObject):
    """``pressed`` is sent at once. Install it as an event filter on the application."""

    pressed = Signal()

    def __init__(self, *, clock: Callable[[], float] = time.monotonic, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._escaped = float("-inf")
        self._seen: tuple[int, int] | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A window receives a key before the widget in it does: the one that Qt sends to the window is enough.
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or event.isAutoRepeat():
            return False
        if not watched.isWindowType():
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
