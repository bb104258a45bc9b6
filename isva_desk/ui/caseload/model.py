"""The rows of the caseload as Qt asks for them: fetched a page at a time, sorted and filtered by the records."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from isva_desk.journal.caseload import CaseloadFilter, caseload_count, caseload_page
from isva_desk.journal.rows import CaseloadRow
from isva_desk.journal.store import Store
from isva_desk.language import _
from isva_desk.ui.caseload.columns import COLUMNS, Cell
from isva_desk.ui.workspace import Workspace

PAGE = 64  # rows that are asked for together
_KEPT = 24  # pages that are kept; the rest is asked for again
CELL = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class CaseloadModel(QAbstractTableModel):
    """``arrived`` is sent when the number of rows is known and the first of them are there."""

    arrived = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.filter = CaseloadFilter()
        self.sorted_by, self.descending = "next_date", False
        self._count = 0
        self._pages: OrderedDict[int, list[CaseloadRow]] = OrderedDict()
        self._asked: set[int] = set()
        self._generation = 0

    # -- what is asked --------------------------------------------------------------------------------------------

    def show(self, chosen: CaseloadFilter) -> None:
        """Show the cases that this filter lets through."""
        self.filter = chosen
        self.ask_again()

    def sort_by(self, key: str, *, descending: bool) -> None:
        """Show them in this order; ``key`` is a column of ``CaseloadRow``."""
        self.sorted_by, self.descending = key, descending
        self.ask_again()

    def ask_again(self) -> None:
        """Ask for the number of rows and the first page; what is on the screen stays until they are there."""
        self._generation += 1
        self._workspace.read(
            _first_page,
            self.filter,
            self.sorted_by,
            self.descending,
            then=self._start_anew,
            latest="caseload",
        )

    def _start_anew(self, answer: tuple[int, list[CaseloadRow]]) -> None:
        self.beginResetModel()
        self._count, first = answer
        self._pages.clear()
        self._asked.clear()
        self._pages[0] = first
        self.endResetModel()
        self.arrived.emit()

    def row(self, number: int) -> CaseloadRow | None:
        """The row, or None while it is being fetched."""
        page = self._pages.get(number // PAGE)
        if page is None:
            self._ask_for(number // PAGE)
            return None
        self._pages.move_to_end(number // PAGE)
        place = number % PAGE
        return page[place] if place < len(page) else None

    def _ask_for(self, page: int) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        generation = self._generation

        def take(rows: list[CaseloadRow]) -> None:
            if generation == self._generation:
                self._take(page, rows)

        self._workspace.read(caseload_page, self.filter, self.sorted_by, self.descending, page * PAGE, PAGE, then=take)

    def _take(self, page: int, rows: list[CaseloadRow]) -> None:
        self._asked.discard(page)
        self._pages[page] = rows
        while len(self._pages) > _KEPT:
            self._pages.popitem(last=False)
        last = min(page * PAGE + len(rows), self._count) - 1
        if last >= page * PAGE:
            self.dataChanged.emit(self.index(page * PAGE, 0), self.index(last, len(COLUMNS) - 1))

    # -- what Qt asks ---------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._count

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, CELL}:
            return None
        row = self.row(index.row())
        if row is None:
            return None if role == CELL else _("…")
        cell: Cell = COLUMNS[index.column()].cell(row, self._workspace.today(), self._workspace.directory)
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_(COLUMNS[index.column()].words)}: {cell.words} {cell.below}".strip()
        return cell.words or cell.below

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(COLUMNS[section].words)
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(COLUMNS):
            self.sort_by(COLUMNS[column].sort, descending=order == Qt.SortOrder.DescendingOrder)


def _first_page(store: Store, chosen: CaseloadFilter, sort: str, descending: bool) -> tuple[int, list[CaseloadRow]]:
    return caseload_count(store, chosen), caseload_page(store, chosen, sort, descending, 0, PAGE)
