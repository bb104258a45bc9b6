"""Notes: one factual text each, what it was for, how it came about, how long it took. No account of the offence."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Direction = Literal["out", "in", ""]
Outcome = Literal["reached", "attempted", ""]


class NoteWritten(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """``on`` is when it happened, ``learned`` when the service learned of it; when it was recorded is in the entry.

    ``channel`` empty: work on the case without a contact. ``whom`` is a role ("client", "officer-in-case"), no name.
    """

    on: str | None
    purpose: str  # a code of resources/notes/purposes.toml
    note: str
    learned: str | None = None
    channel: str = ""
    direction: Direction = ""
    whom: str = ""
    outcome: Outcome = ""
    minutes: int | None = None
    marks: int = 0  # how many places the checker still pointed at when it was saved


ACTS: dict[str, tuple[type[Struct], int]] = {"note-written": (NoteWritten, 1)}
FACTS: tuple[type[Struct], ...] = (NoteWritten,)
