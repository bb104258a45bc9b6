"""Journals of several laptops, and what their projections hold, for stories of merging and rebuilding."""

from __future__ import annotations

from typing import Any

from isva_desk.journal import schema
from isva_desk.journal.entry import Entry
from isva_desk.journal.store import Store


def projections(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every projection, in an order that does not depend on how it came about."""
    found = {}
    for table in schema.TABLES:
        rows = store.connection.execute(f"SELECT {', '.join(table.columns)} FROM {table.name}").fetchall()
        found[table.name] = sorted(rows, key=repr)
    return found


def entries_of(store: Store, device: str | None = None) -> list[Entry]:
    """What one laptop wrote: this store's own entries, or those of another that it holds."""
    return list(store.entries_since(device or store.device, 0))


def words_found(store: Store, word: str) -> int:
    """How many documents the full-text index holds with this word."""
    return int(store.connection.execute("SELECT count(*) FROM p_words WHERE p_words MATCH ?", (word,)).fetchone()[0])
