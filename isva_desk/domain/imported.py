"""What an import brings in, as plain data: the case as the case file knows it, and what stands around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from isva_desk.domain.case import Case
from isva_desk.domain.dates import UNKNOWN, When
from isva_desk.domain.safe_contact import SafeChannel


@dataclass(frozen=True, slots=True)
class ImportedPerson:
    """Somebody assigned to the case, or (``is_vacancy``) a role that is known to have nobody since ``starts``."""

    role: str  # officer-in-case, supervisor, liaison-officer, prosecutor, cps-victim-liaison, witness-care-officer, ...
    name: str = ""
    number: str = ""
    phone: str = ""
    email: str = ""
    starts: When = UNKNOWN
    ends: When = UNKNOWN  # known: the assignment is over
    is_vacancy: bool = False


@dataclass(frozen=True, slots=True)
class ImportedConsent:
    """The client agreed that the service may talk to a party (police, cps, witness-care, gp, ...)."""

    party: str
    given_on: When = UNKNOWN
    method: str | None = None
    ends_on: When = UNKNOWN


@dataclass(frozen=True, slots=True)
class PassedOn:
    """An update that the adviser held was passed on to the client. ``update_id`` is an id in the case's ``updates``."""

    update_id: str
    on: When
    method: str | None = None


@dataclass(frozen=True, slots=True)
class ImportedCase:
    """One case to be taken in whole: ``case`` with its client and facts, and what the case file has no place for.

    ``joins`` says where the facts belong. "new-client": neither client nor case is there yet. "new-case": the client
    (``case.client.reference``) is there, the case is not. "same-case": both are there; ``case.events`` and
    ``case.updates`` then hold only what is new (an update's ``about`` may name an event that is already there by its
    id), and client fields, people and channels are not taken again: what is in the vault holds.

    Ids of events and updates are those of the file. They are unique within the case, and have to come out again when
    the case is exported.
    """

    case: Case
    source: str = ""  # where it stood, for a sentence: "row 14", or the name of the case file
    joins: Literal["new-client", "new-case", "same-case"] = "new-client"
    name: str = ""
    language: str = ""
    crime_reference: str = ""
    safe_channels: tuple[SafeChannel, ...] = ()
    consents: tuple[ImportedConsent, ...] = ()
    people: tuple[ImportedPerson, ...] = ()
    passed_on: tuple[PassedOn, ...] = ()
    notes: tuple[tuple[str, str], ...] = field(default=())  # (id of an event or update, one factual line)
