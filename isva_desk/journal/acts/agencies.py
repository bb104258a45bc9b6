"""What the service records of the bodies it works with: whom to ring, meetings, evidence of the framework."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Status = Literal["shown", "partly", "not-shown", "not-known"]


class AgencyContactNamed(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A single point of contact of a body, with cover. ``confirm_every``: days after which it is looked at again."""

    agency: str
    role: str
    name: str
    on: str | None = None
    phone: str = ""
    email: str = ""
    cover: str = ""
    cover_phone: str = ""
    confirm_every: int = 0
    note: str = ""


class AgencyContactConfirmed(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Somebody made sure that a contact still holds."""

    contact: str
    on: str
    note: str = ""


class AgencyContactEnded(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    contact: str
    on: str
    note: str = ""


class AgencyMeetingHeld(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A meeting of bodies. ``next_on``: the day agreed for the next; ``next_within``: days until one is missed."""

    kind: str
    on: str
    agencies: tuple[str, ...]
    present: str = ""  # roles, not names
    next_on: str | None = None
    next_within: int = 0
    note: str = ""


class MeetingActionAgreed(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    meeting: str
    what: str
    owner: str
    by: str | None = None


class MeetingActionDone(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    action: str
    on: str
    note: str = ""


class EvidenceNoted(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Something that shows how a component of the framework is lived. Feedback waits for an answer until a day."""

    component: str
    agency: str
    on: str
    kind: str
    what: str
    strand: str = ""
    answer_by: str | None = None
    note: str = ""


class EvidenceAnswered(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    evidence: str
    on: str
    outcome: str


class ComponentJudged(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a person says of one component and one body: never worked out by the program."""

    component: str
    agency: str
    status: Status
    on: str
    owner: str = ""
    note: str = ""


ACTS: dict[str, tuple[type[Struct], int]] = {
    "agency-contact-named": (AgencyContactNamed, 1),
    "agency-contact-confirmed": (AgencyContactConfirmed, 1),
    "agency-contact-ended": (AgencyContactEnded, 1),
    "agency-meeting-held": (AgencyMeetingHeld, 1),
    "meeting-action-agreed": (MeetingActionAgreed, 1),
    "meeting-action-done": (MeetingActionDone, 1),
    "evidence-noted": (EvidenceNoted, 1),
    "evidence-answered": (EvidenceAnswered, 1),
    "component-judged": (ComponentJudged, 1),
}
FACTS: tuple[type[Struct], ...] = tuple(kind for kind, _version in ACTS.values())
