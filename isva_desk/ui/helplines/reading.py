"""Every line of the lists with what the service knows of it, read in one go on the store thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from isva_desk.casework.desk import Desk
from isva_desk.domain import resources
from isva_desk.domain.helplines import ConfirmedHelpline
from isva_desk.journal.helplines.views import confirmed_helplines
from isva_desk.writing.confirmed_helplines import listed_lines
from isva_desk.writing.word_lists import Helpline


@dataclass(frozen=True, slots=True)
class ReadHelplines:
    """Each line as the list has it, and the last confirmation where there is one."""

    today: date
    lines: tuple[tuple[Helpline, ConfirmedHelpline | None], ...]

    def find(self, identity: str) -> tuple[Helpline, ConfirmedHelpline | None]:
        """One line. Raises ``StopIteration`` for an id that is in no list."""
        return next(pair for pair in self.lines if pair[0].id == identity)

    @property
    def stale(self) -> int:
        """How many are to be looked at again."""
        return sum(held is not None and held.is_stale(self.today) for _line, held in self.lines)

    @property
    def confirmed(self) -> int:
        """How many may be offered."""
        return sum(held is not None and held.holds for _line, held in self.lines)


def read_helplines(desk: Desk) -> ReadHelplines:
    """Every line of every language, once."""
    known = {held.helpline: held for held in confirmed_helplines(desk.store)}
    return ReadHelplines(desk.today(), tuple((line, known.get(line.id)) for line in listed_lines(resources.folder())))
