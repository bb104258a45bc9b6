"""A disk that takes no more in the middle of a write: the work is refused in words, or done; the vault stays whole."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from isva_desk.vault.backups import list_backups
from isva_desk.vault.recovery_words import new_recovery_words
from tests.builders.vaults import BuiltVault
from tests.faults.vault_under_attack import (
    ROWS,
    Victim,
    a_vault_with_facts,
    a_victim,
    facts,
    fresh,
    unlocked,
    whole_in_every_respect,
)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks, and limits files as Linux does")


@pytest.fixture(scope="module")
def victim(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Victim]:
    with a_victim(tmp_path_factory.mktemp("victim")) as started:
        yield started


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> BuiltVault:
    return a_vault_with_facts(tmp_path_factory.mktemp("whole"))


@pytest.mark.parametrize("act", ["rekey", "backup", "restore", "passphrase", "write"])
def test_no_room(victim: Victim, whole: BuiltVault, tmp_path: Path, act: str) -> None:
    size = (whole.folder / "records.db").stat().st_size
    order = {
        "act": act,
        "key": whole.key.raw().hex(),
        "words": new_recovery_words(),
        "new": "seven quiet herons on the roof",
    }
    refused = 0
    for largest in (0, 50, 100, 700, 3_000, 4_100, 9_000, 20_000, 33_000, size // 2, size - 100, size):
        folder = fresh(whole, tmp_path, f"{act}{largest}")
        answer = victim.told(folder=folder, largest=largest, **order)
        refused += bool(answer["problems"])
        assert set(answer["problems"]) <= {"DiskProblem"}
        passphrase = order["new"] if act == "passphrase" and not answer["problems"] else whole.passphrase
        key = unlocked(folder, str(passphrase))
        expected = ROWS // 2 if act == "restore" and not answer["problems"] else ROWS
        kept = facts(folder, key)
        assert kept[expected:][: len(answer["confirmed"])] == [f"new {n}" for n in answer["confirmed"]]
        assert act == "write" or len(kept) == expected
        assert whole_in_every_respect(folder, key)
        assert list_backups(folder)
    assert refused > 2
