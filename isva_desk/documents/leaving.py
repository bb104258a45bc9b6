"""A finished document that leaves the vault: as a file or on paper. First the journal, then the file has its name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from isva_desk.casework.desk import Desk
from isva_desk.casework.record_export import record_export
from isva_desk.exchange.private_file import written_privately
from isva_desk.journal.changes import Changes


@dataclass(frozen=True, slots=True)
class Leaving:
    """The bytes of a document and what the journal says of it: what it is, why it leaves, and whom it is about."""

    content: bytes
    what: str
    reason: str = ""
    client_id: str | None = None
    case_id: str | None = None


def save(desk: Desk, leaving: Leaving, path: Path) -> Changes:
    """Write it for its owner alone. What stands under its name has always been written down. Raises ``OSError``."""
    with written_privately(path, leaving.content):
        return _record(desk, leaving, leaving.what)


def record_print(desk: Desk, leaving: Leaving, pages: int) -> Changes:
    """Write down that so many pages go to a printer, before the first one does."""
    return _record(desk, leaving, f"printed, pages: {pages}; {leaving.what}")


def _record(desk: Desk, leaving: Leaving, what: str) -> Changes:
    return record_export(
        desk, what, leaving.content, leaving.reason, client_id=leaving.client_id, case_id=leaving.case_id
    )
