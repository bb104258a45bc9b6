"""The caseload table: exactly the rows of one page, sorted and filtered by SQL on an index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from isva_desk.journal import schema
from isva_desk.journal.find import matching_clients
from isva_desk.journal.rows import CaseloadRow
from isva_desk.journal.store import Store

_COLUMNS = (
    "client_id, case_id, reference, name_to_use, stage, stage_since, next_date, open_count, past_count, last_update, "
    "last_contact, safe_checked, police_force, cps_area, owner, closed"
)
_FEW = 4000  # as many rows are sorted in a few milliseconds; more are found faster by walking the index of the sort


@dataclass(frozen=True, slots=True)
class CaseloadFilter:
    """Which cases to show. Empty means all that are open."""

    text: str = ""  # a reference, a name, a crime reference, a word of a note
    stages: tuple[str, ...] = ()
    police_force: str | None = None
    cps_area: str | None = None
    owner: str | None = None
    past_only: bool = False  # only cases with something for which there is no record
    closed: bool = False  # the closed ones instead of the open ones


def caseload_page(
    store: Store,
    wanted: CaseloadFilter = CaseloadFilter(),
    sort: str = "next_date",
    descending: bool = False,
    offset: int = 0,
    limit: int = 50,
    day: date | None = None,
) -> list[CaseloadRow]:
    """One page. ``sort`` is a column of ``CaseloadRow``; rows that have nothing there come last, ties by case.

    ``day`` is the day for which verdicts are counted (today by the store's clock). Raises ``ValueError`` for a column
    that cannot be sorted by.
    """
    if sort not in schema.SORTS:
        raise ValueError(sort)
    store.turn_to(day or store.today())
    if offset < 0 or limit < 1:
        return []
    rows: list[Any] = []
    for keys, order, values in _queries(store, wanted, schema.SORTS[sort], descending):
        # The rows of the page are numbered by the index alone, and only they are read.
        page = f"SELECT {_COLUMNS} FROM p_cases WHERE rowid IN ({keys} LIMIT ? OFFSET ?) ORDER BY {order}"
        found = store.connection.execute(page, (*values, limit - len(rows), offset)).fetchall()
        rows += found
        if len(rows) >= limit:
            break
        offset = 0 if found else max(0, offset - _count(store, keys, values))
    return [_row(row) for row in rows]


def caseload_count(store: Store, wanted: CaseloadFilter = CaseloadFilter(), day: date | None = None) -> int:
    """How many cases the filter lets through."""
    store.turn_to(day or store.today())
    filters = _filters(store, wanted)
    # One narrow index holds all that can be filtered by; a search brings its own few clients.
    searched = bool(wanted.text.strip())
    source = "p_cases" if searched else "p_cases INDEXED BY p_cases_counted_by"
    parts = [f"+{part}" if searched and not part.startswith("client_id") else part for part, _given in filters]
    where = " AND ".join(["+closed = ?" if searched else "closed = ?", *parts])
    values = (int(wanted.closed), *(value for _part, given in filters for value in given))
    return _count(store, f"SELECT rowid FROM {source} WHERE {where}", values)


def _queries(
    store: Store, wanted: CaseloadFilter, column: str, descending: bool
) -> list[tuple[str, str, tuple[Any, ...]]]:
    """First the rows that have a value to sort by, then those that have none: each walks the index of the sort.

    Where one of the filters lets little through, that is found by the filter's own index and sorted instead.
    """
    where, values, few = _where(store, wanted)
    direction = "DESC" if descending else "ASC"
    key = f"+{column}" if few else column
    head = f"SELECT rowid FROM p_cases WHERE {where}"
    by_value, by_case = f"{key} {direction}, case_id {direction}", f"case_id {direction}"
    return [
        (f"{head} AND {key} IS NOT NULL ORDER BY {by_value}", f"{column} {direction}, {by_case}", values),
        (f"{head} AND {key} IS NULL ORDER BY {by_case}", by_case, values),
    ]


def _where(store: Store, wanted: CaseloadFilter) -> tuple[str, tuple[Any, ...], bool]:
    """The condition, its values, and whether a filter's own index is to be used.

    A plus sign before a column keeps SQLite from using its index: of all filters only the one that lets least through
    keeps its own, and none does where all let much through.
    """
    filters = _filters(store, wanted)
    chosen = _fewest(store, wanted, filters)
    parts = ["closed = ?" if chosen is None or not filters[chosen][0].startswith("client_id") else "+closed = ?"]
    values: list[Any] = [int(wanted.closed)]
    for place, (part, given) in enumerate(filters):
        parts.append(part if place == chosen else f"+{part}")
        values += given
    return " AND ".join(parts), tuple(values), chosen is not None


def _filters(store: Store, wanted: CaseloadFilter) -> list[tuple[str, tuple[Any, ...]]]:
    exact = (("police_force", wanted.police_force), ("cps_area", wanted.cps_area), ("owner", wanted.owner))
    found: list[tuple[str, tuple[Any, ...]]] = [(f"{name} = ?", (value,)) for name, value in exact if value is not None]
    if wanted.stages:
        found.append((f"stage IN ({_places(wanted.stages)})", wanted.stages))
    if wanted.past_only:
        found.append(("past_count > 0", ()))
    if wanted.text.strip():
        clients = matching_clients(store, wanted.text)
        found.append((f"client_id IN ({_places(clients)})", tuple(clients)))
    return found


def _fewest(store: Store, wanted: CaseloadFilter, filters: list[tuple[str, tuple[Any, ...]]]) -> int | None:
    """The filter that lets least through, if that is little enough to be sorted at once."""
    fewest, chosen = _FEW, None
    for place, (part, given) in enumerate(filters):
        if part.startswith("client_id"):
            found = len(given)
        else:
            sql = f"SELECT count(*) FROM (SELECT 1 FROM p_cases WHERE closed = ? AND {part} LIMIT {fewest})"
            found = store.connection.execute(sql, (int(wanted.closed), *given)).fetchone()[0]
        if found < fewest:
            fewest, chosen = found, place
    return chosen


def _places(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))


def _count(store: Store, sql: str, values: tuple[Any, ...]) -> int:
    return int(store.connection.execute(f"SELECT count(*) FROM ({sql})", values).fetchone()[0])


def _row(row: tuple[Any, ...]) -> CaseloadRow:
    return CaseloadRow(
        client_id=row[0], case_id=row[1], reference=row[2], name_to_use=row[3], stage=row[4], stage_since=_day(row[5]),
        next_date=_day(row[6]), open_entitlements=row[7], past_entitlements=row[8], last_update=_day(row[9]),
        last_contact=_day(row[10]), safe_checked=_day(row[11]), police_force=row[12], cps_area=row[13], owner=row[14],
        is_closed=bool(row[15]),
    )  # fmt: skip


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
