"""Vaults for tests: real in every respect, but stretching the passphrase takes a millisecond instead of a second."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from isva_desk.vault.creation import create_vault
from isva_desk.vault.data_key import DataKey
from isva_desk.vault.stretching import ArgonCost

CHEAP_FOR_TESTS = ArgonCost(memory_kib=32, passes=1, lanes=1)
PASSPHRASE = "invented lantern for a quiet test"


@dataclass(frozen=True, slots=True)
class BuiltVault:
    """A vault and all that opens it, as in ``unlock(built.folder, built.passphrase, floor=CHEAP_FOR_TESTS)``."""

    folder: Path
    passphrase: str
    words: tuple[str, ...]
    key: DataKey


def a_vault(tmp_path: Path, *, passphrase: str = PASSPHRASE, name: str = "vault") -> BuiltVault:
    """A new empty vault in a folder of that name below ``tmp_path``."""
    made = create_vault(tmp_path / name, passphrase, cost=CHEAP_FOR_TESTS)
    return BuiltVault(made.folder, passphrase, made.recovery_words, made.data_key)
