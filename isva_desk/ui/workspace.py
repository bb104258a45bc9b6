"""What every page is given: the records by way of the store thread, the hub of changes, and the ways to other pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog

from isva_desk.domain.dates import LONDON
from isva_desk.journal.changes import Changes
from isva_desk.journal.drafts import drop_draft, load_draft, save_draft
from isva_desk.ui.change_hub import ChangeHub
from isva_desk.ui.clipboard import SecretClipboard
from isva_desk.ui.lock.panic import TWICE_WITHIN
from isva_desk.ui.settings.preferences import Preferences
from isva_desk.ui.store_thread import Failed, StoreThread, Then, is_there
from isva_desk.ui.surroundings import Surroundings
from isva_desk.ui.unlock.opening import OpenDesk
from isva_desk.vault.database import named_database_problems

_GRACE = round(TWICE_WITHIN * 1000) + 200  # milliseconds


class Workspace(QObject):
    """An open desk, as pages see it. ``folder`` is where the vault lies. Nothing here may be kept after the lock."""

    page_wanted = Signal(str, object)  # id of the page, what it is to show
    dialog_wanted = Signal(object)
    update_wanted = Signal(object, object)  # case id or None, what it is about or None
    client_wanted = Signal()
    import_wanted = Signal()
    back_wanted = Signal()
    toast_wanted = Signal(str, str)  # sentence, icon
    problem_met = Signal(object)
    lock_wanted = Signal()
    bar_wanted = Signal()
    backed_up = Signal(object)  # when
    preferences_changed = Signal(object)

    def __init__(
        self, opened: OpenDesk, thread: StoreThread, around: Surroundings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = opened.desk
        self._opened = opened
        self.about = opened.about
        self.directory = opened.desk.directory
        self.thread_of_store = thread
        self.around = around
        self.folder = around.vault
        self.preferences = Preferences()
        self._given_up: set[str] = set()
        self.hub = ChangeHub(self)
        self.clipboard = SecretClipboard(self)
        self._beside: StoreThread | None = None

    # -- asking and acting ----------------------------------------------------------------------------------------

    def read(
        self, function: Callable[..., Any], *args: Any, then: Then, failed: Failed | None = None, latest: str = ""
    ) -> None:
        """``function(store, *args)`` on the store thread; ``then(result)`` here. ``latest``: see ``StoreThread``."""
        self.thread_of_store.call(
            _named(function), self._desk.store, *args, then=then, failed=failed or self.problem, latest=latest
        )

    def ask(
        self, operation: Callable[..., Any], *args: Any, then: Then, failed: Failed | None = None, latest: str = ""
    ) -> None:
        """``operation(desk, *args)`` that changes nothing: a preview, a proposal."""
        self.thread_of_store.call(
            _named(operation), self._desk, *args, then=then, failed=failed or self.problem, latest=latest
        )

    def act(
        self, operation: Callable[..., Any], *args: Any, then: Then | None = None, failed: Failed | None = None
    ) -> None:
        """``operation(desk, *args)`` that writes. Its ``Changes`` go to the hub first, then to ``then``."""

        def done(result: Any) -> None:
            if isinstance(result, Changes):
                self.hub.changed.emit(result)
            if then is not None and is_there(then):
                then(result)

        self.thread_of_store.call(
            _named(operation), self._desk, *args, then=done, failed=failed or self.problem, writes=True
        )

    def ask_vault(self, operation: Callable[..., Any], *args: Any, then: Then, failed: Failed | None = None) -> None:
        """``operation(opened, around, *args)``, which needs the key: a backup, the health."""
        self.thread_of_store.call(operation, self._opened, self.around, *args, then=then, failed=failed or self.problem)

    def draw(
        self, function: Callable[..., Any], *args: Any, then: Then, failed: Failed | None = None, latest: str = ""
    ) -> None:
        """``function(*args)`` on a thread beside the records': drawing pages, which needs nothing out of them."""
        if self._beside is None:
            self._beside = StoreThread(self)
        self._beside.call(function, *args, then=then, failed=failed or self.problem, latest=latest)

    @property
    def drawing(self) -> bool:
        """Pages are being drawn."""
        return self._beside is not None and not self._beside.idle

    def leave(self) -> None:
        """The desk is being locked: what is drawn beside is given up, and nobody waits for it."""
        if self._beside is not None:
            self._beside.leave()
            self._beside = None

    def cancelled(self) -> bool:
        """The desk is being locked: long work stops and leaves nothing half done."""
        return self.thread_of_store.cancelled.is_set()

    def now(self) -> datetime:
        """This moment, as the desk's clock has it, in London."""
        return self._desk.clock().astimezone(LONDON)

    def today(self) -> date:
        """The day it is in London."""
        return self.now().date()

    # -- ways to other pages --------------------------------------------------------------------------------------

    def open_today(self) -> None:
        """Show Today."""
        self.page_wanted.emit("today", {})

    def open_caseload(self, **where: Any) -> None:
        """Show the caseload, perhaps filtered."""
        self.page_wanted.emit("caseload", where)

    def open_chasing(self, chase_id: str = "") -> None:
        """Show who is being asked; ``chase_id`` says which row the keyboard is put on."""
        self.page_wanted.emit("chasing", {"chase_id": chase_id})

    def open_reports(self, name: str = "", case_id: str | None = None) -> None:
        """Show the list of reports, or the report of that name."""
        self.page_wanted.emit("reports", {"name": name, "case_id": case_id} if name else {})

    def write_client_update(self, case_id: str, about: Sequence[str] = ()) -> None:
        """Write an update for the client of this case, perhaps about these facts of it."""
        self.page_wanted.emit("client-update", {"case_id": case_id, "about": tuple(about)})

    def open_settings(self) -> None:
        """Show the settings."""
        self.page_wanted.emit("settings", {})

    def open_helplines(self, focus: str = "") -> None:
        """Show the helplines; ``focus`` is the id of one."""
        self.page_wanted.emit("helplines", {"focus": focus})

    def open_case(self, case_id: str, tab: str | None = None, focus: str | None = None) -> None:
        """Show one case; ``tab`` and ``focus`` say where in it."""
        self.page_wanted.emit("case", {"case_id": case_id, "tab": tab, "focus": focus})

    def record_update(self, case_id: str | None = None, about: str | None = None) -> None:
        """Open "Record an update"."""
        self.update_wanted.emit(case_id, about)

    def register_client(self) -> None:
        """Open "Register a client"."""
        self.client_wanted.emit()

    def import_file(self) -> None:
        """Open the import of a spreadsheet or of case files."""
        self.import_wanted.emit()

    def open_command_bar(self) -> None:
        """Open the command bar."""
        self.bar_wanted.emit()

    def back(self) -> None:
        """Show the page before this one."""
        self.back_wanted.emit()

    def open_dialog(self, dialog: QDialog) -> None:
        """Show a sheet over the window. It does not block, and the lock closes it."""
        self.dialog_wanted.emit(dialog)

    def toast(self, sentence: str, icon: str = "check") -> None:
        """Say a short word at the lower edge. Never name a person in it."""
        self.toast_wanted.emit(sentence, icon)

    def problem(self, problem: Exception) -> None:
        """Tell the person what went wrong, what was kept and what to do next."""
        self.problem_met.emit(problem)

    def lock(self) -> None:
        """Lock the desk now."""
        self.lock_wanted.emit()

    # -- small things ---------------------------------------------------------------------------------------------

    def copy(self, text: str) -> None:
        """Put a text on the clipboard; it is taken off again after 20 seconds and when the desk is locked."""
        self.clipboard.copy(text)

    def save_draft(self, key: str, text: str) -> None:
        """Keep what is being typed in the encrypted draft journal."""
        self._given_up.discard(key)
        self.thread_of_store.call(save_draft, self._desk.store, key, text, failed=self.problem, writes=True)

    def load_draft(self, key: str, then: Callable[[str | None], object]) -> None:
        """Ask for what was being typed; what was given up a moment ago is not offered again."""
        if key in self._given_up:
            then(None)
        else:
            self.read(load_draft, key, then=then)

    def drop_draft(self, key: str) -> None:
        """Forget what was being typed: it was saved, or given up."""
        self._given_up.discard(key)
        self.thread_of_store.call(drop_draft, self._desk.store, key, failed=self.problem, writes=True)

    def drop_draft_soon(self, key: str) -> None:
        """Forget what was being typed, but not before a second Escape could have locked the desk: then it is kept."""
        self._given_up.add(key)
        QTimer.singleShot(_GRACE, self, lambda: self._drop_given_up(key))

    def _drop_given_up(self, key: str) -> None:
        # The desk may have closed within that second; then the draft is kept, as for a lock.
        if key in self._given_up and is_there(self.thread_of_store.call):
            self.drop_draft(key)

    def draft_saver(self) -> Callable[[str, str], object]:
        """What the lock calls on the store thread to keep a draft."""
        store = self._desk.store
        return lambda key, text: save_draft(store, key, text)

    def change_preferences(self, preferences: Preferences) -> None:
        """Show the desk like this from now on."""
        self.preferences = preferences
        self.preferences_changed.emit(preferences)


def _named(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, in which a damaged page or a full disk becomes a problem with a name."""

    def call(*args: Any) -> Any:
        with named_database_problems():
            return function(*args)

    return call
