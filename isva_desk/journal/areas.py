"""Every part of the adviser's day that adds facts of its own to the journal."""

from __future__ import annotations

from datetime import date

from isva_desk.journal.agencies.area import AREA as AGENCIES
from isva_desk.journal.area import Area, Line
from isva_desk.journal.client_updates.area import AREA as CLIENT_UPDATES
from isva_desk.journal.court.area import AREA as COURT
from isva_desk.journal.decisions.area import AREA as DECISIONS
from isva_desk.journal.helplines.area import AREA as HELPLINES
from isva_desk.journal.letters.area import AREA as LETTERS
from isva_desk.journal.needs.area import AREA as NEEDS
from isva_desk.journal.notes.area import AREA as NOTES
from isva_desk.journal.prosecution.area import AREA as PROSECUTION
from isva_desk.journal.record import ClientRecord, FactRecord
from isva_desk.journal.requests.area import AREA as REQUESTS
from isva_desk.journal.rows import MatterRow, MatterWords
from isva_desk.journal.waiting.area import AREA as WAITING

AREAS: tuple[Area, ...] = (
    AGENCIES,
    CLIENT_UPDATES,
    COURT,
    LETTERS,
    DECISIONS,
    PROSECUTION,
    NOTES,
    REQUESTS,
    NEEDS,
    WAITING,
    HELPLINES,
)

_BY_ID = {area.id: area for area in AREAS}
_OF_ACT = {act: area for area in AREAS for act in area.lines}
OF_AREAS = frozenset(_OF_ACT)


def area_of(fact: FactRecord) -> str:
    """The id of the area whose fact this is."""
    return _OF_ACT[type(fact.latest)].id


def line_of(record: ClientRecord, fact: FactRecord) -> Line:
    """How a fact of an area reads in the timeline."""
    act = fact.latest
    return _OF_ACT[type(act)].lines[type(act)](record, fact, act)


def words_of(matter: MatterRow, today: date) -> MatterWords:
    """How a matter reads on a day."""
    words = _BY_ID[matter.area].words
    if words is None:
        raise ValueError(matter.area)
    return words(matter, today)
