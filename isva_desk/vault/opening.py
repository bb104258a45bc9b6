"""From a secret to the open key slots: the one place where a guess is made and counted."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

from isva_desk.language import _
from isva_desk.vault.attempts import Clock, one_attempt
from isva_desk.vault.key_slots import PASSPHRASE, WORDS, read_key_slots
from isva_desk.vault.key_store import KeyStore, read_store_secret
from isva_desk.vault.problems import WeakPassphrase, WrongPassphrase, WrongWords
from isva_desk.vault.recovery_words import secret_of
from isva_desk.vault.stretching import ArgonCost
from isva_desk.vault.wrapping import Opened, StoreSecret, open_slot

_SHORTEST = 8


def open_with_passphrase(
    folder: Path, passphrase: str, *, key_store: KeyStore | None, floor: ArgonCost, clock: Clock
) -> tuple[Opened, StoreSecret | None]:
    """The keys behind the passphrase, and the secret of the key store that was needed, if one was.

    Raises WrongPassphrase, DamagedKeySlots, NewerVault, NotAVault, TooSoon, KeyStoreProblem, DiskProblem.
    """
    key_slots = read_key_slots(folder, floor=floor)
    entry = key_slots.slot(PASSPHRASE).key_store
    store = StoreSecret(entry, read_store_secret(key_store, entry)) if entry else None
    with one_attempt(folder, clock):
        opened = open_slot(key_slots, PASSPHRASE, passphrase_secret(passphrase), store.secret if store else b"")
        if opened is None:
            raise WrongPassphrase
    return opened, store


def open_with_words(folder: Path, words: str | Sequence[str], *, floor: ArgonCost, clock: Clock) -> Opened:
    """The keys behind the recovery words. Words that do not check cost no attempt: they were never tried.

    Raises WrongWords, and otherwise as ``open_with_passphrase``.
    """
    key_slots = read_key_slots(folder, floor=floor)
    secret = secret_of(words)
    with one_attempt(folder, clock):
        opened = open_slot(key_slots, WORDS, secret)
        if opened is None:
            raise WrongWords
    return opened


def passphrase_secret(passphrase: str) -> bytes:
    """The bytes of a passphrase, the same from every keyboard."""
    return unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")


def new_passphrase_secret(passphrase: str) -> bytes:
    """The bytes of a passphrase that is to be used from now on. Raises WeakPassphrase where it is too short."""
    if len(passphrase.strip()) < _SHORTEST:
        raise WeakPassphrase(_("A passphrase needs at least {count} characters.").format(count=_SHORTEST))
    return passphrase_secret(passphrase)
