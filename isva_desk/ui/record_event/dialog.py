"""Record something that happened: what, when, which suspect, when the service learned of it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from isva_desk.casework.record_event import record_event
from isva_desk.journal.rows import ClientHead
from isva_desk.language import _
from isva_desk.ui.case.head import name_of
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.record_event.questions import EventQuestions
from isva_desk.ui.workspace import Workspace


class RecordEvent(Form):
    """Opened about one case; ``kind`` may be chosen beforehand."""

    def __init__(self, workspace: Workspace, head: ClientHead, kind: str | None = None) -> None:
        super().__init__(
            workspace,
            _("Something happened"),
            below=_("{reference} · {name}").format(reference=head.reference, name=name_of(head)),
            draft_key=f"event:{head.case_id}",
            width=720,
            enter_saves=False,
        )
        self._case_id = head.case_id
        self.event_questions = EventQuestions(self, head.suspects, workspace.today)
        self.learned = self.ask(
            "learned",
            _("When did you learn of it?"),
            DateEdit(_("When did you learn of it?"), workspace.today, text=_("today")),
        )
        self.note = self.ask("note", _("In a few words"), QLineEdit())
        self.note.setPlaceholderText(_("Optional. Facts only: this may be read in court"))
        self.finish_layout()
        self.event_questions.picker.changed.connect(self._next)
        if kind is not None:
            self.event_questions.picker.choose(kind)
        else:
            self.event_questions.picker.setFocus()

    def _next(self) -> None:
        self.refit()
        if self.event_questions.picker.kind() is not None:
            self.event_questions.on.setFocus()

    def work(self) -> Work:
        """Record the event."""
        learned = self.date_of("learned")
        return Work(record_event, (self._case_id, self.event_questions.event(learned=learned, note=self.note.text())))
