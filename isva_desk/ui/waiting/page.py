"""The Waiting page: everybody who waits by the day of the next step, and what came of those who waited before."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from isva_desk.journal.changes import Changes
from isva_desk.journal.store import Store
from isva_desk.journal.waiting.views import WaitingRow, advisers, figures, waiting_rows
from isva_desk.language import _, ngettext
from isva_desk.ui.acts import Act
from isva_desk.ui.parts import Chips, EmptyState, LinkButton, PlainButton, PrimaryButton, small, soft, title
from isva_desk.ui.parts.list_page import lay_out_list_page
from isva_desk.ui.parts.read_when_seen import ReadWhenSeen
from isva_desk.ui.parts.record_row import RecordRow, RowAct
from isva_desk.ui.parts.row_groups import KeyedRow, RowGroups
from isva_desk.ui.waiting.sheets import Allocate, EndReferral, ExplainWait, Figures, Refer, TryToReach
from isva_desk.ui.waiting.words import came_line, next_pill, tried_line, waited
from isva_desk.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class _Read:
    rows: tuple[WaitingRow, ...]
    advisers: tuple[str, ...]
    figures: dict[str, int]


def _read(store: Store, over: bool) -> _Read:
    rows = waiting_rows(store, ("allocated", "ended") if over else ("waiting",))
    return _Read(tuple(rows), advisers(store), figures(store))


class WaitingPage(QWidget):
    """Up and down move from row to row, Enter opens the case; the letters of a row's acts do them."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._reading = ReadWhenSeen(self, self._ask)
        self._focus_on = ""
        self.read: _Read | None = None
        self.views: list[tuple[WaitingRow, RecordRow]] = []
        self.head, self.line = title(_("Waiting")), soft("")
        self.which = Chips(_("Which list?"), [("waiting", _("Waiting")), ("over", _("No longer waiting"))])
        self.which.choose("waiting")
        self.which.chosen.connect(lambda _choice: self._reading.now())
        self.refer_button = PrimaryButton(_("New referral"), self.refer)
        self.figures_button = LinkButton(_("Figures…"), self.figures)
        self._list = RowGroups()
        self._below = small("")
        chosen = QHBoxLayout()
        chosen.addWidget(self.which, 1)
        chosen.addWidget(self.figures_button)
        names = (self.head, self.line)
        lay_out_list_page(self, names, [chosen], self._list, self._below, acts=[self.refer_button])

    # What the window asks of a page

    def show_for(self, referral_id: str = "", case_id: str = "", allocate: str = "", **_where: object) -> None:
        """Read the list anew; the keyboard goes to this referral or case, and ``allocate`` asks who takes a case on."""
        self._focus_on = referral_id or case_id
        self._list.want_keyboard()
        if referral_id or case_id:
            self.which.choose("waiting")
        self._reading.now()
        if allocate:
            self._workspace.read(advisers, then=partial(self._allocate, allocate, ""))

    def refresh(self, changes: Changes) -> None:
        """Something was recorded: read the list anew, now or when the page is seen again."""
        self._reading.refresh(changes)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reading.seen()

    def acts(self) -> list[Act]:
        """What can be done here, for the command bar."""
        found = [Act(_("Figures of the waiting list…"), self.figures)]
        focused = next((row for row, view in self.views if view.hasFocus()), None)
        if focused is not None and focused.state == "waiting":
            found += [Act(act.words, partial(self._act, focused, act.id), "", "act") for act in _acts_of(focused)]
            found.append(Act(_("Say what they wait for…"), partial(self._act, focused, "reason"), "", "act"))
        return found

    def refer(self) -> None:
        """Take somebody in."""
        self._workspace.open_dialog(Refer(self._workspace))

    def figures(self) -> None:
        """The service's own figures."""
        if self.read is not None:
            self._workspace.open_dialog(Figures(self._workspace, self.read.figures))

    # The list

    def _ask(self) -> None:
        self._workspace.read(_read, self.which.value() == "over", then=self._show, latest="waiting")

    def _show(self, read: _Read) -> None:
        self.read = read
        self.line.setText(self._summary())
        if self._focus_on:
            about = (row.referral_id for row in read.rows if self._focus_on in (row.referral_id, row.case_id))
            self._list.want_keyboard(next(about, ""))
            self._focus_on = ""
        self.views = []
        self._list.show_groups(
            [(heading, [self._row(row) for row in rows]) for heading, rows in self._groups()], self._empty
        )
        over = self.which.value() == "over"
        keys = _("Enter opens the case  ·  A an attempt  ·  C a check-in  ·  L who takes it on  ·  E ends it")
        self._below.setText("" if over or not self.views else keys)

    def _row(self, row: WaitingRow) -> KeyedRow:
        day = self._workspace.today()
        view = RecordRow(
            came_line(row), tried_line(row) if row.state == "waiting" else "", head=row.reference,
            below_head=waited(row, day), pill=next_pill(row, day),
            acts=_acts_of(row) if row.state == "waiting" else (),
        )  # fmt: skip
        view.wanted.connect(partial(self._act, row))
        view.opened.connect(partial(self._act, row, "open"))
        self.views.append((row, view))
        return row.referral_id, view

    def _groups(self) -> list[tuple[str, list[WaitingRow]]]:
        day, rows = self._workspace.today(), self.read.rows if self.read is not None else ()
        if self.which.value() == "over":
            return [(_("No longer waiting"), list(rows))]
        return [
            (_("Their day has passed"), [row for row in rows if row.is_past(day)]),
            (_("A decision is needed"), [row for row in rows if row.next_on is None]),
            (_("Today and later"), [row for row in rows if row.next_on is not None and not row.is_past(day)]),
        ]

    def _summary(self) -> str:
        rows = self.read.rows if self.read is not None else ()
        if self.which.value() == "over" or not rows:
            return ""
        days = [days for row in rows if (days := row.days_waited(self._workspace.today())) is not None]
        words = ngettext("{count} person waits", "{count} people wait", len(rows)).format(count=len(rows))
        if not days:
            return words
        longest = ngettext("the longest for {days} day", "the longest for {days} days", max(days))
        return _("{waiting}, {longest}.").format(waiting=words, longest=longest.format(days=max(days)))

    def _empty(self) -> EmptyState:
        if self.which.value() == "over":
            return EmptyState(
                "person", _("Nobody has waited before"), _("Who was taken on, and who went another way, stands here.")
            )
        return EmptyState(
            "person", _("Nobody waits"),
            _("Take a referral in, and it stands here until somebody takes it on: when it came, what was tried, "
              "and the day of the next check-in."),
            PlainButton(_("New referral"), self.refer),
        )  # fmt: skip

    def _act(self, row: WaitingRow, act: str) -> None:
        workspace = self._workspace
        if act == "attempt":
            workspace.open_dialog(TryToReach(workspace, row, checking=False))
        elif act == "check-in":
            workspace.open_dialog(TryToReach(workspace, row, checking=True))
        elif act == "allocate":
            self._allocate(row.case_id, row.reference, self.read.advisers if self.read is not None else ())
        elif act == "end":
            workspace.open_dialog(EndReferral(workspace, row))
        elif act == "reason":
            workspace.open_dialog(ExplainWait(workspace, row))
        else:
            workspace.open_case(row.case_id, tab="entitlements" if row.safe_known else "contact")

    def _allocate(self, case_id: str, reference: str, known: tuple[str, ...]) -> None:
        self._workspace.open_dialog(Allocate(self._workspace, case_id, reference, known))


def _acts_of(row: WaitingRow) -> tuple[RowAct, ...]:
    first = RowAct("attempt", _("Attempt…"), "A") if row.reached_on is None else RowAct("check-in", _("Check-in…"), "C")
    return (first, RowAct("allocate", _("Allocate…"), "L"), RowAct("end", _("End…"), "E"))
