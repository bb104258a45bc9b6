"""The sheets with which a request is examined: one test of the law at a time, and what the client says of it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.records_request import register_rules
from isva_desk.casework.records_request_tests import VIEWS, answer_test, take_view
from isva_desk.domain.event_kinds import METHODS
from isva_desk.domain.labels import method_label
from isva_desk.domain.records_requests import is_blanket
from isva_desk.journal.requests.area import VIEW_WORDS
from isva_desk.journal.requests.folded import Request
from isva_desk.language import _, say_day
from isva_desk.ui.parts import Banner, Chips, small
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.records_requests.words import begun
from isva_desk.ui.theme import current
from isva_desk.ui.workspace import Workspace

_TALL = 84  # pixels of a few lines at 100 %


class Lines(QPlainTextEdit):
    """A few lines of text. Tab leaves it."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), current().px(_TALL))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), current().px(_TALL))


class TestSheet(Form):
    """One test: how the law asks it, what passes, and the answer in words. The last answer holds."""

    __test__ = False  # not one of pytest's

    def __init__(self, workspace: Workspace, reference: str, request: Request, test: str) -> None:
        self._rules = register_rules()
        self._test = self._rules.tests[test]
        super().__init__(
            workspace,
            _(self._test.title),
            below=reference,
            draft_key=f"request-test:{request.id}:{test}",
            width=720,
            enter_saves=False,
        )
        self._request = request
        self.box.addWidget(Banner(_(self._test.question), "blue", detail=_(self._test.help), icon="info"))
        self.answer = self.ask(
            "answer",
            _("Answer"),
            Chips(_("Answer"), [("yes", _("Yes")), ("no", _("No")), ("not-known", _("Not known"))]),
        )
        self.words = self.ask("words", _("In words"), Lines())
        self.all_notes = Banner(
            _("Asking for everything is not a line of enquiry."),
            "amber",
            detail=_("Answer no, and write to the asker: the letter asks which line of enquiry they follow."),
        )
        self.all_notes.hide()
        self.box.addWidget(self.all_notes)
        where = _("{citation}. Checked on {day}; read: {texts}.").format(
            citation=self._test.citation,
            day=say_day(self._rules.last_checked),
            texts="; ".join(self._rules.citations(self._test)),
        )
        self.box.addWidget(small(where))
        before = request.examined.answer(test)
        self.answer.choose(None if before.answer == "not-known" else before.answer)
        self.words.setPlainText(before.words)
        self.finish_layout()
        self.focus_soon(self.answer.focus_first)

    def changed(self) -> None:
        """Say at once where everything is asked for."""
        blanket = self._test.id == "line-of-enquiry" and is_blanket(self.words.toPlainText(), self._rules.demands)
        if blanket is self.all_notes.isHidden():
            self.all_notes.setVisible(blanket)
            self.refit()

    def work(self) -> Work:
        """Write the answer down."""
        answer = self.answer.value()
        if answer is None:
            raise WrongAnswer("answer", _("Choose an answer. “Not known” is one."))
        return Work(answer_test, (self._request.id, self._test.id, answer, self.words.toPlainText()))


class ViewSheet(Form):
    """What the client says of the request once they were told of it."""

    def __init__(self, workspace: Workspace, reference: str, request: Request) -> None:
        super().__init__(
            workspace,
            _("The client's view"),
            below=_("{reference}. Tell the client in a way that is marked safe.").format(reference=reference),
            draft_key=f"request-view:{request.id}",
            width=720,
        )
        self._request = request
        choices = [(view, begun(_(VIEW_WORDS[view]))) for view in VIEWS]
        self.view = self.ask("view", _("What do they say?"), Chips(_("What do they say?"), choices))
        self.on = self.ask("on", _("Told when?"), DateEdit(_("Told when?"), workspace.today, text=_("today")))
        self.method = self.ask("method", _("How?"), Chips(_("How?"), [(one, method_label(one)) for one in METHODS]))
        self.note = self.ask("note", _("In a few words"), QLineEdit())
        self.note.setPlaceholderText(_("Optional. Such as: wants to see it first"))
        self.finish_layout()
        self.focus_soon(self.view.focus_first)

    def work(self) -> Work:
        """Write it down."""
        view = self.view.value()
        if view is None:
            raise WrongAnswer("view", _("Choose what the client says."))
        arguments = (self._request.id, view, self.date_of("on"), self.method.value(), self.note.text())
        return Work(take_view, arguments)
