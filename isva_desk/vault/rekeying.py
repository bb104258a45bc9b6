"""Re-keying everything: the records and every backup are written anew under a new key, and proved, before the old go.

While it goes on, the key slots hold both keys. Cut off at any point, the next unlocking finds which key the records are
under, finishes the work or takes it back, and only then lets one key go.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from pathlib import Path

from isva_desk.vault import folder as places
from isva_desk.vault.attempts import Clock, utc_now
from isva_desk.vault.backups import list_backups
from isva_desk.vault.copying import check_database, copy_database
from isva_desk.vault.data_key import DataKey
from isva_desk.vault.database import begins_with_salt_of, settle_into_one_file
from isva_desk.vault.key_slots import PASSPHRASE, WORDS, read_key_slots, write_key_slots
from isva_desk.vault.key_store import KeyStore
from isva_desk.vault.opening import open_with_passphrase, passphrase_secret
from isva_desk.vault.problems import DamagedDatabase, named_disk_problems
from isva_desk.vault.recovery_words import secret_of
from isva_desk.vault.single_opener import alone_with
from isva_desk.vault.stretching import FLOOR, ArgonCost
from isva_desk.vault.wrapping import Opened, new_slot, reopened, with_slots

_SIDE = f".rekeyed{places.UNDER_WAY}"


def rekey_everything(
    folder: Path,
    passphrase: str,
    words: Sequence[str] | str,
    *,
    key_store: KeyStore | None = None,
    floor: ArgonCost = FLOOR,
    clock: Clock = utc_now,
) -> DataKey:
    """The new key, after the records and all backups were written under it.

    ``words`` are the recovery words from now on: make new ones with ``new_recovery_words()`` and show them first. A
    backup that is damaged stays as it is, under the old key. Raises as ``unlock``; VaultInUse also while this program
    has a connection; WrongWords; DamagedDatabase.
    """
    words_secret = secret_of(words)
    opened, store = open_with_passphrase(folder, passphrase, key_store=key_store, floor=floor, clock=clock)
    if len(opened.data_keys) > 1:
        finish_rekeying(folder, opened)
        opened = reopened(read_key_slots(folder, floor=floor), opened.vault_key)
    old, new = opened.data_keys[0], DataKey.random()
    with alone_with(folder), named_disk_problems():
        records = folder / places.DATABASE
        settle_into_one_file(records, old)
        copy_database(records, old, _side(records), new)
        vault_key = secrets.token_bytes(32)
        bare = opened.key_slots
        slots = (
            new_slot(
                bare, PASSPHRASE, passphrase_secret(passphrase), bare.slot(PASSPHRASE).cost, vault_key, store=store
            ),
            new_slot(bare, WORDS, words_secret, bare.slot(WORDS).cost, vault_key),
        )
        both = with_slots(bare, slots, vault_key, (old, new))
        write_key_slots(folder, both)
        places.put_in_place(_side(records), records)
        _finish(folder, Opened(both, vault_key, (old, new)), new)
    old.drop()
    return new


def finish_rekeying(folder: Path, opened: Opened) -> DataKey:
    """The key that the records are under, after a re-keying that was cut off was finished or taken back.

    Raises VaultInUse while another program is re-keying, DamagedDatabase, DiskProblem.
    """
    with alone_with(folder), named_disk_problems():
        opened = reopened(read_key_slots(folder, floor=ArgonCost(0, 0, 0)), opened.vault_key)
        keys = opened.data_keys
        if len(keys) == 1:
            return keys[0]
        records = folder / places.DATABASE
        heads = [records, *(backup.path for backup in list_backups(folder))]
        chosen = next((key for path in heads for key in keys if begins_with_salt_of(path, key)), None)
        if chosen is None:
            raise DamagedDatabase
        _finish(folder, opened, chosen)
        return chosen


def _finish(folder: Path, opened: Opened, chosen: DataKey) -> None:
    places.remove(_side(folder / places.DATABASE))
    for key in opened.data_keys:
        if key != chosen:
            _rewrite_backups(folder, key, chosen)
    slots = opened.key_slots.slots
    write_key_slots(folder, with_slots(opened.key_slots, slots, opened.vault_key, (chosen,)))


def _rewrite_backups(folder: Path, before: DataKey, after: DataKey) -> None:
    for backup in list_backups(folder):
        side = _side(backup.path)
        places.remove(side)
        if begins_with_salt_of(backup.path, before):
            try:
                check_database(backup.path, before)
                copy_database(backup.path, before, side, after)
            except DamagedDatabase:
                places.remove(side)
                continue
            places.put_in_place(side, backup.path)


def _side(path: Path) -> Path:
    return path.with_name(f".{path.name}{_SIDE}")
