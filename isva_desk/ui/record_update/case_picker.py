"""Choosing whom an update is about by typing a reference or a name to use."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from isva_desk.journal.find import find
from isva_desk.journal.rows import FindHit
from isva_desk.language import _
from isva_desk.ui.parts import small
from isva_desk.ui.parts.picking_line import PickingLine
from isva_desk.ui.workspace import Workspace

_MOST = 6


class CasePicker(QWidget):
    """Type, move with up and down, Enter. ``chosen`` carries the id of the case."""

    chosen = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.edit = PickingLine(self.move_mark, self.take_marked)
        self.edit.setAccessibleName(_("Who is it about?"))
        self.edit.setPlaceholderText(_("Type a reference or a name"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.hide()
        self.nothing = small(_("Nobody is found by that."))
        self.nothing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.edit, self.list, self.nothing):
            column.addWidget(part)
        self.setFocusProxy(self.edit)
        self.edit.textEdited.connect(self._search)
        self.list.itemClicked.connect(self._take)

    def _search(self, text: str) -> None:
        if not text.strip():
            self.list.hide()
            self.nothing.hide()
            return
        self._workspace.read(find, text, then=self._show, latest="case-picker")

    def _show(self, hits: list[FindHit]) -> None:
        self.list.clear()
        for hit in [hit for hit in hits if hit.case_id is not None][:_MOST]:
            words = _("{reference} · {name}").format(reference=hit.reference, name=hit.name_to_use)
            item = QListWidgetItem(words if hit.name_to_use else hit.reference)
            item.setData(Qt.ItemDataRole.UserRole, hit.case_id)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        count = self.list.count()
        if count:
            # Before it is shown: the sheet would grow to the height that any list has by itself, and stay so.
            self.list.setFixedHeight(count * self.list.sizeHintForRow(0) + 6)
        self.list.setVisible(count > 0)
        self.nothing.setVisible(count == 0 and bool(self.edit.text().strip()))

    def move_mark(self, step: int) -> None:
        """Mark the next one found, or the one before."""
        self.list.setCurrentRow(min(max(self.list.currentRow() + step, 0), self.list.count() - 1))
        if (item := self.list.currentItem()) is not None:
            self.edit.setAccessibleDescription(item.text())

    def take_marked(self) -> bool:
        """Choose the one that is marked. Enter ends here in any case: the sheet has nothing to do without a case."""
        if (item := self.list.currentItem()) is not None and not self.list.isHidden():
            self._take(item)
        return True

    def _take(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
