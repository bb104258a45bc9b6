"""Items and the steps they go through, as a grid: one row an item, one column a question, and each cell a button."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from isva_desk.domain.court_lists import Column, Group, Item
from isva_desk.journal.court.steps import Taken
from isva_desk.language import _
from isva_desk.ui.court.words import short_day, step_icon, taken_words
from isva_desk.ui.parts import Card, Flow, label, look, small
from isva_desk.ui.parts.buttons import bring_into_view
from isva_desk.ui.theme import current

_WIDE = 520  # below this width (at 100 % text) the cells of an item stand under its name
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class StepGrid(Card):
    """``wanted`` carries the ids of the item and the column of the cell that was chosen.

    Tab comes to one cell; the arrow keys go from cell to cell, Home and End to the ends of the row.
    """

    wanted = Signal(str, str)

    def __init__(self, group: Group, held: Callable[[str], Mapping[str, Taken]], today: date) -> None:
        super().__init__(padding=12)
        self.setAccessibleName(_(group.title))
        self.cells: list[list[Cell]] = []
        self._names: list[QWidget] = []
        self._heads = [small(_(column.title)) for column in group.columns]
        self._wide: bool | None = None
        for row, item in enumerate(group.items):
            taken = held(item.id)
            name = _named(item)
            self._names.append(name)
            cells = [Cell(item, column, taken.get(column.id), today) for column in group.columns]
            for place, cell in enumerate(cells):
                cell.clicked.connect(lambda _c=False, at=cell: self.wanted.emit(at.item_id, at.column_id))
                cell.left.connect(lambda key, at=(row, place): self._go(at, key))
            self.cells.append(cells)
        self._holder = QWidget()
        self.box.addWidget(self._holder)
        self._arrange(wide=True)
        self._stop_at(0, 0)

    def cell(self, item: str, column: str) -> Cell:
        """The cell of an item and a column."""
        return next(cell for row in self.cells for cell in row if (cell.item_id, cell.column_id) == (item, column))

    def focus_first(self) -> None:
        """Put the keyboard on the cell that Tab comes to."""
        stop = next(
            (cell for row in self.cells for cell in row if cell.focusPolicy() == Qt.FocusPolicy.StrongFocus), None
        )
        (stop or self.cells[0][0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        before = self._holder
        holder = QWidget()
        if wide:
            self._in_columns(holder)
        else:
            self._below_each_other(holder)
        self.box.replaceWidget(before, holder)
        self._holder = holder
        before.hide()
        before.deleteLater()

    def _in_columns(self, holder: QWidget) -> None:
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        for place, head in enumerate(self._heads, 1):
            head.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            head.setMinimumWidth(current().px(66))
            grid.addWidget(head, 0, place)
            head.show()  # not before it has a parent: it would flash as a window of its own
        for row, (name, cells) in enumerate(zip(self._names, self.cells, strict=True), 1):
            grid.addWidget(name, row, 0)
            for place, cell in enumerate(cells, 1):
                cell.say(in_full=False)
                grid.addWidget(cell, row, place)

    def _below_each_other(self, holder: QWidget) -> None:
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for head in self._heads:
            head.hide()
            head.setParent(holder)
        for name, cells in zip(self._names, self.cells, strict=True):
            column.addWidget(name)
            line = Flow(gap=6, line_gap=4)
            for cell in cells:
                cell.say(in_full=True)
                line.addWidget(cell)
            column.addLayout(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(wide=event.size().width() >= current().px(_WIDE))

    def _go(self, at: tuple[int, int], key: int) -> None:
        row, place = at
        last = len(self.cells[row]) - 1
        down, right = _STEPS.get(Qt.Key(key), (0, 0))
        there = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}.get(Qt.Key(key), min(max(place + right, 0), last))
        row = min(max(row + down, 0), len(self.cells) - 1)
        self._stop_at(row, there)
        self.cells[row][there].setFocus(Qt.FocusReason.TabFocusReason)

    def _stop_at(self, row: int, place: int) -> None:
        """Tab comes to this cell alone."""
        for cells in self.cells:
            for cell in cells:
                cell.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.cells[row][place].setFocusPolicy(Qt.FocusPolicy.StrongFocus)


class Cell(QPushButton):
    """What is recorded of one item in one column; a dash where nothing is."""

    left = Signal(int)

    def __init__(self, item: Item, column: Column, taken: Taken | None, today: date) -> None:
        super().__init__()
        self.item_id, self.column_id, self.taken = item.id, column.id, taken
        self._column, self._today = column, today
        look(self, "cell", filled="no" if taken is None else "not" if taken.step.no else "yes")
        said = _("nothing recorded") if taken is None else taken_words(taken, today)
        self.setAccessibleName(_("{item}, {column}: {what}").format(item=item.words, column=_(column.title), what=said))
        self.setToolTip(said)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._draw()
        current().changed.connect(self._draw)
        self.say(in_full=False)

    def say(self, *, in_full: bool) -> None:
        """Show the day alone, or with the question before it."""
        said = "–" if self.taken is None else short_day(self.taken.on, self._today)
        if self.taken is not None and not self.taken.on.is_known:
            said = "?"
        self.setText(_("{column}: {what}").format(column=_(self._column.title), what=said) if in_full else said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS or key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.left.emit(event.key())
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        bring_into_view(self)

    def _draw(self) -> None:
        if self.taken is not None:
            tone = "grey" if self.taken.step.no else "green"
            self.setIcon(current().icon(step_icon(self.taken.step), tone))
            self.setIconSize(QSize(current().px(12), current().px(12)))


def _named(item: Item) -> QLabel:
    name = label(item.words)
    name.setToolTip(_(item.plain) if item.plain else "")
    name.setMinimumWidth(0)
    return name
