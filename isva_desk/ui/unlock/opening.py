"""From a secret to an open desk. All of this runs on the store thread and takes about a second, by design."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from isva_desk.ui.surroundings import Surroundings

if TYPE_CHECKING:
    from isva_desk.casework.desk import Desk
    from isva_desk.journal.about_vault import AboutVault
    from isva_desk.vault.creation import NewVault
    from isva_desk.vault.data_key import DataKey
    from isva_desk.vault.key_store import KeyStore


@dataclass(frozen=True, slots=True)
class OpenDesk:
    """A desk and the key that opened it, which backups need. Closing drops the key."""

    desk: Desk
    key: DataKey
    about: AboutVault | None

    def close(self) -> None:
        """Close the records and forget the key, even where closing fails."""
        try:
            self.desk.close()
        finally:
            self.key.drop()


def read_ahead(around: Surroundings) -> None:
    """Read the rules and the calendar while a person types: they are no secret, and opening then finds them ready.

    Raises as ``load_rule_book`` and ``load_calendar``; opening will meet the same and say it.
    """
    from isva_desk.domain.bank_holidays import load_calendar
    from isva_desk.entitlements.rule_book import load_rule_book

    load_rule_book(around.resources / "rules")
    load_calendar(around.resources).after(around.clock().date(), 1)  # the first question makes its table


def open_with_passphrase(around: Surroundings, passphrase: str) -> OpenDesk:
    """The desk behind the passphrase. Raises what ``vault.unlocking.unlock`` and ``vault.database.connect`` raise."""
    return _open(around, _unlock(around, passphrase))


def open_with_words(around: Surroundings, words: str, new_passphrase: str) -> OpenDesk:
    """The desk behind the recovery words; the new passphrase opens it from now on. Raises ``WrongWords``."""
    from isva_desk.vault.passphrases import recover

    recover(around.vault, words, new_passphrase, clock=around.clock, **_floor(around))
    return open_with_passphrase(around, new_passphrase)


def restore_newest(around: Surroundings, passphrase: str) -> OpenDesk:
    """Put the newest backup that checks in the place of damaged records, and open it. Raises ``NoBackup``."""
    from isva_desk.vault.backups import list_backups, restore_backup
    from isva_desk.vault.problems import DamagedBackup, NoBackup

    key = _unlock(around, passphrase)
    for backup in list_backups(around.vault):
        if backup.kind != "records":
            continue
        try:
            restore_backup(around.vault, key, backup.path, clock=around.clock)
        except DamagedBackup:
            continue
        return _open(around, key)
    raise NoBackup


def mend_slots(around: Surroundings, passphrase: str) -> OpenDesk:
    """Put the whole copy of the key slots in the place of the damaged ones, and open."""
    from isva_desk.vault.key_slots import mend_key_slots

    mend_key_slots(around.vault)
    return open_with_passphrase(around, passphrase)


def _unlock(around: Surroundings, passphrase: str) -> DataKey:
    from isva_desk.vault.unlocking import unlock

    return unlock(around.vault, passphrase, key_store=_key_store(around), clock=around.clock, **_floor(around))


def _open(around: Surroundings, key: DataKey) -> OpenDesk:
    from isva_desk.casework.desk import open_desk
    from isva_desk.casework.sign_in import signed_in
    from isva_desk.journal.about_vault import about_vault

    try:
        desk = signed_in(open_desk(around.vault, key, "", around.resources, around.clock))
        return OpenDesk(desk, key, about_vault(desk.store))
    except BaseException:
        key.drop()
        raise


def change_passphrase(around: Surroundings, old: str, new: str) -> None:
    """From now on the new passphrase opens the vault. Raises as ``open_with_passphrase``, and ``WeakPassphrase``."""
    from isva_desk.vault.passphrases import change_passphrase as change

    change(around.vault, old, new, key_store=_key_store(around), clock=around.clock, **_floor(around))


def renew_words(around: Surroundings, passphrase: str) -> tuple[str, ...]:
    """New recovery words; the old ones open nothing any more. Raises as ``open_with_passphrase``."""
    from isva_desk.vault.passphrases import renew_words as renew

    return renew(around.vault, passphrase, key_store=_key_store(around), clock=around.clock, **_floor(around))


def _key_store(around: Surroundings) -> KeyStore | None:
    """The key store of the computer, which is only asked where the vault needs it."""
    from isva_desk.vault.passphrases import needs_key_store

    return (
        around.key_store() if around.key_store is not None and needs_key_store(around.vault, **_floor(around)) else None
    )


def _floor(around: Surroundings) -> dict[str, Any]:
    return {} if around.floor is None else {"floor": around.floor}


def make_vault(around: Surroundings, passphrase: str) -> NewVault:
    """A new vault in the folder: its key and the recovery words, which are shown once. Takes some seconds."""
    from isva_desk.vault.creation import create_vault

    return create_vault(around.vault, passphrase, cost=around.cost, clock=around.clock)


def open_first(around: Surroundings, key: DataKey, adviser: str, service: str, word: str) -> OpenDesk:
    """The desk in a vault just made, signed by its adviser."""
    from isva_desk.casework.desk import open_desk
    from isva_desk.casework.sign_in import open_first as sign_first
    from isva_desk.journal.about_vault import about_vault

    desk = sign_first(open_desk(around.vault, key, "", around.resources, around.clock), adviser, service, word)
    return OpenDesk(desk, key, about_vault(desk.store))
