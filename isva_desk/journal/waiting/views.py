"""What the page of the waiting list and the reports read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from isva_desk.domain.choices import choices
from isva_desk.journal.problems import NotInRecord
from isva_desk.journal.record import SERVICE
from isva_desk.journal.store import Store
from isva_desk.journal.waiting.folded import Referral, figure, referrals_of
from isva_desk.language import _

_COLUMNS = (
    "t.client_id", "t.referral_id", "t.case_id", "c.reference", "c.case_reference", "c.name_to_use", "t.owner",
    "t.state", "t.source", "t.urgency", "t.received_on", "t.received_hour", "t.contact_by", "t.attempts",
    "t.first_attempt_on", "t.reached_on", "t.met_on", "t.last_contact_on", "t.next_step", "t.next_on", "t.reason",
    "t.allocated_on", "t.allocated_to", "t.ended_on", "t.outcome", "t.safe_known",
)  # fmt: skip
_DAYS = frozenset({
    "received_on", "first_attempt_on", "reached_on", "met_on", "last_contact_on", "next_on", "allocated_on", "ended_on",
})  # fmt: skip
MOST = 500


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """One referral: who, since when, what was tried, what comes next, and what came of it."""

    client_id: str
    referral_id: str
    case_id: str
    reference: str
    case_reference: str
    name_to_use: str
    owner: str  # who answers for the case while they wait
    state: Literal["waiting", "allocated", "ended"]
    source: str
    urgency: str
    received_on: date | None
    received_hour: str
    contact_by: str  # a day, or a day with an hour
    attempts: int
    first_attempt_on: date | None
    reached_on: date | None
    met_on: date | None
    last_contact_on: date | None
    next_step: str  # first, again, check-in, decide, or "" when nothing is waited for
    next_on: date | None
    reason: str
    allocated_on: date | None
    allocated_to: str
    ended_on: date | None
    outcome: str
    safe_known: bool

    def days_waited(self, day: date) -> int | None:
        """Days from the referral until it was allocated or ended, or until that day; None where its day is unknown."""
        if self.received_on is None:
            return None
        return ((self.allocated_on or self.ended_on or day) - self.received_on).days

    def is_past(self, day: date) -> bool:
        """The day of the next step has passed."""
        return self.next_on is not None and self.next_on < day


def waiting_rows(store: Store, states: Sequence[str] = ("waiting",), most: int = MOST) -> list[WaitingRow]:
    """The referrals in these states: those that wait by the day of the next step, ended ones newest first."""
    marks = ", ".join("?" * len(states))
    order = (
        "t.next_on IS NOT NULL, t.next_on, t.received_on"
        if tuple(states) == ("waiting",)
        else "coalesce(t.ended_on, t.allocated_on) DESC"
    )
    rows = store.connection.execute(
        f"SELECT {', '.join(_COLUMNS)} FROM p_waiting t JOIN p_cases c ON c.client_id = t.client_id "
        f"AND c.case_id = t.case_id WHERE t.state IN ({marks}) "
        f"ORDER BY {order}, t.referral_id LIMIT ?",
        (*states, most),
    )
    return [_row(row) for row in rows]


def referral(store: Store, referral_id: str) -> Referral:
    """One referral with everything that came of it. Raises ``NotInRecord``."""
    row = store.connection.execute("SELECT client_id FROM p_waiting WHERE referral_id = ?", (referral_id,)).fetchone()
    found = () if row is None else referrals_of(store.record(row[0]))
    for one in found:
        if one.id == referral_id:
            return one
    raise NotInRecord(_("This referral is not in the record."))


def waiting_referral(store: Store, case_id: str) -> Referral | None:
    """The referral through which this case waits; None where it does not wait."""
    record, _case = store.case_record(case_id)
    return next((one for one in reversed(referrals_of(record, case_id)) if one.state == "waiting"), None)


def figures(store: Store) -> dict[str, int]:
    """The figures that hold, the service's own in place of the ones that the program came with."""
    service, lists = store.known(SERVICE), choices("waiting")
    return {one.id: figure(service, one.id) for name in ("urgency", "figures") for one in lists[name].choices}


def advisers(store: Store) -> tuple[str, ...]:
    """Everybody who has a case, in order of name: whom a case can be given to without typing."""
    rows = store.connection.execute("SELECT DISTINCT owner FROM p_cases WHERE owner <> '' ORDER BY owner")
    return tuple(row[0] for row in rows)


def cases_without_owner(store: Store) -> int:
    """How many open cases have nobody who answers for them."""
    row = store.connection.execute("SELECT count(*) FROM p_cases WHERE closed = 0 AND trim(owner) = ''").fetchone()
    return int(row[0])


def _row(row: Any) -> WaitingRow:
    values = dict(zip((name.partition(".")[2] for name in _COLUMNS), row, strict=True))
    for name in _DAYS:
        values[name] = None if values[name] is None else date.fromisoformat(values[name])
    values["safe_known"] = bool(values["safe_known"])
    return WaitingRow(**values)
