"""Small sheets about one case: its stage set by hand, another suspect, closing it, opening it again, not told."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QComboBox, QLineEdit

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.open_case import add_suspect, close_case, override_stage, reopen_case
from isva_desk.casework.pass_on import pass_on
from isva_desk.casework.record_update import NewUpdate, record_update
from isva_desk.domain.event_kinds import METHODS
from isva_desk.domain.labels import method_label
from isva_desk.domain.stages import STAGES
from isva_desk.domain.stages import label as stage_label
from isva_desk.entitlements.entitlement import Entitlement
from isva_desk.journal.rows import ClientHead, UpdateRow
from isva_desk.language import _
from isva_desk.ui.case.head import name_of
from isva_desk.ui.parts import Chips
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.workspace import Workspace

_FROM_EVENTS = "from-events"


class SetStage(Form):
    """What a person sets holds over what the events say, until it is lifted."""

    def __init__(self, workspace: Workspace, head: ClientHead, suspect: str) -> None:
        below = _("Suspect {name}").format(name=suspect) if suspect else head.reference
        super().__init__(workspace, _("Set the stage by hand"), below=below)
        self._case_id, self._suspect = head.case_id, suspect
        self.stage = self.ask("stage", _("Which stage?"), QComboBox())
        self.stage.addItem(_("As the events say"), _FROM_EVENTS)
        for stage in STAGES:
            self.stage.addItem(stage_label(stage), stage)
        now = next((stage for name, stage, _set in head.stages if name == suspect), head.stage)
        self.stage.setCurrentIndex(self.stage.findData(now))
        self.reason = self.ask("reason", _("Why?"), QLineEdit())
        self.reason.setPlaceholderText(_("Such as: the officer says the file went in, no date yet"))
        self.finish_layout()
        self.stage.setFocus()

    def work(self) -> Work:
        """Set it, or let the events speak again."""
        chosen = str(self.stage.currentData())
        stage = None if chosen == _FROM_EVENTS else chosen
        return Work(override_stage, (self._case_id, self._suspect or None, stage, self.reason.text()))


class AddSuspect(Form):
    """A letter is enough; a name is never needed."""

    def __init__(self, workspace: Workspace, head: ClientHead) -> None:
        super().__init__(workspace, _("Another suspect"), below=_("A letter is enough. Do not write a name."))
        self._case_id = head.case_id
        self.suspect = self.ask("suspect", _("Suspect"), QLineEdit(_next_letter(head.suspects)))
        self.finish_layout()
        self.suspect.setFocus()

    def work(self) -> Work:
        """Add the suspect."""
        return Work(add_suspect, (self._case_id, self.suspect.text()))


class CloseCase(Form):
    """The case leaves Today and the open caseload; nothing is deleted."""

    def __init__(self, workspace: Workspace, head: ClientHead) -> None:
        super().__init__(
            workspace, _("Close the case"), save=_("Close the case"),
            below=_("It leaves Today and the open caseload. Nothing is deleted, and it can be opened again."),
        )  # fmt: skip
        self._case_id = head.case_id
        self.on = self.ask("on", _("When?"), DateEdit(_("When?"), workspace.today, text=_("today")))
        self.reason = self.ask("reason", _("Why?"), QLineEdit())
        self.reason.setPlaceholderText(_("Such as: support ended as planned"))
        self.finish_layout()
        self.reason.setFocus()

    def work(self) -> Work:
        """Close it."""
        day: date | None = self.date_of("on").day
        if day is None:
            raise WrongAnswer("on", _("Give one day on which the case was closed."))
        return Work(close_case, (self._case_id, day, self.reason.text()))


class ReopenCase(Form):
    """A closed case is worked on again."""

    def __init__(self, workspace: Workspace, head: ClientHead) -> None:
        super().__init__(workspace, _("Open the case again"), save=_("Open it again"))
        self._case_id = head.case_id
        self.reason = self.ask("reason", _("Why?"), QLineEdit())
        self.reason.setPlaceholderText(_("Such as: the client came back"))
        self.finish_layout()
        self.reason.setFocus()

    def work(self) -> Work:
        """Open it again."""
        return Work(reopen_case, (self._case_id, self.reason.text()))


class NotTold(Form):
    """It was established that nobody had told the client by a day: asked, and the answer was no."""

    def __init__(self, workspace: Workspace, head: ClientHead, entitlement: Entitlement) -> None:
        name = name_of(head)
        super().__init__(workspace, _("{name} was not told").format(name=name), below=entitlement.title, draft_key="")
        self._case_id, self._entitlement = head.case_id, entitlement
        self.on = self.ask(
            "on", _("By which day?"), DateEdit(_("By which day?"), workspace.today, text=_("today")),
            help_text=_("The day on which you asked {name}, or the agency said so.").format(name=name),
        )  # fmt: skip
        self.note = self.ask("note", _("In a few words"), QLineEdit())
        self.note.setPlaceholderText(_("Optional. Such as: asked by phone today"))
        self.finish_layout()
        self.on.setFocus()

    def work(self) -> Work:
        """Record that it was not told, for this one entitlement."""
        one = self._entitlement
        update = NewUpdate(
            by=one.owed_by, to="client", on=self.date_of("on"), about=(one.trigger,) if one.trigger else (),
            covers=(one.rule,), outcome="not-told", note=self.note.text(),
        )  # fmt: skip
        return Work(record_update, (self._case_id, update))


class PassOn(Form):
    """The client now knows what the adviser held."""

    def __init__(self, workspace: Workspace, row: UpdateRow, name: str, safe_words: str) -> None:
        super().__init__(workspace, _("{name} was told").format(name=name), below=row.text)
        self._row = row
        self.on = self.ask(
            "on",
            _("When?"),
            DateEdit(_("When were they told?"), workspace.today, text=_("today")),
            help_text=safe_words,
        )
        self.method = self.ask(
            "method", _("How?"), Chips(_("How?"), [(method, method_label(method)) for method in METHODS])
        )
        self.note = self.ask("note", _("In a few words"), QLineEdit())
        self.note.setPlaceholderText(_("Optional"))
        self.finish_layout()
        self.on.setFocus()

    def work(self) -> Work:
        """Record that it was passed on."""
        return Work(pass_on, (self._row.update_id, self.date_of("on"), self.method.value(), self.note.text()))


def _next_letter(suspects: tuple[str, ...]) -> str:
    return next((letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if letter not in suspects), "")
