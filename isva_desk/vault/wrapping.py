"""The chain of wraps: a person's secret opens the vault key, the vault key opens the data keys.

The vault key lies between, so that the data key can be replaced without asking for every secret of every slot.
Each wrap is AES-256-GCM; what stands in clear beside it is bound to it, and the wrap of the data keys is bound to
the whole file.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from isva_desk.vault.data_key import LENGTH, DataKey
from isva_desk.vault.key_slots import KeySlots, Slot, bound, header, slot_terms
from isva_desk.vault.problems import DamagedKeySlots
from isva_desk.vault.stretching import ArgonCost, stretch


@dataclass(frozen=True, slots=True, repr=False)
class StoreSecret:
    """The extra factor: a random secret and the name of its entry in the key store of the operating system."""

    entry: str
    secret: bytes


@dataclass(frozen=True, slots=True, repr=False)
class Opened:
    """Key slots with the keys they wrap. Two data keys: a re-keying was cut off; the second is the one to come."""

    key_slots: KeySlots
    vault_key: bytes
    data_keys: tuple[DataKey, ...]


def open_slot(key_slots: KeySlots, kind: str, secret: bytes, store_secret: bytes = b"") -> Opened | None:
    """The keys behind the slot of that kind, or None where the secret is not the right one.

    Raises DamagedKeySlots where the secret is right and the rest of the file was altered.
    """
    slot = key_slots.slot(kind)
    try:
        vault_key = _wrapping_key(slot, secret, store_secret).decrypt(
            slot.nonce, slot.wrapped, _slot_binding(key_slots, slot)
        )
    except InvalidTag:
        return None
    except ValueError as error:
        raise DamagedKeySlots from error
    return reopened(key_slots, vault_key)


def reopened(key_slots: KeySlots, vault_key: bytes) -> Opened:
    """The data keys that the vault key opens. Raises DamagedKeySlots where anything in the file was altered."""
    try:
        keys = AESGCM(vault_key).decrypt(key_slots.nonce, key_slots.wrapped_keys, _file_binding(key_slots))
    except (InvalidTag, ValueError) as error:
        raise DamagedKeySlots from error
    if len(keys) not in (LENGTH, 2 * LENGTH):
        raise DamagedKeySlots
    return Opened(
        key_slots, vault_key, tuple(DataKey(keys[start : start + LENGTH]) for start in range(0, len(keys), LENGTH))
    )


def new_slot(
    key_slots: KeySlots,
    kind: str,
    secret: bytes,
    cost: ArgonCost,
    vault_key: bytes,
    *,
    store: StoreSecret | None = None,
) -> Slot:
    """A slot of that kind that opens with this secret (and with that of the key store, where there is one)."""
    slot = Slot(
        kind=kind,
        cost=cost,
        salt=secrets.token_bytes(16),
        key_store=store.entry if store else "",
        nonce=secrets.token_bytes(12),
        wrapped=b"",
    )
    key = _wrapping_key(slot, secret, store.secret if store else b"")
    return replace(slot, wrapped=key.encrypt(slot.nonce, vault_key, _slot_binding(key_slots, slot)))


def with_slots(key_slots: KeySlots, slots: Sequence[Slot], vault_key: bytes, keys: Sequence[DataKey]) -> KeySlots:
    """The key slots with these slots instead, and these data keys wrapped anew and bound to all of it."""
    bare = replace(key_slots, slots=tuple(slots), nonce=secrets.token_bytes(12), wrapped_keys=b"")
    together = b"".join(key.raw() for key in keys)
    return replace(bare, wrapped_keys=AESGCM(vault_key).encrypt(bare.nonce, together, _file_binding(bare)))


def with_slot(opened: Opened, slot: Slot) -> KeySlots:
    """The key slots in which this slot stands in the place of the one of its kind."""
    others = [slot if other.kind == slot.kind else other for other in opened.key_slots.slots]
    return with_slots(opened.key_slots, others, opened.vault_key, opened.data_keys)


def _wrapping_key(slot: Slot, secret: bytes, store_secret: bytes) -> AESGCM:
    stretched = stretch(secret, slot.salt, slot.cost)
    purpose = f"isva-desk {slot.kind} 1".encode("ascii")
    return AESGCM(HKDF(SHA256(), 32, salt=slot.salt, info=purpose).derive(stretched + store_secret))


def _slot_binding(key_slots: KeySlots, slot: Slot) -> bytes:
    return bound({**header(key_slots.vault, key_slots.made), **slot_terms(slot)})


def _file_binding(key_slots: KeySlots) -> bytes:
    slots = [{**slot_terms(slot), "wrapped": slot.wrapped.hex()} for slot in key_slots.slots]
    return bound({**header(key_slots.vault, key_slots.made), "slots": slots, "nonce": key_slots.nonce.hex()})
