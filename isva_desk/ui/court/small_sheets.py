"""In touch with Witness Care, and a day of the year to keep free."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.court_steps import contact_witness_care
from isva_desk.casework.days_to_avoid import avoid_day
from isva_desk.domain.court_lists import court_lists
from isva_desk.domain.event_kinds import METHODS
from isva_desk.domain.labels import method_label
from isva_desk.journal.court.views import CourtView
from isva_desk.language import _
from isva_desk.ui.parts import Chips
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.workspace import Workspace


class ContactedWitnessCare(Form):
    """The adviser rang or wrote. What Witness Care told is recorded as an update."""

    def __init__(self, workspace: Workspace, view: CourtView) -> None:
        super().__init__(
            workspace,
            _("In touch with Witness Care"),
            below=_("{reference}. What they told you is recorded as an update.").format(reference=view.reference),
        )
        self._case_id = view.case_id
        self.on = self.ask("on", _("When?"), DateEdit(_("When?"), workspace.today, text=_("today")))
        self.method = self.ask("method", _("How?"), Chips(_("How?"), [(one, method_label(one)) for one in METHODS]))
        self.method.choose("phone")
        self.who = self.ask("who", _("With whom?"), QLineEdit(view.witness_care.name if view.witness_care else ""))
        self.note = self.ask("note", _("In a few words"), QLineEdit())
        self.note.setPlaceholderText(_("Optional. Such as: asked for a separate way in"))
        self.finish_layout()
        self.focus_soon(self.on.setFocus)

    def work(self) -> Work:
        """Write it down."""
        said = (self.date_of("on"), self.method.value(), self.who.text(), self.note.text())
        return Work(contact_witness_care, (self._case_id, *said))


class AvoidDay(Form):
    """A day of every year. What it is about is not asked and has no place."""

    def __init__(self, workspace: Workspace, view: CourtView) -> None:
        super().__init__(
            workspace,
            _("A day to avoid"),
            below=_("{reference}. Every year on this day. What the day is about has no place here.").format(
                reference=view.reference
            ),
        )
        self._client_id = view.client_id
        self.day = self.ask(
            "day", _("Which day?"), DateEdit(_("Which day?"), workspace.today, prefer="future"),
            help_text=_("Day and month: “9 December”"),
        )  # fmt: skip
        self.label = self.ask(
            "label", _("What then?"), Chips(_("What then?"), [(one.id, one.words) for one in court_lists().labels])
        )
        self.label.choose(court_lists().labels[0].id)
        self.finish_layout()
        self.focus_soon(self.day.setFocus)

    def work(self) -> Work:
        """Note the day."""
        day = self.date_of("day").day
        if day is None:
            raise WrongAnswer("day", _("Give one day."))
        return Work(avoid_day, (self._client_id, day.month, day.day, self.label.value() or ""))
