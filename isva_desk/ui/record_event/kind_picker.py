"""What happened, chosen by typing: "bail", "nfa", "trial"."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from isva_desk.domain.labels import EVENT_KINDS, event_label, event_search_words
from isva_desk.language import _
from isva_desk.ui.parts.picking_line import PickingLine
from isva_desk.ui.theme import current

_MOST = 6


class KindPicker(QWidget):
    """Typing narrows the list, up and down move in it, Enter or Tab takes what is marked."""

    changed = Signal()

    def __init__(self, kinds: tuple[str, ...] = EVENT_KINDS) -> None:
        super().__init__()
        self._kinds = kinds
        self._kind: str | None = None
        self.edit = PickingLine(self.move_mark, self.take_marked)
        self.edit.setAccessibleName(_("What happened?"))
        self.edit.setPlaceholderText(_("Type a word: arrest, bail, charge, hearing, verdict…"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("What it may have been"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.edit)
        column.addWidget(self.list)
        self.setFocusProxy(self.edit)
        self.edit.textEdited.connect(self._typed)
        self.list.itemClicked.connect(self._take)
        self._fill("")

    def kind(self) -> str | None:
        """The kind that is chosen."""
        return self._kind

    def choose(self, kind: str | None) -> None:
        """Choose a kind, or none."""
        self._kind = kind
        self.edit.setText(event_label(kind) if kind else "")
        self.list.setVisible(kind is None)
        if kind is None:
            self._fill("")
        self.changed.emit()

    def answer(self) -> str | None:
        """For a draft."""
        return self._kind

    def set_answer(self, kind: str | None) -> None:
        """From a draft."""
        self.choose(kind if kind in self._kinds else None)

    def _typed(self, text: str) -> None:
        had = self._kind is not None
        self._kind = None
        self.list.show()
        self._fill(text)
        if had:
            self.changed.emit()

    def _fill(self, text: str) -> None:
        words = text.lower().split()
        fitting = [kind for kind in self._kinds if all(word in event_search_words(kind) for word in words)]
        fitting.sort(key=partial(_distance, text.lower().strip()))
        self.list.clear()
        for kind in fitting:
            item = QListWidgetItem(event_label(kind))
            item.setData(Qt.ItemDataRole.UserRole, kind)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        rows = max(1, min(_MOST, len(fitting)))
        row_height = self.list.sizeHintForRow(0) if fitting else current().px(36)
        self.list.setFixedHeight(rows * row_height + 6)

    def move_mark(self, step: int) -> None:
        """Mark the next or the one before."""
        row = min(max(self.list.currentRow() + step, 0), self.list.count() - 1)
        self.list.setCurrentRow(row)
        if (item := self.list.currentItem()) is not None:
            self.edit.setAccessibleDescription(item.text())

    def take_marked(self) -> bool:
        """Choose what is marked in the list; False where nothing is open to choose."""
        item = self.list.currentItem()
        if self._kind is not None or item is None or self.list.isHidden():
            return False
        self._take(item)
        return True

    def _take(self, item: QListWidgetItem) -> None:
        self.choose(item.data(Qt.ItemDataRole.UserRole))


def _distance(typed: str, kind: str) -> int:
    """What begins with the typed words comes before what holds them, and that before what is also called so."""
    label = event_label(kind).lower()
    if label.startswith(typed):
        return 0
    return 1 if f" {typed}" in label else 2
