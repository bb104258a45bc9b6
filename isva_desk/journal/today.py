"""Who needs the adviser today, and why: one list in the order in which things matter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from isva_desk.domain.dates import LONDON
from isva_desk.journal import today_rows
from isva_desk.journal.rows import TodayRow, TodaySection
from isva_desk.journal.store import Store

SECTIONS: tuple[TodaySection, ...] = (
    "safety", "own-limits", "no-record", "due-today", "next-days", "held", "hearings", "promises", "vacancies",
)  # fmt: skip
MOST_OF_A_SECTION = 100

_BAIL_DAYS = 7
_HEARING_DAYS = 7
_NEXT_WORKING_DAYS = 5
# The longest of the client's own limits that matter day by day is three months; a longer one comes up at its end.
_OWN_LIMIT_DAYS = 100

_ENTITLEMENT = (
    "SELECT e.client_id, e.case_id, c.reference, c.stage, e.key, e.rule, e.trigger_id, e.suspect, e.owed_by, e.title, "
    "e.clock_from, e.due, e.due_latest, e.outer_limit, e.open_until, e.remind_on, e.phases "
    "FROM p_entitlements e JOIN p_cases c ON c.client_id = e.client_id AND c.case_id = e.case_id WHERE "
)
_JOIN = (
    "JOIN p_cases c ON c.client_id = t.client_id AND c.case_id = t.case_id "
    "JOIN p_clients p ON p.client_id = t.client_id"
)
# The case that a row about the client leads to: the first that is open.
_FIRST_CASE = "(SELECT {} FROM p_cases c WHERE c.client_id = p.client_id ORDER BY c.closed, c.case_id LIMIT 1)"


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked for one part of a section, and how a row of the answer reads."""

    section: TodaySection
    sql: str
    order: str
    values: tuple[Any, ...]
    owner_column: str
    read: Callable[[Any], TodayRow]


def today_list(
    store: Store, now: datetime, *, owner: str | None = None, most: int = MOST_OF_A_SECTION
) -> list[TodayRow]:
    """What needs the adviser now, ordered by section, then by day. ``owner`` None means everybody's cases.

    At most ``most`` rows of each section; ``today_counts`` says how many there are. ``now`` must carry a time zone.
    """
    local = now.astimezone(LONDON)
    store.turn_to(local.date())
    rows: list[TodayRow] = []
    for section in SECTIONS:
        found: list[TodayRow] = []
        for question in _questions(store, local):
            if question.section == section and len(found) < most:
                sql, values = _owned(question, owner)
                answer = store.connection.execute(
                    f"{sql} ORDER BY {question.order} LIMIT ?", (*values, most - len(found))
                ).fetchall()
                found += map(question.read, answer)
        rows += found
    return rows


def today_counts(store: Store, now: datetime, *, owner: str | None = None) -> dict[TodaySection, int]:
    """How many rows each section has, those included that a long list leaves out."""
    local = now.astimezone(LONDON)
    store.turn_to(local.date())
    counts = dict.fromkeys(SECTIONS, 0)
    for question in _questions(store, local):
        sql, values = _owned(question, owner)
        counts[question.section] += store.connection.execute(f"SELECT count(*) FROM ({sql})", values).fetchone()[0]
    return counts


def _owned(question: _Question, owner: str | None) -> tuple[str, tuple[Any, ...]]:
    if owner is None:
        return question.sql, question.values
    return f"{question.sql} AND {question.owner_column} = ?", (*question.values, owner)


def _questions(store: Store, now: datetime) -> Iterator[_Question]:
    today = now.date()
    yield from _safety(today)
    yield from _limits(store, today)
    yield from _other(now)


def _safety(today: date) -> Iterator[_Question]:
    yield _Question(
        "safety",
        f"{_ENTITLEMENT} e.slot = 'bail' AND e.remind_on <= ?",
        "e.remind_on, e.case_id",
        ((today + timedelta(days=_BAIL_DAYS)).isoformat(),),
        "e.owner",
        lambda row: today_rows.bail(row, today),
    )
    yield _Question(
        "safety",
        f"SELECT t.client_id, t.case_id, c.reference, c.stage, t.update_id, t.since FROM p_held t {_JOIN} "
        "WHERE p.any_safe = 0 AND p.nothing_wanted = 0",
        "t.since, t.update_id",
        (),
        "t.owner",
        today_rows.unreachable,
    )
    yield _Question(
        "safety",
        f"SELECT p.client_id, {_FIRST_CASE.format('case_id')}, p.reference, {_FIRST_CASE.format('stage')}, "
        "p.safe_checked, p.safe_until, p.channels FROM p_clients p WHERE p.live = 1 AND p.safe_until < ?",
        "p.safe_until, p.client_id",
        (today.isoformat(),),
        "p.owner",
        lambda row: today_rows.check_too_old(row, today),
    )


def _limits(store: Store, today: date) -> Iterator[_Question]:
    text = today.isoformat()
    soon = store.calendar.after(today, _NEXT_WORKING_DAYS).isoformat()

    def read(section: TodaySection) -> Callable[[Any], TodayRow]:
        return lambda row: today_rows.entitlement(row, section, today, store.calendar)

    yield _Question(
        "own-limits",
        f"{_ENTITLEMENT} e.slot = 'yours' AND e.open_until BETWEEN ? AND ?",
        "e.open_until, e.case_id",
        (text, (today + timedelta(days=_OWN_LIMIT_DAYS)).isoformat()),
        "e.owner",
        read("own-limits"),
    )
    yield _Question(
        "no-record",
        f"{_ENTITLEMENT} e.slot = 'limit' AND e.ask_from <= ?",
        "e.ask_from, e.case_id, e.key",
        (text,),
        "e.owner",
        read("no-record"),
    )
    spans: tuple[tuple[TodaySection, str, str], ...] = (
        ("due-today", text, text),
        ("next-days", (today + timedelta(days=1)).isoformat(), soon),
    )
    for section, first, last in spans:
        yield _Question(
            section,
            f"{_ENTITLEMENT} e.slot = 'limit' AND e.due BETWEEN ? AND ? AND (e.ask_from IS NULL OR e.ask_from > ?)",
            "e.due, e.case_id, e.key",
            (first, last, text),
            "e.owner",
            read(section),
        )
    yield _Question(
        "promises",
        f"{_ENTITLEMENT} e.slot = 'promise' AND e.due <= ?",
        "e.due, e.case_id, e.key",
        (text,),
        "e.owner",
        read("promises"),
    )


def _other(now: datetime) -> Iterator[_Question]:
    today = now.date()
    yield _Question(
        "held",
        f"SELECT t.client_id, t.case_id, c.reference, c.stage, t.update_id, t.by_body, t.since, t.about, p.channels "
        f"FROM p_held t {_JOIN} WHERE p.nothing_wanted = 0",
        "t.since, t.update_id",
        (),
        "t.owner",
        lambda row: today_rows.held(row, now),
    )
    yield _Question(
        "hearings",
        f"SELECT t.client_id, t.case_id, c.reference, c.stage, t.fact_id, t.kind, t.on_day, t.until_day, t.hour "
        f"FROM p_dates t {_JOIN} WHERE t.on_day <= ? AND t.until_day >= ?",
        "t.on_day, t.case_id",
        ((today + timedelta(days=_HEARING_DAYS)).isoformat(), today.isoformat()),
        "t.owner",
        lambda row: today_rows.hearing(row, today),
    )
    yield _Question(
        "vacancies",
        f"SELECT t.client_id, t.case_id, c.reference, c.stage, t.role, t.since FROM p_vacancies t {_JOIN} WHERE true",
        "t.since, t.case_id, t.role",
        (),
        "t.owner",
        today_rows.vacancy,
    )
