"""Early advice: asked of the CPS, given by it, or not asked for and why."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.record_event import NewEvent, record_event
from isva_desk.journal.rows import ClientHead
from isva_desk.language import _
from isva_desk.ui.parts import Chips
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.prosecution.words import ADVICE_WORDS
from isva_desk.ui.workspace import Workspace

_KINDS = {
    "asked": "early-advice-requested", "given": "early-advice-given", "not-sought": "early-advice-not-sought"
}  # fmt: skip


class AdviceSheet(Form):
    """Recorded as an event; from the request the time for the advice runs."""

    def __init__(self, workspace: Workspace, head: ClientHead, step: str) -> None:
        super().__init__(
            workspace, _("Early advice"), below=_("The police ask the CPS for help before they finish."), width=680
        )
        self._case_id, today = head.case_id, workspace.today
        self.step = self.ask("step", _("What happened?"), Chips(_("What happened?"), [
            (one, _(words)) for one, words in ADVICE_WORDS.items()]))  # fmt: skip
        self.step.choose(step)
        self.on = self.ask("on", _("When?"), DateEdit(_("When?"), today, text=_("today")))
        self.learned = self.ask("learned", _("When did you learn of it?"), DateEdit(
            _("When did you learn of it?"), today, text=_("today")))  # fmt: skip
        self.reason = self.ask("reason", _("Reason given"), QLineEdit())
        self.reason.setPlaceholderText(_("As told. Such as: all evidence was in hand"))
        self.finish_layout()
        self.focus_soon(self.step.focus_first)

    def work(self) -> Work:
        """Record the event."""
        step = self.step.value()
        if step is None:
            raise WrongAnswer("step", _("Choose what happened."))
        new = NewEvent(
            _KINDS[step], self.date_of("on"), learned=self.date_of("learned"), reason=self.reason.text().strip() or None
        )
        return Work(record_event, (self._case_id, new))
