"""The chases as the pages read them: all of them by state, or those of one case."""

from __future__ import annotations

from datetime import date
from typing import Any

from isva_desk.journal.problems import NotInRecord
from isva_desk.journal.rows import ChaseRow
from isva_desk.journal.store import Store
from isva_desk.language import _

_COLUMNS = (
    "t.chase_id, t.client_id, t.case_id, c.reference, c.stage, t.agency, t.about, t.rule, t.trigger_id, t.role, "
    "t.what, t.step, t.to_name, t.to_role, t.began_on, t.asked_on, t.answer_by, t.waits_until, t.promised_on, "
    "t.done_on, t.answer, t.answered_on, t.times, t.promises, t.state, t.changed"
)
_FROM = "FROM p_chases t JOIN p_cases c ON c.client_id = t.client_id AND c.case_id = t.case_id"
_DAYS = ("began_on", "asked_on", "answer_by", "waits_until", "promised_on", "done_on", "answered_on")
MOST = 500


def chases(store: Store, *, closed: bool = False, owner: str | None = None, most: int = MOST) -> list[ChaseRow]:
    """The chases that are not closed (or, with ``closed``, those that are), by the day that is waited for."""
    store.turn_to(store.today())
    states = ("closed",) if closed else ("open", "answered", "settled")
    marks = ", ".join("?" * len(states))
    mine, values = ("", ()) if owner is None else (" AND t.owner = ?", (owner,))
    rows = store.connection.execute(
        f"SELECT {_COLUMNS} {_FROM} WHERE t.state IN ({marks}){mine} ORDER BY t.waits_until, t.chase_id LIMIT ?",
        (*states, *values, most),
    )
    return [_row(row) for row in rows]


def chases_of(store: Store, case_id: str) -> list[ChaseRow]:
    """Every chase of a case, the one that waits longest first."""
    store.turn_to(store.today())
    rows = store.connection.execute(
        f"SELECT {_COLUMNS} {_FROM} WHERE c.case_id = ? ORDER BY t.waits_until, t.chase_id", (case_id,)
    )
    return [_row(row) for row in rows]


def chase(store: Store, chase_id: str) -> ChaseRow:
    """One chase. Raises ``NotInRecord``."""
    store.turn_to(store.today())
    row = store.connection.execute(f"SELECT {_COLUMNS} {_FROM} WHERE t.chase_id = ?", (chase_id,)).fetchone()
    if row is None:
        raise NotInRecord(_("This chase is not in the record."))
    return _row(row)


def waiting_count(store: Store, day: date) -> tuple[int, int]:
    """How many chases run, and for how many of them the day for an answer has passed."""
    row = store.connection.execute(
        "SELECT count(*), coalesce(sum(waits_until < ?), 0) FROM p_chases WHERE state = 'open'", (day.isoformat(),)
    ).fetchone()
    return int(row[0]), int(row[1])


def _row(row: Any) -> ChaseRow:
    names = [column.strip().partition(".")[2] for column in _COLUMNS.split(",")]
    values = dict(zip(names, row, strict=True))
    values["trigger"] = values.pop("trigger_id")
    values["promises"] = tuple(date.fromisoformat(day) for day in values["promises"].split(",") if day)
    for name in _DAYS:
        values[name] = None if values[name] is None else date.fromisoformat(values[name])
    return ChaseRow(**values)
