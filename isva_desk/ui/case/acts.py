"""What can be done on the case page: each opens a sheet, and the page shows what came of it when the change arrives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from isva_desk.casework.chase_subjects import vacancy_key
from isva_desk.domain.dates import LONDON
from isva_desk.domain.safe_contact import SafeChannel, state_now
from isva_desk.entitlements.entitlement import Entitlement
from isva_desk.journal.case_view import ConsentRow
from isva_desk.journal.rows import ClientHead, PersonRow, TimelineRow, UpdateRow
from isva_desk.language import _
from isva_desk.ui.acts import Act
from isva_desk.ui.case.case_dialogs import AddSuspect, CloseCase, NotTold, PassOn, ReopenCase, SetStage
from isva_desk.ui.case.head import name_of
from isva_desk.ui.case.loading import CaseView
from isva_desk.ui.chasing.opening import choose_chase, open_chase
from isva_desk.ui.correct.dialogs import FactSheet
from isva_desk.ui.letters.opening import act_on_letters
from isva_desk.ui.people.dialogs import NamePerson, PersonLeft
from isva_desk.ui.record_event.dialog import RecordEvent
from isva_desk.ui.record_update.dialog import RecordUpdate
from isva_desk.ui.register_client.details import ChangeDetails
from isva_desk.ui.safe_contact.editor import SafeChannelEditor
from isva_desk.ui.safe_contact.gate import SafeContactGate
from isva_desk.ui.wishes.consent_dialog import RecordConsent
from isva_desk.ui.wishes.dialog import SetWishes
from isva_desk.ui.wishes.plan_dialog import AgreePlan
from isva_desk.ui.workspace import Workspace

if TYPE_CHECKING:
    from isva_desk.ui.case.page import CasePage


class CaseActs(QObject):
    """The acts of one case page, on the case that it shows."""

    def __init__(self, workspace: Workspace, page: CasePage) -> None:
        super().__init__(page)
        self._workspace, self._page = workspace, page

    @property
    def _view(self) -> CaseView:
        if self._page.view is None:
            raise LookupError("no case is shown")
        return self._page.view

    @property
    def _head(self) -> ClientHead:
        return self._view.head

    def for_command_bar(self) -> list[Act]:
        """The acts with their words and shortcuts."""
        closed = self._head.closed_on is not None
        return [
            Act(_("Something happened…"), self.record_event, "Ctrl+E", "plus"),
            Act(_("Write an update for the client…"), self.write, "Ctrl+Shift+U", "document"),
            Act(_("Ask about something that is open…"), self.ask, "Ctrl+J", "ask"),
            Act(_("A letter came…"), lambda: self.about_update("letter", None), "", "document"),
            Act(_("Somebody gave a date…"), lambda: self.about_update("date", None), "", "calendar"),
            Act(_("Show a number or address…"), self.show_contact, "", "phone"),
            Act(_("Name somebody on the case…"), lambda: self.about_person("assign", None), "", "person"),
            Act(_("Change wishes…"), lambda: self.about_contact("wishes", None), "", "heart"),
            Act(_("Record consent…"), lambda: self.about_contact("consent", None), "", "check"),
            Act(_("Agree how often…"), lambda: self.about_contact("plan", None), "", "calendar"),
            Act(_("Details…"), self.change_details, "", "document"),
            Act(_("Another suspect…"), self.add_suspect, "", "plus"),
            Act(_("Open the case again…"), self.reopen, "", "document")
            if closed
            else Act(_("Close the case…"), self.close, "", "close"),
        ]

    def show_more(self) -> None:
        """The rest of the acts, in a menu under the button."""
        button = self._page.head.more
        menu = QMenu(button)
        for act in self.for_command_bar()[1:]:
            menu.addAction(act.words).triggered.connect(lambda _checked=False, run=act.run: run())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))

    def record_update(self) -> None:
        """Record an update about this case."""
        self._workspace.record_update(case_id=self._head.case_id)

    def record_event(self, kind: str = "") -> None:
        """Record something that happened."""
        self._workspace.open_dialog(RecordEvent(self._workspace, self._head, kind or None))

    def write(self) -> None:
        """Write an update for the client."""
        if self._page.view is not None:
            self._workspace.write_client_update(self._head.case_id)

    def ask(self) -> None:
        """Choose what to ask about."""
        choose_chase(self._workspace, self._head.case_id)

    def show_contact(self) -> None:
        """The gate before a number."""
        if any(channel.value for channel in self._view.channels):
            view = self._view
            self._workspace.open_dialog(
                SafeContactGate(self._workspace, self._head.client_id, name_of(self._head), view.channels)
            )
        else:
            self._page.tabs.open("contact")

    def set_stage(self, suspect: str) -> None:
        """Set the stage of a track by hand."""
        self._workspace.open_dialog(SetStage(self._workspace, self._head, suspect))

    def change_details(self) -> None:
        """Names, pronouns, force, CPS Area."""
        self._workspace.open_dialog(ChangeDetails(self._workspace, self._head, self._view.directory))

    def add_suspect(self) -> None:
        """Another suspect."""
        self._workspace.open_dialog(AddSuspect(self._workspace, self._head))

    def close(self) -> None:
        """Close the case."""
        self._workspace.open_dialog(CloseCase(self._workspace, self._head))

    def reopen(self) -> None:
        """Open it again."""
        self._workspace.open_dialog(ReopenCase(self._workspace, self._head))

    def open_fact(self, row: TimelineRow) -> None:
        """One fact in full."""
        self._workspace.open_dialog(FactSheet(self._workspace, self._head, row))

    def about_entitlement(self, act: str, entitlement: Entitlement) -> None:
        """Told, not told, not wanted, or something happened that settles it."""
        if act == "told":
            sheet = RecordUpdate(
                self._workspace, self._head.case_id, entitlement.trigger, told=(entitlement.owed_by, "client")
            )
            self._workspace.open_dialog(sheet)
        elif act == "not-told":
            self._workspace.open_dialog(NotTold(self._workspace, self._head, entitlement))
        elif act == "ask":
            key = entitlement.rule if entitlement.trigger is None else f"{entitlement.rule}:{entitlement.trigger}"
            open_chase(self._workspace, self._head.case_id, key)
        elif act == "unwanted":
            self._workspace.open_dialog(SetWishes(self._workspace, self._head.client_id, name_of(self._head)))
        else:
            self.record_event(act.partition(":")[2])

    def about_update(self, act: str, row: object) -> None:
        """Pass an update on, or look at it; and everything about letters and dates that differ."""
        if act == "write":
            self._workspace.write_client_update(self._head.case_id, row.about if isinstance(row, UpdateRow) else ())
            return
        if not isinstance(row, UpdateRow):
            act_on_letters(self._workspace, self._head, name_of(self._head), act, row)
            return
        if act == "pass-on":
            words = state_now(self._view.channels, self._view.now.astimezone(LONDON)).words
            self._workspace.open_dialog(PassOn(self._workspace, row, name_of(self._head), words))
            return
        fact = next((fact for fact in self._view.timeline if fact.fact_id == row.update_id), None)
        if fact is not None:
            self.open_fact(fact)

    def about_person(self, act: str, row: PersonRow | None) -> None:
        """Name somebody, or record that they have left."""
        if act == "ask" and row is not None:
            open_chase(self._workspace, self._head.case_id, vacancy_key(row.role))
        elif act == "end" and row is not None:
            self._workspace.open_dialog(PersonLeft(self._workspace, row))
        else:
            self._workspace.open_dialog(NamePerson(self._workspace, self._head.case_id, row))

    def about_contact(self, act: str, what: object) -> None:
        """A safe way, wishes, an interval, a consent."""
        head, workspace = self._head, self._workspace
        if act == "channel" and isinstance(what, SafeChannel):
            workspace.open_dialog(SafeChannelEditor(workspace, head.client_id, name_of(head), what))
        elif act == "wishes":
            workspace.open_dialog(SetWishes(workspace, head.client_id, name_of(head)))
        elif act == "plan":
            workspace.open_dialog(AgreePlan(workspace, head.case_id))
        else:
            workspace.open_dialog(
                RecordConsent(workspace, head.client_id, what if isinstance(what, ConsentRow) else None)
            )
