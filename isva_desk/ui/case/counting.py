"""The counting of the days, laid out cell by cell: from the day that started the clock to the limit and to today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from isva_desk.domain.working_days import WorkingDays
from isva_desk.entitlements.entitlement import Entitlement
from isva_desk.language import _, ngettext, say_short_day

DayRole = Literal["start", "open", "rest", "limit", "past", "met", "gap"]

_MOST_CELLS = 11


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One cell of the strip: a day, or (``role`` "gap", ``day`` None) the days that are left out for want of room."""

    day: date | None
    role: DayRole
    above: str
    below: str
    is_today: bool = False

    @property
    def spoken(self) -> str:
        """The cell for a screen reader."""
        return _("{day}: {what}").format(day=self.above, what=self.below) if self.below else self.above


def count_days(entitlement: Entitlement, calendar: WorkingDays, today: date) -> tuple[CountedDay, ...]:
    """The cells for one entitlement; none where the counting would pretend to know days that are not known.

    Days after the limit carry the number of working days past it, which is what a late telling is measured in.
    """
    start, limit = entitlement.clock_from, entitlement.limit
    if start is None or limit is None or limit < start or entitlement.limit_latest not in (None, limit):
        return ()
    if entitlement.kind not in ("hard", "outer", "target", "promise"):
        return ()
    told = None if entitlement.told_on is None else entitlement.told_on.day
    last = told if told is not None else max(limit, today)
    last = max(last, limit)
    span = [start + timedelta(days=offset) for offset in range((last - start).days + 1)]
    cells = [_cell(day, start, limit, told, calendar, today) for day in span]
    return tuple(_shortened(cells, calendar))


def _cell(day: date, start: date, limit: date, told: date | None, calendar: WorkingDays, today: date) -> CountedDay:
    above = _("Today") if day == today else _short(day)
    is_today = day == today
    if day == told:
        return CountedDay(day, "met" if day <= limit else "past", above, _("told"), is_today)
    if day == limit:
        return CountedDay(day, "limit", above, _("limit"), is_today)
    if day == start:
        return CountedDay(day, "start", above, _("day 0"), is_today)
    if not calendar.is_working(day):
        return CountedDay(day, "rest", above, _("holiday") if day.weekday() < 5 else "", is_today)
    if day < limit:
        return CountedDay(day, "open", above, "", is_today)
    past = calendar.between(limit, day)
    return CountedDay(day, "past" if is_today or told is None else "open", above, f"+{past}", is_today)


def _short(day: date) -> str:
    """ "Fri 13"; the month is said in the sentence above, and at the first of a month."""
    weekday, number, month = say_short_day(day).split(" ")
    return f"{number} {month}" if day.day == 1 else f"{weekday} {number}"


def _shortened(cells: list[CountedDay], calendar: WorkingDays) -> list[CountedDay]:
    """At most eleven cells: start, limit, today and the days around them; the rest is one cell that says how many."""
    if len(cells) <= _MOST_CELLS:
        return cells
    last = len(cells) - 1
    limit = next(index for index, cell in enumerate(cells) if cell.role == "limit" or cell.below == _("told"))
    keep = {0, last}
    for index in (limit, last, limit + 1, last - 1, limit - 1, 1, last - 2, limit + 2, 2):
        # Each run that is left out costs a cell as well.
        if 0 <= index <= last and len(keep | {index}) + _runs(keep | {index}, last) <= _MOST_CELLS:
            keep.add(index)
    shown: list[CountedDay] = []
    for index, cell in enumerate(cells):
        if index in keep:
            shown.append(cell)
        elif not shown or shown[-1].role != "gap":
            following = next(other for other in sorted(keep) if other > index)
            shown.append(_gap(cells[index:following], calendar))
    return shown


def _runs(keep: set[int], last: int) -> int:
    return sum(1 for index in keep if index != last and index + 1 not in keep)


def _gap(cells: list[CountedDay], calendar: WorkingDays) -> CountedDay:
    count = sum(1 for cell in cells if cell.day is not None and calendar.is_working(cell.day))
    return CountedDay(None, "gap", "…", ngettext("{count} day", "{count} days", count).format(count=count))
