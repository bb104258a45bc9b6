"""The tab "Requests for records" of a case: each request test by test."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from isva_desk.journal.requests.folded import WAITING, Request
from isva_desk.journal.requests.views import requests_of
from isva_desk.language import _
from isva_desk.ui.acts import Act
from isva_desk.ui.case.loading import CaseView
from isva_desk.ui.case.more_tabs import CaseTab
from isva_desk.ui.parts import EmptyState, PlainButton, clear, small
from isva_desk.ui.records_requests.card import RequestCard
from isva_desk.ui.records_requests.new_request import RequestSheet
from isva_desk.ui.records_requests.opening import open_act
from isva_desk.ui.workspace import Workspace


class RequestsTab(CaseTab):
    """Reads the requests when it is looked at."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._view: CaseView | None = None
        self._focus = ""
        self.cards: dict[str, RequestCard] = {}
        self.add = PlainButton(_("A request came…"), self._new)
        self._list = QVBoxLayout()
        self._list.setSpacing(14)
        line = QHBoxLayout()
        line.addWidget(
            small(_("Test by test. Nothing is released before every test is met and two people have signed.")), 1
        )
        line.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(line)
        column.addLayout(self._list)
        column.addStretch(1)

    def show_view(self, view: CaseView) -> None:
        """Read the requests of this case anew."""
        self._view = view
        self.add.setEnabled(view.head.closed_on is None)
        self._workspace.read(requests_of, view.head.case_id, then=self._show, latest="case-requests")

    def focus_on(self, focus: str) -> None:
        """Put the keyboard on this request once it is shown."""
        self._focus = focus
        self._put_focus()

    def acts(self, view: CaseView) -> list[Act]:
        """A new request, from any tab of the case."""
        if view.head.closed_on is not None:
            return []
        self._view = view
        return [Act(_("A request for records came…"), self._new, "", "shield")]

    def _show(self, found: tuple[Request, ...]) -> None:
        view = self._view
        if view is None or any(one.case_id != view.head.case_id for one in found):
            return
        before = self._keyboard()
        clear(self._list)
        self.cards = {}
        self.counted.emit(sum(1 for one in found if one.state in WAITING))
        for one in found:
            card = RequestCard(one, view.directory, view.today, closed=view.head.closed_on is not None)
            card.wanted.connect(partial(self._act, one))
            self.cards[one.id] = card
            self._list.addWidget(card)
        if not found:
            self._list.addWidget(
                EmptyState(
                    "shield",
                    _("No request for records"),
                    _("When somebody asks for notes or records about the client, it stands here, test by test."),
                )
            )
        self._put_focus()
        self._keyboard_again(before)

    def _act(self, one: Request, act: str) -> None:
        if self._view is not None:
            open_act(self._workspace, self._view.head.reference, one, act)

    def _new(self) -> None:
        if self._view is not None:
            head = self._view.head
            self._workspace.open_dialog(RequestSheet(self._workspace, head.case_id, head.reference, head.police_force))

    def _put_focus(self) -> None:
        card = self.cards.get(self._focus)
        if card is None:
            return
        self._focus = ""
        step = card.request.missing[0] if card.request.missing else ""
        row = card.steps.get(step) or next(iter(card.steps.values()))
        row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keyboard(self) -> tuple[str, str]:
        """The request and the step that have the keyboard of the window, also while a sheet lies over it."""
        focused = self.window().focusWidget()
        for identity, card in self.cards.items():
            for step, row in card.steps.items():
                if focused is row or (focused is not None and row.isAncestorOf(focused)):
                    return identity, step
        return "", ""

    def _keyboard_again(self, before: tuple[str, str]) -> None:
        card = self.cards.get(before[0])
        if card is not None and before[1] in card.steps:
            card.steps[before[1]].setFocus(Qt.FocusReason.OtherFocusReason)
