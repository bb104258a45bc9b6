"""One entry of the journal: who wrote what, when, where in the chain. The bytes that were hashed are the bytes kept.

An entry is two pieces of bytes. The *header* holds everything but the act's own fields, with their SHA-256 and the hash
of the entry before it on the same device; its own SHA-256 is the hash of the entry. The *payload* is 16 random bytes an
d
the act's fields. Retention can take the payload away and the chain still verifies; the random bytes keep a short payloa
d
from being guessed from the hash that stays.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

import msgspec

from isva_desk.journal import acts, upcasting
from isva_desk.journal.clock import new_id

FIRST = b""  # what stands before the first entry of a device
_SALT_BYTES = 16
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


class Header(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """What is signed into the chain, in this order."""

    id: str
    device: str
    number: int
    clock: int
    recorded_at: datetime  # UTC
    author: str
    act: str
    version: int
    client: str | None
    case: str | None
    based_on: str | None
    payload_hash: bytes
    previous: bytes


_HEADERS = msgspec.msgpack.Decoder(Header)


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An act about to be written. ``id`` is known beforehand, so that later acts of one transaction can name it.

    ``based_on`` is, for a change of a field or a fact, the entry whose value the author was looking at.
    """

    id: str
    act: acts.Payload
    client: str | None = None
    case: str | None = None
    based_on: str | None = None


def new_entry(
    now: datetime, act: acts.Payload, client: str | None = None, case: str | None = None, based_on: str | None = None
) -> NewEntry:
    """An act with a fresh id."""
    return NewEntry(new_id(now), act, client, case, based_on)


@dataclass(frozen=True)
class Entry:
    """A written entry. ``payload`` is None where retention took it away."""

    header_bytes: bytes
    payload_bytes: bytes | None
    hash: bytes

    @cached_property
    def header(self) -> Header:
        """The header's fields; raises ``msgspec.ValidationError`` or ``DecodeError`` when the bytes are damaged."""
        return _HEADERS.decode(self.header_bytes)

    @cached_property
    def act(self) -> acts.Payload | None:
        """The act, brought up to its newest version; None where its payload was purged."""
        if self.payload_bytes is None:
            return None
        header = self.header
        return upcasting.read(header.act, header.version, self.payload_bytes[_SALT_BYTES:])


def seal(
    new: NewEntry, *, device: str, number: int, clock: int, recorded_at: datetime, author: str, previous: bytes
) -> Entry:
    """Write an act down as the next entry of a device's chain."""
    name = acts.NAMES[type(new.act)]
    payload = os.urandom(_SALT_BYTES) + _ENCODER.encode(new.act)
    header = Header(
        new.id, device, number, clock, recorded_at, author, name, acts.ACTS[name][1], new.client, new.case,
        new.based_on,
        hashlib.sha256(payload).digest(), previous,
    )  # fmt: skip
    header_bytes = _ENCODER.encode(header)
    entry = Entry(header_bytes, payload, hashlib.sha256(header_bytes).digest())
    entry.__dict__.update(header=header, act=new.act)  # known already: nothing is decoded that was just encoded
    return entry


def fault_of(entry: Entry) -> str | None:
    """Which part of one entry does not match its hashes: "header", "payload", or None where all is well."""
    if hashlib.sha256(entry.header_bytes).digest() != entry.hash:
        return "header"
    try:
        header = entry.header
    except msgspec.MsgspecError:
        return "header"
    if entry.payload_bytes is not None and hashlib.sha256(entry.payload_bytes).digest() != header.payload_hash:
        return "payload"
    return None
