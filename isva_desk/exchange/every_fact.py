"""Every fact of some clients field by field, with all its versions: what case files and tables have no place for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from isva_desk.journal import acts
from isva_desk.journal.record import SERVICE, ClientRecord, FactRecord
from isva_desk.journal.store import Store


def every_fact(store: Store, clients: Sequence[str], cases: Sequence[str], *, service: bool) -> bytes:
    """One JSON object a line: each fact of these clients and cases, and with ``service`` those of the service itself.

    Facts about a client as a whole are there with any of their cases. The newest version stands last; one that is null
    takes the fact back.
    """
    wanted = set(cases)
    records = [store.record(client) for client in clients] + ([store.known(SERVICE)] if service else [])
    return "".join(f"{line}\n" for record in records for line in _lines(record, wanted)).encode()


def _lines(record: ClientRecord, cases: set[str]) -> Iterator[str]:
    for fact in record.facts.values():
        if fact.case is None or fact.case in cases:
            yield json.dumps(_plain(record, fact), ensure_ascii=False, sort_keys=True)


def _plain(record: ClientRecord, fact: FactRecord) -> dict[str, Any]:
    case = record.cases.get(fact.case) if fact.case is not None else None
    return {
        "id": fact.id,
        "client": record.text("reference") or record.id,
        "case": case.text("reference") if case is not None else None,
        "act": acts.NAMES[type(fact.latest)],
        "versions": [
            {
                "recorded": version.stamp.recorded.isoformat(),
                "author": version.stamp.author,
                "reason": version.reason,
                "says": None if version.fact is None else msgspec.to_builtins(version.fact),
            }
            for version in fact.versions
        ],
    }
