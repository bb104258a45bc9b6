"""Changing what opens the vault: a new passphrase, recovery by words, new words, the key store as an extra factor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from isva_desk.language import N_, _
from isva_desk.vault.attempts import Clock, utc_now
from isva_desk.vault.key_slots import PASSPHRASE, WORDS, read_key_slots, write_key_slots
from isva_desk.vault.key_store import KeyStore, KeyStoreProblem, new_store_secret
from isva_desk.vault.opening import new_passphrase_secret, open_with_passphrase, open_with_words, passphrase_secret
from isva_desk.vault.recovery_words import new_recovery_words, secret_of
from isva_desk.vault.single_opener import hold, let_go
from isva_desk.vault.stretching import FLOOR, ArgonCost
from isva_desk.vault.wrapping import Opened, StoreSecret, new_slot, with_slot

_SCORES = (
    N_("Very easy to guess"),
    N_("Easy to guess"),
    N_("Could be guessed with some effort"),
    N_("Hard to guess"),
    N_("Very hard to guess"),
)


@dataclass(frozen=True, slots=True)
class Strength:
    """How hard a passphrase is to guess: 0 (at once) to 4 (not in a lifetime), and the same in words."""

    score: int
    words: str


def strength(passphrase: str, known_words: Sequence[str] = ()) -> Strength:
    """How hard the passphrase is to guess. ``known_words`` (names of the service, the adviser) count as guessed."""
    from zxcvbn import zxcvbn

    if not passphrase.strip():
        return Strength(0, _(_SCORES[0]))
    looked_at = passphrase[:72]  # the library takes no more, and no guess gets this far
    score = int(zxcvbn(looked_at, user_inputs=list(known_words))["score"])
    return Strength(score, _(_SCORES[score]))


def change_passphrase(
    folder: Path,
    passphrase: str,
    new_passphrase: str,
    *,
    key_store: KeyStore | None = None,
    floor: ArgonCost = FLOOR,
    clock: Clock = utc_now,
) -> None:
    """From now on the new passphrase opens the vault and the old one does not. The records are not rewritten.

    Copies of the key slots that somebody made before still open with the old one: for that, re-key everything.
    Raises as ``unlock``, and WeakPassphrase.
    """
    secret = new_passphrase_secret(new_passphrase)
    place = hold(folder)
    try:
        opened, store = open_with_passphrase(folder, passphrase, key_store=key_store, floor=floor, clock=clock)
        _replace_passphrase(folder, opened, secret, store)
    finally:
        let_go(place)


def recover(
    folder: Path, words: str | Sequence[str], new_passphrase: str, *, floor: ArgonCost = FLOOR, clock: Clock = utc_now
) -> None:
    """Sets a new passphrase by the recovery words, which stay valid. The key store is no longer asked for.

    Raises WrongWords (which names the wrong word or row), WeakPassphrase, and otherwise as ``unlock``.
    """
    secret = new_passphrase_secret(new_passphrase)
    place = hold(folder)
    try:
        opened = open_with_words(folder, words, floor=floor, clock=clock)
        _replace_passphrase(folder, opened, secret, None)
    finally:
        let_go(place)


def renew_words(
    folder: Path,
    passphrase: str,
    *,
    key_store: KeyStore | None = None,
    floor: ArgonCost = FLOOR,
    clock: Clock = utc_now,
) -> tuple[str, ...]:
    """New recovery words, shown once; the old ones no longer open the vault. Raises as ``unlock``."""
    words = new_recovery_words()
    place = hold(folder)
    try:
        opened, _store = open_with_passphrase(folder, passphrase, key_store=key_store, floor=floor, clock=clock)
        key_slots = opened.key_slots
        slot = new_slot(key_slots, WORDS, secret_of(words), key_slots.slot(WORDS).cost, opened.vault_key)
        write_key_slots(folder, with_slot(opened, slot))
    finally:
        let_go(place)
    return words


def add_key_store(
    folder: Path, passphrase: str, key_store: KeyStore, *, floor: ArgonCost = FLOOR, clock: Clock = utc_now
) -> None:
    """From now on the passphrase opens the vault only together with a new secret in this computer's key store.

    Raises as ``unlock``. Cut off in the middle, the vault opens as before.
    """
    place = hold(folder)
    try:
        opened, before = open_with_passphrase(folder, passphrase, key_store=key_store, floor=floor, clock=clock)
        store = new_store_secret(key_store, opened.key_slots.vault)
        _replace_passphrase(folder, opened, passphrase_secret(passphrase), store)
    finally:
        let_go(place)
    if before:
        _forget(key_store, before.entry)


def remove_key_store(
    folder: Path, passphrase: str, key_store: KeyStore, *, floor: ArgonCost = FLOOR, clock: Clock = utc_now
) -> None:
    """From now on the passphrase alone opens the vault again. Raises as ``unlock``."""
    place = hold(folder)
    try:
        opened, before = open_with_passphrase(folder, passphrase, key_store=key_store, floor=floor, clock=clock)
        _replace_passphrase(folder, opened, passphrase_secret(passphrase), None)
    finally:
        let_go(place)
    if before:
        _forget(key_store, before.entry)


def needs_key_store(folder: Path, *, floor: ArgonCost = FLOOR) -> bool:
    """Whether the passphrase opens this vault only together with a key store. Raises as ``read_key_slots``."""
    return bool(read_key_slots(folder, floor=floor).slot(PASSPHRASE).key_store)


def _replace_passphrase(folder: Path, opened: Opened, secret: bytes, store: StoreSecret | None) -> None:
    key_slots = opened.key_slots
    cost = key_slots.slot(PASSPHRASE).cost
    write_key_slots(
        folder, with_slot(opened, new_slot(key_slots, PASSPHRASE, secret, cost, opened.vault_key, store=store))
    )


def _forget(key_store: KeyStore, entry: str) -> None:
    try:
        key_store.remove(entry)
    except KeyStoreProblem:  # an entry that opens nothing any more may stay
        return
