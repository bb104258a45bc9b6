"""The rows that the parts of the work add for one client: their own tables, and what has a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from isva_desk.journal.area import Area, Around, Matter
from isva_desk.journal.areas import AREAS
from isva_desk.journal.record import SERVICE, ClientRecord
from isva_desk.journal.rows import MatterRow
from isva_desk.journal.schema import MATTERS
from isva_desk.journal.table import Table

_LONG_AGO, _FAR_OFF = "0001-01-01", "9999-12-31"
_PLACES = msgspec.json.Decoder(dict[str, str])

# What ``matter_from`` reads of a row; ``t`` is p_matters, ``c`` its case and ``p`` its client.
MATTER_COLUMNS = (
    "t.area, t.kind, t.key, t.client_id, t.case_id, coalesce(c.reference, p.reference, ''), coalesce(c.stage, ''), "
    "t.on_day, t.until_day, t.hour, t.section, t.fact_id, t.places"
)
MATTER_JOINS = (
    "LEFT JOIN p_cases c ON c.client_id = t.client_id AND c.case_id = t.case_id "
    "LEFT JOIN p_clients p ON p.client_id = t.client_id"
)


def area_rows(record: ClientRecord, around: Around) -> Iterator[tuple[Table, tuple[Any, ...]]]:
    """The rows of every area for one client, or for the service."""
    for area in AREAS:
        yield from area.rows(record, around)
        for matter in area.matters(record, around):
            case = record.cases.get(matter.case) if matter.case else None
            if case is not None and case.closed is not None:
                continue  # what waited in a case that is closed waits no more
            yield MATTERS, _row(record, area, matter)


def matter_from(row: Any) -> MatterRow:
    """A matter as it was stored."""
    area, kind, key, client, case, reference, stage, on, until, hour, section, fact, places = row
    return MatterRow(
        area, kind, key, client, case, reference, stage, _day(on), _day(until), hour, section, fact,
        _PLACES.decode(places),
    )  # fmt: skip


def _row(record: ClientRecord, area: Area, matter: Matter) -> tuple[Any, ...]:
    case = record.cases.get(matter.case) if matter.case else None
    owner = "" if record.id == SERVICE else case.text("owner") if case is not None else record.text("owner")
    return (
        record.id, f"{area.id}:{matter.key}", matter.case, area.id, matter.kind, owner, _text(matter.on),
        _text(matter.until or matter.on), matter.hour, matter.section, _text(matter.show_from) or _LONG_AGO,
        _text(matter.show_until) or _FAR_OFF, int(matter.in_diary and matter.on is not None), matter.fact,
        msgspec.json.encode(dict(matter.places)).decode(),
    )  # fmt: skip


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
