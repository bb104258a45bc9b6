"""What was being typed: kept in the encrypted file on every pause, outside the chain, dropped when it is saved."""

from __future__ import annotations

from isva_desk.journal.store import Store


def save_draft(store: Store, key: str, text: str) -> None:
    """Keep the text under a key of the form's own choice, in place of what was kept there."""
    with store.transaction():
        row = (key, text, store.clock().isoformat())
        store.connection.execute("INSERT OR REPLACE INTO drafts VALUES (?, ?, ?)", row)


def load_draft(store: Store, key: str) -> str | None:
    """What was kept under the key; None where nothing is."""
    row = store.connection.execute("SELECT text FROM drafts WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row[0])


def drop_draft(store: Store, key: str) -> None:
    """Forget what was kept under the key. Harmless where nothing is."""
    with store.transaction():
        store.connection.execute("DELETE FROM drafts WHERE key = ?", (key,))


def draft_keys(store: Store) -> tuple[str, ...]:
    """The keys under which something is kept, oldest first."""
    return tuple(row[0] for row in store.connection.execute("SELECT key FROM drafts ORDER BY saved_at, key"))
