"""A sheet of paper that lies over the window: rounded like the cards, without a frame of the system round it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainterPath, QRegion
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

    _RADIUS = 11  # a little less than in the style sheet, so that a mixed edge stays smooth

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QDialog):
            shape = QPainterPath()
            shape.addRoundedRect(QRectF(watched.rect()), self._RADIUS, self._RADIUS)
            watched.setMask(QRegion(shape.toFillPolygon().toPolygon()))
        return super().eventFilter(watched, event)
