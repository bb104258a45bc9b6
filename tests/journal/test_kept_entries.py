"""Entries as the first version wrote them, byte for byte: every later version reads them, and their chain is whole."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from isva_desk.journal import acts
from isva_desk.journal.entry import Entry, fault_of
from tests.builders.desks import a_desk

FOLDER = Path(__file__).parent / "kept"
# Each file is the chain of a device of its own: acts that came later have a file of their own.
FILES = sorted(FOLDER.glob("*.json"))
KEPT: list[dict[str, Any]] = [kept for file in FILES for kept in json.loads(file.read_text(encoding="utf-8"))]
ENTRIES = [
    Entry(bytes.fromhex(kept["header"]), bytes.fromhex(kept["payload"]), bytes.fromhex(kept["hash"])) for kept in KEPT
]


@pytest.mark.parametrize("number", range(len(KEPT)), ids=[kept["act"] for kept in KEPT])
def test_what_the_first_version_wrote_is_read(number: int) -> None:
    entry, kept = ENTRIES[number], KEPT[number]
    assert fault_of(entry) is None
    assert entry.header.act == kept["act"]
    read = json.loads(msgspec.json.encode(entry.act))
    assert {name: read[name] for name in kept["fields"]} == kept["fields"]


def test_every_act_of_the_first_version_is_among_them() -> None:
    assert {kept["act"] for kept in KEPT} <= set(acts.ACTS)
    assert {name for name, (_kind, version) in acts.ACTS.items() if version == 1} <= {kept["act"] for kept in KEPT}


def test_their_chain_joins_a_journal_of_today(tmp_path: Path) -> None:
    store = a_desk(tmp_path).store
    # Rules from outside need the signature of an accepted publisher, which invented words do not have.
    joining = [entry for entry in ENTRIES if entry.header.act != "rules-adopted"]
    store.absorb(joining)
    assert store.verify_chain() == []
    assert sum(head.number for head in store.heads()) == len(joining)
