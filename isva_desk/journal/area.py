"""What one part of the adviser's day adds to the journal: how its facts read, its rows, and which days come up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from isva_desk.domain.dates import UNKNOWN, When
from isva_desk.domain.working_days import WorkingDays
from isva_desk.entitlements.entitlement import Entitlement
from isva_desk.journal.record import ClientRecord, FactRecord
from isva_desk.journal.rows import MatterRow, MatterWords, TodaySection
from isva_desk.journal.table import Table


@dataclass(frozen=True, slots=True)
class Line:
    """A fact in one line of the timeline, and the day on which it happened."""

    kind: str
    happened: When
    text: str
    learned: When = UNKNOWN


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that has a day, or waits for somebody: Today and the diary show it. It must not depend on today.

    ``key`` tells the matters of one area and client apart. ``on`` and ``until`` are the days of it (``until`` only for
    a span). ``section`` is where Today lists it, from ``show_from`` (None: at once) to ``show_until`` (None: until the
    record changes); "" keeps it off Today. ``places`` holds what its words need, and names nobody.
    """

    kind: str
    key: str
    on: date | None = None
    until: date | None = None
    hour: str = ""
    section: TodaySection | Literal[""] = ""
    show_from: date | None = None
    show_until: date | None = None
    in_diary: bool = True
    case: str | None = None
    fact: str | None = None
    places: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Around:
    """What a projection may look at besides the record: the calendar, and what the rules say of each case by its id.

    The verdicts are those of one day and turn with it: a matter may only depend on what does not.
    """

    calendar: WorkingDays
    entitlements: Mapping[str, tuple[Entitlement, ...]] = field(default_factory=dict)


def _no_rows(_record: ClientRecord, _around: Around) -> Iterator[tuple[Table, tuple[Any, ...]]]:
    yield from ()


def _no_data() -> str:
    return ""


def _no_matters(_record: ClientRecord, _around: Around) -> Iterator[Matter]:
    yield from ()


@dataclass(frozen=True, slots=True)
class Area:
    """One part of the work. ``lines`` says for each kind of fact how it reads in the timeline.

    ``rows`` gives the rows of the area's own ``tables``, and ``matters`` what has a day, of one client with all their
    cases (or of the service, whose record has the id ``SERVICE``). ``words`` says how a matter reads on a day. ``data``
    names the files of resources that they are computed with: where it changes, they are computed again.
    """

    id: str
    lines: Mapping[type, Callable[[ClientRecord, FactRecord, Any], Line]]
    words: Callable[[MatterRow, date], MatterWords] | None = None
    matters: Callable[[ClientRecord, Around], Iterator[Matter]] = _no_matters
    tables: tuple[Table, ...] = ()
    indexes: tuple[str, ...] = ()
    rows: Callable[[ClientRecord, Around], Iterator[tuple[Table, tuple[Any, ...]]]] = _no_rows
    data: Callable[[], str] = _no_data
