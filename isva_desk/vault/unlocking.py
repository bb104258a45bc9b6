"""Opening a vault: from what a person knows to the key of the database."""

from __future__ import annotations

from pathlib import Path

from isva_desk.vault.attempts import Clock, one_attempt, utc_now
from isva_desk.vault.creation import passphrase_secret
from isva_desk.vault.data_key import DataKey
from isva_desk.vault.key_slots import PASSPHRASE, WORDS, read_key_slots, refresh_copies
from isva_desk.vault.key_store import KeyStore, read_store_secret
from isva_desk.vault.problems import WrongPassphrase, WrongWords
from isva_desk.vault.recovery_words import secret_of
from isva_desk.vault.stretching import FLOOR, ArgonCost
from isva_desk.vault.wrapping import Opened, open_slot


def unlock(
    folder: Path,
    passphrase: str,
    *,
    key_store: KeyStore | None = None,
    floor: ArgonCost = FLOOR,
    clock: Clock = utc_now,
) -> DataKey:
    """The key of the vault. Takes about a second, by design: call it off the window's thread.

    Raises, told apart: WrongPassphrase, DamagedKeySlots, NewerVault, NotAVault, TooSoon, KeyStoreProblem (the passphrase slot
    needs a secret of the key store that cannot be had), DiskProblem. ``floor`` is the least work a slot may ask for.
    """
    opened = open_with_passphrase(folder, passphrase, key_store=key_store, floor=floor, clock=clock)
    return _settled(folder, opened)


def unlock_with_words(
    folder: Path, words: str | tuple[str, ...], *, floor: ArgonCost = FLOOR, clock: Clock = utc_now
) -> DataKey:
    """The key of the vault, by its recovery words alone (no key store). Raises WrongWords and otherwise as ``unlock``."""
    return _settled(folder, open_with_words(folder, words, floor=floor, clock=clock))


def open_with_passphrase(
    folder: Path, passphrase: str, *, key_store: KeyStore | None, floor: ArgonCost, clock: Clock
) -> Opened:
    """The keys behind the passphrase. Raises as ``unlock``."""
    key_slots = read_key_slots(folder, floor=floor)
    entry = key_slots.slot(PASSPHRASE).key_store
    store_secret = read_store_secret(key_store, entry) if entry else b""
    with one_attempt(folder, clock):
        opened = open_slot(key_slots, PASSPHRASE, passphrase_secret(passphrase), store_secret)
        if opened is None:
            raise WrongPassphrase
    return opened


def open_with_words(folder: Path, words: str | tuple[str, ...], *, floor: ArgonCost, clock: Clock) -> Opened:
    """The keys behind the recovery words. Words that do not check cost no attempt: they were never tried."""
    key_slots = read_key_slots(folder, floor=floor)
    secret = secret_of(words)
    with one_attempt(folder, clock):
        opened = open_slot(key_slots, WORDS, secret)
        if opened is None:
            raise WrongWords
    return opened


def _settled(folder: Path, opened: Opened) -> DataKey:
    refresh_copies(folder)
    return opened.data_keys[0]
