"""The caseload page: search, chips, the table. Everything can be done without a mouse."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from isva_desk.journal.changes import Changes
from isva_desk.language import _, ngettext
from isva_desk.ui.acts import Act
from isva_desk.ui.caseload.columns import COLUMNS
from isva_desk.ui.caseload.delegate import CaseloadDelegate
from isva_desk.ui.caseload.filters import choices, with_text
from isva_desk.ui.caseload.model import CaseloadModel
from isva_desk.ui.parts import Chips, EmptyState, PlainButton, PrimaryButton, page_margins, small, soft, title
from isva_desk.ui.theme import current
from isva_desk.ui.workspace import Workspace

_PAUSE = 120  # milliseconds after the last key before the search is asked


class CaseloadPage(QWidget):
    """Type to search, choose a chip, move with the arrows, Enter opens the case."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.model = CaseloadModel(workspace, self)
        self.model.arrived.connect(self._arrived)
        self._stale = False
        self._lay_out()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_PAUSE)
        self._typing.timeout.connect(self._filter)
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.search.returnPressed.connect(self._to_table)
        self.chips.chosen.connect(lambda _choice: self._filter())
        self.table.activated.connect(lambda _index: self.open_chosen())
        self.table.horizontalHeader().sectionClicked.connect(self.sort_by)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        page_margins(box)
        box.setSpacing(6)
        self.head = title(_("Caseload"))
        self.line = soft("")
        box.addWidget(self.head)
        box.addWidget(self.line)
        box.addSpacing(10)
        tools = QHBoxLayout()
        tools.setSpacing(10)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search by reference, name, crime reference or any word of a note"))
        self.search.setAccessibleName(_("Search the caseload"))
        self.search.setClearButtonEnabled(True)
        tools.addWidget(self.search, 1)
        tools.addWidget(PrimaryButton(_("Register a client"), self._workspace.register_client, shortcut="Ctrl+N"))
        box.addLayout(tools)
        box.addSpacing(4)
        self.chips = Chips(_("Which cases"), choices())
        self.chips.choose("open")
        box.addWidget(self.chips)
        box.addSpacing(6)
        self._stack = QStackedWidget()
        self.table = _CaseTable(self)
        self.table.setModel(self.model)
        self._stack.addWidget(self.table)
        self._nobody = self._empty_caseload()
        self._nothing = self._empty_filter()
        self._stack.addWidget(self._nobody)
        self._stack.addWidget(self._nothing)
        box.addWidget(self._stack, 1)
        box.addWidget(
            small(_("Enter opens the case  ·  S sorts by the next column, Shift S turns the order  ·  / searches"))
        )
        self._fit()
        current().changed.connect(self._fit)

    def _empty_caseload(self) -> EmptyState:
        return EmptyState(
            "caseload",
            _("Nobody is here yet"),
            _("Each client's case will be one line here: its stage, the next date and what has no record."),
            PrimaryButton(_("Register a client"), self._workspace.register_client),
            PlainButton(_("Import a spreadsheet"), self._workspace.import_file),
        )

    def _empty_filter(self) -> EmptyState:
        return EmptyState(
            "search",
            _("No case fits"),
            _("Try fewer letters, or look among all that are open or closed."),
            PlainButton(_("Show all open cases"), self.show_all),
        )

    # -- what the window asks -------------------------------------------------------------------------------------

    def show_for(self, chip: str = "", text: str | None = None, **_where: Any) -> None:
        """Show the table, with a chip or a search already set where that was wished."""
        if chip:
            self.chips.choose(chip)
        if text is not None:
            self.search.setText(text)
        self._filter()
        self.table.setFocus()

    def refresh(self, changes: Changes) -> None:
        """Any case may have moved in the order: ask for what is shown."""
        if changes.clients or changes.cases:
            self.model.ask_again()

    def acts(self) -> list[Act]:
        """Sorting and searching, for the command bar."""
        sorts = [
            Act(
                _("Sort by {column}").format(column=_(column.words).lower()),
                partial(self.sort_by, place),
                "",
                "caseload",
            )
            for place, column in enumerate(COLUMNS)
        ]
        return [Act(_("Search the caseload"), self.start_search, "/", "search"), *sorts]

    # -- acting ---------------------------------------------------------------------------------------------------

    def start_search(self) -> None:
        """Put the keyboard into the search, and choose what was searched before, so that typing takes its place."""
        self.search.setFocus()
        self.search.selectAll()

    def show_all(self) -> None:
        """All open cases, and no search."""
        self.search.clear()
        self.chips.choose("open")
        self._filter()

    def sort_by(self, column: int, *, turned: bool | None = None) -> None:
        """Sort by a column; by the same once more turns the order."""
        same = COLUMNS[column].sort == self.model.sorted_by
        descending = turned if turned is not None else (same and not self.model.descending)
        self._show_order(column, descending=descending)
        self.model.sort_by(COLUMNS[column].sort, descending=descending)

    def step_sort(self, *, turn: bool) -> None:
        """Sort by the next column, or turn the order of this one."""
        here = next(place for place, column in enumerate(COLUMNS) if column.sort == self.model.sorted_by)
        if turn:
            self.sort_by(here, turned=not self.model.descending)
        else:
            self.sort_by((here + 1) % len(COLUMNS), turned=False)

    def open_chosen(self) -> None:
        """Open the case of the chosen row."""
        row = self.model.row(self.table.currentIndex().row()) if self.table.currentIndex().isValid() else None
        if row is not None:
            self._workspace.open_case(row.case_id)

    def _filter(self) -> None:
        self._typing.stop()
        self.model.show(with_text(self.chips.value() or "open", self.search.text()))

    def _arrived(self) -> None:
        count = self.model.rowCount()
        bare = not self.search.text().strip() and self.chips.value() == "open"
        self._stack.setCurrentWidget(self.table if count else self._nobody if bare else self._nothing)
        self.line.setText(ngettext("{count} case", "{count} cases", count).format(count=f"{count:,}") if count else "")
        here = next(place for place, column in enumerate(COLUMNS) if column.sort == self.model.sorted_by)
        self._show_order(here, descending=self.model.descending)
        if count and not self.table.currentIndex().isValid():
            self.table.selectRow(0)

    def _show_order(self, column: int, *, descending: bool) -> None:
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.table.horizontalHeader().setSortIndicator(column, order)

    def _to_table(self) -> None:
        self._filter()
        self.table.setFocus()

    def _fit(self) -> None:
        self.table.fit()


class _CaseTable(QTableView):
    """Rows of one height, columns that share the width there is, and keys of our own."""

    def __init__(self, page: CaseloadPage) -> None:
        super().__init__(page)
        self._page = page
        self.setAccessibleName(_("Cases"))
        self.setItemDelegate(CaseloadDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSortIndicatorShown(True)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)

    def fit(self) -> None:
        """Share the width among the columns; where there is too little, the table scrolls sideways."""
        theme = current()
        self.verticalHeader().setDefaultSectionSize(theme.px(56))
        wished = [theme.px(column.width) for column in COLUMNS]
        spare = max(0, self.viewport().width() - sum(wished))
        always_off = spare > 0 or self.viewport().width() == sum(wished)
        self.setHorizontalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff if always_off else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        )
        for place, width in enumerate(wished):
            self.setColumnWidth(place, width + spare * width // sum(wished))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._page.open_chosen()
        elif key == Qt.Key.Key_S and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._page.step_sort(turn=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key == Qt.Key.Key_Slash:
            self._page.start_search()
        else:
            super().keyPressEvent(event)
