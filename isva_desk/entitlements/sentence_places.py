"""What stands in the named places of a because-sentence: a day as it is known, the person, the body."""

from __future__ import annotations

from isva_desk.domain.case import Client
from isva_desk.domain.dates import When
from isva_desk.entitlements.event_phrases import BODY_NAMES
from isva_desk.language import N_, Place, Sentence

_WORDS = {
    "client": (N_("the client"), N_("The client")),
    "victim": (N_("the victim"), N_("The victim")),
    "survivor": (N_("the survivor"), N_("The survivor")),
}


def when_phrase(when: When) -> Sentence:
    """ "on Monday 16 November 2026", "on a day between ... and ...", "on a day that is not known"."""
    if when.earliest is None and when.latest is None:
        return Sentence(N_("on a day that is not known"))
    if when.day is not None:
        return Sentence(N_("on {day}"), {"day": when.day})
    if when.latest is None and when.earliest is not None:
        return Sentence(N_("on a day from {day} on that is not known"), {"day": when.earliest})
    if when.earliest is None and when.latest is not None:
        return Sentence(N_("on or before {day}"), {"day": when.latest})
    assert when.earliest is not None and when.latest is not None
    return Sentence(
        N_("on a day between {first} and {last}"), {"first": when.earliest, "last": when.latest}
    )  # fmt: skip


def client_places(client: Client) -> dict[str, Place]:
    """The person's own name to use, else their own word, else "the client": in a sentence and at its start."""
    if client.name_to_use:
        return {"client": client.name_to_use, "Client": client.name_to_use}
    small, capital = _WORDS.get(client.word or "client", _WORDS["client"])
    return {"client": small, "Client": capital}


def body_name(body: str) -> str:
    """The marked name of a body, as it stands within a sentence."""
    return BODY_NAMES.get(body, body)
