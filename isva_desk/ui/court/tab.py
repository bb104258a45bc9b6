"""The tab "Court" of a case: the next hearing first, measures and preparations as grids, Witness Care."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from isva_desk.casework.correct_fact import retract_fact
from isva_desk.domain.court_lists import court_lists
from isva_desk.domain.date_words import MONTHS
from isva_desk.journal.court.avoided import AvoidedDay
from isva_desk.journal.court.hearings import Hearing
from isva_desk.journal.court.matters import hearing_words
from isva_desk.journal.court.steps import MEASURES, PRACTICAL, PREPARATION, STATEMENT
from isva_desk.journal.court.views import WITNESS_CARE_ROLE, CourtView, court_of
from isva_desk.language import _
from isva_desk.ui.acts import Act
from isva_desk.ui.case.loading import CaseView
from isva_desk.ui.case.more_tabs import CaseTab
from isva_desk.ui.court.hearing_card import HearingCard
from isva_desk.ui.court.hearing_sheets import HearingDetails, ListHearing
from isva_desk.ui.court.outcome_sheet import OutcomeSheet
from isva_desk.ui.court.small_sheets import AvoidDay, ContactedWitnessCare
from isva_desk.ui.court.step_grid import StepGrid
from isva_desk.ui.court.step_sheet import StepSheet
from isva_desk.ui.court.words import listed_words, moves_words, short_day, status_pill
from isva_desk.ui.parts import (
    Banner,
    Card,
    EmptyState,
    Flow,
    LinkButton,
    Pill,
    PlainButton,
    Row,
    Rows,
    SectionTitle,
    clear,
    label,
    small,
)  # fmt: skip
from isva_desk.ui.theme import current
from isva_desk.ui.workspace import Workspace

_LARGE = 150  # per cent
_GRIDS = (MEASURES, PREPARATION, STATEMENT)


class CourtTab(CaseTab):
    """Ctrl+H asks what came of the next hearing; everything else is a button, and an act of the command bar."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.view: CourtView | None = None
        self._focus = ""
        self._reading = False
        self._return_to: tuple[str, str] | None = None  # the item and column whose sheet was open
        self.cards: list[HearingCard] = []
        self.grids: dict[str, StepGrid] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        outcome = QShortcut(QKeySequence("Ctrl+H"), self)  # heard as long as the tab is in sight
        outcome.activated.connect(self.outcome)

    # What the case page asks of a tab

    def show_view(self, view: CaseView) -> None:
        """Read the court of this case and show it."""
        self._reading = True
        if self.view is not None and self.view.case_id != view.head.case_id:
            self.view = None
        self._workspace.read(court_of, view.head.case_id, then=self._show, latest="court")

    def focus_on(self, focus: str) -> None:
        """ "<fact>:<group>/<item>" of a hearing's fact; "outcome" in place of the group opens that sheet."""
        self._focus = focus
        if self.view is not None and not self._reading:
            self._go()

    def acts(self, view: CaseView) -> list[Act]:
        """What can be done about court in this case."""
        if view.head.closed_on is not None:
            return []
        case_id = view.head.case_id
        return [
            Act(_("A hearing is listed…"), partial(self._with, case_id, self.list_hearing), "", "calendar"),
            Act(_("What came of the hearing…"), partial(self._with, case_id, self.outcome), "Ctrl+H", "check"),
            Act(_("Special measures: a step…"), partial(self._with, case_id, self._first_step), "", "shield"),
            Act(_("Personal statement: a step…"), partial(self._with, case_id, self._statement), "", "document"),
            Act(_("Name who goes along…"), partial(self._with, case_id, self._supporter), "", "person"),
            Act(_("In touch with Witness Care…"), partial(self._with, case_id, self._contacted), "", "phone"),
            Act(_("A day to avoid…"), partial(self._with, case_id, self._avoid), "", "heart"),
        ]

    def _with(self, case_id: str, act: object) -> None:
        """Read the court of the case first, where the tab was not looked at yet."""

        def then(view: CourtView) -> None:
            self.view = view
            if callable(act):
                act()

        self._workspace.read(court_of, case_id, then=then, latest="court-act")

    # Showing

    def _show(self, view: CourtView) -> None:
        self.view, self._reading = view, False
        clear(self._column)
        self.cards, self.grids = [], {}
        coming, behind = view.coming, view.behind
        if view.hearings:
            self._show_hearings(coming, behind)
        else:
            self._column.addWidget(self._empty())
        for group in _GRIDS:
            self._show_grid(group)
        large = current().percent >= _LARGE
        line = QBoxLayout(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)
        line.setSpacing(10)
        line.addWidget(self._witness_care(), 1)
        line.addWidget(self._avoided(), 1)
        self._column.addSpacing(6)
        self._column.addLayout(line)
        self._column.addStretch(1)
        self.counted.emit(len(coming))
        self._come_back()
        self._go()

    def _show_hearings(self, coming: tuple[Hearing, ...], behind: tuple[Hearing, ...]) -> None:
        view = self._known()
        # With nothing to come, the last one asks what came of it.
        first = coming[0] if coming else behind[0]
        for hearing in (first, *(one for one in coming if one is not first)):
            card = HearingCard(view, hearing, is_next=hearing is first)
            card.wanted.connect(partial(self._act, hearing))
            self.cards.append(card)
            self._column.addWidget(card)
        if not view.closed:
            add = PlainButton(_("A hearing is listed…"), self.list_hearing)
            self._column.addWidget(add, alignment=Qt.AlignmentFlag.AlignLeft)
        rest = [hearing for hearing in behind if hearing is not first]
        if rest:
            self._column.addWidget(SectionTitle(_("Earlier hearings")))
            card_of_rows = Rows()
            for hearing in rest:
                card_of_rows.add(self._earlier(hearing))
            self._column.addWidget(card_of_rows)

    def _earlier(self, hearing: Hearing) -> Row:
        view = self._known()
        title, (words, tone) = hearing_words(hearing.name, hearing.kind.id), status_pill(view, hearing)
        row = Row(_("{hearing}, {day}. {status}").format(hearing=title, day=listed_words(hearing.now), status=words))
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addWidget(label(title))
        below = [listed_words(hearing.now), hearing.court, moves_words(hearing, view.today)]
        lines.addWidget(small(" · ".join(part for part in below if part)))
        row.box.addLayout(lines, 1)
        row.box.addWidget(Pill(words, tone))
        asks = hearing in view.unanswered
        row.opened.connect(partial(self._act, hearing, "outcome" if asks else "details", ""))
        return row

    def _show_grid(self, group_id: str) -> None:
        view = self._known()
        group = view.groups[group_id]
        self._column.addSpacing(6)
        self._column.addWidget(SectionTitle(_(group.title)))
        if group_id == MEASURES and view.decisions:
            days = ", ".join(short_day(day, view.today) for day in view.decisions)
            words = _("A decision is recorded that names no measure yet: {days}").format(days=days)
            self._column.addWidget(
                Banner(words, "blue", detail=_("Choose the measure below and say granted or refused."))
            )
        grid = StepGrid(group, partial(view.taken, group_id), view.today)
        if view.closed:
            grid.setEnabled(False)
        grid.wanted.connect(partial(self._step, group_id))
        self.grids[group_id] = grid
        self._column.addWidget(grid)

    def _witness_care(self) -> Card:
        view = self._known()
        card = Card(gap=4)
        card.box.addWidget(SectionTitle(_("Witness Care")))
        person = view.witness_care
        if person is not None and not person.is_vacancy:
            card.box.addWidget(label(person.name, "strong"))
            reach = " · ".join(part for part in (person.phone, person.email) if part)
            card.box.addWidget(small(reach or _("no phone or email kept")))
        else:
            card.box.addWidget(label(_("Nobody is named")))
        last = view.last_contact
        said = _("Last contact: {day}").format(day=short_day(last, view.today)) if last else _("No contact recorded")
        card.box.addWidget(small(said))
        acts = Flow(gap=12, line_gap=2)
        if not view.closed:
            acts.addWidget(LinkButton(_("In touch…"), self._contacted, name=_("In touch with Witness Care…")))
            acts.addWidget(LinkButton(_("Name them…"), self._name_person, name=_("Name somebody at Witness Care…")))
        card.box.addStretch(1)
        card.box.addLayout(acts)
        return card

    def _avoided(self) -> Card:
        view = self._known()
        card = Card(gap=4)
        card.box.addWidget(SectionTitle(_("Days to avoid")))
        labels = {one.id: one.words for one in court_lists().labels}
        for day in view.avoided:
            words = _("{day} {month}").format(day=day.day, month=_(MONTHS[day.month - 1]))
            line = QHBoxLayout()
            line.addWidget(label(words, "strong", wrap=False))
            line.addWidget(small(labels.get(day.label, "")), 1)
            if not view.closed:
                away = LinkButton(
                    _("Take away"), partial(self._take_away, day), name=_("Take away: {day}").format(day=words)
                )
                line.addWidget(away)
            card.box.addLayout(line)
        if not view.avoided:
            card.box.addWidget(
                small(_("Days of the year on which nothing should be arranged. Never what they are about."))
            )
        card.box.addStretch(1)
        if not view.closed:
            card.box.addWidget(LinkButton(_("A day to avoid…"), self._avoid))
        return card

    def _empty(self) -> EmptyState:
        sentence = _("Hearings with their days and moves stand here, and what each of them asks for.")
        if self._known().closed:
            return EmptyState("calendar", _("No hearing is recorded"), sentence)
        listed = PlainButton(_("A hearing is listed…"), self.list_hearing)
        return EmptyState("calendar", _("No hearing is recorded yet"), sentence, listed)

    # Doing

    def list_hearing(self) -> None:
        """A hearing with its day."""
        self._workspace.open_dialog(ListHearing(self._workspace, self._known()))

    def outcome(self) -> None:
        """What came of the hearing that is next, or was last."""
        view = self.view
        if view is None or view.closed:
            return
        found = next(iter((*view.unanswered, *view.coming)), None)
        if found is None:
            self._workspace.toast(_("No hearing waits for its outcome."), "info")
            return
        self._workspace.open_dialog(OutcomeSheet(self._workspace, view, found))

    def _act(self, hearing: Hearing, act: str, item: str) -> None:
        view, workspace = self._known(), self._workspace
        if view.closed:
            return
        if act == "outcome":
            workspace.open_dialog(OutcomeSheet(workspace, view, hearing))
        elif act == "move":
            workspace.open_dialog(ListHearing(workspace, view, hearing))
        elif act == "details":
            workspace.open_dialog(HearingDetails(workspace, view, hearing))
        else:
            self._return_to = (item, "")
            workspace.open_dialog(StepSheet(workspace, view, PRACTICAL, item, "state", hearing))

    def _step(self, group: str, item: str, column: str) -> None:
        self._return_to = (item, column)
        self._workspace.open_dialog(StepSheet(self._workspace, self._known(), group, item, column))

    def _first_step(self) -> None:
        self._workspace.open_case(self._known().case_id, tab="court", focus=f":{MEASURES}")

    def _statement(self) -> None:
        self._step(STATEMENT, self._known().groups[STATEMENT].items[0].id, "")

    def _supporter(self) -> None:
        coming = self._known().coming
        if not coming:
            self._workspace.toast(_("No hearing is to come."), "info")
            return
        self._act(coming[0], "step", "supporter")

    def _contacted(self) -> None:
        self._workspace.open_dialog(ContactedWitnessCare(self._workspace, self._known()))

    def _name_person(self) -> None:
        from isva_desk.domain.dates import UNKNOWN
        from isva_desk.journal.rows import PersonRow
        from isva_desk.ui.people.dialogs import NamePerson

        view = self._known()
        nobody = PersonRow("", WITNESS_CARE_ROLE, "", "", "", "", UNKNOWN, UNKNOWN, is_vacancy=True)
        self._workspace.open_dialog(NamePerson(self._workspace, view.case_id, view.witness_care or nobody))

    def _avoid(self) -> None:
        self._workspace.open_dialog(AvoidDay(self._workspace, self._known()))

    def _take_away(self, day: AvoidedDay) -> None:
        self._workspace.act(retract_fact, day.fact, _("No longer to be avoided"), day.entry)

    def _come_back(self) -> None:
        """After a step was saved the keyboard is on the cell, or the line, from which it was taken."""
        back, self._return_to = self._return_to, None
        if back is None or not self.isVisible():
            return
        cells = (cell for grid in self.grids.values() for row in grid.cells for cell in row)
        there: QWidget | None = next((cell for cell in cells if (cell.item_id, cell.column_id) == back), None)
        if there is None and self.cards:
            there = self.cards[0].buttons.get(back[0])
        if there is not None:
            there.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self) -> None:
        """Put the keyboard where it is wanted."""
        fact, _colon, what = self._focus.partition(":")
        if not self._focus:
            return
        self._focus = ""
        hearing = next((one for one in self._known().hearings if fact and fact in one.now.facts), None)
        group, _slash, item = what.partition("/")
        if group in self.grids:
            self.grids[group].focus_first()
        elif hearing is not None and what == "outcome":
            self._act(hearing, "outcome", "")
        elif hearing is not None and group == PRACTICAL:
            self._act(hearing, "step", item)
        else:
            card = next((one for one in self.cards if hearing is not None and one.hearing.key == hearing.key), None)
            target: QWidget | None = card.buttons.get("outcome") if card is not None else None
            (target or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _known(self) -> CourtView:
        if self.view is None:
            raise LookupError("no case is shown")
        return self.view
