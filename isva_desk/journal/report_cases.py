"""What the reports about cases read: one row a case, in the order of their references, as they come from the table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from isva_desk.journal.rows import CaseloadRow
from isva_desk.journal.store import Store

_COLUMNS = (
    "cases.client_id, cases.case_id, cases.reference, cases.name_to_use, cases.stage, cases.stage_since, "
    "cases.next_date, cases.open_count, cases.past_count, cases.last_update, cases.last_contact, cases.safe_checked, "
    "cases.police_force, cases.cps_area, cases.owner, cases.closed"
)
# The first report of a case: the index of the facts of its client finds it.
_REPORTED = (
    "(SELECT min(on_day) FROM p_facts AS facts WHERE facts.client_id = cases.client_id "
    "AND facts.case_id = cases.case_id AND facts.act = 'event-recorded' AND facts.kind = 'report' "
    "AND facts.retracted = 0)"
)
# What the risks of the client say, as far as they were judged by a day.
_RISK = "(SELECT {} FROM p_risks AS risks WHERE risks.client_id = cases.client_id AND risks.judged_on <= ?)"


@dataclass(frozen=True, slots=True)
class CaseScope:
    """Which cases a report is about. None means all."""

    owner: str | None = None
    police_force: str | None = None
    cps_area: str | None = None
    stage: str | None = None
    case_id: str | None = None

    def where(self, table: str) -> tuple[str, tuple[str, ...]]:
        """The condition on the table of cases, and its values."""
        wanted = {
            "owner": self.owner, "police_force": self.police_force, "cps_area": self.cps_area, "stage": self.stage,
            "case_id": self.case_id,
        }  # fmt: skip
        held = {name: value for name, value in wanted.items() if value is not None}
        return "".join(f" AND {table}.{name} = ?" for name in held), tuple(held.values())


@dataclass(frozen=True, slots=True)
class ReportedCase:
    """A case as it stands in the caseload, and the day on which it was reported to the police."""

    row: CaseloadRow
    reported: date | None
    high_risk: bool | None = None  # None where no risk was ever judged
    risk_review: date | None = None  # the first day on which a risk is to be looked at again


def report_cases(store: Store, scope: CaseScope, day: date, *, closed: bool = False) -> Iterator[ReportedCase]:
    """The open (or the closed) cases as at a day, one after the other."""
    store.turn_to(day)
    where, values = scope.where("cases")
    rows = store.connection.execute(
        f"SELECT {_COLUMNS}, {_REPORTED}, {_RISK.format('max(is_high)')}, {_RISK.format('min(review_on)')} "
        f"FROM p_cases AS cases WHERE cases.closed = ?{where} ORDER BY cases.reference, cases.case_id",
        (day.isoformat(), day.isoformat(), int(closed), *values),
    )
    return (_case(row) for row in rows)


def hearings_until(store: Store, scope: CaseScope, day: date, last: date) -> dict[str, int]:
    """For each adviser, how many of their open cases have a hearing from the day on until the last one."""
    where, values = scope.where("cases")
    rows = store.connection.execute(
        "SELECT cases.owner, count(DISTINCT dates.case_id) FROM p_dates AS dates "
        "JOIN p_cases AS cases USING (client_id, case_id) "
        f"WHERE dates.until_day >= ? AND dates.on_day <= ? AND cases.closed = 0{where} GROUP BY cases.owner",
        (day.isoformat(), last.isoformat(), *values),
    )
    return dict(rows.fetchall())


def held_updates(store: Store, scope: CaseScope, day: date) -> dict[str, int]:
    """For each adviser, how many updates they hold that the client has not been given and does not refuse."""
    where, values = scope.where("cases")
    rows = store.connection.execute(
        "SELECT cases.owner, count(*) FROM p_held AS held JOIN p_cases AS cases USING (client_id, case_id) "
        f"WHERE held.waits = 1 AND held.since <= ?{where} GROUP BY cases.owner",
        (day.isoformat(), *values),
    )
    return dict(rows.fetchall())


def holds_news(store: Store, case_id: str, day: date) -> bool:
    """Something was told to the adviser by a day that there is no record of the client knowing."""
    row = store.connection.execute(
        "SELECT count(*) FROM p_held WHERE case_id = ? AND since <= ?", (case_id, day.isoformat())
    ).fetchone()
    return int(row[0]) > 0


def _case(row: tuple[Any, ...]) -> ReportedCase:
    days = [
        None if text is None else date.fromisoformat(text) for text in (row[5], row[6], *row[9:12], row[16], row[18])
    ]
    since, following, update, contact, checked, reported, review = days
    caseload = CaseloadRow(
        client_id=row[0], case_id=row[1], reference=row[2], name_to_use=row[3], stage=row[4], stage_since=since,
        next_date=following, open_entitlements=row[7], past_entitlements=row[8], last_update=update,
        last_contact=contact, safe_checked=checked, police_force=row[12], cps_area=row[13], owner=row[14],
        is_closed=bool(row[15]),
    )  # fmt: skip
    return ReportedCase(caseload, reported, None if row[17] is None else bool(row[17]), review)
