"""Every day of the record between two days: hearings, bail that ends, limits, what is due, answers, promises, matters.

Each source is asked through an index on its day, so that a week costs what stands in that week.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Literal

from isva_desk.domain.court_lists import court_lists
from isva_desk.domain.labels import body_label
from isva_desk.entitlements.phases import load_sentence
from isva_desk.journal.area_rows import MATTER_COLUMNS, MATTER_JOINS, matter_from
from isva_desk.journal.areas import words_of
from isva_desk.journal.court.avoided import month_days
from isva_desk.journal.court.matters import hearing_words
from isva_desk.journal.court.words import hearing_facts
from isva_desk.journal.rows import Tone
from isva_desk.journal.store import Store
from isva_desk.language import _, say_day, say_short_day

DiaryKind = Literal["hearing", "avoid", "bail", "own-limit", "promise", "answer", "matter", "due"]
KINDS: tuple[DiaryKind, ...] = ("hearing", "avoid", "bail", "own-limit", "promise", "answer", "matter", "due")
MOST = 300  # of each kind
_LONGEST_SPAN = timedelta(days=60)  # of a matter that began before
_SHIFT = timedelta(days=7)  # between the last day of a limit and the working day that is shown for it


@dataclass(frozen=True, slots=True)
class DiaryRow:
    """One entry. ``until`` differs from ``on`` for a span; ``over`` where nothing is to come on the day any more."""

    kind: DiaryKind
    key: str
    on: date
    until: date
    hour: str
    client_id: str
    case_id: str | None
    reference: str  # "" for the service
    owner: str
    title: str
    detail: str
    tone: Tone
    hearing: str = ""  # its name
    hearing_kind: str = ""
    court: str = ""
    over: bool = False
    page: str = "case"
    where: tuple[tuple[str, str], ...] = ()

    def covers(self, day: date) -> bool:
        """It is on that day, or its span holds the day."""
        return self.on <= day <= self.until


@dataclass(frozen=True, slots=True)
class Diary:
    """What stands between two days, by day and hour. ``cut``: of some kind there is more than was read."""

    first: date
    last: date
    rows: tuple[DiaryRow, ...]
    cut: bool

    def on(self, day: date) -> tuple[DiaryRow, ...]:
        """What stands on one day."""
        return tuple(row for row in self.rows if row.covers(day))


def diary(
    store: Store,
    first: date,
    last: date,
    *,
    owner: str | None = None,
    kinds: Iterable[DiaryKind] = KINDS,
    most: int = MOST,
) -> Diary:
    """What stands between two days, both included; ``owner`` None means everybody's cases."""
    store.turn_to(store.today())
    rows: list[DiaryRow] = []
    cut = False
    for kind in kinds:
        found = list(_READ[kind](store, first, last, owner, most + 1))
        cut = cut or len(found) > most
        rows += found[:most]
    return Diary(first, last, tuple(sorted(rows, key=_order)), cut)


def hearings_between(
    store: Store, first: date, last: date, *, owner: str | None = None, most: int = MOST
) -> tuple[DiaryRow, ...]:
    """The hearings between two days, by day and hour."""
    return diary(store, first, last, owner=owner, kinds=("hearing",), most=most).rows


def _order(row: DiaryRow) -> tuple[date, bool, str, int, str, str]:
    return row.on, not row.hour, row.hour, KINDS.index(row.kind), row.reference, row.key


def _asked(
    store: Store, sql: str, values: Iterable[object], owner: str | None, most: int, mine: str = "t.owner = ?"
) -> list[Any]:
    """The rows of a question; ``{mine}`` in it is where the owner is asked for."""
    bound = [*values, *((owner,) if owner is not None else ()), most]
    return list(store.connection.execute(sql.format(mine=f" AND {mine}" if owner is not None else ""), bound))


_CASE = "JOIN p_cases c ON c.client_id = t.client_id AND c.case_id = t.case_id"
_HEARING = (
    f"SELECT t.key, t.client_id, t.case_id, c.reference, t.owner, t.hearing, t.kind, t.court, t.status, t.over, "
    f"t.on_day, t.until_day, t.hour, t.moved, t.fact_id FROM p_hearings t {_CASE} WHERE "
)


def _hearings(store: Store, first: date, last: date, owner: str | None, most: int) -> Iterator[DiaryRow]:
    end = " AND t.closed = 0{mine} ORDER BY t.on_day, t.hour, t.key LIMIT ?"
    begins = _asked(store, f"{_HEARING}t.on_day BETWEEN ? AND ?{end}", _iso(first, last), owner, most)
    # A warned list that began before reaches into these days.
    reaches = f"{_HEARING}t.until_day > t.on_day AND t.until_day >= ? AND t.on_day < ?{end}"
    for row in (*_asked(store, reaches, _iso(first, first), owner, most), *begins):
        yield _hearing(row)


def _hearing(row: Any) -> DiaryRow:
    (key, client, case, reference, owner, name, kind, court, status, over, on, until, hour, moved, fact) = row
    known = court_lists().status(status)
    tone: Tone = "green" if known is not None and known.held else "grey" if over else "blue"
    detail = " ".join(hearing_facts(court, status, moved))
    return DiaryRow(
        "hearing", f"hearing:{case}:{key}", date.fromisoformat(on), date.fromisoformat(until), hour or "", client, case,
        reference, owner, hearing_words(name, kind), detail, tone, name, kind, court, bool(over),
        where=(("tab", "court"), ("focus", f"{fact}:")),
    )  # fmt: skip


def _slot(
    slot: str, column: str, kind: DiaryKind, say: Callable[[DiaryRow, str | None, bool], DiaryRow]
) -> Callable[[Store, date, date, str | None, int], Iterator[DiaryRow]]:
    """The reader of one kind of entitlement by its day."""
    # A limit of the client's own is looked up by its last day, and shown on a working day at or before it.
    by = "t.open_until BETWEEN ? AND ? AND " if slot == "yours" else ""
    sql = (
        "SELECT t.key, t.client_id, t.case_id, c.reference, t.owner, t.title, t.owed_by, t.rule, t.trigger_id, "
        f"t.{column} FROM p_entitlements t {_CASE} WHERE t.slot = '{slot}' AND {by}t.{column} BETWEEN ? AND ?"
        f"{{mine}} ORDER BY t.{column}, t.key LIMIT ?"
    )

    def read(store: Store, first: date, last: date, owner: str | None, most: int) -> Iterator[DiaryRow]:
        wide = _iso(first, last + _SHIFT) if by else ()
        for row in _asked(store, sql, (*wide, *_iso(first, last)), owner, most):
            key, client, case, reference, whose, title, owed_by, rule, trigger, day = row
            on = date.fromisoformat(day)
            focus = f"{rule}:{trigger}" if trigger else rule
            plain = DiaryRow(
                kind, f"{kind}:{case}:{key}", on, on, "", client, case, reference, whose, str(load_sentence(title)),
                body_label(owed_by) if owed_by else "", "blue", where=(("tab", "entitlements"), ("focus", focus)),
            )  # fmt: skip
            yield say(plain, owed_by, on < store.today())

    return read


def _bail(row: DiaryRow, _owed_by: str | None, _is_past: bool) -> DiaryRow:
    return replace(
        row, title=_("Bail ends"), detail=_("Ask what comes next before the client hears it elsewhere."), tone="amber"
    )


def _own(row: DiaryRow, _owed_by: str | None, _is_past: bool) -> DiaryRow:
    return replace(row, detail=_("Last day: {day}").format(day=say_day(row.on)), tone="amber")


def _owed(row: DiaryRow, owed_by: str | None, is_past: bool) -> DiaryRow:
    body = body_label(owed_by) if owed_by else ""
    if is_past:
        said = _("No record that this happened in time. Owed by: {body}")
        return replace(row, detail=said.format(body=body), tone="rose")
    return replace(row, detail=_("Due from: {body}").format(body=body))


def _promised(row: DiaryRow, owed_by: str | None, _is_past: bool) -> DiaryRow:
    return replace(row, detail=_("Promised by: {body}").format(body=body_label(owed_by)) if owed_by else "")


def _due(store: Store, first: date, last: date, owner: str | None, most: int) -> Iterator[DiaryRow]:
    for slot in ("limit", "chased"):
        yield from _slot(slot, "due", "due", _owed)(store, first, last, owner, most)


def _answers(store: Store, first: date, last: date, owner: str | None, most: int) -> Iterator[DiaryRow]:
    sql = (
        "SELECT t.chase_id, t.client_id, t.case_id, c.reference, t.owner, t.agency, t.what, t.asked_on, t.waits_until "
        f"FROM p_chases t {_CASE} WHERE t.state = 'open' AND t.waits_until BETWEEN ? AND ?{{mine}} "
        "ORDER BY t.waits_until, t.chase_id LIMIT ?"
    )
    for chase, client, case, reference, whose, agency, what, asked_on, until in _asked(
        store, sql, _iso(first, last), owner, most
    ):
        on, asked = date.fromisoformat(until), say_short_day(date.fromisoformat(asked_on))
        yield DiaryRow(
            "answer", f"answer:{chase}", on, on, "", client, case, reference, whose,
            _("Answer awaited: {what}").format(what=what),
            _("{body}, asked on {day}").format(body=body_label(agency), day=asked), "grey", page="chasing",
            where=(("chase_id", chase),),
        )  # fmt: skip


def _matters(store: Store, first: date, last: date, owner: str | None, most: int) -> Iterator[DiaryRow]:
    sql = (
        f"SELECT t.owner, {MATTER_COLUMNS} FROM p_matters t {MATTER_JOINS} WHERE t.in_diary = 1 AND "
        "t.on_day BETWEEN ? AND ? AND t.until_day >= ?{mine} ORDER BY t.on_day, t.key LIMIT ?"
    )
    mine = "t.owner IN ('', ?)"  # what concerns the service is everybody's
    for whose, *row in _asked(store, sql, _iso(first - _LONGEST_SPAN, last, first), owner, most, mine):
        found = matter_from(row)
        words = words_of(found, store.today())
        on = found.on or first
        yield DiaryRow(
            "matter", f"matter:{found.client_id}:{found.key}", on, found.until or on, found.hour, found.client_id,
            found.case_id, found.reference, whose, words.title, words.why, words.tone, page=words.page,
            where=words.where,
        )  # fmt: skip


def _avoided(store: Store, first: date, last: date, owner: str | None, most: int) -> Iterator[DiaryRow]:
    days: dict[str, list[date]] = {}
    for month_day, day in month_days(first, last):
        days.setdefault(month_day, []).append(day)
    sql = (
        "SELECT t.fact_id, t.month_day, t.label, t.client_id, p.reference, t.owner, (SELECT min(case_id) FROM p_cases "
        "AS c WHERE c.client_id = t.client_id AND c.closed = 0) FROM p_avoided t JOIN p_clients p ON "
        f"p.client_id = t.client_id WHERE p.live = 1 AND t.month_day IN ({', '.join('?' * len(days))})"
        "{mine} ORDER BY t.month_day, t.fact_id LIMIT ?"
    )
    labels = {label.id: label.words for label in court_lists().labels}
    for fact, month_day, label, client, reference, whose, case in _asked(store, sql, days, owner, most):
        for on in days[month_day]:
            yield DiaryRow(
                "avoid", f"avoid:{fact}:{on.isoformat()}", on, on, "", client, case, reference, whose,
                _("A day to avoid"), labels.get(label, ""), "grey", where=(("tab", "court"),),
            )  # fmt: skip


def _iso(*days: date) -> tuple[str, ...]:
    return tuple(day.isoformat() for day in days)


_READ: dict[DiaryKind, Callable[[Store, date, date, str | None, int], Iterator[DiaryRow]]] = {
    "hearing": _hearings,
    "avoid": _avoided,
    "bail": _slot("bail", "remind_on", "bail", _bail),
    "own-limit": _slot("yours", "due", "own-limit", _own),
    "promise": _slot("promise", "due", "promise", _promised),
    "answer": _answers,
    "matter": _matters,
    "due": _due,
}
