"""One entry of a day: a small card in the week, a line in the month."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from isva_desk.journal.diary import DiaryRow
from isva_desk.language import _, say_short_day
from isva_desk.ui.diary.elided import Elided
from isva_desk.ui.diary.words import ICONS, one_line, spoken
from isva_desk.ui.parts import Icon, look
from isva_desk.ui.parts.buttons import bring_into_view


class EntryCard(QFrame):
    """``opened`` is sent on a click or Enter; ``left`` carries an arrow key."""

    opened = Signal()
    left = Signal(int)

    def __init__(self, row: DiaryRow) -> None:
        super().__init__()
        self.row = row
        look(self, "entry", tone="grey" if row.over else row.tone, kind=row.kind)
        self.setAccessibleName(spoken(row))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 5, 8, 6)
        box.setSpacing(0)
        first = QHBoxLayout()
        first.setSpacing(5)
        first.addWidget(Icon(ICONS[row.kind], "grey" if row.over else row.tone, 12))
        until = _("to {day}").format(day=say_short_day(row.until)) if row.until > row.on else ""
        head = " ".join(part for part in (row.hour, row.reference or _("The service"), until) if part)
        first.addWidget(Elided(head, "strong"), 1)
        box.addLayout(first)
        box.addWidget(Elided(row.title, "small", lines=2))
        self.setToolTip(" ".join(part for part in (row.title, row.detail) if part))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and not event.modifiers():
            self.opened.emit()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.left.emit(event.key())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self.opened.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        bring_into_view(self)


class EntryLine(QWidget):
    """An entry in a cell of the month: a drawing and one line."""

    def __init__(self, row: DiaryRow) -> None:
        super().__init__()
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(Icon(ICONS[row.kind], "grey" if row.over else row.tone, 11))
        box.addWidget(Elided(one_line(row), "small"), 1)
