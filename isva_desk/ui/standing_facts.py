"""The numbers and the saved line in the rail, from what is really so."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject

from isva_desk.domain.dates import LONDON
from isva_desk.journal.about_vault import last_saved
from isva_desk.journal.caseload import CaseloadFilter, caseload_count
from isva_desk.journal.changes import Changes
from isva_desk.journal.chases import waiting_count
from isva_desk.journal.store import Store
from isva_desk.journal.today import today_counts
from isva_desk.language import _, ngettext, say_short_day
from isva_desk.ui.parts import announce
from isva_desk.ui.rail import Rail
from isva_desk.ui.workspace import Workspace
from isva_desk.vault.backups import list_backups


class StandingFacts(QObject):
    """Asks after every change and puts the answers into the rail."""

    def __init__(self, workspace: Workspace, rail: Rail) -> None:
        super().__init__(rail)
        self._workspace = workspace
        self._rail = rail
        self._saved: datetime | None = None
        self._backup: datetime | None = None
        self._today: int | None = None
        workspace.backed_up.connect(self._show_backup)
        workspace.hub.changed.connect(self.refresh)
        workspace.thread_of_store.call(_newest_backup, workspace.folder, then=self._show_backup)
        self.refresh(None)

    def refresh(self, changes: Changes | None) -> None:
        """Count again; an act that went through is one that is on the disk."""
        if changes is not None:
            self._saved = self._workspace.now()
        self._workspace.read(_counts, self._workspace.now(), then=self._show_counts, latest="counts")

    def _show_counts(self, counts: tuple[int, int, int, datetime | None]) -> None:
        today, caseload, chasing, newest = counts
        if self._today is not None and self._today != today:
            announce(
                self._rail,
                ngettext("{count} thing on Today now", "{count} things on Today now", today).format(count=today),
            )
        self._today = today
        self._rail.count("today", today)
        self._rail.count("caseload", caseload)
        self._rail.count("chasing", chasing)
        self._saved = self._saved or newest
        self._say()

    def _show_backup(self, checked: datetime | None) -> None:
        self._backup = checked
        self._say()

    def _say(self) -> None:
        saved = self._saved.astimezone(LONDON) if self._saved else None
        today = self._workspace.today()
        if saved is None:
            words = ""
        elif saved.date() == today:
            words = _("Saved {hour}").format(hour=f"{saved:%H:%M}")
        else:
            words = _("Saved {day}").format(day=say_short_day(saved.date()))
        self._rail.facts.setText("\n".join(filter(None, (words, self._backup_words()))))

    def _backup_words(self) -> str:
        if self._backup is None:
            return _("No backup yet")
        day = self._backup.astimezone(LONDON).date()
        if day == self._workspace.today():
            return _("Backup checked today")
        return _("Backup checked {day}").format(day=say_short_day(day))


def _counts(store: Store, now: datetime) -> tuple[int, int, int, datetime | None]:
    running, _due = waiting_count(store, now.astimezone(LONDON).date())
    today = sum(today_counts(store, now).values())
    return today, caseload_count(store, CaseloadFilter()), running, last_saved(store)


def _newest_backup(folder: Path) -> datetime | None:
    return max((backup.made_on for backup in list_backups(folder)), default=None)
