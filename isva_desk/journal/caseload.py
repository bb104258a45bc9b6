"""The caseload table: exactly the rows of one page, sorted and filtered by SQL on an index."""

from __future__ import annotations

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
    for sql, values in _queries(store, wanted, schema.SORTS[sort], descending):
        found = store.connection.execute(f"{sql} LIMIT ? OFFSET ?", (*values, limit - len(rows), offset)).fetchall()
        rows += found
        if len(rows) >= limit:
            break
        offset = 0 if found else max(0, offset - _count(store, sql, values))
    return [_row(row) for row in rows]


def caseload_count(store: Store, wanted: CaseloadFilter = CaseloadFilter(), day: date | None = None) -> int:
    """How many cases the filter lets through."""
    store.turn_to(day or store.today())
    where, values = _where(store, wanted)
    return int(store.connection.execute(f"SELECT count(*) FROM p_cases WHERE {where}", values).fetchone()[0])


def _queries(store: Store, wanted: CaseloadFilter, column: str, descending: bool) -> list[tuple[str, tuple[Any, ...]]]:
    """First the rows that have a value to sort by, then those that have none: each walks the index of the sort."""
    where, values = _where(store, wanted)
    order = "DESC" if descending else "ASC"
    selective = _selects_few(store, where, values) if where != "closed = ?" else False
    # A sort key that the index does not know makes SQLite find the few rows first and sort them.
    key = f"+{column}" if selective else column
    head = f"SELECT {_COLUMNS} FROM p_cases WHERE {where}"
    return [
        (f"{head} AND {key} IS NOT NULL ORDER BY {key} {order}, case_id {order}", values),
        (f"{head} AND {key} IS NULL ORDER BY case_id {order}", values),
    ]


def _where(store: Store, wanted: CaseloadFilter) -> tuple[str, tuple[Any, ...]]:
    parts = ["closed = ?"]
    rest: list[Any] = [int(wanted.closed)]
    for name in ("police_force", "cps_area", "owner"):
        if (value := getattr(wanted, name)) is not None:
            parts.append(f"{name} = ?")
            rest.append(value)
    if wanted.stages:
        parts.append(f"stage IN ({', '.join('?' * len(wanted.stages))})")
        rest += wanted.stages
    if wanted.past_only:
        parts.append("past_count > 0")
    if wanted.text.strip():
        clients = matching_clients(store, wanted.text)
        parts.append(f"client_id IN ({', '.join('?' * len(clients))})")
        rest += clients
    return " AND ".join(parts), tuple(rest)


def _selects_few(store: Store, where: str, values: tuple[Any, ...]) -> bool:
    sql = f"SELECT count(*) FROM (SELECT 1 FROM p_cases WHERE {where} LIMIT {_FEW})"
    return int(store.connection.execute(sql, values).fetchone()[0]) < _FEW


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
