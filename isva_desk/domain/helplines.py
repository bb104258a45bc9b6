"""What a person made sure of about a telephone line, before it may stand on a page for a client."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ConfirmedHelpline:
    """Number and hours of a line as ``by`` found them on that day, in English; ``helpline`` is its id in the list.

    ``withdrawn_on``: it is not offered since then. ``look_again_on`` None: nobody has to look at it again.
    """

    helpline: str
    name: str
    number: str
    hours: str
    by: str
    on: date
    look_again_on: date | None
    withdrawn_on: date | None = None
    note: str = ""
    fact: str = ""  # the entry that said so

    @property
    def holds(self) -> bool:
        """It may be offered."""
        return self.withdrawn_on is None

    def is_stale(self, day: date) -> bool:
        """It is offered, and is to be looked at again."""
        return self.holds and self.look_again_on is not None and self.look_again_on <= day
