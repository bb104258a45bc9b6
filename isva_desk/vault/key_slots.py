"""The file of key slots: how it is written, read, checked against damage, and kept in copies.

The envelope (format, version, checksum over all the rest) stays the same in every version, so that a damaged file is
never mistaken for a newer one. The file is accepted only in exactly the bytes that writing it again would give: a
change in any byte, even of a space, is damage.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from isva_desk.vault import folder as places
from isva_desk.vault.problems import DamagedKeySlots, NewerVault, NotAVault, WeakenedKeySlots, named_disk_problems
from isva_desk.vault.stretching import FLOOR, ArgonCost

FORMAT = "isva-desk key slots"
VERSION = 1
PASSPHRASE, WORDS = "passphrase", "recovery words"
_MOST_BYTES = 64 * 1024
_DAMAGED = "keyslots.damaged.json"


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to the vault key: how the secret is stretched, and the vault key wrapped with the outcome.

    ``key_store`` names the entry in the key store of the operating system whose secret is mixed in; empty for none.
    """

    kind: str
    cost: ArgonCost
    salt: bytes
    key_store: str
    nonce: bytes
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class KeySlots:
    """Everything that the file holds. ``wrapped_keys`` are the data keys, wrapped with the vault key."""

    vault: str
    made: str
    slots: tuple[Slot, ...]
    nonce: bytes
    wrapped_keys: bytes

    def slot(self, kind: str) -> Slot:
        """The slot of that kind. Raises DamagedKeySlots where there is none."""
        for slot in self.slots:
            if slot.kind == kind:
                return slot
        raise DamagedKeySlots


def read_key_slots(folder: Path, *, floor: ArgonCost = FLOOR) -> KeySlots:
    """The key slots of the vault, checked.

    Raises NotAVault, DamagedKeySlots, WeakenedKeySlots (a slot asks for less than ``floor``), NewerVault, DiskProblem.
    """
    path = folder / places.KEY_SLOTS
    with named_disk_problems():
        if (folder / places.UNFINISHED).exists() or not (path.exists() or (folder / places.DATABASE).exists()):
            raise NotAVault
        content = path.read_bytes() if path.is_file() and path.stat().st_size <= _MOST_BYTES else b""
    try:
        key_slots = parse(content, floor=floor)
    except (NewerVault, WeakenedKeySlots):
        raise
    except DamagedKeySlots as damage:
        raise DamagedKeySlots(copy_is_whole=whole_copy(folder) is not None) from damage
    if _copies_agree_on_another_vault(folder, key_slots):
        raise DamagedKeySlots(copy_is_whole=True)
    return key_slots


def parse(content: bytes, *, floor: ArgonCost = FLOOR) -> KeySlots:
    """The key slots in these bytes. Raises DamagedKeySlots, WeakenedKeySlots, NewerVault."""
    try:
        envelope = json.loads(content.decode("ascii"))
        if not isinstance(envelope, dict) or envelope.get("format") != FORMAT:
            raise DamagedKeySlots
        if envelope.pop("checksum", None) != _checksum(envelope):
            raise DamagedKeySlots
        version = envelope.get("version")
        if isinstance(version, int) and version > VERSION:
            raise NewerVault
        key_slots = _from_plain(envelope)
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        raise DamagedKeySlots from error
    if dump(key_slots) != content:
        raise DamagedKeySlots
    if any(not slot.cost.sensible for slot in key_slots.slots):
        raise DamagedKeySlots
    if any(slot.cost.falls_short_of(floor) for slot in key_slots.slots):
        raise WeakenedKeySlots
    return key_slots


def write_key_slots(folder: Path, key_slots: KeySlots) -> None:
    """Writes the file whole; the copies keep the one before until the new one was read back.

    Afterwards the copies are the same as the file, so that no copy still opens with a passphrase that was given up.
    """
    content = dump(key_slots)
    path = folder / places.KEY_SLOTS
    places.write_whole(path, content)
    with named_disk_problems():
        if path.read_bytes() != content:
            raise DamagedKeySlots
        (folder / _DAMAGED).unlink(missing_ok=True)  # it may nearly open with what was just given up
    refresh_copies(folder)


def refresh_copies(folder: Path) -> None:
    """Makes the copies beside the file and among the backups the same as the file, where they are not."""
    with named_disk_problems():
        content = (folder / places.KEY_SLOTS).read_bytes()
        for copy in _copies(folder):
            if copy.parent.is_dir() and (not copy.is_file() or copy.read_bytes() != content):
                places.write_whole(copy, content)


def whole_copy(folder: Path) -> Path | None:
    """A copy of the key slots that is not damaged, if there is one."""
    for copy in _copies(folder):
        try:
            parse(copy.read_bytes(), floor=ArgonCost(0, 0, 0))
        except (OSError, DamagedKeySlots, NewerVault):
            continue
        return copy
    return None


def _copies_agree_on_another_vault(folder: Path, key_slots: KeySlots) -> bool:
    """The file was carried here from another vault: whole, and yet it would lock this one for good."""
    try:
        vaults = [parse(copy.read_bytes(), floor=ArgonCost(0, 0, 0)).vault for copy in _copies(folder)]
    except (OSError, DamagedKeySlots, NewerVault):
        return False
    return key_slots.vault not in vaults and len(set(vaults)) == 1


def mend_key_slots(folder: Path) -> None:
    """Puts a whole copy in the place of damaged key slots. The damaged file is kept beside it.

    Raises DamagedKeySlots where no copy is whole; does nothing where the file is whole.
    """
    path = folder / places.KEY_SLOTS
    try:
        read_key_slots(folder, floor=ArgonCost(0, 0, 0))
    except DamagedKeySlots as damage:
        copy = whole_copy(folder)
        if copy is None:
            raise
        with named_disk_problems():
            if path.is_file():
                places.write_whole(folder / _DAMAGED, path.read_bytes()[:_MOST_BYTES])
            places.write_whole(path, copy.read_bytes())
        del damage
        refresh_copies(folder)


def _copies(folder: Path) -> tuple[Path, Path]:
    return folder / places.KEY_SLOTS_COPY, folder / places.BACKUPS / places.KEY_SLOTS


def dump(key_slots: KeySlots) -> bytes:
    """The bytes of the file."""
    plain = {
        **header(key_slots.vault, key_slots.made),
        "slots": [{**slot_terms(slot), "wrapped": slot.wrapped.hex()} for slot in key_slots.slots],
        "keys": {"nonce": key_slots.nonce.hex(), "wrapped": key_slots.wrapped_keys.hex()},
    }
    return (json.dumps({**plain, "checksum": _checksum(plain)}, indent=1, ensure_ascii=True) + "\n").encode("ascii")


def header(vault: str, made: str) -> dict[str, Any]:
    """What is said of the whole file; bound to every wrap in it."""
    return {"format": FORMAT, "version": VERSION, "vault": vault, "made": made}


def slot_terms(slot: Slot) -> dict[str, Any]:
    """All that a slot says in clear; bound to its wrap."""
    return {
        "kind": slot.kind,
        "stretched by": "argon2id",
        "memory_kib": slot.cost.memory_kib,
        "passes": slot.cost.passes,
        "lanes": slot.cost.lanes,
        "salt": slot.salt.hex(),
        "key_store": slot.key_store,
        "nonce": slot.nonce.hex(),
    }


def bound(terms: dict[str, Any]) -> bytes:
    """The bytes that stand for these terms in an authenticated wrap."""
    return json.dumps(terms, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode("ascii")


def _checksum(plain: dict[str, Any]) -> str:
    return hashlib.sha256(bound(plain)).hexdigest()


def _from_plain(plain: dict[str, Any]) -> KeySlots:
    return KeySlots(
        vault=str(plain["vault"]),
        made=str(plain["made"]),
        slots=tuple(_slot_from_plain(slot) for slot in plain["slots"]),
        nonce=bytes.fromhex(plain["keys"]["nonce"]),
        wrapped_keys=bytes.fromhex(plain["keys"]["wrapped"]),
    )


def _slot_from_plain(plain: dict[str, Any]) -> Slot:
    numbers = [plain[name] for name in ("memory_kib", "passes", "lanes")]
    if any(type(number) is not int for number in numbers):
        raise ValueError("a cost is a whole number")
    return Slot(
        kind=str(plain["kind"]),
        cost=ArgonCost(*numbers),
        salt=bytes.fromhex(plain["salt"]),
        key_store=str(plain["key_store"]),
        nonce=bytes.fromhex(plain["nonce"]),
        wrapped=bytes.fromhex(plain["wrapped"]),
    )
