"""What the journal says about the vault itself: whose it is, and when something was last written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from isva_desk.journal.acts import VaultOpenedFirst
from isva_desk.journal.clock import clock_millis
from isva_desk.journal.entry import Entry
from isva_desk.journal.store import Store


@dataclass(frozen=True, slots=True)
class AboutVault:
    """The service, the adviser who signs, and the word the service uses for the person: client, victim or survivor."""

    service: str
    adviser: str
    word: str


def about_vault(store: Store) -> AboutVault | None:
    """What was said when the vault was first opened; None where nobody has said it yet."""
    rows = store.connection.execute("SELECT header, payload, hash FROM entries WHERE client IS NULL ORDER BY clock")
    for row in rows:
        act = Entry(*row).act
        if isinstance(act, VaultOpenedFirst):
            return AboutVault(act.service, act.adviser, act.word)
    return None


def last_saved(store: Store) -> datetime | None:
    """When the newest entry was written, in UTC; None while the journal is empty."""
    newest = store.connection.execute("SELECT max(clock) FROM heads").fetchone()[0]
    return None if newest is None else datetime.fromtimestamp(clock_millis(newest) / 1000, UTC)
