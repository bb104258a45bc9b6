"""The Chasing page: every chase by the day that is waited for or by agency, with its next act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from isva_desk.casework.ladder_files import load_ladders
from isva_desk.domain import resources
from isva_desk.domain.labels import body_label
from isva_desk.domain.ladders import Ladder
from isva_desk.journal.changes import Changes
from isva_desk.journal.chases import chases
from isva_desk.journal.rows import ChaseRow
from isva_desk.journal.store import Store
from isva_desk.language import _, ngettext
from isva_desk.ui.acts import Act
from isva_desk.ui.chasing.opening import open_chase
from isva_desk.ui.chasing.row import ChaseRowView
from isva_desk.ui.chasing.waiting import EndChase, RecordAnswer
from isva_desk.ui.chasing.words import asked_line, pill
from isva_desk.ui.parts import Chips, EmptyState, PlainButton, small, soft, title
from isva_desk.ui.parts.list_page import lay_out_list_page
from isva_desk.ui.parts.read_when_seen import ReadWhenSeen
from isva_desk.ui.parts.row_groups import KeyedRow, RowGroups
from isva_desk.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class _Read:
    rows: tuple[ChaseRow, ...]
    ladders: Mapping[str, Ladder]


def _read(store: Store, closed: bool) -> _Read:
    return _Read(tuple(chases(store, closed=closed)), load_ladders(resources.folder()))


class ChasingPage(QWidget):
    """Up and down move from row to row, Enter opens the case, A records the answer, N goes on to the next asking."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._reading = ReadWhenSeen(self, self._ask)
        self.views: list[ChaseRowView] = []
        self.head, self.line = title(_("Chasing")), soft("")
        self.order = Chips(
            _("In which order"), [("day", _("By day")), ("agency", _("By agency")), ("closed", _("Over"))]
        )
        self.order.choose("day")
        self.order.chosen.connect(lambda _choice: self._reading.now())
        self._list = RowGroups()
        keys = small(_("Enter opens the case  ·  A records the answer  ·  N asks the next  ·  E ends it"))
        lay_out_list_page(self, (self.head, self.line), [self.order], self._list, keys)

    def show_for(self, chase_id: str = "", **_where: object) -> None:
        """Read the list anew; ``chase_id`` says on which row the keyboard is put."""
        self._list.want_keyboard(chase_id)
        self._reading.now()

    def refresh(self, changes: Changes) -> None:
        """Something was recorded: read the list anew, now or when the page is seen again."""
        self._reading.refresh(changes)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reading.seen()

    def acts(self) -> list[Act]:
        """What can be done here, for the command bar."""
        focused = next((view for view in self.views if view.hasFocus()), None)
        if focused is None:
            return []
        wanted = [("answer", _("Record the answer…")), ("next", _("Ask the next…")), ("end", _("End this chase…"))]
        return [Act(words, partial(self._act, focused.row, act), "", "ask") for act, words in wanted]

    def _ask(self) -> None:
        self._workspace.read(_read, self.order.value() == "closed", then=self._show, latest="chasing")

    def _show(self, read: _Read) -> None:
        today = self._workspace.today()
        due = sum(row.is_due(today) for row in read.rows)
        waiting = sum(row.state == "open" for row in read.rows) - due
        self.line.setText(_summary(due, waiting) if self.order.value() != "closed" else "")
        self.views = []
        groups = [
            (heading, [self._row(row, read.ladders) for row in rows]) for heading, rows in self._groups(read.rows)
        ]
        self._list.show_groups(groups, self._empty)

    def _row(self, row: ChaseRow, ladders: Mapping[str, Ladder]) -> KeyedRow:
        today = self._workspace.today()
        view = ChaseRowView(row, asked_line(row, ladders, today), pill(row, today),
                            may_go_on=row.is_due(today) or row.state == "answered")  # fmt: skip
        view.wanted.connect(partial(self._act, row))
        view.opened.connect(partial(self._act, row, "open"))
        self.views.append(view)
        return row.chase_id, view

    def _groups(self, rows: tuple[ChaseRow, ...]) -> list[tuple[str, list[ChaseRow]]]:
        today, order = self._workspace.today(), self.order.value()
        if order == "agency":
            agencies = dict.fromkeys(row.agency for row in rows)
            return [(body_label(agency), [row for row in rows if row.agency == agency]) for agency in agencies]
        if order == "closed":
            return [(_("Over"), list(reversed(rows)))]
        return [
            (_("An answer was due"), [row for row in rows if row.is_due(today)]),
            (_("Waiting"), [row for row in rows if row.state == "open" and not row.is_due(today)]),
            (_("Answered or settled: record it, or end it"), [row for row in rows if row.state != "open"]),
        ]

    def _empty(self) -> EmptyState:
        if self.order.value() == "closed":
            return EmptyState("ask", _("No chase is over yet"), _("What was asked and ended will stand here."))
        return EmptyState(
            "ask",
            _("Nobody is being asked"),
            _("Choose Ask… on a row of Today, or on what is owed in a case. Who was asked and by when stands here."),
            PlainButton(_("Open Today"), self._workspace.open_today),
        )

    def _act(self, row: ChaseRow, act: str) -> None:
        if row.state == "closed" or act == "open":
            tab = {"vacancy": "people", "difference": "updates"}.get(row.about, "entitlements")
            self._workspace.open_case(row.case_id, tab=tab, focus=key_of(row) if row.about != "vacancy" else None)
        elif act == "answer":
            self._workspace.open_dialog(RecordAnswer(self._workspace, row))
        elif act == "end":
            self._workspace.open_dialog(EndChase(self._workspace, row))
        elif row.state != "settled":
            open_chase(self._workspace, row.case_id, key_of(row))


def key_of(row: ChaseRow) -> str:
    """What the chase is about, as the operations name it."""
    if row.about == "vacancy":
        return f"vacancy:{row.role}"
    if row.about == "difference":
        return f"difference:{row.trigger}"
    return f"{row.rule}:{row.trigger}" if row.trigger else row.rule


def _summary(due: int, waiting: int) -> str:
    parts = []
    if due:
        parts.append(ngettext("{count} answer was due", "{count} answers were due", due).format(count=due))
    if waiting:
        parts.append(ngettext("{count} waited for", "{count} waited for", waiting).format(count=waiting))
    return ", ".join(parts) or _("No answer is waited for.")
