"""Action plans of the CPS: one that came, what is known of it, that it was looked at, and its answer."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QLineEdit, QSpinBox

from isva_desk.casework.prosecution import PlanNotes, answer_plan, describe_plan, look_at_plan, record_plan
from isva_desk.casework.record_event import NewEvent
from isva_desk.domain.dates import UNKNOWN
from isva_desk.domain.prosecution_lists import prosecution_lists
from isva_desk.journal.acts.prosecution import Tick
from isva_desk.journal.prosecution.folded import SECOND, ActionPlan
from isva_desk.journal.rows import ClientHead
from isva_desk.journal.said_again import change
from isva_desk.language import _
from isva_desk.ui.parts import Chips
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.parts.ticks import Ticks
from isva_desk.ui.workspace import Workspace


class _AskNotes:
    """Asks a form what a plan is about and whether it was reviewed first."""

    def __init__(self, form: Form, workspace: Workspace, plan: ActionPlan | None = None) -> None:
        lists = prosecution_lists()
        themes = [(one.id, one.words) for one in lists.themes]
        self._form, self._before = form, plan.senior if plan else ""
        self.themes = form.ask("themes", _("What does it ask for, as told?"), Ticks(
            _("What does it ask for?"), themes, plan.themes if plan else ()))  # fmt: skip
        question = _("Did a District Crown Prosecutor review it first?")
        self.senior = form.ask("senior", question, Chips(question, [
            ("yes", _("Yes")), ("no", _("No")), ("", _("Not known"))]))  # fmt: skip
        self.senior.choose(plan.senior if plan else "")
        self.senior_on = form.ask("senior_on", _("When?"), DateEdit(
            _("Reviewed when?"), workspace.today, optional=True))  # fmt: skip
        self.note = form.ask("note", _("In a few words"), QLineEdit())
        self.note.setPlaceholderText(_("Optional. Facts only: this may be read in court"))

    def fit(self, number: int) -> None:
        """The review is asked for from the second plan on."""
        self._form.show_field("senior", shown=number >= SECOND)
        self._form.show_field("senior_on", shown=number >= SECOND and self.senior.value() == "yes")

    def notes(self) -> PlanNotes:
        """The answers."""
        asked = not self._form.fields["senior"].isHidden()
        now = (self.senior.value() or "") if asked else ""
        day = self._form.date_of("senior_on") if now == "yes" else UNKNOWN
        senior = cast("Tick", now if day.is_known else change(now, self._before if asked else ""))
        return PlanNotes(self.themes.values(), senior, day, self.note.text())


class NewActionPlan(Form):
    """The CPS sent the police an action plan: its number, its days, what it asks for."""

    def __init__(self, workspace: Workspace, head: ClientHead, following: int) -> None:
        super().__init__(
            workspace, _("An action plan came"), below=_("A list of further work that the CPS asks the police to do."),
            draft_key=f"action-plan:{head.case_id}", width=760, enter_saves=False,
        )  # fmt: skip
        self._case_id, today = head.case_id, workspace.today
        self.number = self.ask("number", _("Which plan is it?"), QSpinBox())
        self.number.setRange(1, 20)
        self.number.setValue(following)
        self.number.lineEdit().setTextMargins(13, 0, 0, 0)
        self.on = self.ask("on", _("Sent on"), DateEdit(_("Sent on"), today, optional=True))
        words = _("Answer wanted by")
        self.target = self.ask("target_on", words, DateEdit(words, today, prefer="future", optional=True))
        words = _("To be looked at again on")
        self.look = self.ask("review_on", words, DateEdit(words, today, prefer="future", optional=True))
        self.asked = _AskNotes(self, workspace)
        self.finish_layout()
        self.focus_soon(self.on.setFocus)

    def changed(self) -> None:
        """From the second plan on somebody senior is to look first."""
        self.asked.fit(self.number.value())

    def work(self) -> Work:
        """The plan and what is known of it, together."""
        new = NewEvent(
            "action-plan", self.date_of("on"), learned=UNKNOWN, number=self.number.value(),
            target_on=self.date_of("target_on"), review_on=self.date_of("review_on"),
        )  # fmt: skip
        return Work(record_plan, (self._case_id, new, self.asked.notes()))


class DescribePlan(Form):
    """What a plan that is on record asks for, and whether it was reviewed first."""

    def __init__(self, workspace: Workspace, plan: ActionPlan) -> None:
        super().__init__(workspace, _("Action plan {number}").format(number=plan.number), width=740, enter_saves=False)
        self._plan = plan
        self.asked = _AskNotes(self, workspace, plan)
        self.finish_layout()
        self.focus_soon(self.asked.themes.focus_first)

    def changed(self) -> None:
        """From the second plan on somebody senior is to look first."""
        self.asked.fit(self._plan.number)

    def work(self) -> Work:
        """Save what is known."""
        return Work(describe_plan, (self._plan.id, self.asked.notes()))


class LookAtPlan(Form):
    """The day on which the plan was to be looked at has been dealt with."""

    def __init__(self, workspace: Workspace, plan: ActionPlan) -> None:
        super().__init__(
            workspace, _("Action plan {number} was looked at").format(number=plan.number),
            below=_("You asked how far it is, or were told."), width=660,
        )  # fmt: skip
        self._plan, today = plan, workspace.today
        self.on = self.ask("on", _("When?"), DateEdit(_("When?"), today, text=_("today")))
        words = _("To be looked at again on")
        self.next_on = self.ask("next_on", words, DateEdit(words, today, prefer="future", optional=True))
        self.note = self.ask("note", _("In a few words"), QLineEdit())
        self.note.setPlaceholderText(_("Optional. Such as: two of five points are done"))
        self.finish_layout()
        self.on.setFocus()

    def work(self) -> Work:
        """Write it down."""
        return Work(look_at_plan, (self._plan.id, self.date_of("on"), self.date_of("next_on"), self.note.text()))


class AnswerPlan(Form):
    """The police answered the plan."""

    def __init__(self, workspace: Workspace, plan: ActionPlan) -> None:
        super().__init__(workspace, _("Action plan {number} was answered").format(number=plan.number), width=620)
        self._plan = plan
        self.on = self.ask("on", _("When?"), DateEdit(_("When?"), workspace.today, text=_("today")))
        self.note = self.ask("note", _("In a few words"), QLineEdit())
        self.note.setPlaceholderText(_("Optional"))
        self.finish_layout()
        self.on.setFocus()

    def work(self) -> Work:
        """Record the answer."""
        return Work(answer_plan, (self._plan.id, self.date_of("on"), self.note.text()))
