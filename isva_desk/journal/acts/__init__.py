"""The closed list of acts: what an entry can say. One frozen structure per act; dates are kept as they were written.

These are what is kept for ever. A field is only ever added with a default; anything else is a new version with an
up-casting function beside it (``upcasting.py``).
"""

from __future__ import annotations

from types import ModuleType
from typing import Any, Literal

from msgspec import Struct

from isva_desk.journal.acts import (
    agencies,
    client_updates,
    court,
    decisions,
    helplines,
    letters,
    needs,
    notes,
    prosecution,
    requests,
    waiting,
)

Scalar = str | int | bool | None


class VaultOpenedFirst(Struct, frozen=True, forbid_unknown_fields=True):
    service: str
    adviser: str
    word: str = "client"


class ClientRegistered(Struct, frozen=True, forbid_unknown_fields=True):
    reference: str
    name: str = ""
    name_to_use: str = ""
    pronouns: str = ""
    word: str = "client"
    enhanced_rights: bool = True
    enhanced_reason: str | None = None
    region: str = "england"
    language: str = "en"


class ClientChanged(Struct, frozen=True, forbid_unknown_fields=True):
    field: str
    value: Scalar


class WishesChanged(Struct, frozen=True, forbid_unknown_fields=True):
    starts: str | None
    updates: Literal["all", "big-news", "none"] = "all"
    via: Literal["client", "isva", "both"] = "client"
    note: str = ""


class SafeWindow(Struct, frozen=True, forbid_unknown_fields=True):
    days: str
    start: str
    end: str


class SafeContactChanged(Struct, frozen=True, forbid_unknown_fields=True):
    channel: str
    allowed: Literal["yes", "no", "only-if"] = "no"
    value: str = ""
    label: str = ""
    condition: str = ""
    windows: tuple[SafeWindow, ...] = ()
    who_may_answer: str = ""
    never_say: str = ""
    cover_name: str = ""
    may_say_who: bool = False
    checked_on: str | None = None
    valid_days: int = 30


class ConsentRecorded(Struct, frozen=True, forbid_unknown_fields=True):
    party: str
    given_on: str | None = None
    method: str = ""
    ends_on: str | None = None
    withdrawn_on: str | None = None
    note: str = ""


class CaseOpened(Struct, frozen=True, forbid_unknown_fields=True):
    reference: str
    police_force: str | None = None
    crime_reference: str = ""
    cps_area: str | None = None
    suspects: tuple[str, ...] = ()


class CaseChanged(Struct, frozen=True, forbid_unknown_fields=True):
    field: str
    value: Scalar


class ContactPlanAgreed(Struct, frozen=True, forbid_unknown_fields=True):
    agency: str
    starts: str | None
    every_days: int
    basis: Literal["agreed", "force-promise"] = "agreed"
    note: str = ""


class EventRecorded(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    kind: str
    on: str | None = None
    learned: str | None = None
    suspect: str | None = None
    wcu_received: str | None = None
    arrested_on: str | None = None
    target_on: str | None = None
    review_on: str | None = None
    hearing_on: str | None = None
    trial_on: str | None = None
    promised_on: str | None = None
    requested_from: str | None = None
    reason: str | None = None
    number: int | None = None
    scheme: Literal["police", "cps"] | None = None
    hearing: str | None = None
    outcome: str | None = None
    months: int | None = None
    hospital_order: bool | None = None
    to: str | None = None
    under_18: bool | None = None
    by: str | None = None
    what: str | None = None
    note: str = ""
    ref: str = ""  # the id that a case file gave it, so that an export gives it back


class UpdateRecorded(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    by: str
    about: tuple[str, ...] = ()
    to: Literal["client", "isva"] = "client"
    on: str | None = None
    sent_on: str | None = None
    method: str | None = None
    covers: tuple[str, ...] = ()
    outcome: Literal["told", "attempted", "not-told"] = "told"
    reasons: bool | None = None
    review_right: bool | None = None
    offer: str | None = None
    answer: Literal["yes", "no", "later"] | None = None
    note: str = ""
    ref: str = ""


class UpdatePassedOn(Struct, frozen=True, forbid_unknown_fields=True):
    update: str
    on: str | None = None
    method: str | None = None
    note: str = ""


class Corrected(Struct, frozen=True, forbid_unknown_fields=True):
    """``replacement`` is the whole payload that holds from now on; None means that the fact is retracted."""

    fact: str
    act: str
    version: int
    replacement: dict[str, Any] | None
    reason: str = ""


class PersonAssigned(Struct, frozen=True, forbid_unknown_fields=True):
    role: str
    name: str = ""
    number: str = ""
    phone: str = ""
    email: str = ""
    starts: str | None = None


class PersonEnded(Struct, frozen=True, forbid_unknown_fields=True):
    assignment: str
    ends: str | None = None


class StageOverridden(Struct, frozen=True, forbid_unknown_fields=True):
    """``stage`` None lifts the override: what the events say holds again."""

    suspect: str | None
    stage: str | None
    reason: str


class CaseClosed(Struct, frozen=True, forbid_unknown_fields=True):
    on: str
    reason: str


class CaseReopened(Struct, frozen=True, forbid_unknown_fields=True):
    reason: str


class SafeContactShown(Struct, frozen=True, forbid_unknown_fields=True):
    channel: str
    unsafe: bool
    reason: str = ""


class Exported(Struct, frozen=True, forbid_unknown_fields=True):
    what: str
    hash: str
    reason: str = ""


class Imported(Struct, frozen=True, forbid_unknown_fields=True):
    file_hash: str
    rows: int


class PublisherAccepted(Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    public_key: str


class HolidayAdded(Struct, frozen=True, forbid_unknown_fields=True):
    day: str
    title: str = ""


class RulesAdopted(Struct, frozen=True, forbid_unknown_fields=True):
    """A signed rule file from outside, kept whole, so that any copy of the record can judge by it again."""

    file_name: str
    hash: str  # SHA-256 of the content
    content: str
    signature: str


class ChaseMade(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A body was asked about something that is open. Asking changes no verdict."""

    about: Literal["rule", "gap", "promise", "vacancy", "difference"]
    agency: str
    what: str  # what was asked about, in words that name nobody
    step: str  # of the body's ladder
    asked_on: str
    answer_by: str
    rule: str = ""
    trigger: str = ""  # the event, or the key of the dates that differ; empty for a gap and a vacancy
    suspect: str = ""
    role: str = ""  # the role that has nobody
    since: str = ""  # the day on which the gap began
    to_name: str = ""  # who was asked, where somebody is named
    to_role: str = ""
    method: str | None = None
    follows: str = ""  # the asking before this one in the same chase
    ladder: str = ""  # version of the steps
    wording: str = ""  # templates and their versions
    text_hash: str = ""  # SHA-256 of the text that was taken from the desk
    note: str = ""


class ChaseAnswered(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What came back. ``none``: asked again whether an answer came, and it did not."""

    chase: str
    answer: Literal["answered", "partly", "none", "said-done", "promised"]
    on: str
    done_on: str | None = None
    promised_on: str | None = None
    changed: str = ""  # what changed for the client
    note: str = ""


class ChaseClosed(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The asking is over, whether the thing is settled or not."""

    chase: str
    on: str
    reason: Literal["settled", "stopped"]
    changed: str = ""
    note: str = ""


# What an entry says: one of the structures in ``ACTS``.
Payload = Struct
# What states something that can be corrected or taken back later: one of those in ``FACTS``.
Fact = Struct

# The acts of one part of the work each: ``ACTS`` and ``FACTS`` of the module.
_PARTS: tuple[ModuleType, ...] = (
    agencies,
    client_updates,
    court,
    letters,
    decisions,
    prosecution,
    notes,
    requests,
    needs,
    waiting,
    helplines,
)

# Name and version of each act as it is written today.
ACTS: dict[str, tuple[type[Payload], int]] = {
    "vault-opened-first": (VaultOpenedFirst, 1),
    "client-registered": (ClientRegistered, 1),
    "client-changed": (ClientChanged, 1),
    "wishes-changed": (WishesChanged, 1),
    "safe-contact-changed": (SafeContactChanged, 1),
    "consent-recorded": (ConsentRecorded, 1),
    "case-opened": (CaseOpened, 1),
    "case-changed": (CaseChanged, 1),
    "contact-plan-agreed": (ContactPlanAgreed, 1),
    "event-recorded": (EventRecorded, 1),
    "update-recorded": (UpdateRecorded, 1),
    "update-passed-on": (UpdatePassedOn, 1),
    "corrected": (Corrected, 1),
    "person-assigned": (PersonAssigned, 1),
    "person-ended": (PersonEnded, 1),
    "stage-overridden": (StageOverridden, 1),
    "case-closed": (CaseClosed, 1),
    "case-reopened": (CaseReopened, 1),
    "safe-contact-shown": (SafeContactShown, 1),
    "exported": (Exported, 1),
    "imported": (Imported, 1),
    "publisher-accepted": (PublisherAccepted, 1),
    "holiday-added": (HolidayAdded, 1),
    "rules-adopted": (RulesAdopted, 1),
    "chase-made": (ChaseMade, 1),
    "chase-answered": (ChaseAnswered, 1),
    "chase-closed": (ChaseClosed, 1),
    **{name: listed for part in _PARTS for name, listed in part.ACTS.items()},
}
NAMES: dict[type[Payload], str] = {kind: name for name, (kind, _version) in ACTS.items()}

# Acts that state a fact which can be corrected or retracted later.
FACTS: tuple[type[Fact], ...] = (
    WishesChanged, ContactPlanAgreed, EventRecorded, UpdateRecorded, UpdatePassedOn, PersonAssigned, PersonEnded,
    ChaseMade, ChaseAnswered, ChaseClosed,
    *(fact for part in _PARTS for fact in part.FACTS),
)  # fmt: skip
