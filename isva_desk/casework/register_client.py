"""Register a client, change what is known of them, and set what they wish to hear."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from isva_desk.casework.checks import WrongAnswer, not_after_today, one_of, written
from isva_desk.casework.desk import Desk
from isva_desk.domain.case import WishedUpdates, WishedVia
from isva_desk.domain.dates import When
from isva_desk.journal import acts
from isva_desk.journal.changes import Changes
from isva_desk.journal.lookup import client_with_reference
from isva_desk.language import _

# Without letters and figures that are taken for one another, and without vowels that could make a word.
_REFERENCE_SIGNS = "BCDFGHJKLMNPQRTVWXYZ2346789"
_REFERENCE_LENGTH = 4
WORDS = ("client", "victim", "survivor")
REGIONS = ("england", "wales")
CHANGEABLE = (
    "reference", "name", "name_to_use", "pronouns", "word", "enhanced_rights", "enhanced_reason", "region", "language",
    "owner",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NewClient:
    """What is known of a client at first. An empty reference means one drawn at random."""

    reference: str = ""
    name: str = ""
    name_to_use: str = ""
    pronouns: str = ""
    word: str = "client"
    enhanced_rights: bool = True
    enhanced_reason: str | None = None
    region: Literal["england", "wales"] = "england"
    language: str = "en"


def register_client(desk: Desk, new: NewClient) -> Changes:
    """Register a client; ``made`` is their id. Raises ``WrongAnswer`` for a reference that is taken."""
    return desk.write(desk.about_itself(checked_client(desk, new)))


def checked_client(desk: Desk, new: NewClient) -> acts.ClientRegistered:
    """The client as the journal keeps it, or ``WrongAnswer``."""
    reference = new.reference.strip() or free_reference(desk)
    if reference_taken(desk, reference):
        raise WrongAnswer("reference", _("The reference {reference} is taken already.").format(reference=reference))
    _check("word", new.word)
    _check("region", new.region)
    return acts.ClientRegistered(
        reference, new.name.strip(), new.name_to_use.strip(), new.pronouns.strip(), new.word, new.enhanced_rights,
        new.enhanced_reason, new.region, new.language,
    )  # fmt: skip


def change_client(desk: Desk, client_id: str, field: str, value: acts.Scalar, based_on: str | None = None) -> Changes:
    """Change one field of a client. ``based_on`` is the entry whose value was looked at; the newest where left out."""
    one_of(field, CHANGEABLE, "field")
    record = desk.store.record(client_id)
    _check(field, value)
    if field == "owner" and not str(value or "").strip():
        raise WrongAnswer("owner", _("Nobody is ever without an adviser: say who takes over."))
    if field == "reference" and (not value or reference_taken(desk, str(value), but=client_id)):
        raise WrongAnswer("reference", _("The reference {reference} is taken already.").format(reference=value))
    held = record.fields.get(field)
    if held is not None and held.value == value and not record.conflicts.get(f"client:{field}"):
        return Changes()
    base = based_on or (held.stamp.entry if held is not None else None)
    return desk.write(desk.entry(acts.ClientChanged(field, value), client_id, based_on=base))


def set_wishes(
    desk: Desk, client_id: str, starts: When, updates: WishedUpdates, via: WishedVia = "client", note: str = ""
) -> Changes:
    """What the client wants to hear from a day on, and through whom. Earlier wishes stay for the days before."""
    desk.store.record(client_id)
    one_of(updates, ("all", "big-news", "none"), "updates")
    one_of(via, ("client", "isva", "both"), "via")
    if not starts.is_known:
        raise WrongAnswer("starts", _("Say from which day on this holds."))
    not_after_today(desk, starts, "starts")
    return desk.write(desk.entry(acts.WishesChanged(written(starts, "starts"), updates, via, note.strip()), client_id))


def free_reference(desk: Desk) -> str:
    """A reference drawn at random that no client has: it says nothing about order or time."""
    while reference_taken(desk, drawn := draw_reference(())):
        pass
    return drawn


def draw_reference(taken: Collection[str]) -> str:
    """A reference drawn at random that is not among those that are taken."""
    while True:
        drawn = "".join(secrets.choice(_REFERENCE_SIGNS) for _place in range(_REFERENCE_LENGTH))
        if drawn not in taken:
            return drawn


def reference_taken(desk: Desk, reference: str, but: str | None = None) -> bool:
    """Another client has this reference."""
    found = client_with_reference(desk.store, reference)
    return found is not None and found != but


def _check(field: str, value: acts.Scalar) -> None:
    if field == "word":
        one_of(str(value), WORDS, "word")
    elif field == "region":
        one_of(str(value), REGIONS, "region")
    elif field == "enhanced_rights" and not isinstance(value, bool):
        raise WrongAnswer("enhanced_rights", _("Say yes or no to Enhanced Rights."))
