"""One remark on a text that is being written for a client."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["mend", "look"]


@dataclass(frozen=True, slots=True)
class Remark:
    """What to look at, where it stands, why, and what to say instead (which may be empty).

    ``place`` is the kind of a part of the page, or "title", "short", "cover"; empty for the page as a whole. ``start``
    and ``end`` are places in the text of that part as ``update.text_of`` gives it; both are 0 where
    nothing is pointed at.
    ``mend``: better not to leave it so. ``look``: a person decides; the program cannot.
    """

    id: str
    level: Level
    place: str
    words: str
    why: str
    instead: str = ""
    start: int = 0
    end: int = 0
