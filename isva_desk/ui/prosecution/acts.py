"""What can be done on the tab "CPS and decisions": each opens a sheet on the case that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from isva_desk.domain.dates import UNKNOWN, When
from isva_desk.entitlements.entitlement import Entitlement
from isva_desk.journal.decisions.folded import Decision, Expected, Review
from isva_desk.journal.rows import PersonRow
from isva_desk.language import _
from isva_desk.ui.case.timeline import short_when
from isva_desk.ui.decisions.delivered_sheet import AroundDecision, WhatCameOfIt
from isva_desk.ui.decisions.plan_sheet import ExpectDecision, PlanDelivery
from isva_desk.ui.decisions.review_sheets import AskReview, ReviewStep
from isva_desk.ui.decisions.words import decision_title, expected_words
from isva_desk.ui.people.dialogs import NamePerson
from isva_desk.ui.prosecution.advice_sheet import AdviceSheet
from isva_desk.ui.prosecution.meeting_sheet import TrialMeetingSheet
from isva_desk.ui.prosecution.opening import open_plan
from isva_desk.ui.prosecution.panel_sheets import ClinicSheet, PanelSaid, SendToPanel
from isva_desk.ui.prosecution.plan_sheets import AnswerPlan, DescribePlan, LookAtPlan, NewActionPlan
from isva_desk.ui.workspace import Workspace

if TYPE_CHECKING:
    from isva_desk.ui.prosecution.loading import Work
    from isva_desk.ui.prosecution.tab import ProsecutionTab


class WorkActs(QObject):
    """The acts of one tab."""

    def __init__(self, workspace: Workspace, tab: ProsecutionTab) -> None:
        super().__init__(tab)
        self._workspace, self._tab = workspace, tab

    @property
    def _work(self) -> Work:
        if self._tab.work is None:
            raise LookupError("no case is shown")
        return self._tab.work

    def day(self, when: When) -> str:
        """A day at the head of a line."""
        return short_when(when, self._work.today) if when.is_known else _("Day not known")

    def _open(self, sheet: QDialog) -> None:
        self._workspace.open_dialog(sheet)

    def why(self, entry: Entitlement, *_sent: object) -> None:
        """The counting of the days stands with the entitlement."""
        focus = f"{entry.rule}:{entry.trigger}" if entry.trigger else entry.rule
        self._workspace.open_case(self._work.case_id, tab="entitlements", focus=focus)

    # Decisions

    def expect(self) -> None:
        """A decision is known to be coming."""
        self._open(ExpectDecision(self._workspace, self._work.head))

    def plan_first(self) -> None:
        """Plan the telling that is nearest."""
        open_plan(self._workspace, self._work.case_id)

    def on_expected(self, expected: Expected, *_act: str) -> None:
        """Plan how a coming decision is told."""
        title, _below = expected_words(expected, self._work.today)
        self._open(PlanDelivery(self._workspace, self._work.head, "", title, expected.plan, expected.suspect))

    def on_decision(self, act: str, decision: Decision) -> None:
        """Plan it, say what came of it, what is known round it, or that a review was asked for."""
        workspace, head = self._workspace, self._work.head
        if act == "plan":
            title = decision_title(decision.kind, decision.suspect)
            self._open(PlanDelivery(workspace, head, decision.id, title, decision.plan))
        elif act == "done":
            self._open(WhatCameOfIt(workspace, head, decision))
        elif act == "review":
            self._open(AskReview(workspace, decision))
        else:
            self._open(AroundDecision(workspace, head, decision))

    def on_review(self, review: Review, decision: Decision, *_act: str) -> None:
        """How far a review is."""
        self._open(ReviewStep(self._workspace, review, decision))

    # Police and CPS

    def on_cps(self, identity: str, act: str) -> None:
        """An act on a line of police and CPS: "cps:plan:<fact>"."""
        what, _colon, fact = identity.removeprefix("cps:").partition(":")
        if what == "person":
            self._name(fact)
        elif what == "plan":
            plan = next(one for one in self._work.prosecution.plans if one.id == fact)
            kinds = {"answer": AnswerPlan, "look": LookAtPlan, "more": DescribePlan}
            self._open(kinds[act](self._workspace, plan))
        elif what == "panel":
            panel = next(one for one in self._work.prosecution.panels if one.id == fact)
            self._open(PanelSaid(self._workspace, panel))
        elif what == "meeting":
            self.meeting()

    def new_plan(self) -> None:
        """An action plan came."""
        following = max((plan.number for plan in self._work.prosecution.plans), default=0) + 1
        self._open(NewActionPlan(self._workspace, self._work.head, following))

    def advice(self) -> None:
        """Early advice: the step that comes next is chosen beforehand."""
        steps = {one.step for one in self._work.prosecution.advice}
        self._open(AdviceSheet(self._workspace, self._work.head, "given" if "asked" in steps else "asked"))

    def clinic(self) -> None:
        """The case was on a clinic."""
        self._open(ClinicSheet(self._workspace, self._work.head))

    def panel(self) -> None:
        """A decision is given to a scrutiny panel."""
        self._open(SendToPanel(self._workspace, self._work.head, self._work.decisions.taken))

    def meeting(self) -> None:
        """The meeting before the trial."""
        self._open(TrialMeetingSheet(self._workspace, self._work.head, self._work.prosecution.meeting))

    def _name(self, role: str) -> None:
        here = [one for one in self._work.people if one.role == role and not one.ends.is_known]
        nobody = PersonRow("", role, "", "", "", "", UNKNOWN, UNKNOWN, is_vacancy=True)
        self._open(NamePerson(self._workspace, self._work.case_id, here[0] if here else nobody))
