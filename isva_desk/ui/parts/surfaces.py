"""What things lie on: cards, rows of a list, scrolled pages."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from isva_desk.ui.parts.looks import look, restyle


class Card(QFrame):
    """A white surface with a hairline round it. Put things into ``box``."""

    def __init__(self, *, padding: int = 18, gap: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "card")
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(padding, max(0, padding - 2), padding, padding)
        self.box.setSpacing(gap)


class Row(QFrame):
    """One line of a list that can be opened with a click, Enter or Space. Things go into ``box``."""

    opened = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "row")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(60)
        self.box = QHBoxLayout(self)
        self.box.setContentsMargins(18, 10, 18, 10)
        self.box.setSpacing(16)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and not event.modifiers():
            self.opened.emit()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self.opened.emit()

    def mark(self, **properties: str) -> None:
        """Set properties of the style sheet: first, last, chosen."""
        for key, value in properties.items():
            self.setProperty(key, value)
        restyle(self)


class Rows(Card):
    """A card of rows. The arrow keys move from row to row, Home and End to the ends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, gap=0, parent=parent)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.rows: list[Row] = []

    def add(self, row: Row) -> None:
        """Put a row at the end."""
        if self.rows:
            self.rows[-1].mark(last="false")
        row.mark(first="true" if not self.rows else "false", last="true")
        row.installEventFilter(self)
        self.rows.append(row)
        self.box.addWidget(row)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched in self.rows:
            here = self.rows.index(watched)
            last = len(self.rows) - 1
            there = {
                Qt.Key.Key_Down: min(here + 1, last),
                Qt.Key.Key_Up: max(here - 1, 0),
                Qt.Key.Key_Home: 0,
                Qt.Key.Key_End: last,
            }.get(Qt.Key(event.key()))
            if there is not None and there != here:
                self.rows[there].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False


class Scroll(QScrollArea):
    """A page that scrolls up and down, never sideways."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(content, "scrolled")
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def page_margins(layout: QLayout) -> None:
    """The margins that every page keeps."""
    layout.setContentsMargins(36, 28, 36, 28)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            # Hidden and orphaned at once: deleteLater alone leaves the old text in the window until the loop turns.
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
