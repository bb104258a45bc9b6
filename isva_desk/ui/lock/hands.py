"""Sees every key and every touch before anything else does: the one filter over all windows, sheets and menus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent

from isva_desk.ui.lock.idle import IdleWatch
from isva_desk.ui.lock.panic import PanicKeys

_KEY = QEvent.Type.KeyPress
_TOUCHES = frozenset(
    {
        _KEY,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class Hands(QObject):
    """Install it on the application. It is called for every event there is, so it looks at as little as it can."""

    def __init__(self, idle: IdleWatch, panic: PanicKeys, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._idle, self._panic = idle, panic

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _TOUCHES:
            return False
        self._idle.touch()
        # A window receives a key before the widget in it does: the one that Qt sends to the window is enough.
        return kind is _KEY and watched.isWindowType() and isinstance(event, QKeyEvent) and self._panic.key(event)
