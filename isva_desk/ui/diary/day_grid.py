"""A week or a month as a grid of days. The arrow keys go from day to day, and down into the entries of a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from isva_desk.journal.diary import Diary, DiaryRow
from isva_desk.language import _, say_short_day
from isva_desk.ui.diary.entry import EntryCard, EntryLine
from isva_desk.ui.diary.words import spoken_day
from isva_desk.ui.parts import LinkButton, label, look, small
from isva_desk.ui.parts.buttons import bring_into_view
from isva_desk.ui.theme import current

_WEEK = 7
_IN_A_WEEK, _IN_A_MONTH = 6, 3  # entries that a day shows before it says how many more there are
_WIDE = 760  # below this width (at 100 % text) the days stand below each other
_MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class DayGrid(QWidget):
    """``opened`` carries an entry, ``day_wanted`` a day whose entries are to be listed in full.

    ``beyond`` is sent with the day, where an arrow key leads out of the grid.
    """

    opened = Signal(object)
    day_wanted = Signal(object)
    beyond = Signal(object)

    def __init__(self, diary: Diary, today: date, *, month: bool, focus: date) -> None:
        super().__init__()
        self._month = month
        self._wide: bool | None = None
        count = (diary.last - diary.first).days + 1
        days = [diary.first + timedelta(days=number) for number in range(count)]
        middle = days[len(days) // 2].month
        self.cells = [
            DayCell(day, diary.on(day), today, small_one=month, faint=month and day.month != middle) for day in days
        ]
        for cell in self.cells:
            cell.left.connect(self._go)
            cell.opened.connect(self.opened)
            cell.day_wanted.connect(self.day_wanted)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        self._heads = [small(say_short_day(day).partition(" ")[0]) for day in days[:_WEEK]] if month else []
        self._arrange(wide=True)
        self.cell(focus).setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def cell(self, day: date) -> DayCell:
        """The cell of that day, or the first."""
        return next((cell for cell in self.cells if cell.day == day), self.cells[0])

    def focus_day(self, day: date) -> None:
        """Put the keyboard on a day; Tab comes to it from now on."""
        there = self.cell(day)
        for cell in self.cells:
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if cell is there else Qt.FocusPolicy.ClickFocus)
        there.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, day: date, key: int) -> None:
        backwards = Qt.Key(key) in {Qt.Key.Key_Up, Qt.Key.Key_Left}
        rows = Qt.Key(key) not in _MOVES and self._wide
        step = (-1 if backwards else 1) * (_WEEK if rows else 1)
        shown = [cell.day for cell in self.cells if not cell.isHidden()]
        there = day + timedelta(days=step)
        if not self._wide:  # the days below each other leave empty ones out
            further = [one for one in shown if (one < day if backwards else one > day)]
            there = (max(further) if backwards else min(further)) if further else there
        if there in shown:
            self.focus_day(there)
        elif self._month or Qt.Key(key) in _MOVES:
            self.beyond.emit(there)

    def _arrange(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        grid = self._grid
        for part in (*self._heads, *self.cells):
            grid.removeWidget(part)
        for place, head in enumerate(self._heads):
            grid.addWidget(head, 0, place if wide else 0)
            head.setVisible(wide)
        for number, cell in enumerate(self.cells):
            row, column = divmod(number, _WEEK) if wide else (number, 0)
            grid.addWidget(cell, row + 1, column)
            # Where the days stand below each other, a month of empty ones would be a long way down. The day on which
            # the keyboard is stays.
            stop = cell.focusPolicy() == Qt.FocusPolicy.StrongFocus
            cell.setVisible(wide or not self._month or bool(cell.rows) or stop)
            cell.fit(wide=wide)
        for column in range(_WEEK):
            grid.setColumnStretch(column, 1 if wide or column == 0 else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(wide=event.size().width() >= current().px(_WIDE))


class DayCell(QFrame):
    """One day with its entries."""

    left = Signal(object, int)
    opened = Signal(object)
    day_wanted = Signal(object)

    def __init__(self, day: date, rows: Sequence[DiaryRow], today: date, *, small_one: bool, faint: bool) -> None:
        super().__init__()
        self.day, self.rows = day, tuple(rows)
        self.entries: list[EntryCard] = []
        look(self, "diary-day", day="today" if day == today else "rest" if day.weekday() > 4 or faint else "plain")
        self.setAccessibleName(spoken_day(day, rows))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 6, 8, 8)
        box.setSpacing(3 if small_one else 6)
        words = str(day.day) if small_one else say_short_day(day)
        head = label(words, "strong" if day == today or not small_one else "small", wrap=False)
        if day == today:
            head.setText(_("{day}, today").format(day=words))
        box.addWidget(head)
        most = _IN_A_MONTH if small_one else _IN_A_WEEK
        for row in rows[:most]:
            box.addWidget(EntryLine(row) if small_one else self._card(row))
        if len(rows) > most:
            more = _("{count} more").format(count=len(rows) - most)
            if small_one:
                box.addWidget(small(more))
            else:
                link = LinkButton(
                    more, lambda: self.day_wanted.emit(day), name=_("{more} on {day}").format(more=more, day=words)
                )
                link.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
                box.addWidget(link)
        box.addStretch(1)
        self._least = 96 if small_one else 300
        self.fit(wide=True)

    def fit(self, *, wide: bool) -> None:
        """Days beside each other have one height at least; below each other each takes what it needs."""
        self.setMinimumHeight(current().px(self._least) if wide else 0)

    def _card(self, row: DiaryRow) -> EntryCard:
        card = EntryCard(row)
        card.opened.connect(lambda: self.opened.emit(row))
        card.left.connect(lambda key: self._from(card, key))
        self.entries.append(card)
        return card

    def _from(self, card: EntryCard, key: int) -> None:
        """An arrow key on an entry: up and down in the day, left and right to another day."""
        if Qt.Key(key) in _MOVES:
            self.left.emit(self.day, key)
            return
        place = self.entries.index(card) + (1 if key == Qt.Key.Key_Down else -1)
        if place < 0:
            self.setFocus(Qt.FocusReason.TabFocusReason)
        elif place < len(self.entries):
            self.entries[place].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Down and self.entries:
            self.entries[0].setFocus(Qt.FocusReason.TabFocusReason)
        elif key in {*_MOVES, Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.left.emit(self.day, event.key())
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and not event.modifiers():
            self.day_wanted.emit(self.day)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.day_wanted.emit(self.day)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        bring_into_view(self)
