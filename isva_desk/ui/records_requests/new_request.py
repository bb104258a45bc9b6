"""A request came in: from whom, when, in writing, for what; and whether the client had the written notice."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.records_request import (
    NewRequest,
    Notice,
    NoticeAnswer,
    describe_request,
    record_notice,
    record_request,
    register_rules,
)
from isva_desk.domain.dates import UNKNOWN, When
from isva_desk.domain.labels import method_label
from isva_desk.domain.records_requests import is_blanket
from isva_desk.journal.casefile import when
from isva_desk.journal.requests.folded import Request
from isva_desk.language import _
from isva_desk.ui.parts import Banner, Chips
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.records_requests.words import NOTICE_WORDS, begun
from isva_desk.ui.workspace import Workspace

_WAYS = ("letter", "email", "in-person", "text", "online")


class RequestSheet(Form):
    """For a new request of a case, or (with ``request``) to say what one is about of which only the event is known."""

    def __init__(
        self, workspace: Workspace, case_id: str, reference: str, force: str | None, request: Request | None = None
    ) -> None:
        super().__init__(
            workspace,
            _("A request for records came"),
            below=_("{reference}. Write down what was asked for, and nothing of what it is about.").format(
                reference=reference
            ),
            draft_key=f"records-request:{request.id if request else case_id}",
            width=780,
            enter_saves=False,
        )
        self._case_id, self._request = case_id, request
        self._ask_what()
        self._ask_who(force)
        self._ask_notice()
        if request is not None:
            self._fill(request)
        self.finish_layout()
        self.focus_soon(self.material.setFocus)

    def _ask_what(self) -> None:
        today = self.workspace.today
        self.material = self.ask("material", _("What is asked for?"), QLineEdit())
        self.material.setPlaceholderText(_("Such as: the note of a call on 3 March. No content"))
        self.all_notes = Banner(
            _("It asks for everything"),
            "amber",
            detail=_("“All notes” cannot be released whole. Ask which part is needed, and for which line of enquiry."),
        )
        self.all_notes.hide()
        self.box.addWidget(self.all_notes)
        self.period_from = self.ask(
            "period_from", _("For which period?"), DateEdit(_("Period from"), today, optional=True)
        )
        self.period_to = self.ask(
            "period_to", _("Period to"), DateEdit(_("Period to"), today, optional=True), beside_of="period_from"
        )
        self.requested_on = self.ask("requested_on", _("Made when?"), DateEdit(_("Made when?"), today, text=_("today")))
        self.reached_on = self.ask(
            "reached_on", _("Reached us when?"), DateEdit(_("Reached us when?"), today, text=_("today"))
        )

    def _ask_who(self, force: str | None) -> None:
        rules, directory = register_rules(), self.workspace.directory
        self.authority = self.ask("authority", _("Who asks?"), QComboBox())
        for identity, words in rules.authorities.items():
            self.authority.addItem(_(words), identity)
        self.force = self.ask("force", _("Which force?"), QComboBox())
        self.force.addItem(_("Not known"), "")
        for found in directory.forces:
            self.force.addItem(found.name, found.id)
        self.force.setCurrentIndex(max(0, self.force.findData(force or "")))
        self.asked_by = self.ask("asked_by", _("Name"), QLineEdit())
        self.asked_by.setPlaceholderText(_("As they gave it, such as DC Perry"))
        self.reference = self.ask("reference", _("Their reference"), QLineEdit(), beside_of="asked_by")
        self.reference.setPlaceholderText(_("Their reference"))
        self.in_writing = self.ask(
            "in_writing",
            _("In writing?"),
            Chips(_("In writing?"), [("yes", _("Yes")), ("no", _("No")), ("not-known", _("Not known"))]),
        )
        self.in_writing.choose("yes")

    def _ask_notice(self) -> None:
        ask_notice(self)
        self.fields["notice"].help(_(register_rules().notice.question))

    def _fill(self, request: Request) -> None:
        self.requested_on.set_text(request.requested_on.text or _("not sure"))
        self.reached_on.set_text(request.reached_on.text or _("not sure"))
        about = request.described
        if about is not None:
            self.material.setText(about.material)
            self.authority.setCurrentIndex(max(0, self.authority.findData(about.authority)))
            self.force.setCurrentIndex(max(0, self.force.findData(about.force or "")))
            self.asked_by.setText(about.asked_by)
            self.reference.setText(about.reference)
            self.in_writing.choose(about.in_writing)
            self.period_from.set_text(when(about.period_from).text or "")
            self.period_to.set_text(when(about.period_to).text or "")
        # The event says when it was made; that is corrected in the timeline.
        self.fields["requested_on"].setEnabled(False)
        if request.examined.notice == "given":
            self.fields["notice"].setEnabled(False)

    def changed(self) -> None:
        """Say at once where everything is asked for, and ask for what an answer needs."""
        self.show_field("force", shown=self.authority.currentData() == "police")
        show_notice(self)
        blanket = is_blanket(self.material.text(), register_rules().demands)
        if blanket is self.all_notes.isHidden():
            self.all_notes.setVisible(blanket)
            self.refit()

    def work(self) -> Work:
        """Write down the event, the request and the notice in one go."""
        of_police = self.authority.currentData() == "police"
        new = NewRequest(
            material=self.material.text(),
            requested_on=self.date_of("requested_on"),
            reached_on=self.date_of("reached_on"),
            authority=str(self.authority.currentData()),
            force=(str(self.force.currentData()) or None) if of_police else None,
            asked_by=self.asked_by.text(),
            in_writing=self.in_writing.value() or "not-known",
            reference=self.reference.text(),
            period_from=self.date_of("period_from"),
            period_to=self.date_of("period_to"),
            notice=notice_of(self),
        )
        if self._request is not None:
            return Work(describe_request, (self._request.id, new))
        return Work(record_request, (self._case_id, new))


class NoticeSheet(Form):
    """Whether the client had the written notice of a request that is on record."""

    def __init__(self, workspace: Workspace, reference: str, request: Request) -> None:
        rules = register_rules()
        super().__init__(workspace, _(rules.notice.title), below=reference, width=720, enter_saves=False)
        self._request = request
        self.box.addWidget(Banner(_(rules.notice.question), "blue", detail=_(rules.notice.help), icon="info"))
        ask_notice(self)
        self.finish_layout()
        self.focus_soon(lambda: _chips(self).focus_first())

    def changed(self) -> None:
        """Ask for what the answer needs."""
        show_notice(self)

    def work(self) -> Work:
        """Write it down; where it was given, as an update of the police too."""
        notice = notice_of(self)
        if notice.notice == "not-known":
            raise WrongAnswer("notice", _("Choose what is known of the notice."))
        return Work(record_notice, (self._request.id, notice))


def ask_notice(form: Form) -> None:
    """Ask a form's questions about the notice to the client."""
    choices = [(one, begun(_(words))) for one, words in NOTICE_WORDS.items()]
    notice = form.ask("notice", _("Notice to the client"), Chips(_("Notice to the client"), choices))
    notice.choose("not-known")
    form.ask("notice_on", _("Which day?"), DateEdit(_("Day of the notice"), form.workspace.today, optional=True))
    form.ask("method", _("How?"), Chips(_("How?"), [(way, method_label(way)) for way in _WAYS]))
    reason = form.ask("notice_reason", _("Which exception?"), QLineEdit())
    reason.setPlaceholderText(_("The ground that they give, in their words"))


def show_notice(form: Form) -> None:
    """Show the questions that belong to what was chosen."""
    chosen = _chips(form).value()
    form.show_field("notice_on", shown=chosen == "given")
    form.show_field("method", shown=chosen == "given")
    form.show_field("notice_reason", shown=chosen == "exception")


def notice_of(form: Form) -> Notice:
    """What was answered about the notice."""
    chosen: NoticeAnswer = _chips(form).value() or "not-known"  # type: ignore[assignment]
    method, reason = form.fields["method"].control, form.fields["notice_reason"].control
    on: When = form.date_of("notice_on") if chosen == "given" else UNKNOWN
    way = method.value() if isinstance(method, Chips) and chosen == "given" else None
    return Notice(chosen, on, way, reason.text() if isinstance(reason, QLineEdit) else "")


def _chips(form: Form) -> Chips:
    control = form.fields["notice"].control
    if not isinstance(control, Chips):
        raise TypeError(type(control))
    return control
