"""A line to type in, with suggestions below it; what is typed may also be none of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from isva_desk.language import _
from isva_desk.ui.parts.picking_line import PickingLine
from isva_desk.ui.theme import current

_MOST = 4


class Suggest(QWidget):
    """Up and down move in the suggestions, Enter or a click takes the one that is marked; Tab leaves the text."""

    changed = Signal()
    fitted = Signal()  # its height changed

    def __init__(self, name: str, suggestions: Sequence[str], text: str = "", *, hint: str = "") -> None:
        super().__init__()
        self._suggestions = tuple(suggestions)
        self.edit = PickingLine(self.move_mark, self.take_marked, text)
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(hint)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Suggestions"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.edit)
        column.addWidget(self.list)
        self.setFocusProxy(self.edit)
        self.edit.textEdited.connect(self._typed)
        self.edit.textChanged.connect(lambda _text: self.changed.emit())
        self.list.itemClicked.connect(self._take)

    def text(self) -> str:
        """What was typed or taken."""
        return self.edit.text().strip()

    def answer(self) -> str:
        """For a draft."""
        return self.text()

    def set_answer(self, text: str | None) -> None:
        """From a draft."""
        self.edit.setText(text or "")
        self.list.hide()

    def close_list(self) -> None:
        """Show no suggestions any more."""
        if not self.list.isHidden():
            self.list.hide()
            self.fitted.emit()

    def move_mark(self, step: int) -> None:
        """Mark the next suggestion or the one before."""
        if self.list.isHidden():
            self._typed(self.edit.text())
        row = min(max(self.list.currentRow() + step, 0), self.list.count() - 1)
        self.list.setCurrentRow(row)
        if (item := self.list.currentItem()) is not None:
            self.edit.setAccessibleDescription(item.text())

    def take_marked(self) -> bool:
        """Take the marked suggestion; False where none is shown or marked."""
        item = self.list.currentItem()
        if item is None or self.list.isHidden():
            return False
        self._take(item)
        return True

    def _typed(self, text: str) -> None:
        words = text.casefold().split()
        fitting = [one for one in self._suggestions if all(word in one.casefold() for word in words)]
        self.list.clear()
        for one in fitting[:40]:
            self.list.addItem(QListWidgetItem(one))
        self.list.setCurrentRow(-1)
        alone = len(fitting) == 1 and fitting[0].casefold() == text.strip().casefold()
        if not fitting or alone:
            self.close_list()
            return
        height = self.list.sizeHintForRow(0) or current().px(36)
        self.list.setFixedHeight(min(_MOST, len(fitting)) * height + 6)
        self.list.show()
        self.fitted.emit()

    def _take(self, item: QListWidgetItem) -> None:
        self.edit.setText(item.text())
        self.close_list()
