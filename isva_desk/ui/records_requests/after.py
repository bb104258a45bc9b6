"""What comes after: the reply of the asker, what became of the records, and the end of a request."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.records_request_release import REPLIES, close_request, record_reply, record_what_followed
from isva_desk.journal.requests.area import REPLY_WORDS
from isva_desk.journal.requests.folded import Request
from isva_desk.language import _
from isva_desk.ui.chasing.waiting import one_day
from isva_desk.ui.parts import Chips
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.records_requests.words import begun
from isva_desk.ui.workspace import Workspace


class ReplySheet(Form):
    """What the asker replied. After it the request is decided anew."""

    def __init__(self, workspace: Workspace, reference: str, request: Request) -> None:
        super().__init__(
            workspace,
            _("What did the asker reply?"),
            below=_("{reference}. After a reply the request is decided anew.").format(reference=reference),
            draft_key=f"request-reply:{request.id}",
            width=720,
        )
        self._request = request
        choices = [(one, begun(_(REPLY_WORDS[one]))) for one in REPLIES]
        self.reply = self.ask("reply", _("Their reply"), Chips(_("Their reply"), choices))
        self.on = self.ask("on", _("When?"), DateEdit(_("When?"), workspace.today, text=_("today")))
        self.note = self.ask("note", _("In a few words"), QLineEdit())
        self.finish_layout()
        self.focus_soon(self.reply.focus_first)

    def work(self) -> Work:
        """Write it down."""
        reply = self.reply.value()
        if reply is None:
            raise WrongAnswer("reply", _("Choose what they replied."))
        return Work(record_reply, (self._request.id, reply, one_day(self, "on"), self.note.text()))


class AfterSheet(Form):
    """What became of the records that were handed over."""

    def __init__(self, workspace: Workspace, reference: str, request: Request) -> None:
        super().__init__(workspace, _("What became of it?"), below=reference, width=720)
        self._request = request
        self.used = self._yes_no("used", _("Was it used?"))
        self.told = self._yes_no("told", _("Was the client told?"))
        self.complaint = self._yes_no("complaint", _("Was there a complaint?"))
        self.on = self.ask(
            "on", _("As of which day?"), DateEdit(_("As of which day?"), workspace.today, text=_("today"))
        )
        self.note = self.ask("note", _("In a few words"), QLineEdit())
        self.finish_layout()
        self.focus_soon(self.used.focus_first)

    def _yes_no(self, name: str, question: str) -> Chips:
        choices = [("yes", _("Yes")), ("no", _("No")), ("not-known", _("Not known"))]
        chips = self.ask(name, question, Chips(question, choices))
        chips.choose("not-known")
        return chips

    def work(self) -> Work:
        """Write it down."""
        answers = [chips.value() or "not-known" for chips in (self.used, self.told, self.complaint)]
        return Work(record_what_followed, (self._request.id, one_day(self, "on"), *answers, self.note.text()))


class CloseSheet(Form):
    """Nothing more is to be done; the request no longer holds the notes."""

    def __init__(self, workspace: Workspace, reference: str, request: Request) -> None:
        super().__init__(
            workspace,
            _("Close the request"),
            below=_("{reference}. It stays in the register, and no longer holds the notes.").format(
                reference=reference
            ),
            save=_("Close it"),
        )
        self._request = request
        self.reason = self.ask("reason", _("Why?"), QLineEdit())
        self.on = self.ask("on", _("When?"), DateEdit(_("When?"), workspace.today, text=_("today")))
        self.finish_layout()
        self.focus_soon(self.reason.setFocus)

    def work(self) -> Work:
        """Close it."""
        return Work(close_request, (self._request.id, one_day(self, "on"), self.reason.text()))
