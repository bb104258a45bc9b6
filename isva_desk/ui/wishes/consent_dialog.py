"""Consent: to whom the client lets the service talk, and taking it back."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from isva_desk.casework.consent import record_consent, withdraw_consent
from isva_desk.domain.choices import choices
from isva_desk.journal.case_view import ConsentRow
from isva_desk.journal.needs.views import ConsentStep, consent_history
from isva_desk.language import _
from isva_desk.ui.needs.choice_box import choice_box
from isva_desk.ui.needs.words import step_line
from isva_desk.ui.parts import Card, Chips, label, small
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.workspace import Workspace


class RecordConsent(Form):
    """Given, or (where one is there) taken back."""

    def __init__(
        self, workspace: Workspace, client_id: str, consent: ConsentRow | None = None, party: str = ""
    ) -> None:
        super().__init__(workspace, _("Consent"))
        self._client_id = client_id
        lists = choices("consent")
        wanted = consent.party if consent is not None else party
        offered = [(choice.id, choice.text) for choice in lists["parties"].choices]
        self.party = self.ask("party", lists["parties"].text, choice_box(offered, wanted))
        self.answer = self.ask(
            "answer",
            _("What was said?"),
            Chips(_("What was said?"), [("given", _("Yes, agreed")), ("withdrawn", _("Taken back"))]),
        )
        self.answer.choose("given")
        self.on = self.ask("given_on", _("When?"), DateEdit(_("When?"), workspace.today, text=_("today")))
        self.method = self.ask(
            "method", lists["methods"].text,
            Chips(lists["methods"].text, [(choice.id, choice.text) for choice in lists["methods"].choices]),
        )  # fmt: skip
        self.ends = self.ask(
            "ends_on", _("Until"), DateEdit(_("Until"), workspace.today, prefer="future", optional=True)
        )
        self.note = self.ask("note", _("In a few words"), QLineEdit())
        self.note.setPlaceholderText(_("Optional"))
        self.history = Card(gap=4, padding=14)
        self.history.hide()
        self.box.addWidget(self.history)
        self.finish_layout()
        if consent is not None:
            workspace.read(consent_history, client_id, consent.party, then=self._show_history)
        self.party.setFocus()

    def _show_history(self, steps: tuple[ConsentStep, ...]) -> None:
        """What was said of it before, newest first."""
        if len(steps) < 2:
            return
        self.history.box.addWidget(small(_("Said before")))
        for step in steps:
            words = step_line(step)
            self.history.box.addWidget(label(words))
        self.history.show()
        self.refit()

    def changed(self) -> None:
        """An end is asked only of a consent that is given."""
        given = self.answer.value() == "given"
        self.show_field("ends_on", shown=given)
        self.show_field("method", shown=given)

    def work(self) -> Work:
        """Record that it was given or taken back."""
        party, on = str(self.party.currentData()), self.date_of("given_on")
        if self.answer.value() == "withdrawn":
            return Work(withdraw_consent, (self._client_id, party, on, self.note.text()))
        return Work(
            record_consent,
            (self._client_id, party, on, self.method.value() or "", self.date_of("ends_on"), self.note.text()),
        )
