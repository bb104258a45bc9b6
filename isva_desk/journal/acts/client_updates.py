"""What was written for a client and left the desk: in which words, by which way, and why that was safe."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Form = Literal["standard", "large", "easy", "text", "cover", "short"]
How = Literal["in-person", "screen", "email", "post", "text"]


class ClientUpdateMade(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """An update left the desk for the client. That the client knows is a fact of its own."""

    about: tuple[str, ...]  # events
    form: Form
    language: str
    templates: tuple[str, ...]  # kind of event, language and version: "no-charge-cps/en/1"
    how: How
    on: str
    hash: str  # SHA-256 of the very bytes
    protected: bool = False  # it opens only with a passphrase
    checked_on: str | None = None  # the safe-contact check that it stands on; none where it is handed over
    condition: str = ""  # under which alone the way is safe
    reason: str = ""  # why, outside the safe hours or under a condition
    reviewed: bool = True  # every template was read by a named person who knows the language
    interpreter: str = ""  # who goes through it with the client, where it was not
    note: str = ""


ACTS = {"client-update-made": (ClientUpdateMade, 1)}
FACTS = (ClientUpdateMade,)
