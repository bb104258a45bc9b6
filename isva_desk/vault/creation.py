"""Making a vault: a folder with a new random key in it, wrapped for a passphrase and for recovery words."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from isva_desk.vault import folder as places
from isva_desk.vault.attempts import Clock, utc_now
from isva_desk.vault.data_key import DataKey
from isva_desk.vault.database import connect, create_database
from isva_desk.vault.key_slots import PASSPHRASE, WORDS, KeySlots, parse, refresh_copies, write_key_slots
from isva_desk.vault.key_store import KeyStore, new_store_secret
from isva_desk.vault.opening import new_passphrase_secret
from isva_desk.vault.problems import FolderNotEmpty, NoBackup, NotAVault, named_disk_problems
from isva_desk.vault.recovery_words import new_recovery_words, secret_of
from isva_desk.vault.stretching import ArgonCost, measured_cost
from isva_desk.vault.wrapping import new_slot, with_slots

_OURS = {
    places.UNFINISHED, places.KEY_SLOTS, places.KEY_SLOTS_COPY, places.DATABASE, places.BACKUPS, places.LOCK,
    f"{places.DATABASE}-wal", f"{places.DATABASE}-shm",
}  # fmt: skip


@dataclass(frozen=True, slots=True, repr=False)
class NewVault:
    """A vault just made. The recovery words are shown once and kept nowhere."""

    folder: Path
    data_key: DataKey
    recovery_words: tuple[str, ...]


def create_vault(
    folder: Path,
    passphrase: str,
    *,
    cost: ArgonCost | None = None,
    key_store: KeyStore | None = None,
    clock: Clock = utc_now,
    notes: Mapping[str, str] = MappingProxyType({}),
) -> NewVault:
    """Makes a vault in an empty or new folder. Without ``cost``, one guess is measured to take 0.7 to 1.0 seconds.

    ``key_store``: a secret there becomes part of what the passphrase needs. ``notes``: texts to lie in the folder in
    clear, by name; they are there before the vault counts as made. Raises FolderNotEmpty, WeakPassphrase,
    KeyStoreProblem, DiskProblem. A vault whose making was cut off is not a vault; making it again starts over.
    """
    secret = new_passphrase_secret(passphrase)
    check_place(folder, notes)
    cost = cost or measured_cost()
    _start(folder, notes)
    data_key, vault_key, words = DataKey.random(), secrets.token_bytes(32), new_recovery_words()
    made = clock().replace(microsecond=0).isoformat()
    key_slots = KeySlots(secrets.token_hex(16), made, (), b"", b"")
    store = new_store_secret(key_store, key_slots.vault) if key_store else None
    slots = (
        new_slot(key_slots, PASSPHRASE, secret, cost, vault_key, store=store),
        new_slot(key_slots, WORDS, secret_of(words), cost, vault_key),
    )
    create_database(folder / places.DATABASE, data_key)
    write_key_slots(folder, with_slots(key_slots, slots, vault_key, (data_key,)))
    connect(folder, data_key).close()
    for name, text in notes.items():
        places.write_whole(folder / name, text.encode())
    _finish(folder)
    return NewVault(folder, data_key, words)


def check_place(folder: Path, notes: Collection[str] = ()) -> None:
    """Whether a vault (with notes of these names) can be made there. Raises FolderNotEmpty, DiskProblem."""
    with named_disk_problems():
        if folder.exists() and not folder.is_dir():
            raise FolderNotEmpty
        present = _names_in(folder)
    ours = all(name in _OURS or name in notes or name.endswith(places.UNDER_WAY) for name in present)
    if present and not (places.UNFINISHED in present and ours):
        raise FolderNotEmpty


def _names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


def adopt_backups(backups: Path, folder: Path) -> None:
    """Makes a vault out of a folder of backups that was kept on another disk: restore one of them next.

    Raises NotAVault where the backups have no key slots with them, DamagedKeySlots, NewerVault, NoBackup,
    FolderNotEmpty, DiskProblem.
    """
    with named_disk_problems():
        if not (backups / places.KEY_SLOTS).is_file():
            raise NotAVault
        key_slots = (backups / places.KEY_SLOTS).read_bytes()
        parse(key_slots, floor=ArgonCost(0, 0, 0))
        databases = sorted(backups.glob("*.db"))
        if not databases:
            raise NoBackup
        _start(folder)
        for database in databases:
            copy = folder / places.BACKUPS / database.name
            places.new_private_file(copy)
            shutil.copyfile(database, copy)
            places.keep_file(copy)
    places.write_whole(folder / places.KEY_SLOTS, key_slots)
    _finish(folder)


def _start(folder: Path, notes: Collection[str] = ()) -> None:
    check_place(folder, notes)
    with named_disk_problems():
        present = _names_in(folder)
        places.make_private_folder(folder)
        places.new_private_file(folder / places.UNFINISHED)
        places.keep_folder(folder)
        for name in present - {places.UNFINISHED, places.BACKUPS, places.LOCK}:
            (folder / name).unlink()
        places.make_private_folder(folder / places.BACKUPS)
        for left_over in (folder / places.BACKUPS).iterdir():
            left_over.unlink()


def _finish(folder: Path) -> None:
    refresh_copies(folder)
    with named_disk_problems():
        (folder / places.UNFINISHED).unlink()
        places.keep_folder(folder)
