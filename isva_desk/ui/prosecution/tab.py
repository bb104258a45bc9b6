"""The tab "CPS and decisions": what runs out, hard news and how it is told, reviews, and the work of police and CPS."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from isva_desk.journal.decisions.folded import Decision
from isva_desk.language import _, ngettext, say_day
from isva_desk.ui.acts import Act
from isva_desk.ui.case.head import name_of
from isva_desk.ui.case.loading import CaseView
from isva_desk.ui.case.more_tabs import CaseTab
from isva_desk.ui.decisions.words import (
    decision_detail,
    decision_pill,
    decision_title,
    expected_words,
    review_detail,
    review_pill,
    review_title,
    running_detail,
    running_pill,
)
from isva_desk.ui.parts import Banner, Flow, LinkButton, PlainButton, Rows, SectionTitle, Tone, clear, small
from isva_desk.ui.parts.fact_row import FactRow
from isva_desk.ui.parts.record_row import RowAct
from isva_desk.ui.prosecution.acts import WorkActs
from isva_desk.ui.prosecution.cps_rows import cps_rows, named_rows
from isva_desk.ui.prosecution.loading import Work, load_work
from isva_desk.ui.workspace import Workspace


class ProsecutionTab(CaseTab):
    """Every line has its next acts, each with a letter; Enter does the first."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.work: Work | None = None
        self._focus, self._reading = "", False
        self.rows: dict[str, FactRow] = {}
        self.banners: dict[str, Banner] = {}
        self.does = WorkActs(workspace, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    # What the case page asks of a tab

    def show_view(self, view: CaseView) -> None:
        """Read the case anew and show it."""
        self._reading = True
        self._workspace.ask(load_work, view.head.case_id, then=self._show, latest="work")

    def focus_on(self, focus: str) -> None:
        """Put the keyboard on the line of this fact."""
        self._focus = focus
        if self.work is not None and not self._reading:
            self._go()

    def acts(self, view: CaseView) -> list[Act]:
        """What can be done here, for the command bar, whichever tab is open."""
        if view.head.closed_on is not None:
            return []
        does, case_id = self.does, view.head.case_id
        return [
            Act(_("A decision is coming…"), partial(self._with, case_id, does.expect), "", "calendar"),
            Act(_("Plan how the decision is told…"), partial(self._with, case_id, does.plan_first), "", "heart"),
            Act(_("An action plan came…"), partial(self._with, case_id, does.new_plan), "", "document"),
            Act(_("Early advice…"), partial(self._with, case_id, does.advice), "", "question"),
            Act(_("A case progression clinic…"), partial(self._with, case_id, does.clinic), "", "plus"),
            Act(_("Given to a scrutiny panel…"), partial(self._with, case_id, does.panel), "", "eye"),
            Act(_("Meeting before the trial…"), partial(self._with, case_id, does.meeting), "", "person"),
        ]

    def _with(self, case_id: str, act: Callable[[], object]) -> None:
        """Read the case first, where the tab was not looked at yet."""

        def then(work: Work) -> None:
            self.work = work
            act()

        self._workspace.ask(load_work, case_id, then=then, latest="work-act")

    # Showing

    def _show(self, work: Work) -> None:
        self.work, self._reading = work, False
        self._focus = self._focus or self._held()
        clear(self._column)
        self.rows, self.banners = {}, {}
        for decision, entry in work.provisional:
            self._show_provisional(work, decision, area_known=entry.reason.area_known)
        self._show_running(work)
        self._show_decisions(work)
        self._show_reviews(work)
        self._section(_("At the CPS"), named_rows(work))
        nothing = _("Early advice, action plans, clinics and panels stand here, as you hear of them.")
        self._section(_("Between police and CPS"), cps_rows(work), self._cps_buttons(), nothing)
        self._column.addStretch(1)
        self.counted.emit(len(work.provisional) + sum(1 for one in work.decisions.taken if _waits(one)))
        self._go()

    def _show_provisional(self, work: Work, decision: Decision, *, area_known: bool) -> None:
        title = decision_title(decision.kind, decision.suspect)
        if decision.reviews:
            detail = _("A review was asked for. Ask how it stands before the next hearing.")
        elif area_known:
            detail = _("Another prosecutor can look at it before it is final. Once no evidence is offered, it cannot.")
        else:
            detail = _("The CPS Area is not known: ask whether the pilot of expedited reviews applies.")
        if work.next_hearing is not None:
            days = (work.next_hearing - work.today).days
            left = ngettext("{count} day left", "{count} days left", days).format(count=days)
            hearing = _("The next hearing is on {day}: {left}.").format(day=say_day(work.next_hearing), left=left)
            detail = f"{detail} {hearing if days else _('The next hearing is today.')}"
        banner = Banner(title, "rose", detail=detail, icon="warning")
        if not self._closed and not decision.reviews:
            ask = PlainButton(_("Review asked for…"), partial(self.does.on_decision, "review", decision))
            banner.add_act(ask)
            banner.add_act(LinkButton(_("More…"), partial(self.does.on_decision, "more", decision), name=_(
                "More about: {decision}").format(decision=title)))  # fmt: skip
        self.banners[decision.id] = banner
        self._column.addWidget(banner)

    def _show_running(self, work: Work) -> None:
        if not work.running:
            return
        rows = []
        for place, one in enumerate(work.running):
            acts = () if self._closed else (RowAct("why", _("Why?"), "W"),)
            row = FactRow(one.title, running_detail(one), pill=running_pill(one), acts=acts)
            row.opened.connect(partial(self.does.why, one.entitlement))
            row.wanted.connect(lambda _act, entry=one.entitlement: self.does.why(entry))
            rows.append((f"running:{place}", row))
        self._section(_("Time that runs"), rows)

    def _show_decisions(self, work: Work) -> None:
        rows = []
        for expected in work.decisions.coming:
            title, below = expected_words(expected, work.today)
            pill: tuple[str, Tone] = (_("Planned"), "green") if expected.plan else (_("No plan yet"), "grey")
            row = FactRow(
                title, below, head=_("Coming"), pill=pill, acts=self._if_open(RowAct("plan", _("Plan…"), "P"))
            )
            self._connect(row, partial(self.does.on_expected, expected), "plan")
            rows.append((expected.fact_id, row))
        rows += [(decision.id, self._decision(work, decision)) for decision in work.decisions.taken]
        buttons = [PlainButton(_("A decision is coming…"), self.does.expect)] if not self._closed else []
        nothing = _("Decisions not to go on stand here: how they were told, and what can still be asked.")
        self._section(_("Decisions"), rows, buttons, nothing)

    def _decision(self, work: Work, decision: Decision) -> FactRow:
        acts = []
        if not (decision.told_by or decision.done):
            acts.append(RowAct("plan", _("Plan…"), "P"))
        if not decision.done:
            acts.append(RowAct("done", _("What came of it…"), "C"))
        if not decision.reviews and decision.wants_review != "not-wanted":
            acts.append(RowAct("review", _("Review…"), "R"))
        acts.append(RowAct("more", _("More…"), "M"))
        row = FactRow(
            decision_title(decision.kind, decision.suspect), decision_detail(decision, name_of(work.head), work.today),
            head=self.does.day(decision.on), pill=decision_pill(decision), acts=self._if_open(*acts),
        )  # fmt: skip
        self._connect(row, lambda act: self.does.on_decision(act, decision), acts[0].id)
        return row

    def _show_reviews(self, work: Work) -> None:
        rows = []
        for decision in work.decisions.taken:
            for review in decision.reviews:
                entries = work.entitlements.get(review.id, ())
                row = FactRow(
                    review_title(review), review_detail(review, decision, entries, work.calendar, work.today),
                    head=self.does.day(review.asked), pill=review_pill(review),
                    acts=self._if_open(RowAct("stage", _("How far…"), "F")),
                )  # fmt: skip
                self._connect(row, partial(self.does.on_review, review, decision), "stage")
                rows.append((review.id, row))
        if rows:
            self._section(_("Reviews"), rows)

    def _cps_buttons(self) -> list[PlainButton]:
        if self._closed:
            return []
        does = self.does
        return [
            PlainButton(_("An action plan came…"), does.new_plan),
            PlainButton(_("Early advice…"), does.advice),
            PlainButton(_("Clinic…"), does.clinic),
            PlainButton(_("Scrutiny panel…"), does.panel),
        ]

    def _section(
        self,
        heading: str,
        rows: Sequence[tuple[str, FactRow]],
        buttons: Sequence[PlainButton] = (),
        nothing: str = "",
    ) -> None:
        self._column.addSpacing(4)
        self._column.addWidget(SectionTitle(heading))
        if rows:
            card = Rows()
            for identity, row in rows:
                if identity.startswith("cps:"):
                    self._connect(row, partial(self.does.on_cps, identity), next(iter(row.buttons), ""))
                card.add(row)
                self.rows[identity] = row
            self._column.addWidget(card)
        elif nothing:
            self._column.addWidget(small(nothing))
        if buttons:
            flow = Flow(gap=8)
            for button in buttons:
                flow.addWidget(button)
            self._column.addLayout(flow)

    def _connect(self, row: FactRow, act: Callable[[str], object], first: str) -> None:
        row.wanted.connect(act)
        if not self._closed and first:
            row.opened.connect(partial(act, first))

    def _if_open(self, *acts: RowAct) -> tuple[RowAct, ...]:
        return () if self._closed else acts

    @property
    def _closed(self) -> bool:
        return self.work is None or self.work.head.closed_on is not None

    def _held(self) -> str:
        """The line that has the keyboard, or had it before a sheet was opened over the page."""
        held = self.window().focusWidget()
        lines = ((identity, row) for identity, row in self.rows.items() if held is not None)
        return next((identity for identity, row in lines if row is held or row.isAncestorOf(held)), "")

    def _go(self) -> None:
        """Put the keyboard where it is wanted."""
        focus, self._focus = self._focus, ""
        if not focus:
            return
        row = self.rows.get(focus) or next(
            (row for identity, row in self.rows.items() if identity.endswith(f":{focus}")), None
        )
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)


def _waits(decision: Decision) -> bool:
    """Nobody has told it, and nothing is said of how it went."""
    return not decision.told_by and not decision.done and decision.kind != "cps-provisional-stop"
