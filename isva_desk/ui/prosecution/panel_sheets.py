"""A case progression clinic, and a scrutiny panel: what was given to it under a code, and what it said."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.prosecution import answer_panel, hold_clinic, new_code, send_to_panel
from isva_desk.domain.prosecution_lists import prosecution_lists
from isva_desk.journal.decisions.folded import Decision
from isva_desk.journal.prosecution.folded import Panel
from isva_desk.journal.rows import ClientHead
from isva_desk.language import _
from isva_desk.ui.decisions.words import decision_title
from isva_desk.ui.parts import Chips
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.workspace import Workspace


class ClinicSheet(Form):
    """The case was on a clinic of police and CPS."""

    def __init__(self, workspace: Workspace, head: ClientHead) -> None:
        super().__init__(
            workspace,
            _("Case progression clinic"),
            below=_("Police and CPS went through the case together."),
            width=680,
        )
        self._case_id, today = head.case_id, workspace.today
        self.on = self.ask("on", _("When was it?"), DateEdit(_("When was it?"), today, text=_("today")))
        self.agreed = self.ask("agreed", _("What was agreed?"), QLineEdit())
        self.agreed.setPlaceholderText(_("In a few words, as told"))
        words = _("On the clinic again on")
        self.next_on = self.ask("next_on", words, DateEdit(words, today, prefer="future", optional=True))
        self.finish_layout()
        self.on.setFocus()

    def work(self) -> Work:
        """Write it down."""
        return Work(hold_clinic, (self._case_id, self.date_of("on"), self.agreed.text(), self.date_of("next_on")))


class SendToPanel(Form):
    """A decision is given to a scrutiny panel under a code that leads to nobody."""

    def __init__(self, workspace: Workspace, head: ClientHead, decisions: tuple[Decision, ...]) -> None:
        super().__init__(
            workspace, _("Given to a scrutiny panel"),
            below=_("Give the panel the code only: no name, no reference of ours, no crime reference."), width=720,
        )  # fmt: skip
        self._case_id = head.case_id
        self.code = self.ask("code", _("The code"), QLineEdit(new_code()))
        choices = [(one.id, decision_title(one.kind, one.suspect)) for one in decisions]
        self.decision = self.ask("decision", _("Which decision?"), Chips(_("Which decision?"), [
            *choices, ("", _("None in particular"))]))  # fmt: skip
        self.decision.choose(choices[0][0] if choices else "")
        self.panel = self.ask("panel", _("Which panel?"), QLineEdit())
        self.panel.setPlaceholderText(_("Optional. Such as: the force's panel of November"))
        self.on = self.ask("on", _("When?"), DateEdit(_("When?"), workspace.today, text=_("today")))
        self.finish_layout()
        self.focus_soon(self.code.setFocus)

    def work(self) -> Work:
        """Write it down."""
        said = (self.code.text(), self.decision.value() or "", self.panel.text(), self.date_of("on"))
        return Work(send_to_panel, (self._case_id, *said))


class PanelSaid(Form):
    """What the panel said."""

    def __init__(self, workspace: Workspace, panel: Panel) -> None:
        super().__init__(workspace, _("What the panel said"), below=panel.code, width=680)
        self._panel = panel
        self.outcome = self.ask("outcome", _("What was it?"), Chips(_("What was it?"), [
            (one.id, one.words) for one in prosecution_lists().outcomes]))  # fmt: skip
        self.on = self.ask("on", _("When?"), DateEdit(_("When?"), workspace.today, text=_("today")))
        self.note = self.ask("note", _("In a few words"), QLineEdit())
        self.note.setPlaceholderText(_("Optional. What was learned, naming nobody"))
        self.finish_layout()
        self.focus_soon(self.outcome.focus_first)

    def work(self) -> Work:
        """Write it down."""
        outcome = self.outcome.value()
        if outcome is None:
            raise WrongAnswer("outcome", _("Choose what the panel said."))
        return Work(answer_panel, (self._panel.id, outcome, self.date_of("on"), self.note.text()))
