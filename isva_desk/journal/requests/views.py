"""What the register and the case page read of the requests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from isva_desk.journal.problems import NotInRecord
from isva_desk.journal.requests.folded import WAITING, Request, requests_in
from isva_desk.journal.store import Store
from isva_desk.language import _

MOST = 500


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One request in the register."""

    request_id: str
    client_id: str
    case_id: str
    reference: str  # never a name
    case_reference: str
    owner: str
    state: str
    step: str  # the first step at which nothing is on record
    since: date
    requested_on: date | None
    authority: str
    force: str | None
    asked_by: str
    asker_reference: str
    material: str
    blanket: bool
    counselling: bool
    notice: str
    view: str
    decision: str
    first_by: str
    second_by: str
    settled_on: date | None
    answer_by: date | None
    released_on: date | None
    over_on: date | None

    def days(self, today: date) -> int:
        """How many days it has waited, or waited until it was decided."""
        return max(0, ((self.settled_on or self.over_on or today) - self.since).days)

    @property
    def waits(self) -> bool:
        """Somebody at the service has something to do."""
        return self.state in WAITING


_COLUMNS = (
    "t.request_id, t.client_id, t.case_id, c.reference, c.case_reference, t.owner, t.state, t.step, t.since, "
    "t.requested_on, t.authority, t.force, t.asked_by, t.asker_reference, t.material, t.blanket, t.counselling, "
    "t.notice, t.view, t.decision, t.first_by, t.second_by, t.settled_on, t.answer_by, t.released_on, t.over_on"
)
_FROM = "FROM p_requests t JOIN p_cases c ON c.client_id = t.client_id AND c.case_id = t.case_id"
_DAYS = frozenset({"since", "requested_on", "settled_on", "answer_by", "released_on", "over_on"})
_FLAGS = frozenset({"blanket", "counselling"})


def requests(store: Store, *, over: bool = False, owner: str | None = None, most: int = MOST) -> list[RequestRow]:
    """The register: the requests that are not over (or those that are), the one that waits longest first."""
    store.turn_to(store.today())
    mine, values = ("", ()) if owner is None else (" AND t.owner = ?", (owner,))
    rows = store.connection.execute(
        f"SELECT {_COLUMNS} {_FROM} WHERE (t.state = 'over') = ?{mine} ORDER BY t.since, t.request_id LIMIT ?",
        (int(over), *values, most),
    )
    return [_row(row) for row in rows]


def requests_of(store: Store, case_id: str) -> tuple[Request, ...]:
    """The requests of a case with all that is on record of them, newest first. Raises ``NotInRecord``."""
    record, case = store.case_record(case_id)
    return tuple(reversed(requests_in(record, case.id)))


def request(store: Store, request_id: str) -> Request:
    """One request. Raises ``NotInRecord``."""
    row = store.connection.execute("SELECT client_id FROM p_requests WHERE request_id = ?", (request_id,)).fetchone()
    found = requests_in(store.record(row[0])) if row is not None else ()
    one = next((one for one in found if one.id == request_id), None)
    if one is None:
        raise NotInRecord(_("This request is not in the record."))
    return one


def _row(row: Any) -> RequestRow:
    names = [column.strip().partition(".")[2] for column in _COLUMNS.split(",")]
    values = dict(zip(names, row, strict=True))
    for name in _DAYS:
        values[name] = None if values[name] is None else date.fromisoformat(values[name])
    for name in _FLAGS:
        values[name] = bool(values[name])
    return RequestRow(**values)
