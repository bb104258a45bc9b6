"""Telephone lines that somebody made sure of, so that they may stand on a page for a client."""

from __future__ import annotations

from msgspec import Struct


class HelplineConfirmed(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A person rang a line or looked it up. ``number`` and ``hours`` as they hold; ``again_after``: days until the next
    look (0: none). ``helpline`` is the id in the list of the program, ``name`` what it was called there.
    """

    helpline: str
    name: str
    on: str
    by: str
    number: str = ""
    hours: str = ""
    again_after: int = 0
    note: str = ""


class HelplineWithdrawn(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The line is not to be offered any longer."""

    helpline: str
    name: str
    on: str
    note: str = ""


ACTS: dict[str, tuple[type[Struct], int]] = {
    "helpline-confirmed": (HelplineConfirmed, 1),
    "helpline-withdrawn": (HelplineWithdrawn, 1),
}
FACTS: tuple[type[Struct], ...] = tuple(kind for kind, _version in ACTS.values())
