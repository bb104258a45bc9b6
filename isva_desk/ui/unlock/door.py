"""A page before the desk is open: one column in the middle of a quiet window."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from isva_desk.language import _
from isva_desk.ui.parts import Card, Icon, Pill, Scroll, label, look
from isva_desk.ui.theme import current


class DoorWindow(QMainWindow):
    """The window before the desk is open. ``closed`` is sent when a person closes it."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(_("Desk"))
        self.setWindowIcon(current().icon("desk", "accent", 64))
        self.setMinimumSize(480, 420)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


class Door(QWidget):
    """Put the questions into ``box``. ``head`` and ``below`` are the words at the top."""

    def __init__(
        self, head: str, below: str = "", *, width: int = 420, demonstration: bool = False, card: bool = True
    ) -> None:
        super().__init__()
        self._width = width
        look(self, "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        content = QWidget()
        down = QVBoxLayout(content)
        down.setContentsMargins(24, 24, 24, 24)
        down.addStretch(2)
        across = QHBoxLayout()
        across.addStretch(1)
        self._column = QWidget()
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Icon("desk", "accent", 34), alignment=Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(6)
        self.head = label(head, "title")
        self.below = label(below, "soft")
        if not below:
            self.below.hide()
        column.addWidget(self.head)
        column.addWidget(self.below)
        column.addSpacing(10)
        if card:
            surface = Card(padding=24, gap=14)
            self.box = surface.box
            column.addWidget(surface)
        else:
            self.box = QVBoxLayout()
            column.addLayout(self.box)
        if demonstration:
            column.addSpacing(10)
            column.addWidget(Pill(_("Demonstration: everybody in it is invented"), "blue"))
        across.addWidget(self._column)
        across.addStretch(1)
        down.addLayout(across)
        down.addStretch(3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(content))
        self._fit()
        current().changed.connect(self._fit)

    def _fit(self) -> None:
        self._column.setFixedWidth(min(current().px(self._width), 720))
