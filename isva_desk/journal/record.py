"""Everything that is known of one client, as folded from the entries about them. It is never changed in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from isva_desk.domain.safe_contact import SafeChannel
from isva_desk.journal import acts

# What the service itself records (contacts, meetings, training) is folded like a client, under this id.
SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who wrote it down, when, and in which entry."""

    entry: str
    clock: int
    recorded: datetime
    author: str


@dataclass(frozen=True, slots=True)
class Held:
    """The value that holds now, and the entry it comes from."""

    value: Any
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two values of one field that were written without sight of each other. Both are kept until somebody decides."""

    field: str
    case: str | None
    first: Held
    second: Held


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a fact. ``fact`` None means that this version takes the fact back."""

    fact: acts.Fact | None
    stamp: Stamp
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FactRecord:
    """A fact with all its versions, oldest first; the last one holds."""

    id: str
    case: str | None
    versions: tuple[Version, ...]

    @property
    def first(self) -> Stamp:
        """When the fact was first written down."""
        return self.versions[0].stamp

    @property
    def holding(self) -> Stamp:
        """The entry that holds now."""
        return self.versions[-1].stamp

    @property
    def retracted(self) -> bool:
        """Somebody took the fact back."""
        return self.versions[-1].fact is None

    @property
    def latest(self) -> acts.Fact:
        """The fact as it holds, or as it stood before it was taken back."""
        last = self.versions[-1].fact
        if last is not None:  # asked for many times with every act that is recorded
            return last
        for version in reversed(self.versions):
            if version.fact is not None:
                return version.fact
        raise ValueError(self.id)


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """One case: its fields, the stages that a person set by hand, and whether it is closed."""

    id: str
    opened: Stamp
    fields: Mapping[str, Held] = field(default_factory=dict)
    suspects: tuple[str, ...] = ()
    overrides: Mapping[str, Held] = field(default_factory=dict)  # suspect or "" -> stage or None
    endings: tuple[Held, ...] = ()  # CaseClosed and CaseReopened, in order

    @property
    def closed(self) -> acts.CaseClosed | None:
        """How the case was closed; None while it is open."""
        last = self.endings[-1].value if self.endings else None
        return last if isinstance(last, acts.CaseClosed) else None

    def text(self, name: str) -> str:
        """A field as text; empty where it is not known."""
        held = self.fields.get(name)
        return "" if held is None or held.value is None else str(held.value)


@dataclass(frozen=True, slots=True)
class ClientRecord:
    """One client. ``registered`` is None while the entry that registers them has not arrived."""

    id: str
    registered: Stamp | None = None
    fields: Mapping[str, Held] = field(default_factory=dict)
    facts: Mapping[str, FactRecord] = field(default_factory=dict)
    channels: Mapping[str, Held] = field(default_factory=dict)  # channel id -> SafeChannel
    consents: Mapping[str, Held] = field(default_factory=dict)  # party -> ConsentRecorded
    cases: Mapping[str, CaseRecord] = field(default_factory=dict)
    conflicts: Mapping[str, Conflict] = field(default_factory=dict)
    # The facts sorted by what they say, once somebody asks: every part of the work looks for its own few among all.
    _by_act: dict[type, list[FactRecord]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def facts_of(self, form: type) -> Sequence[FactRecord]:
        """The facts that say this (``fact.latest`` is a ``form``), also those taken back, in the order of writing."""
        if not self._by_act:
            found: dict[type, list[FactRecord]] = {}
            for fact in self.facts.values():
                found.setdefault(type(fact.latest), []).append(fact)
            self._by_act.update(found)
        return self._by_act.get(form, ())

    def text(self, name: str) -> str:
        """A field as text; empty where it is not known."""
        held = self.fields.get(name)
        return "" if held is None or held.value is None else str(held.value)

    @property
    def safe_channels(self) -> tuple[SafeChannel, ...]:
        """What holds of each way of reaching the client."""
        return tuple(held.value for held in self.channels.values())
