"""The pages that there are. Pages of later work are absent, not grey."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtWidgets import QDialog, QWidget

from isva_desk.journal.changes import Changes
from isva_desk.language import N_
from isva_desk.ui.acts import Act
from isva_desk.ui.workspace import Workspace


class Page(Protocol):
    """What the window asks of a page. A page is a QWidget that was given the workspace when it was made."""

    def show_for(self, **where: Any) -> None:
        """Show this; called each time somebody goes to the page."""

    def refresh(self, changes: Changes) -> None:
        """Ask again if this concerns what is shown."""

    def acts(self) -> list[Act]:
        """What can be done here, for the command bar."""


@dataclass(frozen=True, slots=True)
class PageKind:
    """One page: its id, its name in the rail ("" where it is not in the rail), and how it is made."""

    id: str
    words: str
    icon: str
    shortcut: str
    make: Callable[[Workspace], QWidget]
    under: str = ""  # the page of the rail that it belongs to, where it is not in the rail


def _today(workspace: Workspace) -> QWidget:
    from isva_desk.ui.today.page import TodayPage

    return TodayPage(workspace)


def _caseload(workspace: Workspace) -> QWidget:
    from isva_desk.ui.caseload.page import CaseloadPage

    return CaseloadPage(workspace)


def _case(workspace: Workspace) -> QWidget:
    from isva_desk.ui.case.page import CasePage

    return CasePage(workspace)


def _settings(workspace: Workspace) -> QWidget:
    from isva_desk.ui.settings.page import SettingsPage

    return SettingsPage(workspace)


def _chasing(workspace: Workspace) -> QWidget:
    from isva_desk.ui.chasing.page import ChasingPage

    return ChasingPage(workspace)


def _agencies(workspace: Workspace) -> QWidget:
    from isva_desk.ui.agencies.page import AgenciesPage

    return AgenciesPage(workspace)


def _reports(workspace: Workspace) -> QWidget:
    from isva_desk.ui.reports.page import ReportsPage

    return ReportsPage(workspace)


def _waiting(workspace: Workspace) -> QWidget:
    from isva_desk.ui.waiting.page import WaitingPage

    return WaitingPage(workspace)


def _client_update(workspace: Workspace) -> QWidget:
    from isva_desk.ui.client_update.page import ClientUpdatePage

    return ClientUpdatePage(workspace)


def _helplines(workspace: Workspace) -> QWidget:
    from isva_desk.ui.helplines.page import HelplinesPage

    return HelplinesPage(workspace)


def _diary(workspace: Workspace) -> QWidget:
    from isva_desk.ui.diary.page import DiaryPage

    return DiaryPage(workspace)


def _requests(workspace: Workspace) -> QWidget:
    from isva_desk.ui.records_requests.page import RequestsPage

    return RequestsPage(workspace)


PAGES = (
    PageKind("today", N_("Today"), "today", "Ctrl+1", _today),
    PageKind("caseload", N_("Caseload"), "caseload", "Ctrl+2", _caseload),
    PageKind("chasing", N_("Chasing"), "ask", "Ctrl+3", _chasing),
    PageKind("reports", N_("Reports"), "reports", "Ctrl+4", _reports),
    PageKind("diary", N_("Diary"), "calendar", "Ctrl+5", _diary),
    PageKind("requests", N_("Requests"), "shield", "Ctrl+6", _requests),
    PageKind("waiting", N_("Waiting"), "clock", "Ctrl+7", _waiting),
    PageKind("agencies", N_("Agencies"), "heart", "Ctrl+8", _agencies),
    PageKind("case", "", "document", "", _case, under="caseload"),
    PageKind("client-update", "", "document", "", _client_update, under="caseload"),
    PageKind("helplines", "", "phone", "", _helplines, under="settings"),
    PageKind("settings", N_("Settings"), "settings", "Ctrl+,", _settings),
)


def record_update(workspace: Workspace, case_id: str | None, about: str | None) -> QDialog:
    """The sheet "Record an update"."""
    from isva_desk.ui.record_update.dialog import RecordUpdate

    return RecordUpdate(workspace, case_id, about)


def refer(workspace: Workspace) -> QDialog:
    """The sheet "New referral"."""
    from isva_desk.ui.waiting.sheets import Refer

    return Refer(workspace)


def register_client(workspace: Workspace) -> QDialog:
    """The sheet "Register a client"."""
    from isva_desk.ui.register_client.dialog import RegisterClient

    return RegisterClient(workspace)


def import_wizard(workspace: Workspace) -> QDialog:
    """The import of a spreadsheet or of case files."""
    from isva_desk.ui.import_wizard.dialog import ImportWizard

    return ImportWizard(workspace)


def report_acts(workspace: Workspace, case_id: str | None) -> list[Act]:
    """Every report, for the command bar."""
    from isva_desk.ui.reports.page import report_acts as every_report

    return every_report(workspace, case_id)
