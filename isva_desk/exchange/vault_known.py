"""What a vault already holds, as the questions that a dry run asks."""

from __future__ import annotations

from isva_desk.exchange.columns import plain
from isva_desk.exchange.exported import exported
from isva_desk.exchange.known import Known, KnownClient
from isva_desk.journal.case_view import cases_of
from isva_desk.journal.find import find
from isva_desk.journal.lookup import client_with_reference
from isva_desk.journal.store import Store


def known_in(store: Store) -> Known:
    """The clients of the vault, asked for one by one."""

    def by_reference(reference: str) -> KnownClient | None:
        client = client_with_reference(store, reference)
        return None if client is None else _client(store, client)

    def by_name(name: str) -> KnownClient | None:
        namesakes = (hit.client_id for hit in find(store, name, limit=50))
        same = (client for client in namesakes if plain(store.record(client).text("name")) == plain(name))
        client = next(same, None)
        return None if client is None else _client(store, client)

    return Known(by_reference, by_name)


def _client(store: Store, client: str) -> KnownClient:
    record = store.record(client)
    cases = tuple(exported(store, case) for case in cases_of(store, client))
    return KnownClient(record.text("reference"), record.text("name"), cases)
