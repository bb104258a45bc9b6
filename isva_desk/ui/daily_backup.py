"""One backup a day, made beside the work and checked, without anybody having to think of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from isva_desk.domain.dates import LONDON
from isva_desk.ui.store_thread import StoreThread
from isva_desk.ui.surroundings import Surroundings
from isva_desk.ui.workspace import Workspace

if TYPE_CHECKING:
    from isva_desk.ui.unlock.opening import OpenDesk

AFTER = 3000  # milliseconds after the desk was opened: first of all Today is to be usable


class DailyBackup(QObject):
    """Looks soon after the desk was opened, and every hour. It has its own thread: reading everything takes time."""

    def __init__(self, opened: OpenDesk, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._opened, self._workspace = opened, workspace
        self.beside = StoreThread(workspace)
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.setInterval(AFTER)
        self._hourly = QTimer(self)
        self._hourly.setInterval(60 * 60 * 1000)
        for timer in (self._first, self._hourly):
            timer.timeout.connect(self.look)
            timer.start()

    def look(self) -> None:
        """Make a backup where there is none of today."""
        self.beside.call(
            _backup_unless_done, self._opened, self._workspace.around, then=self._made, failed=self._workspace.problem
        )

    def end(self) -> None:
        """The desk is being locked. A backup under way is finished by its thread and counts only if it checks."""
        self._first.stop()
        self._hourly.stop()
        self.beside.leave()

    def _made(self, made_on: datetime | None) -> None:
        if made_on is not None:
            self._workspace.backed_up.emit(made_on)


def _backup_unless_done(opened: OpenDesk, around: Surroundings) -> datetime | None:
    from isva_desk.vault.backups import ROLLING, list_backups, make_backup

    today = around.clock().astimezone(LONDON).date()
    for backup in list_backups(around.vault):
        if backup.kind == ROLLING and backup.made_on.astimezone(LONDON).date() == today:
            return None
    return make_backup(around.vault, opened.key, clock=around.clock).backup.made_on
