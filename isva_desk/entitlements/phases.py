"""Phases and sentences as bytes, so that a projection can keep them without knowing any language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from isva_desk.entitlements.entitlement import Entitlement
from isva_desk.language import Place, Sentence


@dataclass(frozen=True, slots=True)
class StoredPhase:
    """One phase: until when (None: for good), the verdict, and why."""

    until: date | None
    verdict: str
    because: tuple[Sentence, ...]


def dump_phases(entry: Entitlement) -> bytes:
    """The phases of an entitlement, each with its because-sentences."""
    stored = [
        [
            None if phase.until is None else phase.until.isoformat(),
            phase.verdict,
            [_dump(sentence) for sentence in entry.because_for(phase.verdict)],
        ]
        for phase in entry.phases
    ]
    return msgspec.json.encode(stored)


def load_phases(stored: bytes) -> tuple[StoredPhase, ...]:
    """The inverse of ``dump_phases``."""
    return tuple(
        StoredPhase(None if until is None else date.fromisoformat(until), verdict, tuple(map(_load, because)))
        for until, verdict, because in msgspec.json.decode(stored)
    )


def dump_sentence(sentence: Sentence) -> bytes:
    """A sentence as bytes, in no language."""
    return msgspec.json.encode(_dump(sentence))


def load_sentence(stored: bytes) -> Sentence:
    """The inverse of ``dump_sentence``."""
    return _load(msgspec.json.decode(stored))


def _dump(sentence: Sentence) -> list[Any]:
    places = {name: _dump_place(value) for name, value in sentence.places.items()}
    return [sentence.message, places, sentence.many, sentence.count]


def _dump_place(value: Place) -> Any:
    if isinstance(value, Sentence):
        return {"s": _dump(value)}
    if isinstance(value, date):
        return {"d": value.isoformat()}
    return value


def _load(stored: list[Any]) -> Sentence:
    message, places, many, count = stored
    return Sentence(message, {name: _load_place(value) for name, value in places.items()}, many, count)


def _load_place(value: Any) -> Place:
    if isinstance(value, dict):
        return _load(value["s"]) if "s" in value else date.fromisoformat(value["d"])
    return value  # type: ignore[no-any-return]
