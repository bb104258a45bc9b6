"""Ratio 9: the dates of 10,000 cases of 12 entitlements, against the same through ``holidays`` and ``workalendar``.

Every question that ``assess`` asks of the calendar is written down while it judges the cases, and asked again of each
calendar: so the dates are those of the work, and all three are held against each other. The last line, for information,
is the whole assessment with verdicts and reasons beside the dates alone through ``holidays``.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta

import holidays
from workalendar.europe import UnitedKingdom

from benchmarks.ratio import Ratio, report, seconds, side_by_side
from isva_desk.domain import resources
from isva_desk.domain.bank_holidays import load_calendar
from isva_desk.domain.case import Case, Client, Event, Update
from isva_desk.domain.dates import on_day
from isva_desk.domain.working_days import WorkingDays
from isva_desk.entitlements.assess import assess
from isva_desk.entitlements.rule_book import load_rule_book

CASES = 10_000
SAMPLE = 5_000  # dates asked of each calendar in a round: enough for a steady figure
AS_OF = date(2026, 11, 23)

# The course of one case: kind of event, and how many days after the one before.
COURSE = (
    ("report", 0), ("interview-under-caution", 30), ("release-on-bail", 0), ("charge", 180), ("verdict", 200),
)  # fmt: skip


class Listening(WorkingDays):
    """The calendar itself, which writes down what it is asked."""

    __slots__ = ("asked",)

    def __init__(self, calendar: WorkingDays) -> None:
        super().__init__(calendar.holidays, calendar.starts, calendar.ends, calendar.version)
        self.asked: list[tuple[date, int]] = []

    def after(self, day: date, count: int) -> date:
        self.asked.append((day, count))
        return super().after(day, count)


def main() -> None:
    calendar = load_calendar(resources.folder())
    rules = load_rule_book(resources.folder() / "rules")
    cases = [a_case(number, random.Random(number)) for number in range(CASES)]
    listening = Listening(calendar)
    entitlements = sum(len(assess(case, rules, listening, AS_OF)) for case in cases)
    asked = [question for question in listening.asked if question[1] > 0]
    sample = random.Random(9).sample(asked, SAMPLE)

    of_england = holidays.country_holidays("GB", subdiv="ENG")
    of_the_kingdom = UnitedKingdom()

    def ours() -> list[date]:
        return [calendar.after(day, count) for day, count in sample]

    def by_holidays() -> list[date]:
        return [of_england.get_nth_working_day(day, count) for day, count in sample]

    def by_workalendar() -> list[date]:
        return [of_the_kingdom.add_working_days(day, count) for day, count in sample]

    what = f"a date of {CASES:,} cases, {entitlements / CASES:.0f} entitlements each"
    for name, anchor in (("holidays", by_holidays), ("workalendar", by_workalendar)):
        agree(name, sample, ours(), anchor)
        mine, theirs = side_by_side(ours, anchor, rounds=5)
        report(Ratio(9, what, name, mine / SAMPLE * 1e6, theirs / SAMPLE * 1e6, "µs", 1 / 5))

    whole = seconds(lambda: [assess(case, rules, calendar, AS_OF) for case in cases])
    alone = seconds(by_holidays) / SAMPLE * len(asked)
    report(Ratio(9, "the whole assessment, reasons and all", "the dates alone, holidays", whole, alone, "s", None))


def agree(name: str, sample: list[tuple[date, int]], ours: list[date], anchor: Callable[[], list[date]]) -> None:
    """A race is only fair between calendars with the same answers. (A few proclaimed days may be unknown to one.)"""
    different = sum(mine != theirs for mine, theirs in zip(ours, anchor(), strict=True))
    assert different <= len(sample) // 100, f"{name} gives another date for {different} of {len(sample)}"


def a_case(number: int, chance: random.Random) -> Case:
    """An invented case that went all the way, with some of its news passed on."""
    day = date(2023, 1, 2) + timedelta(days=chance.randrange(600))
    events, updates = [], []
    for place, (kind, later) in enumerate(COURSE):
        day += timedelta(days=later + chance.randrange(5))
        events.append(Event(id=f"e{place}", kind=kind, on=on_day(day)))
        if chance.random() < 0.6:
            told = on_day(day + timedelta(days=chance.randrange(12)))
            updates.append(Update(id=f"u{place}", by="police", about=(f"e{place}",), on=told, method="phone"))
    reference = f"B{number}"
    return Case(reference, Client(reference), suspects=("A",), events=tuple(events), updates=tuple(updates))


if __name__ == "__main__":
    main()
