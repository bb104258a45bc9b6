"""A line to type in above a list: the arrow keys and Enter belong to the list, everything else to the text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class PickingLine(QLineEdit):
    """``move`` marks the entry above (-1) or below (+1); ``take`` takes the marked one and says whether there was one.

    Where there was none, Enter goes on to the sheet.
    """

    def __init__(self, move: Callable[[int], None], take: Callable[[], bool], text: str = "") -> None:
        super().__init__(text)
        self._move, self._take = move, take

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self._move(step)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & ~_KEYPAD:
            if not self._take():
                event.ignore()
        else:
            super().keyPressEvent(event)
