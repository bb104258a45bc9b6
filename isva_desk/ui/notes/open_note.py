"""One note in full: its three dates, its versions with the reasons, and the ways to put it right or take it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit

from isva_desk.casework.correct_fact import retract_fact
from isva_desk.domain.date_words import say_when
from isva_desk.domain.dates import LONDON
from isva_desk.journal.acts.notes import NoteWritten
from isva_desk.journal.case_view import FactVersion, fact_versions
from isva_desk.journal.notes.views import NoteRow
from isva_desk.journal.rows import ClientHead
from isva_desk.language import _, say_day
from isva_desk.ui.notes.sheet import NoteSheet
from isva_desk.ui.parts import Card, PlainButton, SectionTitle, label, small
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.parts.sheet import Sheet
from isva_desk.ui.workspace import Workspace


class OpenNote(Sheet):
    """Everything that is known of a note. Nothing of it is ever overwritten."""

    def __init__(self, workspace: Workspace, head: ClientHead, row: NoteRow, purpose: str) -> None:
        super().__init__(row.line, below=head.reference, width=640)
        self._workspace, self._client, self._row = workspace, head, row
        text = label(row.text)
        self.box.addWidget(text)
        self.box.addWidget(small("\n".join(_lines(row, purpose))))
        self.history = Card(gap=6, padding=14)
        self._title = SectionTitle(_("Versions"))
        for part in (self._title, self.history):
            self.box.addWidget(part)
            part.hide()
        self.add_cancel(_("Close"))
        self.take_back = PlainButton(_("Take back…"), self._retract)
        self.correct = PlainButton(_("Put right…"), self._correct)
        if not row.retracted and head.closed_on is None:
            self.add_button(self.take_back)
            self.add_button(self.correct)
        workspace.read(fact_versions, row.note_id, then=self._show)

    def _show(self, versions: Sequence[FactVersion]) -> None:
        if len(versions) < 2:
            return
        self._title.show()
        self.history.show()
        for version in versions:
            said = version.fact.note if isinstance(version.fact, NoteWritten) else _("Taken back")
            self.history.box.addWidget(label(said))
            below = _("Recorded on {day} by {author}").format(
                day=say_day(version.recorded.astimezone(LONDON).date()), author=version.author
            )
            self.history.box.addWidget(small(f"{below} · {version.reason}" if version.reason else below))
        self.fit()

    def _correct(self) -> None:
        self._go(lambda: NoteSheet(self._workspace, self._client, self._row))

    def _retract(self) -> None:
        self._go(lambda: TakeNoteBack(self._workspace, self._row))

    def _go(self, make: Callable[[], Sheet]) -> None:
        self.accept()
        self._workspace.open_dialog(make())


class TakeNoteBack(Form):
    """The note stays readable and counts for nothing."""

    def __init__(self, workspace: Workspace, row: NoteRow) -> None:
        super().__init__(
            workspace,
            _("Take this note back"),
            below=_("It stays readable and says that it was taken back."),
            save=_("Take it back"),
        )
        self._row = row
        self.reason = self.ask("reason", _("Why?"), QLineEdit())
        self.reason.setPlaceholderText(_("Such as: recorded for the wrong person"))
        self.finish_layout()
        self.reason.setFocus()

    def work(self) -> Work:
        """Take it back."""
        return Work(retract_fact, (self._row.note_id, self.reason.text(), self._row.entry_id))


def _lines(row: NoteRow, purpose: str) -> list[str]:
    recorded = row.recorded.astimezone(LONDON)
    lines = [_("What for: {purpose}").format(purpose=purpose), _("Happened: {day}").format(day=say_when(row.on))]
    if row.learned.is_known:
        lines.append(_("Learned: {day}").format(day=say_when(row.learned)))
    lines.append(
        _("Recorded: {day}, {hour}, by {author}").format(
            day=say_day(recorded.date()), hour=f"{recorded:%H:%M}", author=row.author
        )
    )
    if row.minutes is not None:
        lines.append(_("Minutes: {count}").format(count=row.minutes))
    if row.retracted:
        lines.append(_("Taken back: it counts for nothing."))
    return lines
