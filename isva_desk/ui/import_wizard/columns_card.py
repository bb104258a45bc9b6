"""Which column of the sheet is read as what: guessed, and changed with a choice beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from isva_desk.exchange.columns import Column, GuessedColumn, SheetPlan
from isva_desk.language import N_, _
from isva_desk.ui.parts import Card, SectionTitle, clear, label, small

_HOW = {
    "exact": N_("the template's heading"),
    "synonym": N_("a known word for it"),
    "similar": N_("looks like it: please check"),
    "chosen": N_("you chose it"),
    "left-out": N_("left out"),
    "unknown": N_("not known: choose, or leave it out"),
}


class ColumnsCard(QWidget):
    """``changed`` carries the plans after a person has decided one column."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._plans: tuple[SheetPlan, ...] = ()
        self._known: dict[str, Column] = {}
        self.choices: dict[tuple[str, int], QComboBox] = {}

    def show_plans(self, plans: Sequence[SheetPlan], columns: Sequence[Column]) -> None:
        """Show how each sheet is read."""
        clear(self._column)
        self._plans, self._known = tuple(plans), {column.id: column for column in columns}
        self.choices = {}
        for plan in self._plans:
            title = _("Columns of the sheet “{name}”").format(name=plan.sheet) if plan.sheet else _("Columns")
            self._column.addWidget(SectionTitle(title))
            card = Card(padding=14)
            grid = QGridLayout()
            grid.setHorizontalSpacing(16)
            grid.setVerticalSpacing(6)
            grid.setColumnStretch(0, 2)
            grid.setColumnStretch(1, 2)
            grid.setColumnStretch(2, 3)
            for row, guessed in enumerate(plan.columns):
                self._line(grid, row, plan, guessed)
            card.box.addLayout(grid)
            self._column.addWidget(card)

    def _line(self, grid: QGridLayout, row: int, plan: SheetPlan, guessed: GuessedColumn) -> None:
        choice = QComboBox()
        choice.addItem(_("Leave out"), None)
        for column in self._known.values():
            choice.addItem(column.heading, column.id)
        choice.setCurrentIndex(max(0, choice.findData(guessed.column)))
        choice.setAccessibleName(_("Read the column “{heading}” as").format(heading=guessed.heading))
        choice.activated.connect(lambda _index, place=guessed.place: self._choose(plan.sheet, place))
        self.choices[plan.sheet, guessed.place] = choice
        grid.addWidget(label(guessed.heading or _("(no heading)")), row, 0)
        grid.addWidget(choice, row, 1)
        why = guessed.why or (_(_HOW[guessed.how]) if guessed.how in _HOW else "")
        grid.addWidget(small(why), row, 2)

    def _choose(self, sheet: str, place: int) -> None:
        wanted = self._known.get(self.choices[sheet, place].currentData() or "")
        self.changed.emit(tuple(plan.choose(place, wanted) if plan.sheet == sheet else plan for plan in self._plans))
