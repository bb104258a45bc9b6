"""The tab "Notes" of a case: newest first, by what they were for or by a word, with the minutes of each month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QLineEdit, QSizePolicy, QVBoxLayout

from isva_desk.casework.note_files import Purposes, load_purposes
from isva_desk.domain import resources
from isva_desk.domain.date_words import MONTHS
from isva_desk.journal.notes.views import NoteRow, held_by_requests, minutes_by_month, notes_of
from isva_desk.journal.rows import ClientHead
from isva_desk.journal.store import Store
from isva_desk.language import _, ngettext, say_short_day
from isva_desk.ui.acts import Act
from isva_desk.ui.case.loading import CaseView
from isva_desk.ui.case.more_tabs import CaseTab
from isva_desk.ui.case.timeline import short_when
from isva_desk.ui.notes.open_note import OpenNote
from isva_desk.ui.notes.sheet import NoteSheet
from isva_desk.ui.parts import (
    Banner,
    Card,
    EmptyState,
    PlainButton,
    PrimaryButton,
    Rows,
    SectionTitle,
    clear,
    label,
    small,
)  # fmt: skip
from isva_desk.ui.parts.record_row import RecordRow
from isva_desk.ui.theme import current
from isva_desk.ui.workspace import Workspace

WRITE = "Ctrl+Shift+N"
_FIRST = 30  # notes that are shown until somebody asks for more
_MONTHS = 6
_WIDE = 560  # pixels at 100 % that search, filter and button need beside each other


@dataclass(frozen=True, slots=True)
class _Read:
    case_id: str
    notes: tuple[NoteRow, ...]
    held: int  # open requests for records


def _read(store: Store, case_id: str) -> _Read:
    return _Read(case_id, notes_of(store, case_id), held_by_requests(store, case_id))


class NotesTab(CaseTab):
    """Reads the notes when it is looked at. Enter opens one."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._head: ClientHead | None = None
        self._today = date.min
        self._read: _Read | None = None
        self._focus = ""
        self._limit = _FIRST
        self._codes: Purposes = load_purposes(resources.folder())
        self.rows: dict[str, RecordRow] = {}
        self.write = PrimaryButton(_("Write a note"), self._write, shortcut=WRITE)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("A word of a note"))
        self.search.setAccessibleName(_("Search these notes"))
        self.search.setClearButtonEnabled(True)
        self.purpose = QComboBox()
        self.purpose.setAccessibleName(_("What for?"))
        self.purpose.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.purpose.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.purpose.addItem(_("For anything"), "")
        for code in self._codes.words:
            self.purpose.addItem(self._codes.label(code), code)
        self.search.textChanged.connect(lambda _text: self._fill())
        self.purpose.activated.connect(lambda _place: self._fill())
        self._held = Banner("", "blue", icon="lock")
        self._held.hide()
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._lay_out()

    def _lay_out(self) -> None:
        line = self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        line.setSpacing(10)
        line.addWidget(self.search, 1)
        line.addWidget(self.purpose)
        line.addWidget(self.write)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(line)
        column.addWidget(self._held)
        column.addLayout(self._list)
        column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # In large text the three do not fit beside each other.
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._line.setDirection(beside if event.size().width() >= current().px(_WIDE) else below)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    # What the case page asks of a tab

    def show_view(self, view: CaseView) -> None:
        """Read the notes of this case anew."""
        if self._head is not None and self._head.case_id != view.head.case_id:
            self._limit = _FIRST
            self.search.clear()
            self.purpose.setCurrentIndex(0)
        self._head, self._today = view.head, view.today
        self.write.setEnabled(view.head.closed_on is None)
        self._workspace.read(_read, view.head.case_id, then=self._show, latest="notes")

    def focus_on(self, focus: str) -> None:
        """Put the keyboard on this note once it is shown."""
        self._focus = focus
        if self._read is not None:
            self._put_focus()

    def acts(self, view: CaseView) -> list[Act]:
        """Writing a note, from any tab of the case."""
        if view.head.closed_on is not None:
            return []
        self._head = view.head
        return [Act(_("Write a note…"), self._write, WRITE, "document")]

    def _write(self) -> None:
        if self._head is not None:
            self._workspace.open_dialog(NoteSheet(self._workspace, self._head))

    # What is shown

    def _show(self, read: _Read) -> None:
        if self._head is None or read.case_id != self._head.case_id:
            return
        self._read = read
        self._held.setVisible(read.held > 0)
        if read.held:
            words = ngettext(
                "A request for records is open: these notes are held",
                "{count} requests for records are open: these notes are held",
                read.held,
            ).format(count=read.held)
            self._held.say(
                words, "blue", detail=_("No note of the client can be deleted until it is over."), icon="lock"
            )
        self._fill()
        self._put_focus()

    def _fill(self) -> None:
        clear(self._list)
        self.rows = {}
        if self._read is None:
            return
        notes = self._read.notes
        found = [note for note in notes if self._is_wanted(note)]
        if not notes:
            self._list.addWidget(
                EmptyState(
                    "document",
                    _("No note yet"),
                    _("Short and factual: what was asked, done and agreed. Not what happened to the client."),
                )
            )
            return
        if not found:
            self._list.addWidget(small(_("No note like this.")))
        card = Rows()
        for note in found[: self._limit]:
            card.add(self._row(note))
        if found:
            self._list.addWidget(card)
        if len(found) > self._limit:
            hidden = len(found) - self._limit
            words = ngettext("Show {count} earlier note", "Show {count} earlier notes", hidden).format(count=hidden)
            self._list.addWidget(PlainButton(words, self._more), 0, Qt.AlignmentFlag.AlignLeft)
        self._add_minutes(found)

    def _is_wanted(self, note: NoteRow) -> bool:
        code = self.purpose.currentData()
        words = self.search.text().casefold().split()
        text = f"{note.text} {note.line}".casefold()
        return (not code or note.purpose == code) and all(word in text for word in words)

    def _row(self, note: NoteRow) -> RecordRow:
        day = short_when(note.on, self._today)
        later, pill = note.recorded_later, None
        if note.retracted:
            pill = (_("taken back"), "grey")
        elif later is not None:
            pill = (_("written down {day}").format(day=say_short_day(later)), "amber")
        row = RecordRow(note.text, self._detail(note), head=day, pill=pill)  # type: ignore[arg-type]
        row.opened.connect(lambda: self._open(note))
        self.rows[note.note_id] = row
        return row

    def _detail(self, note: NoteRow) -> str:
        parts = [note.line, self._codes.label(note.purpose)]
        if note.minutes:
            parts.append(ngettext("{count} minute", "{count} minutes", note.minutes).format(count=note.minutes))
        if note.versions > 1 + note.retracted:
            times = note.versions - 1 - note.retracted
            parts.append(ngettext("corrected once", "corrected {count} times", times).format(count=times))
        return " · ".join(parts)

    def _add_minutes(self, found: list[NoteRow]) -> None:
        months = minutes_by_month(found)
        if not months:
            return
        self._list.addSpacing(8)
        self._list.addWidget(SectionTitle(_("Minutes by month")))
        card = Card(padding=16, gap=4)
        for (year, month), by_purpose in list(months.items())[:_MONTHS]:
            total = sum(by_purpose.values())
            each = sorted(by_purpose.items(), key=lambda one: -one[1])
            said = ", ".join(
                _("{purpose} {count}").format(purpose=self._codes.label(code), count=count) for code, count in each
            )
            words = ngettext(
                "{month} {year}: {count} minute ({each})", "{month} {year}: {count} minutes ({each})", total
            ).format(month=_(MONTHS[month - 1]), year=year, count=total, each=said)
            card.box.addWidget(label(words))
        self._list.addWidget(card)

    def _more(self) -> None:
        before = len(self.rows)
        self._limit += 10 * _FIRST
        self._fill()
        rows = list(self.rows.values())
        if before < len(rows):
            rows[before].setFocus()

    def _open(self, note: NoteRow) -> None:
        if self._head is not None:
            sheet = OpenNote(self._workspace, self._head, note, self._codes.label(note.purpose))
            self._workspace.open_dialog(sheet)

    def _put_focus(self) -> None:
        row = self.rows.get(self._focus)
        if row is not None:
            self._focus = ""
            row.setFocus(Qt.FocusReason.OtherFocusReason)
