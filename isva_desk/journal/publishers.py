"""The publishers of rules whose public keys somebody has accepted."""

from __future__ import annotations

from isva_desk.journal import acts
from isva_desk.journal.entry import Entry
from isva_desk.journal.store import Store


def accepted(store: Store) -> dict[str, str]:
    """Public key (base64) to the name under which it was accepted."""
    rows = store.connection.execute(
        "SELECT header, payload, hash FROM entries WHERE client IS NULL ORDER BY clock, device"
    )
    found = (Entry(*row).act for row in rows)
    return {act.public_key: act.name for act in found if isinstance(act, acts.PublisherAccepted)}
