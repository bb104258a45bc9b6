"""The register of requests for records across all clients: how each stands, and how long it has waited."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from isva_desk.journal.changes import Changes
from isva_desk.journal.requests.area import STEP_WORDS
from isva_desk.journal.requests.views import RequestRow, requests
from isva_desk.journal.store import Store
from isva_desk.language import _, ngettext
from isva_desk.ui.acts import Act
from isva_desk.ui.parts import Chips, EmptyState, PlainButton, small, soft, title
from isva_desk.ui.parts.list_page import lay_out_list_page
from isva_desk.ui.parts.read_when_seen import ReadWhenSeen
from isva_desk.ui.parts.record_row import RecordRow, RowAct
from isva_desk.ui.parts.row_groups import KeyedRow, RowGroups
from isva_desk.ui.records_requests.words import pill, row_line, waits
from isva_desk.ui.workspace import Workspace


def _read(store: Store, over: bool) -> tuple[RequestRow, ...]:
    return tuple(requests(store, over=over))


class RequestsPage(QWidget):
    """Up and down move from row to row; Enter opens the request in its case."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._reading = ReadWhenSeen(self, self._ask)
        self.views: list[tuple[RequestRow, RecordRow]] = []
        self.head, self.line = title(_("Requests for records")), soft("")
        self.which = Chips(_("Which requests?"), [("open", _("Open")), ("over", _("Over"))])
        self.which.choose("open")
        self.which.chosen.connect(lambda _choice: self._reading.now())
        self._list = RowGroups()
        below = small(
            _("Enter opens the request in its case. While one is open, no note of the client can be deleted.")
        )
        lay_out_list_page(self, (self.head, self.line), [self.which], self._list, below)

    def show_for(self, **_where: object) -> None:
        """Read the register anew."""
        self._list.want_keyboard()
        self._reading.now()

    def refresh(self, changes: Changes) -> None:
        """Something was recorded: read the register anew, now or when the page is seen again."""
        self._reading.refresh(changes)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reading.seen()

    def acts(self) -> list[Act]:
        """What can be done here beside opening a row."""
        return []

    def _ask(self) -> None:
        self._workspace.read(_read, self.which.value() == "over", then=self._show, latest="requests")

    def _show(self, rows: tuple[RequestRow, ...]) -> None:
        waiting, ours = [row for row in rows if row.waits], [row for row in rows if row.state != "elsewhere"]
        self.line.setText(self._summary(len(ours), len(waiting)))
        groups = [
            (_("Waiting for you or for a second signature"), waiting),
            (
                _("Waiting for the asker, or to be closed"),
                [row for row in rows if not row.waits and row.state != "elsewhere"],
            ),
            (_("Asked of others"), [row for row in rows if row.state == "elsewhere"]),
        ]
        if self.which.value() == "over":
            groups = [(_("Over"), list(reversed(rows)))]
        self.views = []
        self._list.show_groups([(words, [self._row(row) for row in group]) for words, group in groups], self._empty)

    def _row(self, row: RequestRow) -> KeyedRow:
        lines = [row_line(row, self._workspace.directory)]
        if row.waits and row.step:
            lines.append(_(STEP_WORDS[row.step]))
        if row.settled_on is None and row.state not in ("over", "elsewhere"):
            lines.insert(0, waits(row.days(self._workspace.today())))
        view = RecordRow(
            row.material or _("Records about the client"),
            " · ".join(lines),
            head=row.reference,
            below_head=row.case_reference,
            pill=pill(row.state),
            acts=[RowAct("open", _("Open…"), "O")],
        )
        view.opened.connect(partial(self._open, row))
        view.wanted.connect(lambda _act: self._open(row))
        self.views.append((row, view))
        return row.request_id, view

    def _summary(self, count: int, waiting: int) -> str:
        if self.which.value() == "over" or not count:
            return ""
        words = ngettext("{count} open", "{count} open", count).format(count=count)
        if not waiting:
            return words
        return _("{open}, {waiting} of them wait for the service").format(open=words, waiting=waiting)

    def _empty(self) -> EmptyState:
        if self.which.value() == "over":
            return EmptyState("shield", _("No request is over yet"), _("What was decided and closed will stand here."))
        return EmptyState(
            "shield",
            _("No request is open"),
            _("When somebody asks for a client's records, write it down in their case, under Requests."),
            PlainButton(_("Open the caseload"), self._workspace.open_caseload),
        )

    def _open(self, row: RequestRow) -> None:
        self._workspace.open_case(row.case_id, tab="requests", focus=row.request_id)
