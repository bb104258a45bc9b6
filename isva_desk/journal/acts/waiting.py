"""The way in: a referral, the attempts to reach the person, check-ins while they wait, and what came of it."""

from __future__ import annotations

from msgspec import Struct


class Referred(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Somebody asked for support, or was referred with their agreement."""

    source: str
    received: str  # a day, or a day with an hour
    urgency: str
    contact_hours: int  # within which a first contact is tried, as the service had it on that day
    reason: str = ""  # what they wait for
    note: str = ""
    lists: str = ""


class ContactAttempted(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Somebody tried to reach them before the support began, or held that no way was safe."""

    referral: str
    on: str
    outcome: str
    channel: str = ""
    next_on: str | None = None
    note: str = ""


class CheckedIn(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Somebody asked how they are while they wait."""

    referral: str
    on: str
    outcome: str
    channel: str = ""
    next_on: str | None = None
    note: str = ""


class WaitExplained(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What they wait for, from now on."""

    referral: str
    reason: str
    on: str
    note: str = ""


class Allocated(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """An adviser took the case on. ``by`` is who decided it, where that was not the author."""

    referral: str
    to: str
    on: str
    by: str = ""
    note: str = ""


class ReferralEnded(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """It did not come to support by this service."""

    referral: str
    outcome: str
    on: str
    note: str = ""


class WaitingFigureSet(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A figure of the service's own, in place of the one that the program came with. It is kept with the service."""

    figure: str
    value: int
    on: str
    note: str = ""


ACTS: dict[str, tuple[type[Struct], int]] = {
    "referred": (Referred, 1),
    "contact-attempted": (ContactAttempted, 1),
    "checked-in": (CheckedIn, 1),
    "wait-explained": (WaitExplained, 1),
    "allocated": (Allocated, 1),
    "referral-ended": (ReferralEnded, 1),
    "waiting-figure-set": (WaitingFigureSet, 1),
}
FACTS: tuple[type[Struct], ...] = tuple(kind for kind, _version in ACTS.values())
