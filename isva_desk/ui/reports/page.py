"""The Reports page: the list of reports, and the one that is open."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from isva_desk.documents.reports.catalogue import REPORTS, Listed
from isva_desk.journal.changes import Changes
from isva_desk.journal.report_scopes import Scopes, scopes
from isva_desk.language import _
from isva_desk.ui.acts import Act
from isva_desk.ui.reports.choosing import ReportList
from isva_desk.ui.workspace import Workspace

if TYPE_CHECKING:
    from isva_desk.ui.reports.report_view import ReportView

DRAFT = "reports"


class ReportsPage(QWidget):
    """What was asked of each report stays while the desk is open; what was open at the lock is there again after it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.list = ReportList()
        self.view: ReportView | None = None
        self._asked: dict[str, str] = {}
        self._wanted: tuple[Listed, str | None] | None = None
        self._looked_for_draft = False
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._stack)
        self.list.opened.connect(workspace.open_reports)

    # -- what the window asks -------------------------------------------------------------------------------------

    def show_for(self, name: str = "", case_id: str | None = None, **_where: object) -> None:
        """Show the report of that name, or the list; a report of one case can be told which."""
        listed = REPORTS.get(name)
        if listed is not None:
            self._wanted = listed, case_id
            self._workspace.read(scopes, then=self._open, latest="scopes")
            return
        self._wanted = None
        before = self.view.listed.name if self.view is not None else ""
        self._close()
        self._stack.setCurrentWidget(self.list)
        self.list.focus_on(before)
        if not self._looked_for_draft:
            self._looked_for_draft = True
            self._workspace.load_draft(DRAFT, self._take_up)

    def refresh(self, changes: Changes) -> None:
        """Something was recorded: the open report is made anew."""
        if self.view is not None and (changes.cases or changes.clients):
            self.view.stale()

    def acts(self) -> list[Act]:
        """Printing and saving, for the command bar."""
        if self.view is None or self.view.leaving is None:
            return []
        return [
            Act(_("Print this report…"), self.view.print_it, "Ctrl+P", "print"),
            Act(_("Save this report…"), self.view.save_it, "Ctrl+S", "document"),
            Act(_("All reports"), self._workspace.open_reports, "", "reports"),
        ]

    # -- what was asked for survives the lock ---------------------------------------------------------------------

    @property
    def draft_key(self) -> str:
        """Under which the lock keeps which report is open and what was asked of it."""
        return DRAFT if self.view is not None else ""

    def draft_text(self) -> str:
        """The report that is open and what is asked of it."""
        return "" if self.view is None else json.dumps([self.view.listed.name, self.view.filters.as_text()])

    def _take_up(self, text: str | None) -> None:
        if not text:
            return
        self._workspace.drop_draft(DRAFT)
        name, asked = json.loads(text)
        if name in REPORTS and self.view is None:
            self._asked[name] = asked
            self._workspace.open_reports(name)

    # -- inside ---------------------------------------------------------------------------------------------------

    def _open(self, found: Scopes) -> None:
        """Show the report that is wanted, as it was asked for the last time."""
        if self._wanted is None:
            return
        listed, case_id = self._wanted
        if self.view is not None and self.view.listed is listed and case_id is None:
            self._stack.setCurrentWidget(self.view)
            return
        # What draws pages is large, and the list is needed by the command bar.
        from isva_desk.ui.reports.report_view import ReportView

        self._close()
        view = ReportView(self._workspace, listed, found, case_id)
        if case_id is None and (asked := self._asked.get(listed.name)):
            view.filters.take_up(asked)
        view.left.connect(self._workspace.open_reports)
        self._stack.addWidget(view)
        self.view = view
        self._stack.setCurrentWidget(view)
        view.filters.focus_first()

    def _close(self) -> None:
        if self.view is None:
            return
        self._asked[self.view.listed.name] = self.view.filters.as_text()
        self._stack.removeWidget(self.view)
        self.view.hide()
        self.view.setParent(None)
        self.view.deleteLater()
        self.view = None


def report_acts(workspace: Workspace, case_id: str | None) -> list[Act]:
    """Every report, to be opened from anywhere; one that is about a case, of the case that is open."""
    return [
        Act(
            _("Report: {title}").format(title=_(listed.title)),
            partial(workspace.open_reports, listed.name, case_id if listed.of_one_case else None),
            "",
            "reports",
        )
        for listed in REPORTS.values()
    ]
