"""The table in which every row of the file stands with what would become of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from isva_desk.exchange.dry_run import RowFate
from isva_desk.language import _
from isva_desk.ui.theme import current

_Index = QModelIndex | QPersistentModelIndex
_IN_FULL = 200  # rows; measuring ten thousand would take seconds
_ICONS = {"refused": ("warning", "rose"), "already-there": ("info", "grey")}


class Fates(QAbstractTableModel):
    """Reads the rows that it is given; ten thousand of them cost no more than those in sight."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[RowFate] = ()

    def show_rows(self, rows: Sequence[RowFate]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, _parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return len(self._rows)

    def columnCount(self, _parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 2

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _place(row) if index.column() == 0 else _sentence(row)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 1:
            return _sentence(row)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return current().icon(*_ICONS.get(row.fate, ("check", "green")), 16)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_place(row)}: {_sentence(row)}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (_("Row"), _("What becomes of it"))[section]
        return None


def _place(row: RowFate) -> str:
    if row.row == 0:
        return _("the file")
    return _("{sheet}, row {number}").format(sheet=row.sheet, number=row.row) if row.sheet else str(row.row)


def _sentence(row: RowFate) -> str:
    sentence = row.sentence[:1].upper() + row.sentence[1:]
    return " · ".join([sentence, *row.remarks])


class FatesTable(QTableView):
    """The rows in the order of the file; those that are refused can be shown alone."""

    def __init__(self) -> None:
        super().__init__()
        self.fates = Fates()
        self.setModel(self.fates)
        self.setAccessibleName(_("Every row and what becomes of it"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(current().px(38))
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        self.setColumnWidth(0, current().px(170))
        self.setMinimumHeight(current().px(220))

    def show_rows(self, rows: Sequence[RowFate]) -> None:
        """Show these rows; few of them in full height, so that no sentence is cut off."""
        self.fates.show_rows(rows)
        self._fit_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rows()

    def _fit_rows(self) -> None:
        if self.fates.rowCount() <= _IN_FULL:
            self.resizeRowsToContents()
