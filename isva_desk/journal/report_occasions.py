"""What the reports about entitlements read: one row for each time that somebody owed the client something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from isva_desk.entitlements.phases import load_phases, load_sentence
from isva_desk.journal.report_cases import CaseScope
from isva_desk.journal.store import Store

# A day by which it is owed, and somebody who owes it: what an agency can be asked about.
_OWED = ("hard", "outer", "target", "promise")


@dataclass(frozen=True, slots=True)
class Occasion:
    """One entitlement of one case, with the verdict as at a day."""

    case_id: str
    reference: str
    owner: str
    police_force: str | None
    cps_area: str | None
    rule: str
    title: str
    owed_by: str
    kind: str
    clock_from: date | None
    due: date | None
    told_on: date | None
    verdict: str
    days_late: int | None
    trigger_id: str | None  # the fact that started it
    still_open: bool


def occasions(
    store: Store, scope: CaseScope, day: date, first: date | None = None, last: date | None = None
) -> Iterator[Occasion]:
    """Everything that agencies owed in open and closed cases, as at a day, whose clock began between two days.

    Without a first or last day the period is open on that side. What was never in force is left out.
    """
    store.turn_to(day)
    where, values = scope.where("cases")
    period, bounds = "", []
    for sign, bound in ((">=", first), ("<=", last)):
        if bound is not None:
            period += f" AND coalesce(owed.clock_from, owed.due) {sign} ?"
            bounds.append(bound.isoformat())
    rows = store.connection.execute(
        "SELECT cases.case_id, cases.reference, cases.owner, cases.police_force, cases.cps_area, owed.rule, "
        "owed.title, owed.owed_by, owed.kind, owed.clock_from, owed.due, owed.told_on, owed.verdict, owed.days_late, "
        "owed.phases, owed.trigger_id, owed.open "
        "FROM p_cases AS cases JOIN p_entitlements AS owed USING (client_id, case_id) "
        f"WHERE owed.kind IN ({', '.join('?' * len(_OWED))}){where}{period} "
        "ORDER BY cases.reference, cases.case_id, coalesce(owed.due, owed.clock_from), owed.key",
        (*_OWED, *values, *bounds),
    )
    return (found for row in rows if (found := _occasion(row, day)).verdict != "not-in-force")


def _occasion(row: tuple[Any, ...], day: date) -> Occasion:
    began, due, told = (None if text is None else date.fromisoformat(text) for text in row[9:12])
    verdict = row[12]
    if verdict is None:
        # Still open: which of its phases holds depends on the day.
        phases = load_phases(row[14])
        verdict = next((one.verdict for one in phases if one.until is None or day <= one.until), phases[-1].verdict)
    return Occasion(
        case_id=row[0], reference=row[1], owner=row[2], police_force=row[3], cps_area=row[4], rule=row[5],
        title=str(load_sentence(row[6])),
        owed_by=row[7], kind=row[8], clock_from=began, due=due, told_on=told, verdict=verdict, days_late=row[13],
        trigger_id=row[15], still_open=bool(row[16]),
    )  # fmt: skip
