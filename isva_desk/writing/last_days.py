"""Until when the client can still choose: to ask for a review, to ask for a check of a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from isva_desk.domain.case import Event
from isva_desk.domain.dates import add_months, add_years
from isva_desk.entitlements.entitlement import Entitlement
from isva_desk.entitlements.rule import Limit

_SATURDAY = 5
_ASKED = frozenset({"used", "met"})
_NOTHING_TO_SAY = frozenset({"waived", "not-in-force"})


@dataclass(frozen=True, slots=True)
class LastDay:
    """The condition of the templates that holds for a right, and the day that is named, if one is."""

    condition: str
    day: date | None = None


def last_day(right: str, entry: Entitlement, event: Event, today: date, *, says_safe_day: bool) -> LastDay | None:
    """How a right stands today; None where there is nothing to say of it.

    ``right`` is "review" or "lenient". ``says_safe_day``: the template has a sentence for a day by which asking is in
    time whatever the last day turns out to be.
    """
    if entry.verdict in _NOTHING_TO_SAY:
        return None
    if entry.verdict in _ASKED:
        return LastDay("review-asked" if right == "review" else "lenient-over")
    if entry.due is None:
        safe = _safe_day(entry, event) if says_safe_day and right == "review" else None
        return LastDay("review-safe-day", safe) if safe and safe >= today else LastDay(f"{right}-no-day")
    if (entry.due_latest or entry.due) < today:
        return LastDay(f"{right}-over")
    # Where the day she was told is only roughly known, ``due`` is the earliest that the last day can be: no later one
    # is named, so that nobody is late by trusting the page. Once it has gone by, the adviser has to look.
    if entry.due < today:
        return LastDay(f"{right}-no-day")
    return LastDay(f"{right}-day", entry.due)


def _safe_day(entry: Entitlement, event: Event) -> date | None:
    """The last day if she had been told on the day of the decision itself: the true one cannot be earlier.

    It is brought forward from a weekend, when nobody is there to ask.
    """
    limit = entry.version.limit_for(entry.enhanced)
    start = event.on.earliest
    day = _end(limit, start) if limit is not None and start is not None else None
    return day - timedelta(days=max(day.weekday() - _SATURDAY + 1, 0)) if day is not None else None


def _end(limit: Limit, start: date) -> date | None:
    if limit.unit == "day":
        return start + timedelta(days=limit.count)
    if limit.unit == "month":
        return add_months(start, limit.count)
    return add_years(start, limit.count) if limit.unit == "year" else None
