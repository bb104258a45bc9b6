"""The text of a note with what the checker points at underlined, and the reasons below it. Nothing is ever blocked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from isva_desk.domain.note_checks import Mark
from isva_desk.language import _, ngettext
from isva_desk.ui.parts import Banner, LinkButton, announce, clear, label, small
from isva_desk.ui.theme import current

_TALL = 104  # pixels of the text at 100 %
_MOST = 4  # reasons that are shown at once
_LONGEST = 60  # letters of the words that are quoted


class NoteText(QPlainTextEdit):
    """A few sentences. Tab leaves it; ``point_at`` underlines places."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setPlaceholderText(
            _("What was asked, done and agreed, and what is next. Facts only: it may be read in court")
        )

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), current().px(_TALL))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), current().px(_TALL))

    def point_at(self, marks: Sequence[Mark]) -> None:
        """Underline these places; the text itself stays as it is."""
        wave = QTextCharFormat()
        wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wave.setUnderlineColor(current().colour("amber"))
        self.setExtraSelections([_selection(self._span(mark), wave) for mark in marks])

    def select(self, mark: Mark) -> None:
        """Put the keyboard on the words."""
        self.setTextCursor(self._span(mark))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _span(self, mark: Mark) -> QTextCursor:
        # Qt counts in UTF-16: a letter outside the first plane counts twice there.
        text = self.toPlainText()
        cursor = QTextCursor(self.document())
        cursor.setPosition(_units(text[: mark.start]))
        cursor.setPosition(_units(text[: mark.end]), QTextCursor.MoveMode.KeepAnchor)
        return cursor


class MarksView(QWidget):
    """What is pointed at, why, and what could stand there instead. ``head`` sums it up, and may stand elsewhere."""

    def __init__(self, text: NoteText) -> None:
        super().__init__()
        self._text = text
        self.marks: tuple[Mark, ...] = ()
        self.head = Banner("", "amber", icon="eye")
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._list)
        self.head.hide()
        self.hide()

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        """Show these, and underline them in the text."""
        self._text.point_at(marks)
        if marks == self.marks:
            return
        self.marks = marks
        clear(self._list)
        self.setVisible(bool(marks))
        self.head.setVisible(bool(marks))
        if not marks:
            return
        count = len(marks)
        words = ngettext("{count} place to look at", "{count} places to look at", count).format(count=count)
        kinds = " · ".join(dict.fromkeys(_(mark.kind.title) for mark in marks))
        self.head.say(words, "amber", detail=_("{kinds}. You can save it as it is.").format(kinds=kinds), icon="eye")
        announce(self, words)
        for mark in marks[:_MOST]:
            self._list.addWidget(self._reason(mark))
        if count > _MOST:
            more = count - _MOST
            self._list.addWidget(small(ngettext("and {count} more", "and {count} more", more).format(count=more)))

    def _reason(self, mark: Mark) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        kind, quoted = mark.kind, _short(mark.words)
        said = QVBoxLayout()
        said.setSpacing(1)
        said.addWidget(label(_("{kind}: “{words}”").format(kind=_(kind.title), words=quoted), "strong"))
        said.addWidget(small(f"{_(kind.why)} {_(kind.instead)}"))
        line.addLayout(said, 1)
        show = LinkButton(_("Show"), name=_("Show: {words}").format(words=quoted))
        show.clicked.connect(lambda _checked=False: self._text.select(mark))
        line.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
        return holder


def _selection(cursor: QTextCursor, wave: QTextCharFormat) -> QTextEdit.ExtraSelection:
    found = QTextEdit.ExtraSelection()
    found.cursor = cursor
    found.format = wave
    return found


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST].rstrip()}…"
