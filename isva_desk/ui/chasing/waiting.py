"""What came back on a chase, how it ends, and what stands here while an answer is waited for."""

from __future__ import annotations

from datetime import date
from typing import cast

from PySide6.QtWidgets import QLineEdit

from isva_desk.casework.chase import ANSWERS, Answer, NewAnswer, Reason, answer_chase, close_chase
from isva_desk.casework.checks import WrongAnswer
from isva_desk.journal.rows import ChaseRow
from isva_desk.language import _, say_day
from isva_desk.ui.chasing.opening import Prepared
from isva_desk.ui.chasing.words import ANSWERS as ANSWER_WORDS
from isva_desk.ui.chasing.words import asked_line
from isva_desk.ui.parts import Chips, PlainButton, body
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.parts.sheet import Sheet
from isva_desk.ui.workspace import Workspace


class ChaseWaits(Sheet):
    """An answer is waited for: who was asked, and from which day on the next step can be taken."""

    def __init__(self, workspace: Workspace, prepared: Prepared, row: ChaseRow) -> None:
        super().__init__(_("Asked about: {what}").format(what=row.what), below=prepared.reference, width=620)
        self._workspace, self._row = workspace, row
        ladders = {prepared.standing.ladder.agency: prepared.standing.ladder}
        self.box.addWidget(body(asked_line(row, ladders, workspace.today())))
        offer = prepared.standing.offer
        if offer.following is not None and offer.from_day is not None:
            words = _("The next step can be taken from {day} on: {step}.").format(
                day=say_day(offer.from_day), step=offer.following.words
            )
        else:
            words = _("This was the last step of this body's ladder. It can be asked again from {day} on.").format(
                day=say_day(offer.from_day or row.waits_until)
            )
        self.next_words = body(words)
        self.box.addWidget(self.next_words)
        self.add_cancel(_("Close"))
        self.add_button(PlainButton(_("End this chase…"), self._end))
        self.answer = self.add_primary(_("Record the answer…"))
        self.answer.clicked.connect(self._answer)
        self.answer.setFocus()

    def _answer(self) -> None:
        self.accept()
        self._workspace.open_dialog(RecordAnswer(self._workspace, self._row))

    def _end(self) -> None:
        self.accept()
        self._workspace.open_dialog(EndChase(self._workspace, self._row))


class RecordAnswer(Form):
    """What they said. A promised day is waited for; an answer changes no verdict."""

    def __init__(self, workspace: Workspace, row: ChaseRow) -> None:
        super().__init__(
            workspace,
            _("What came back?"),
            below=_("{reference}. {what}. If the client was told, record that as an update as well.").format(
                reference=row.reference, what=row.what
            ),
            draft_key=f"chase-answer:{row.chase_id}",
        )
        self._row = row
        self.answer = self.ask(
            "answer", _("Their answer"), Chips(_("Their answer"), [(one, _(ANSWER_WORDS[one])) for one in ANSWERS])
        )
        self.on = self.ask("on", _("When?"), DateEdit(_("When?"), workspace.today, text=_("today")))
        self.done_on = self.ask(
            "done_on", _("Done on which day?"), DateEdit(_("Done on which day?"), workspace.today, optional=True)
        )
        self.promised_on = self.ask(
            "promised_on",
            _("Promised for?"),
            DateEdit(_("Promised for?"), workspace.today, prefer="future"),
        )
        self.note = self.ask("note", _("In a few words"), QLineEdit())
        self.note.setPlaceholderText(_("Optional. Facts only"))
        self.changed_for = self.ask("changed", _("What changed for the client?"), QLineEdit())
        self.changed_for.setPlaceholderText(_("Optional. Such as: bail conditions known"))
        self.finish_layout()
        self.focus_soon(self.answer.focus_first)

    def changed(self) -> None:
        """Each answer asks for its own day."""
        self.show_field("done_on", shown=self.answer.value() == "said-done")
        self.show_field("promised_on", shown=self.answer.value() == "promised")

    def work(self) -> Work:
        """Write it down."""
        answer = self.answer.value()
        if answer is None:
            raise WrongAnswer("answer", _("Choose what came back."))
        on = one_day(self, "on")
        done = self.date_of("done_on").day if answer == "said-done" else None
        promised = one_day(self, "promised_on") if answer == "promised" else None
        new = NewAnswer(cast(Answer, answer), on, done, promised, self.changed_for.text(), self.note.text())
        return Work(answer_chase, (self._row.chase_id, new))


class EndChase(Form):
    """The asking is over: it is settled, or it is not pursued."""

    def __init__(self, workspace: Workspace, row: ChaseRow) -> None:
        super().__init__(
            workspace,
            _("End this chase"),
            below=_("{reference}. {what}. What is owed stays as it is on record.").format(
                reference=row.reference, what=row.what
            ),
        )
        self._row = row
        self.reason = self.ask(
            "reason",
            _("Why?"),
            Chips(_("Why?"), [("settled", _("It is settled")), ("stopped", _("It is not pursued"))]),
        )
        self.reason.choose("settled" if row.state in ("settled", "answered") else None)
        self.on = self.ask("on", _("When?"), DateEdit(_("When?"), workspace.today, text=_("today")))
        self.changed_for = self.ask("changed", _("What changed for the client?"), QLineEdit())
        self.note = self.ask("note", _("In a few words"), QLineEdit())
        self.finish_layout()
        self.focus_soon(self.reason.focus_first)

    def work(self) -> Work:
        """Write it down."""
        reason = self.reason.value()
        if reason is None:
            raise WrongAnswer("reason", _("Choose why it ends."))
        on = one_day(self, "on")
        return Work(
            close_chase, (self._row.chase_id, on, cast(Reason, reason), self.changed_for.text(), self.note.text())
        )


def one_day(form: Form, name: str) -> date:
    """The day in a field. Raises ``WrongAnswer`` where it is not one."""
    day: date | None = form.date_of(name).day
    if day is None:
        raise WrongAnswer(name, _("Give one day."))
    return day
