"""Which events an update may be about, most likely first."""

from __future__ import annotations

from datetime import date

from isva_desk.casework.desk import Desk
from isva_desk.domain.case import Event
from isva_desk.entitlements.assess import assess
from isva_desk.entitlements.entitlement import OPEN_VERDICTS
from isva_desk.journal.casefile import case_from


def propose_events(desk: Desk, case_id: str, by: str, day: date) -> tuple[Event, ...]:
    """The events of a case up to a day that news from a body may be about.

    First those of which that body still owes news, then those of which anybody does, then the rest;
    in each the newest first.
    """
    case = case_from(*desk.store.case_record(case_id))
    owed: dict[str, int] = {}
    for found in assess(case, desk.rules, desk.calendar, desk.today()):
        if found.trigger is not None and found.verdict in OPEN_VERDICTS and found.kind in ("hard", "outer", "target"):
            rank = 0 if found.owed_by == by else 1
            owed[found.trigger] = min(rank, owed.get(found.trigger, rank))
    seen = [event for event in case.events if event.on.earliest is None or event.on.earliest <= day]
    newest = sorted(seen, key=lambda event: event.on.earliest or date.min, reverse=True)
    return tuple(sorted(newest, key=lambda event: owed.get(event.id, 2)))
