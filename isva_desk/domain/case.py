"""One case as the case file holds it: the facts that entitlements are judged from. It needs no name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from isva_desk.domain.dates import UNKNOWN, When

Body = str  # one of event_kinds.BODIES
WishedUpdates = Literal["all", "big-news", "none"]
WishedVia = Literal["client", "isva", "both"]
Outcome = Literal["told", "attempted", "not-told"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What the client wants to hear and through whom, from a day on. The newest at or before a day applies on it."""

    starts: When
    updates: WishedUpdates = "all"
    via: WishedVia = "client"


@dataclass(frozen=True, slots=True)
class ContactPlan:
    """An agreed (or promised) interval for routine updates, in calendar days, from a day on."""

    agency: Body
    starts: When
    every_days: int
    basis: Literal["agreed", "force-promise"] = "agreed"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in the case. ``on`` is when it happened; ``learned`` when the service learned of it."""

    id: str
    kind: str  # one of event_kinds.EXTRA_FIELDS
    on: When = UNKNOWN
    learned: When = UNKNOWN
    suspect: str | None = None
    wcu_received: When = UNKNOWN
    arrested_on: When = UNKNOWN
    target_on: When = UNKNOWN
    review_on: When = UNKNOWN
    hearing_on: When = UNKNOWN
    trial_on: When = UNKNOWN
    promised_on: When = UNKNOWN
    requested_from: str | None = None
    reason: str | None = None
    number: int | None = None
    scheme: Literal["police", "cps"] | None = None
    hearing: str | None = None
    outcome: str | None = None
    months: int | None = None
    hospital_order: bool | None = None
    to: Body | None = None
    under_18: bool | None = None
    by: Body | None = None
    what: str | None = None


@dataclass(frozen=True, slots=True)
class Update:
    """News that a body gave, tried to give, or was found not to have given. ``on`` is the day she was told."""

    id: str
    by: Body
    about: tuple[str, ...] = ()
    to: Literal["client", "isva"] = "client"
    on: When = UNKNOWN
    sent_on: When = UNKNOWN
    method: str | None = None
    covers: tuple[str, ...] = ()  # rule ids; empty means all that its events can meet
    outcome: Outcome = "told"
    reasons: bool | None = None
    review_right: bool | None = None
    offer: str | None = None
    answer: Literal["yes", "no", "later"] | None = None


@dataclass(frozen=True, slots=True)
class Client:
    """What of the client matters for a judgement. The names are only there where the caller knows them."""

    reference: str
    enhanced_rights: bool = True
    enhanced_reason: str | None = None
    region: Literal["england", "wales"] = "england"
    wishes: tuple[Wish, ...] = ()
    word: str | None = None  # client, victim or survivor: the word that the person prefers
    name_to_use: str | None = None
    pronouns: str | None = None  # "she/her", "they/them", ...


@dataclass(frozen=True, slots=True)
class Case:
    """One case of one client, as the engine reads it."""

    reference: str
    client: Client
    police_force: str | None = None
    cps_area: str | None = None
    suspects: tuple[str, ...] = ()
    contact_plans: tuple[ContactPlan, ...] = ()
    events: tuple[Event, ...] = field(default_factory=tuple)
    updates: tuple[Update, ...] = field(default_factory=tuple)
