"""One step of one measure, preparation, statement or practical matter."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.court_steps import NewStep, take_step
from isva_desk.domain.court_lists import Step
from isva_desk.domain.dates import UNKNOWN
from isva_desk.domain.event_kinds import METHODS
from isva_desk.domain.labels import body_label, event_label, method_label
from isva_desk.journal.court.hearings import Hearing
from isva_desk.journal.court.matters import hearing_words
from isva_desk.journal.court.views import CourtView
from isva_desk.language import _
from isva_desk.ui.court.words import taken_words
from isva_desk.ui.parts import Chips
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.workspace import Workspace

_BODIES = ("police", "cps", "witness-care", "court")


class StepSheet(Form):
    """``column`` is the question that was chosen in the grid; every step of the item can be taken from here."""

    def __init__(
        self,
        workspace: Workspace,
        view: CourtView,
        group: str,
        item: str,
        column: str = "",
        hearing: Hearing | None = None,
    ) -> None:
        self._group = view.groups[group]
        found = self._group.item(item)
        if found is None:
            raise LookupError(item)
        about = hearing_words(hearing.name, hearing.kind.id) if hearing is not None else _(self._group.title)
        super().__init__(
            workspace,
            found.words,
            below=" · ".join(part for part in (view.reference, about, _(found.plain) if found.plain else "") if part),
            enter_saves=True,
        )
        self._case_id, self._item, self._hearing = view.case_id, found, hearing
        held = view.taken(group, item, hearing.key if hearing else "")
        self.step = self.ask(
            "step", _("How far is it?"), Chips(_("How far is it?"), [(one.id, one.words) for one in self._group.steps])
        )
        self.step.choose(_proposed(self._group.steps, column, {taken.step.id for taken in held.values()}))
        self.on = self.ask("on", _("When?"), DateEdit(_("When?"), workspace.today, text=_("today")))
        self.by = self.ask("by", _("By whom?"), Chips(_("By whom?"), [(one, body_label(one)) for one in _BODIES]))
        self.method = self.ask("method", _("How?"), Chips(_("How?"), [(one, method_label(one)) for one in METHODS]))
        self.who = self.ask("who", _("Who?"), QLineEdit())
        taken = held.get("state")
        if taken is not None:
            self.who.setText(taken.who)
        self.wcu_received = self.ask(
            "wcu_received",
            _("Witness Care heard on"),
            DateEdit(_("Witness Care heard on"), workspace.today, optional=True),
        )
        self.with_event = self.ask("with_event", _("Also record"), QCheckBox(event_label("special-measures-decision")))
        self.with_event.setChecked(True)
        self.note = self.ask("note", _("In a few words"), QLineEdit())
        self.note.setPlaceholderText(_("Optional. Facts only: this may be read in court"))
        if held:
            self.fields["step"].help(" · ".join(taken_words(one, view.today) for one in held.values()))
        self.finish_layout()
        self.focus_soon(self.step.focus_first)

    def changed(self) -> None:
        """Each step asks for its own."""
        step = self._chosen()
        who = step is not None and bool(step.who)
        tells = step is not None and step.body and (step.tells or bool(self._item.offer))
        self.show_field("by", shown=step is not None and step.body)
        self.show_field("method", shown=tells and self.by.value() is not None)
        self.show_field("who", shown=who)
        self.show_field("wcu_received", shown=step is not None and step.decision)
        self.show_field("with_event", shown=step is not None and step.decision)
        if step is not None and step.who:
            self.fields["who"].name.setText(_(step.who))
            self.who.setAccessibleName(_(step.who))
        self.refit()

    def work(self) -> Work:
        """Write the step, with the event or the update that belongs to it."""
        step = self._chosen()
        if step is None:
            raise WrongAnswer("step", _("Choose how far it is."))
        new = NewStep(
            self._group.id, self._item.id, step.id, self._hearing.name if self._hearing else "", self.date_of("on"),
            by=(self.by.value() or "") if step.body else "", who=self.who.text() if step.who else "",
            method=self.method.value() if step.body else None,
            wcu_received=self.date_of("wcu_received") if step.decision else UNKNOWN,
            with_event=self.with_event.isChecked(), note=self.note.text(),
        )  # fmt: skip
        return Work(take_step, (self._case_id, new))

    def _chosen(self) -> Step | None:
        return self._group.step(self.step.value() or "")


def _proposed(steps: tuple[Step, ...], column: str, held: set[str]) -> str | None:
    """The step of that column that is not on record yet; without a column, the first that is not."""
    settles = next((step.id for step in steps if step.settled and step.who and not held & {step.id}), None)
    if settles is not None:
        return settles  # who goes along is what is asked for; that somebody is needed is known
    of_column = [step.id for step in steps if step.column == column] or [step.id for step in steps]
    return next((step for step in of_column if step not in held), of_column[0] if of_column else None)
