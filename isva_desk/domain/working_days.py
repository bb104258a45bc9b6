"""Working days in England and Wales: Monday to Friday that is not a bank holiday.

The day of the trigger is day 0 whatever the hour; "within N working days" ends at the end of the Nth working day after
it (the convention of the domain pages, as no text of the Code defines the term).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date


class WorkingDays:
    """A calendar of working days: looked up in a table where the list of holidays reaches, reckoned elsewhere.

    ``starts`` and ``ends`` are the first and last day that the list of bank holidays covers. Outside them the answer is
    still computed, without holidays; ``covers`` says so.
    """

    __slots__ = ("_first", "_ordinals", "_passed", "_table", "ends", "holidays", "starts", "version")

    def __init__(self, holidays: Iterable[date], starts: date, ends: date, version: str = "") -> None:
        self.holidays = frozenset(holidays)
        self.starts = starts
        self.ends = ends
        self.version = version
        # Only holidays on weekdays take a working day away.
        self._ordinals = sorted(day.toordinal() for day in self.holidays if day.weekday() < 5)
        # Inside the years that the list covers, an answer is looked up in a table made on the first question:
        # the working days in order, and for each day how many of them have passed when it ends.
        self._first = starts.toordinal()
        self._table: list[date] = []
        self._passed: list[int] = []

    def covers(self, day: date) -> bool:
        """The list of bank holidays reaches to this day."""
        return self.starts <= day <= self.ends

    def is_working(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.holidays

    def after(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day``; ``day`` itself for 0."""
        if count <= 0:
            return day
        if not self._passed:
            self._make_table()
        since = day.toordinal() - self._first
        if since >= 0:
            try:
                return self._table[self._passed[since] + count - 1]
            except IndexError:
                pass  # past the end of the list
        index = self._index(day.toordinal()) + count
        return date.fromordinal(self._nth(index))

    def between(self, start: date, end: date) -> int:
        """How many working days there are after ``start``, up to and including ``end``; 0 when ``end`` is not later."""
        if end <= start:
            return 0
        return self._index(end.toordinal()) - self._index(start.toordinal())

    def on_or_after(self, day: date) -> date:
        return day if self.is_working(day) else self.after(day, 1)

    def on_or_before(self, day: date) -> date:
        if self.is_working(day):
            return day
        return date.fromordinal(self._nth(self._index(day.toordinal())))

    def with_holidays(self, days: Iterable[date]) -> WorkingDays:
        """The same calendar with further days off, such as one proclaimed at short notice."""
        return WorkingDays(self.holidays | frozenset(days), self.starts, self.ends, self.version)

    def _make_table(self) -> None:
        table, passed = [], []
        for ordinal in range(self._first, self.ends.toordinal() + 1):
            day = date.fromordinal(ordinal)
            if self.is_working(day):
                table.append(day)
            passed.append(len(table))
        # One after the other, so that another thread that asks meanwhile finds both or makes its own.
        self._table, self._passed = table, passed

    def _index(self, ordinal: int) -> int:
        """How many working days there are from the far past up to and including this day."""
        return _weekdays_up_to(ordinal) - bisect_right(self._ordinals, ordinal)

    def _nth(self, index: int) -> int:
        """The day whose ``_index`` first reaches ``index``."""
        # From below: the weekday as if there were no holidays, then later by those passed, until none is passed anew.
        # It cannot stop on a holiday, since that holiday would itself have been passed anew.
        passed = 0
        while True:
            ordinal = _nth_weekday(index + passed)
            now_passed = bisect_right(self._ordinals, ordinal)
            if now_passed == passed:
                return ordinal
            passed = now_passed


def _weekdays_up_to(ordinal: int) -> int:
    # Day 1 of the proleptic calendar was a Monday.
    weeks, rest = divmod(ordinal, 7)
    return weeks * 5 + min(rest, 5)


def _nth_weekday(count: int) -> int:
    weeks, rest = divmod(count - 1, 5)
    return weeks * 7 + rest + 1
