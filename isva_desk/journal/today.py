"""Who needs the adviser today, and why: one list in the order in which things matter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from isva_desk.domain.dates import LONDON
from isva_desk.journal import today_rows
from isva_desk.journal.area_rows import MATTER_COLUMNS, MATTER_JOINS
from isva_desk.journal.rows import TodayRow, TodaySection
from isva_desk.journal.store import Store

SECTIONS: tuple[TodaySection, ...] = (
    "urgent", "safety", "own-limits", "no-record", "answers", "due-today", "requests", "next-days", "held", "hearings",
    "promises", "tasks", "waiting", "reviews", "vacancies",
)  # fmt: skip
MOST_OF_A_SECTION = 100

_BAIL_DAYS = 7
_HEARING_DAYS = 7
_NEXT_WORKING_DAYS = 5
# The longest of the client's own limits that matter day by day is three months; a longer one comes up at its end.
_OWN_LIMIT_DAYS = 100

_OF_CASE = "t.client_id, t.case_id, c.reference, c.stage"
_CASE = "JOIN p_cases c ON c.client_id = t.client_id AND c.case_id = t.case_id"
_CLIENT = f"{_CASE} JOIN p_clients p ON p.client_id = t.client_id"
_ENTITLEMENT = (
    f"{_OF_CASE}, t.key, t.rule, t.trigger_id, t.suspect, t.owed_by, t.title, t.clock_from, t.due, t.due_latest, "
    "t.outer_limit, t.open_until, t.asked_on, t.answer_by, t.remind_on, t.phases"
)
# The case that a row about the client leads to: the first that is open.
_FIRST_CASE = "(SELECT {} FROM p_cases c WHERE c.client_id = t.client_id ORDER BY c.closed, c.case_id LIMIT 1)"


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked for one part of a section, and how a row of the answer reads."""

    section: TodaySection
    table: str
    where: str  # answered by one index of the table
    day: str  # the column by which its rows are ordered
    values: tuple[Any, ...]
    columns: str
    joins: str
    read: Callable[[Any], TodayRow]

    def owned(self, owner: str | None) -> tuple[str, tuple[Any, ...]]:
        """The condition, for everybody's cases or for those of one owner."""
        return (self.where, self.values) if owner is None else (f"t.owner = ? AND {self.where}", (owner, *self.values))

    def rows(self, owner: str | None) -> tuple[str, tuple[Any, ...]]:
        """The statement for the first rows, as many as its last value says. Only they are read beyond the index."""
        where, values = self.owned(owner)
        first = f"SELECT t.rowid FROM {self.table} t WHERE {where} ORDER BY t.{self.day} LIMIT ?"
        order = f"t.{self.day}, t.rowid"
        return (
            f"SELECT {self.columns} FROM {self.table} t {self.joins} WHERE t.rowid IN ({first}) ORDER BY {order}",
            values,
        )

    def count(self, owner: str | None) -> tuple[str, tuple[Any, ...]]:
        """The statement for how many there are."""
        where, values = self.owned(owner)
        return f"SELECT count(*) FROM {self.table} t WHERE {where}", values


def today_list(
    store: Store, now: datetime, *, owner: str | None = None, most: int = MOST_OF_A_SECTION
) -> list[TodayRow]:
    """What needs the adviser now, ordered by section, then by day. ``owner`` None means everybody's cases.

    At most ``most`` rows of each section; ``today_counts`` says how many there are. ``now`` must carry a time zone.
    """
    local = now.astimezone(LONDON)
    store.turn_to(local.date())
    found: dict[TodaySection, list[TodayRow]] = {section: [] for section in SECTIONS}
    for question in _questions(store, local):
        rows = found[question.section]
        if len(rows) < most:
            sql, values = question.rows(owner)
            rows += map(question.read, store.connection.execute(sql, (*values, most - len(rows))).fetchall())
    return [row for rows in found.values() for row in rows]


def today_counts(store: Store, now: datetime, *, owner: str | None = None) -> dict[TodaySection, int]:
    """How many rows each section has, those included that a long list leaves out."""
    local = now.astimezone(LONDON)
    store.turn_to(local.date())
    counts = dict.fromkeys(SECTIONS, 0)
    for question in _questions(store, local):
        counts[question.section] += store.connection.execute(*question.count(owner)).fetchone()[0]
    return counts


def _questions(store: Store, now: datetime) -> Iterator[_Question]:
    today = now.date()
    yield from _safety(today)
    yield from _limits(store, today)
    yield from _other(store, now)
    yield from _matters(today)


def _safety(today: date) -> Iterator[_Question]:
    yield _Question(
        "safety", "p_entitlements", "t.slot = 'bail' AND t.remind_on <= ?", "remind_on",
        ((today + timedelta(days=_BAIL_DAYS)).isoformat(),), _ENTITLEMENT, _CASE,
        lambda row: today_rows.bail(row, today),
    )  # fmt: skip
    yield _Question(
        "safety", "p_held", "t.waits = 1 AND t.reachable = 0", "since", (), f"{_OF_CASE}, t.update_id, t.since", _CASE,
        today_rows.unreachable,
    )  # fmt: skip
    yield _Question(
        "safety", "p_clients", "t.live = 1 AND t.safe_until < ?", "safe_until", (today.isoformat(),),
        f"t.client_id, {_FIRST_CASE.format('case_id')}, t.reference, {_FIRST_CASE.format('stage')}, t.safe_checked, "
        "t.safe_until, t.channels", "", lambda row: today_rows.check_too_old(row, today),
    )  # fmt: skip


def _limits(store: Store, today: date) -> Iterator[_Question]:
    text, tomorrow = today.isoformat(), (today + timedelta(days=1)).isoformat()
    soon = store.calendar.after(today, _NEXT_WORKING_DAYS).isoformat()
    far = (today + timedelta(days=_OWN_LIMIT_DAYS)).isoformat()
    due = "t.slot = '{}' AND t.due BETWEEN ? AND ? AND (t.ask_from IS NULL OR t.ask_from > ?)"
    parts: tuple[tuple[TodaySection, str, str, tuple[str, ...]], ...] = (
        ("own-limits", "t.slot = 'yours' AND t.open_until BETWEEN ? AND ?", "open_until", (text, far)),
        # What nobody has asked about yet comes before what is being asked about.
        ("no-record", "t.slot = 'limit' AND t.ask_from <= ?", "ask_from", (text,)),
        ("no-record", "t.slot = 'chased' AND t.ask_from <= ?", "ask_from", (text,)),
        ("due-today", due.format("limit"), "due", (text, text, text)),
        ("due-today", due.format("chased"), "due", (text, text, text)),
        ("next-days", due.format("limit"), "due", (tomorrow, soon, text)),
        ("next-days", due.format("chased"), "due", (tomorrow, soon, text)),
        ("promises", "t.slot = 'promise' AND t.due <= ?", "due", (text,)),
    )

    def reads(section: TodaySection) -> Callable[[Any], TodayRow]:
        return lambda row: today_rows.entitlement(row, section, today, store.calendar)

    for section, where, day, values in parts:
        yield _Question(section, "p_entitlements", where, day, values, _ENTITLEMENT, _CASE, reads(section))


def _matters(today: date) -> Iterator[_Question]:
    text = today.isoformat()
    for section in SECTIONS:
        yield _Question(
            section, "p_matters", "t.section = ? AND t.show_from <= ? AND t.show_until >= ?", "on_day",
            (section, text, text), MATTER_COLUMNS, MATTER_JOINS, lambda row: today_rows.matter(row, today),
        )  # fmt: skip


def _other(store: Store, now: datetime) -> Iterator[_Question]:
    today = now.date()
    yield _Question(
        "held", "p_held", "t.waits = 1", "since", (),
        f"{_OF_CASE}, t.update_id, t.by_body, t.since, t.about, p.channels", _CLIENT,
        lambda row: today_rows.held(row, now),
    )  # fmt: skip
    yield _Question(
        "answers", "p_chases", "t.state = 'open' AND t.waits_until < ?", "waits_until", (today.isoformat(),),
        f"{_OF_CASE}, t.chase_id, t.agency, t.what, t.asked_on, t.waits_until, t.promised_on, t.rule, t.trigger_id, "
        "t.role",
        _CASE, lambda row: today_rows.answer_due(row, today, store.calendar),
    )  # fmt: skip
    yield _Question(
        "hearings", "p_dates", "t.on_day <= ? AND t.until_day >= ?", "on_day",
        ((today + timedelta(days=_HEARING_DAYS)).isoformat(), today.isoformat()),
        f"{_OF_CASE}, t.fact_id, t.kind, t.on_day, t.until_day, t.hour, h.court, h.status, h.moved",
        f"{_CASE} LEFT JOIN p_hearings h ON (h.client_id, h.case_id, h.fact_id) = (t.client_id, t.case_id, t.fact_id)",
        lambda row: today_rows.hearing(row, today),
    )  # fmt: skip
    yield _Question(
        "vacancies", "p_vacancies", "true", "since", (), f"{_OF_CASE}, t.role, t.since, t.asked_on, t.answer_by", _CASE,
        today_rows.vacancy,
    )  # fmt: skip
