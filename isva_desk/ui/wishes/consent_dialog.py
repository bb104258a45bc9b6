"""Consent: to whom the client lets the service talk, and taking it back."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit

from isva_desk.casework.consent import record_consent, withdraw_consent
from isva_desk.journal.case_view import ConsentRow
from isva_desk.language import _
from isva_desk.ui.parts import Chips
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.wishes.parties import PARTIES
from isva_desk.ui.workspace import Workspace


class RecordConsent(Form):
    """Given, or (where one is there) taken back."""

    def __init__(self, workspace: Workspace, client_id: str, consent: ConsentRow | None = None) -> None:
        super().__init__(workspace, _("Consent"))
        self._client_id = client_id
        self.party = self.ask("party", _("For what?"), QComboBox())
        for party, words in PARTIES.items():
            self.party.addItem(_(words), party)
        if consent is not None:
            if consent.party not in PARTIES:
                self.party.addItem(consent.party, consent.party)
            self.party.setCurrentIndex(self.party.findData(consent.party))
        self.answer = self.ask(
            "answer",
            _("What was said?"),
            Chips(_("What was said?"), [("given", _("Yes, agreed")), ("withdrawn", _("Taken back"))]),
        )
        self.answer.choose("given")
        self.on = self.ask("given_on", _("When?"), DateEdit(_("When?"), workspace.today, text=_("today")))
        self.method = self.ask("method", _("How?"), QLineEdit())
        self.method.setPlaceholderText(_("Such as: signed form, in words"))
        self.ends = self.ask(
            "ends_on", _("Until"), DateEdit(_("Until"), workspace.today, prefer="future", optional=True)
        )
        self.note = self.ask("note", _("In a few words"), QLineEdit())
        self.note.setPlaceholderText(_("Optional"))
        self.finish_layout()
        self.party.setFocus()

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
            record_consent, (self._client_id, party, on, self.method.text(), self.date_of("ends_on"), self.note.text())
        )
