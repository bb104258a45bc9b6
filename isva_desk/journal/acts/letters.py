"""What is recorded of letters beside the update that each one is, dates that somebody gave, and which of two is right.

When a letter was sent and came, who wrote it to whom and about what stays with its update: nothing here holds it.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Tick = Literal["yes", "no", "unknown", ""]  # "": nothing said; "unknown" takes back what was said before
Reach = Literal["both", "phone", "email", "none", "unknown", ""]  # a direct number and address in the letter


class LetterDescribed(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The letter that an update came as: its kind (``resources/letters``), what it gives, and how it reads.

    Described again, what is given holds and the rest stays as it was said before.
    """

    update: str
    kind: str
    copied: Tick = ""  # a copy went to the adviser
    investigator: Reach = ""
    prosecutor: Reach = ""
    clear: Tick = ""
    complete: Tick = ""
    kindly: Tick = ""
    note: str = ""


class DateGiven(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A date that an update (a letter, a call) gave, as it was given, beside what the record holds.

    Of an event (``event``, a fact), or of a hearing by its name as in the events.
    """

    update: str
    gives: str | None
    event: str = ""
    hearing: str = ""
    note: str = ""


class DatesDecided(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Facts gave different dates of one thing, and it was established which is right.

    ``sides`` are all the facts that were compared; ``right`` is one of them, or "" where none was.
    """

    sides: tuple[str, ...]
    right: str
    on: str | None = None
    note: str = ""


ACTS: dict[str, tuple[type[Struct], int]] = {
    "letter-described": (LetterDescribed, 1),
    "date-given": (DateGiven, 1),
    "dates-decided": (DatesDecided, 1),
}
FACTS: tuple[type[Struct], ...] = (LetterDescribed, DateGiven, DatesDecided)
