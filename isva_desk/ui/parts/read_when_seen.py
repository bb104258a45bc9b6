"""A page reads anew what it shows: at once while it is seen, otherwise when it is seen again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from isva_desk.journal.changes import Changes


class ReadWhenSeen:
    """``read`` asks for what the page shows. The page hands on ``refresh``, and ``seen`` when it is shown."""

    def __init__(self, page: QWidget, read: Callable[[], None]) -> None:
        self._page, self._read = page, read
        self._stale = False

    def now(self) -> None:
        """Read, whether the page is seen or not."""
        self._stale = False
        self._read()

    def refresh(self, changes: Changes) -> None:
        """Something was recorded: what is about no client and no case changes nothing here."""
        if not changes.cases and not changes.clients:
            return
        if self._page.isVisible():
            self.now()
        else:
            self._stale = True

    def seen(self) -> None:
        """The page is shown: read what was recorded meanwhile."""
        if self._stale:
            self.now()
