"""A sheet of paper that lies over the window: rounded like the cards, without a frame of the system round it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QBitmap, QGuiApplication, QPainter
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout

from isva_desk.ui.parts.looks import look


def leaf(dialog: QDialog) -> QFrame:
    """Make the dialog such a sheet; what it shows is laid out in the frame that is returned."""
    dialog.setWindowFlags(Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
    dialog.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    look(dialog, "leaf")
    frame = look(QFrame(), "leaf")
    outer = QVBoxLayout(dialog)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(frame)
    if QGuiApplication.platformName() == "xcb":
        dialog.installEventFilter(Corners(dialog))
    return frame


class Corners(QObject):
    """Cuts off the corners, which are black where nothing mixes the windows of an X screen."""

    _RADIUS = 12  # as in the style sheet

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QDialog):
            shape = QBitmap(watched.size())
            shape.clear()
            painter = QPainter(shape)
            painter.setBrush(Qt.GlobalColor.color1)
            painter.drawRoundedRect(watched.rect().adjusted(0, 0, -1, -1), self._RADIUS, self._RADIUS)
            painter.end()
            watched.setMask(shape)
        return super().eventFilter(watched, event)
