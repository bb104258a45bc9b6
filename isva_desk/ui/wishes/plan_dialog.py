"""Agreed updates: how often an agency will be in touch."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QSpinBox

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.open_case import agree_contact_plan
from isva_desk.domain.labels import body_label
from isva_desk.language import _
from isva_desk.ui.parts import Chips
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.workspace import Workspace

_AGENCIES = ("police", "cps", "witness-care", "court")


class AgreePlan(Form):
    """An interval in days, agreed with the client or promised by the force."""

    def __init__(self, workspace: Workspace, case_id: str) -> None:
        super().__init__(workspace, _("Agree how often"))
        self._case_id = case_id
        self.agency = self.ask("agency", _("Who?"), Chips(_("Who?"), [(body, body_label(body)) for body in _AGENCIES]))
        self.agency.choose("police")
        self.every = self.ask(
            "every_days", _("Every how many days?"), QSpinBox(), help_text=_("28 days is every four weeks.")
        )
        self.every.setRange(1, 366)
        self.every.lineEdit().setTextMargins(13, 0, 0, 0)
        self.every.setValue(28)
        self.basis = self.ask(
            "basis",
            _("What is it?"),
            Chips(
                _("What is it?"),
                [("agreed", _("Agreed with the client")), ("force-promise", _("Promised by the force"))],
            ),
        )
        self.basis.choose("agreed")
        self.starts = self.ask("starts", _("From when?"), DateEdit(_("From when?"), workspace.today, text=_("today")))
        self.note = self.ask("note", _("In a few words"), QLineEdit())
        self.note.setPlaceholderText(_("Optional"))
        self.finish_layout()
        self.agency.focus_first()

    def work(self) -> Work:
        """Agree the interval."""
        agency, basis = self.agency.value(), self.basis.value()
        if agency is None or basis is None:
            raise WrongAnswer("agency", _("Choose who will be in touch."))
        return Work(
            agree_contact_plan,
            (self._case_id, agency, self.date_of("starts"), self.every.value(), basis, self.note.text()),
        )
