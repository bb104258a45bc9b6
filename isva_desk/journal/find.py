"""Full-text search inside the encrypted file: references, names, crime references, people and notes."""

from __future__ import annotations

import re

from isva_desk.journal.rows import FindHit
from isva_desk.journal.store import Store

_WORD = re.compile(r"\w+", re.UNICODE)
_MOST_CLIENTS = 500


def find(store: Store, text: str, limit: int = 20) -> list[FindHit]:
    """The records in which every word of the text stands (the beginning of a word is enough), best first."""
    query = _query(text)
    if not query:
        return []
    rows = store.connection.execute(
        "SELECT p_search.client_id, p_search.case_id, p_clients.reference, p_clients.name_to_use, "
        "snippet(p_words, 0, '', '', '…', 12), p_search.doc "
        "FROM p_words JOIN p_search ON p_search.number = p_words.rowid "
        "JOIN p_clients ON p_clients.client_id = p_search.client_id "
        "WHERE p_words MATCH ? ORDER BY p_search.doc GLOB 'note:*', rank LIMIT ?",
        (query, 3 * limit),
    ).fetchall()
    hits: dict[tuple[str, str | None], FindHit] = {}
    for client, case, reference, name, snippet, _doc in rows:
        key = (client, case or _first_case(store, client))
        hits.setdefault(key, FindHit(client, key[1], reference, name, snippet))
    return list(hits.values())[:limit]


def matching_clients(store: Store, text: str) -> list[str]:
    """The clients in whose record every word of the text stands, at most some hundreds."""
    query = _query(text)
    if not query:
        return []
    rows = store.connection.execute(
        "SELECT DISTINCT p_search.client_id FROM p_words JOIN p_search ON p_search.number = p_words.rowid "
        "WHERE p_words MATCH ? LIMIT ?",
        (query, _MOST_CLIENTS),
    )
    return [row[0] for row in rows]


def _query(text: str) -> str:
    return " ".join(f'"{word}"*' for word in _WORD.findall(text))


def _first_case(store: Store, client: str) -> str | None:
    row = store.connection.execute(
        "SELECT case_id FROM p_cases WHERE client_id = ? ORDER BY closed, case_id LIMIT 1", (client,)
    ).fetchone()
    return None if row is None else str(row[0])
