"""A sheet of paper that lies over the window: rounded like the cards, without a frame of the system round it."""

from __future__ import annotations

from PySide6.QtCore import Qt
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
    return frame
