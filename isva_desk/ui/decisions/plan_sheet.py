"""Plan how hard news is told: who, how, when, who is with the client, what not to do. Also before it is decided."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.decisions import NewPlan, cautions, expect_decision, plan_delivery
from isva_desk.domain.dates import UNKNOWN
from isva_desk.domain.decision_lists import decision_lists
from isva_desk.domain.event_kinds import METHODS
from isva_desk.domain.labels import body_label, method_label
from isva_desk.journal.decisions.area import who_words
from isva_desk.journal.decisions.folded import Plan
from isva_desk.journal.rows import ClientHead
from isva_desk.language import _
from isva_desk.ui.case.head import name_of
from isva_desk.ui.decisions.words import as_typed
from isva_desk.ui.parts import Banner, Chips
from isva_desk.ui.parts.date_edit import DateEdit
from isva_desk.ui.parts.form import Form, Work
from isva_desk.ui.parts.ticks import Ticks
from isva_desk.ui.workspace import Workspace


class PlanDelivery(Form):
    """``decision`` "" is for the next one that comes. What is in the plan and among the things to avoid is said."""

    def __init__(
        self, workspace: Workspace, head: ClientHead, decision: str, title: str, plan: Plan | None,
        suspect: str | None = None,
    ) -> None:  # fmt: skip
        super().__init__(
            workspace, _("How it will be told"), below=title, draft_key=f"plan:{head.case_id}:{decision}", width=820,
            enter_saves=False,
        )  # fmt: skip
        self._case_id, self._decision, self._suspect = head.case_id, decision, suspect
        name, lists, today = name_of(head), decision_lists(), workspace.today
        self.who = self.ask("who", _("Who tells {name}?").format(name=name), Chips(
            _("Who tells it?"), [(who, who_words(who)) for who in lists.who]))  # fmt: skip
        self.method = self.ask("method", _("How?"), Chips(_("How?"), [(one, method_label(one)) for one in METHODS]))
        self.when = self.ask("when", _("When?"), DateEdit(_("When?"), today, prefer="future", optional=True))
        self.with_whom = self.ask("with_whom", _("Who is with {name}?").format(name=name), QLineEdit())
        self.with_whom.setPlaceholderText(_("Such as: me, a friend; no names needed"))
        self.avoid = self.ask("avoid", _("What not to do"), Ticks(
            _("What not to do"), [(one.id, one.words) for one in lists.avoid]))  # fmt: skip
        self.ready = self.ask("ready", _("Seen to"), Ticks(_("Seen to"), [(one.id, one.words) for one in lists.ready]))
        self.note = self.ask("note", _("In a few words"), QLineEdit())
        self.note.setPlaceholderText(_("Optional. Facts only: this may be read in court"))
        self.caution = Banner("", "amber", icon="warning")
        self.caution.hide()
        self.keep_in_sight(self.caution)
        if plan is not None:
            self._take_over(plan)
        self.finish_layout()
        self.focus_soon(self.who.focus_first)

    def _take_over(self, plan: Plan) -> None:
        self.who.choose(plan.who or None)
        self.method.choose(plan.method)
        self.when.set_text(as_typed(plan.when))
        self.with_whom.setText(plan.with_whom)
        self.avoid.set_answer(plan.avoid)
        self.ready.set_answer(plan.ready)
        self.note.setText(plan.note)

    def plan(self) -> NewPlan:
        """The answers. Raises ``WrongAnswer``."""
        return NewPlan(
            self._decision, self._suspect, self.who.value() or "", self.method.value(), self.date_of("when"),
            self.with_whom.text(), self.avoid.values(), self.ready.values(), self.note.text(),
        )  # fmt: skip

    def changed(self) -> None:
        """Say what of the plan is itself among the things that are better avoided."""
        try:
            found = cautions(self.plan())
        except WrongAnswer:
            found = ()
        shown = bool(found)
        if found:
            self.caution.say(_("Look again: {what}.").format(what="; ".join(found)), "amber", icon="warning")
        if shown == self.caution.isHidden():
            self.caution.setVisible(shown)
            self.refit()

    def work(self) -> Work:
        """Write the plan down; the one before stays in the timeline."""
        return Work(plan_delivery, (self._case_id, self.plan()))


class ExpectDecision(Form):
    """A decision is known to be coming, so that its telling can be planned in time."""

    def __init__(self, workspace: Workspace, head: ClientHead) -> None:
        super().__init__(
            workspace, _("A decision is coming"),
            below=_("You can plan how it will be told before it is taken."), width=680,
        )  # fmt: skip
        self._case_id = head.case_id
        self.by = self.ask("by", _("Who decides?"), Chips(
            _("Who decides?"), [(body, body_label(body)) for body in ("police", "cps")]))  # fmt: skip
        self.expected = self.ask("expected", _("Said for when?"), DateEdit(
            _("Said for when?"), workspace.today, prefer="future", optional=True))  # fmt: skip
        suspects = [(one, _("Suspect {name}").format(name=one)) for one in head.suspects]
        self.suspect = self.ask("suspect", _("Which suspect?"), Chips(
            _("Which suspect?"), [*suspects, ("", _("All, or not sure"))]))  # fmt: skip
        self.suspect.choose("")
        self.note = self.ask("note", _("In a few words"), QLineEdit())
        self.note.setPlaceholderText(_("Optional. Such as: the officer says within two weeks"))
        self.finish_layout()
        self.show_field("suspect", shown=len(head.suspects) > 1)
        self.focus_soon(self.by.focus_first)

    def work(self) -> Work:
        """Write it down."""
        by = self.by.value()
        if by is None:
            raise WrongAnswer("by", _("Choose who decides."))
        expected = self.date_of("expected") if self.expected.text().strip() else UNKNOWN
        return Work(expect_decision, (self._case_id, by, expected, self.suspect.value() or None, self.note.text()))
