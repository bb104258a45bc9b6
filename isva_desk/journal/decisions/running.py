"""Time that runs: every limit and countdown of a case that the rules give, in the order in which they end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from isva_desk.domain.working_days import WorkingDays
from isva_desk.entitlements.entitlement import Entitlement
from isva_desk.journal.judging import BAIL_WATCH


@dataclass(frozen=True, slots=True)
class Running:
    """One countdown. ``shown`` is the day to keep (a working day where the rules say so), ``ends`` the exact end."""

    entitlement: Entitlement
    shown: date | None  # None: it has not begun, or cannot be told
    ends: date | None
    days: int | None  # calendar days from today until ``ends``; below 0 where it is past
    working_days: int | None
    own: bool  # the client's own limit

    @property
    def title(self) -> str:
        """What runs, in a few words."""
        return self.entitlement.title


def running(entitlements: Sequence[Entitlement], calendar: WorkingDays, today: date) -> tuple[Running, ...]:
    """What runs: the client's own limits, the end of bail, and what bodies have to answer by a day of their own.

    Taken from the entitlements as they are judged; nothing is counted here but the days that are left.
    """
    found = [one for entry in entitlements if (one := _running(entry, calendar, today)) is not None]
    return tuple(sorted(found, key=lambda one: (one.ends or date.max, one.title)))


def _running(entry: Entitlement, calendar: WorkingDays, today: date) -> Running | None:
    if entry.rule == BAIL_WATCH and entry.verdict == "not-recorded" and entry.remind_on is not None:
        return _counted(entry, entry.remind_on, entry.remind_on, calendar, today)
    if entry.kind == "yours" and entry.verdict in ("open", "not-started", "cannot-tell"):
        return _counted(entry, entry.due, entry.limit, calendar, today)
    if entry.kind in ("target", "promise") and entry.verdict == "due":
        return _counted(entry, entry.due, entry.limit, calendar, today)
    return None


def _counted(entry: Entitlement, shown: date | None, ends: date | None, calendar: WorkingDays, today: date) -> Running:
    if ends is None or entry.verdict == "not-started":
        return Running(entry, None, None, None, None, entry.kind == "yours")
    left = calendar.between(today, ends) if ends > today else 0
    return Running(entry, shown, ends, (ends - today).days, left, entry.kind == "yours")
