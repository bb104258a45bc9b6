"""Opening a vault: from what a person knows to the key of the database."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path

from isva_desk.vault import folder as places
from isva_desk.vault.attempts import Clock, utc_now
from isva_desk.vault.data_key import DataKey
from isva_desk.vault.database import begins_with_salt_of
from isva_desk.vault.key_slots import refresh_copies
from isva_desk.vault.key_store import KeyStore
from isva_desk.vault.opening import open_with_passphrase, open_with_words
from isva_desk.vault.problems import VaultInUse, named_disk_problems
from isva_desk.vault.rekeying import finish_rekeying
from isva_desk.vault.single_opener import alone_with
from isva_desk.vault.stretching import FLOOR, ArgonCost
from isva_desk.vault.wrapping import Opened


def unlock(
    folder: Path,
    passphrase: str,
    *,
    key_store: KeyStore | None = None,
    floor: ArgonCost = FLOOR,
    clock: Clock = utc_now,
) -> DataKey:
    """The key of the vault. Takes about a second, by design: call it off the window's thread.

    Raises, told apart: WrongPassphrase, DamagedKeySlots, NewerVault, NotAVault, TooSoon, DiskProblem, KeyStoreProblem
    (the slot needs a secret of the key store that cannot be had). ``floor`` is the least work a slot may ask for.
    """
    opened, _store = open_with_passphrase(folder, passphrase, key_store=key_store, floor=floor, clock=clock)
    return _settled(folder, opened)


def unlock_with_words(
    folder: Path, words: str | Sequence[str], *, floor: ArgonCost = FLOOR, clock: Clock = utc_now
) -> DataKey:
    """The key of the vault, by its recovery words alone (no key store). Raises WrongWords, else as ``unlock``."""
    return _settled(folder, open_with_words(folder, words, floor=floor, clock=clock))


def _settled(folder: Path, opened: Opened) -> DataKey:
    if len(opened.data_keys) > 1:
        return finish_rekeying(folder, opened)
    if begins_with_salt_of(folder / places.DATABASE, opened.data_keys[0]):
        refresh_copies(folder)  # never by key slots that do not open these records: the copies may be all that does
    _sweep(folder)
    return opened.data_keys[0]


def _sweep(folder: Path) -> None:
    """Removes what a program that was killed left half written, unless somebody may be writing it now."""
    if places.left_overs(folder):
        with contextlib.suppress(VaultInUse), alone_with(folder), named_disk_problems():
            for path in places.left_overs(folder):
                path.unlink(missing_ok=True)
