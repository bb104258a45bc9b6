"""One part of the page to write in: its heading, its text, the English beside a translation, and what to look at."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from isva_desk.language import _
from isva_desk.ui.client_update.remark_row import RemarkRow
from isva_desk.ui.parts import LinkButton, clear, label, small
from isva_desk.ui.theme.scripts import font_for
from isva_desk.writing.remark import Remark


class PartBox(QWidget):
    """``changed`` is sent when a person writes. What was not written over follows the proposal."""

    changed = Signal()

    def __init__(self, kind: str, heading: str, language: str = "en", *, from_right: bool = False) -> None:
        super().__init__()
        self.kind = kind
        self._proposed = ""
        self.head = label(heading, "strong")
        self.back = LinkButton(_("As proposed"), self.take_proposal, name=_("{part}: as proposed").format(part=heading))
        self.back.hide()
        self.edit = GrowingText(heading, from_right=from_right)
        if language != "en":
            self.edit.setFont(font_for(language, self.edit.font()))
            self.head.setFont(font_for(language, self.head.font()))
        self.english = small("")
        self.english.hide()
        self.rows: list[RemarkRow] = []
        self.remarks = QVBoxLayout()
        self.remarks.setSpacing(4)
        top = QHBoxLayout()
        top.addWidget(self.head, 1)
        top.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addLayout(top)
        column.addWidget(self.edit)
        column.addWidget(self.english)
        column.addLayout(self.remarks)
        self.edit.textChanged.connect(self._wrote)

    def propose(self, text: str, english: str = "") -> None:
        """The templates say this; what a person wrote over stays, and can be given up for it."""
        follows = not self.is_written_over
        self._proposed = text
        if follows and self.edit.toPlainText() != text:
            self._put(text)
        self.back.setVisible(self.is_written_over)
        self.english.setText(_("In English: {text}").format(text=english.replace("\n", " ")) if english else "")
        self.english.setVisible(bool(english))

    def write(self, text: str) -> None:
        """Put this there, as a person wrote it before."""
        self._put(text)
        self.back.setVisible(self.is_written_over)

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """What there is to look at in this part; a click goes to the words."""
        if [row.remark for row in self.rows] == [*remarks]:
            return
        clear(self.remarks)
        self.rows = [RemarkRow(remark) for remark in remarks]
        for row in self.rows:
            row.opened.connect(partial(self.go_to, row.remark.start, row.remark.end))
            self.remarks.addWidget(row)

    def take_proposal(self) -> None:
        """Give up what was written over."""
        self._put(self._proposed)
        self.back.hide()
        self.edit.setFocus()
        self.changed.emit()

    @property
    def is_written_over(self) -> bool:
        """A person has changed the text."""
        return self.edit.toPlainText() != self._proposed

    def text(self) -> str:
        """The text as it stands."""
        return self.edit.toPlainText()

    def go_to(self, start: int, end: int) -> None:
        """Put the keyboard on these letters of the text, and mark them."""
        self.edit.setFocus()
        cursor = self.edit.textCursor()
        length = len(self.edit.toPlainText())
        cursor.setPosition(min(start, length))
        cursor.setPosition(min(end, length), QTextCursor.MoveMode.KeepAnchor)
        self.edit.setTextCursor(cursor)

    def _put(self, text: str) -> None:
        self.edit.blockSignals(True)
        self.edit.setPlainText(text)
        self.edit.blockSignals(False)
        self.edit.grow()

    def _wrote(self) -> None:
        self.back.setVisible(self.is_written_over)
        self.changed.emit()


class GrowingText(QPlainTextEdit):
    """A text as tall as what is written in it. Tab leaves it; Ctrl+Tab is not needed."""

    def __init__(self, name: str, *, from_right: bool = False, least: int = 1) -> None:
        super().__init__()
        self._least = least
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if from_right:
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        self.document().setDefaultTextOption(option)
        self.textChanged.connect(self.grow)
        self.grow()

    def grow(self) -> None:
        """Take the height that the text needs."""
        block, tall = self.document().begin(), 0.0
        while block.isValid():
            tall += self.blockBoundingRect(block).height()
            block = block.next()
        margins = self.contentsMargins()
        lines = max(round(tall), self._least * self.fontMetrics().lineSpacing())
        needed = lines + 2 * round(self.document().documentMargin())
        self.setFixedHeight(needed + margins.top() + margins.bottom() + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.grow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Ctrl+Enter belongs to the page, not to the text.
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and event.modifiers():
            event.ignore()
            return
        super().keyPressEvent(event)
