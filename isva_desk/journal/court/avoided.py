"""The days of every year that a client wants kept free. They say how to treat a day, never what it is about."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from isva_desk.journal.acts.court import DayToAvoid
from isva_desk.journal.record import ClientRecord

_A_YEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class AvoidedDay:
    """A day of every year; ``label`` is the id of a neutral label."""

    fact: str
    entry: str
    month: int
    day: int
    label: str

    @property
    def month_day(self) -> str:
        """ "11-23": what it is looked up by."""
        return f"{self.month:02}-{self.day:02}"

    def falls_on(self, year: int) -> date:
        """The day in a year; 29 February is the 28th where there is none."""
        short = (self.month, self.day) == (2, 29) and not isleap(year)
        return date(year, self.month, 28 if short else self.day)

    def within(self, first: date, last: date) -> date | None:
        """The first time that it falls between two days, both included."""
        days = (self.falls_on(year) for year in range(first.year, last.year + 1))
        return next((day for day in days if first <= day <= last), None)


def avoided_days(record: ClientRecord) -> tuple[AvoidedDay, ...]:
    """The days that a client wants kept free, in the order of the year."""
    found = [
        AvoidedDay(fact.id, fact.holding.entry, act.month, act.day, act.label)
        for fact in record.facts_of(DayToAvoid)
        if isinstance(act := fact.latest, DayToAvoid) and not fact.retracted
    ]
    return tuple(sorted(found, key=lambda day: day.month_day))


def month_days(first: date, last: date) -> Iterator[tuple[str, date]]:
    """Each day between two days with what it is looked up by, a year at most; 28 February also stands for the 29th."""
    day, end = first, min(last, first + _A_YEAR)
    while day <= end:
        yield f"{day.month:02}-{day.day:02}", day
        if (day.month, day.day) == (2, 28) and not isleap(day.year):
            yield "02-29", day
        day += timedelta(days=1)
