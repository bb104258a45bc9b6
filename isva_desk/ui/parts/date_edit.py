"""A field in which a date is typed as it is said, with what was understood shown below."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from isva_desk.domain.dates import UNKNOWN, NotADate, When
from isva_desk.domain.natural_dates import Prefer, read_date
from isva_desk.language import _
from isva_desk.ui.parts.looks import look


class DateEdit(QWidget):
    """``changed`` is sent at every key; ``when()`` is what was understood.

    ``optional`` lets the field stay empty, which then means that the date is not known. ``earliest_words`` stands below
    while nothing has been typed.
    """

    changed = Signal()

    def __init__(
        self, name: str, today: Callable[[], date], *, prefer: Prefer = "past", optional: bool = False, text: str = ""
    ) -> None:
        super().__init__()
        self._today, self._prefer, self._optional = today, prefer, optional
        self.edit = QLineEdit(text)
        self.edit.setAccessibleName(name)
        self.edit.setClearButtonEnabled(False)
        self.words = QLabel()
        self.words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.edit)
        column.addWidget(self.words)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self._read)
        self._show_words()

    def when(self) -> When:
        """The date that was typed. Raises ``NotADate`` with a sentence for the person."""
        if self._optional and not self.edit.text().strip():
            return UNKNOWN
        return read_date(self.edit.text(), self._today(), prefer=self._prefer).when

    def text(self) -> str:
        """What was typed, as it was typed."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Type this for the person."""
        self.edit.setText(text)

    def complain(self, sentence: str) -> None:
        """Show what is wrong below the field, until something is typed."""
        look(self.words, "error")
        self.words.setText(sentence)
        self.edit.setProperty("wrong", True)
        _restyle(self.edit)
        self.edit.setAccessibleDescription(sentence)

    def _read(self) -> None:
        self._show_words()
        self.changed.emit()

    def _show_words(self) -> None:
        look(self.words, "small")
        if self.edit.property("wrong"):
            self.edit.setProperty("wrong", False)
            _restyle(self.edit)
        words = self._understood()
        self.words.setText(words)
        self.edit.setAccessibleDescription(words)

    def _understood(self) -> str:
        if not self.edit.text().strip():
            if self._optional:
                return _("May stay empty. “yesterday 4pm”, “16 Nov”, “Mar 2026” and “not sure” all work")
            return _("“yesterday 4pm”, “last Tue”, “16 Nov”, “Mar 2026” and “not sure” all work")
        try:
            words = read_date(self.edit.text(), self._today(), prefer=self._prefer).words
        except NotADate as problem:
            return str(problem)
        return words[:1].upper() + words[1:]


def _restyle(widget: QWidget) -> None:
    widget.style().unpolish(widget)
    widget.style().polish(widget)
