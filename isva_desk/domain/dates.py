"""Dates as people know them: a day, a month, a season, a span, or not at all.

The written forms are those of the case file (ISO 8601 with a part of EDTF), local to Europe/London.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
# No fact of a case lies outside; a slip of typing does.
EARLIEST_YEAR, LATEST_YEAR = 1900, 2199

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?")
_MONTH_OR_SEASON = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"\d{4}")
_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}


class NotADate(ValueError):
    """The text is none of the written forms; the message says which forms there are."""


@dataclass(frozen=True, slots=True)
class When:
    """A date as it is known: the text as written, and the earliest and latest day that it can mean.

    ``earliest`` and ``latest`` are None where that end is not known; both are None for a date not known at all.
    ``hour`` is the local time of day, "HH:MM", where one was given. It never changes a deadline.
    """

    text: str | None = None
    earliest: date | None = None
    latest: date | None = None
    hour: str | None = None

    @property
    def is_known(self) -> bool:
        """Something is known of the date, if only one end."""
        return self.earliest is not None or self.latest is not None

    @property
    def is_exact(self) -> bool:
        """The date is one certain day."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def day(self) -> date | None:
        """The one day, where it is certain."""
        return self.earliest if self.is_exact else None

    def __str__(self) -> str:
        return self.text or ""


UNKNOWN = When()


def on_day(day: date) -> When:
    """A date that is exactly known."""
    return When(day.isoformat(), day, day)


def between(earliest: date | None, latest: date | None) -> When:
    """A date that lies between two days, both included; None leaves that end open."""
    if earliest is not None and earliest == latest:
        return on_day(earliest)
    text = f"{earliest.isoformat() if earliest else '..'}/{latest.isoformat() if latest else '..'}"
    return When(text, earliest, latest)


def parse_when(text: str | None) -> When:
    """Read a date in one of the written forms of the case file.

    Raises ``NotADate`` with a sentence when the text is none of them, or when a span ends before it begins.
    """
    if text is None:
        return UNKNOWN
    if "/" in text:
        first, _, second = text.partition("/")
        start, end = _parse_simple(first, text), _parse_simple(second, text)
        if start.earliest is None or end.latest is None or end.latest < start.earliest:
            raise NotADate(f'"{text}" ends before it begins')
        return When(text, start.earliest, end.latest)
    return _parse_simple(text, text)


def _parse_simple(text: str, whole: str) -> When:
    if _YEAR.match(text) and not EARLIEST_YEAR <= int(text[:4]) <= LATEST_YEAR:
        raise NotADate(f'"{whole}" lies outside the years {EARLIEST_YEAR} to {LATEST_YEAR}')
    try:
        if _DAY.fullmatch(text):
            day = date.fromisoformat(text)
            return When(text, day, day)
        if match := _MOMENT.fullmatch(text):
            return _moment(text, match)
        if match := _MONTH_OR_SEASON.fullmatch(text):
            return _month_or_season(text, int(match[1]), int(match[2]))
        if _YEAR.fullmatch(text):
            year = int(text)
            return When(text, date(year, 1, 1), date(year, 12, 31))
    except (ValueError, OverflowError):
        pass
    raise NotADate(
        f'"{whole}" is not a date that can be read; write a day (2026-11-16), a month (2026-11), '
        "a season (2026-21 to 2026-24), a year (2026) or a span (2026-09/2026-11)"
    )


def _moment(text: str, match: re.Match[str]) -> When:
    zone = match[4 + 1]
    stamp = datetime.fromisoformat(text)
    if zone is not None:
        stamp = stamp.astimezone(LONDON)
    day = stamp.date()
    return When(text, day, day, f"{stamp:%H:%M}")


def _month_or_season(text: str, year: int, number: int) -> When:
    if number in _SEASON_STARTS:
        month = _SEASON_STARTS[number]
        start = date(year, month, 1)
        return When(text, start, add_months(start, 3) - timedelta(days=1))
    start = date(year, number, 1)
    return When(text, start, date(year, number, monthrange(year, number)[1]))


def add_months(day: date, months: int) -> date:
    """The corresponding day some calendar months later, or the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_years(day: date, years: int) -> date:
    """The corresponding day some years later; 29 February becomes 28 February in a common year."""
    return add_months(day, 12 * years)


def end_of_period_beginning(first_day: date, months: int) -> date:
    """The last day of a period of calendar months that *begins with* ``first_day``.

    It ends the day before the corresponding day, or on the last day of the month that has no such day.
    """
    index = first_day.year * 12 + first_day.month - 1 + months
    year, month = divmod(index, 12)
    last = monthrange(year, month + 1)[1]
    if first_day.day > last:
        return date(year, month + 1, last)
    return date(year, month + 1, first_day.day) - timedelta(days=1)
