"""The counting of the days says what a calendar on the wall says, and never more than fits."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from isva_desk.domain.bank_holidays import load_calendar
from isva_desk.domain.case import Case
from isva_desk.domain.resources import folder
from isva_desk.entitlements.assess import assess
from isva_desk.entitlements.entitlement import Entitlement
from isva_desk.entitlements.rule_book import load_rule_book
from isva_desk.ui.case.counting import CountedDay, count_days
from tests.builders.cases import a_case as told

CALENDAR = load_calendar(folder())
RULES = load_rule_book(folder() / "rules")


def arrested(on: str, as_of: date, case: Case) -> Entitlement:
    return next(one for one in assess(case, RULES, CALENDAR, as_of) if one.rule == "vc-r6-arrested")


def spoken(cells: tuple[CountedDay, ...]) -> list[str]:
    return [cell.spoken for cell in cells]


def an_arrest(on: str) -> Case:
    return told().arrest(on).case


def test_a_bank_holiday_is_named_and_not_counted() -> None:
    today = date(2026, 12, 30)
    cells = count_days(arrested("2026-12-23", today, an_arrest("2026-12-23")), CALENDAR, today)
    assert spoken(cells) == [
        "Wed 23: day 0", "Thu 24: limit", "Fri 25: holiday", "Sat 26", "Sun 27", "Mon 28: holiday", "Tue 29: +1",
        "Today: +2",
    ]  # fmt: skip


def test_told_in_time_ends_the_counting() -> None:
    case = told().arrest("2026-11-16").told("police", "2026-11-17").case
    today = date(2026, 12, 30)
    cells = count_days(arrested("2026-11-16", today, case), CALENDAR, today)
    assert spoken(cells) == ["Mon 16: day 0", "Tue 17: told"]


def test_a_day_that_is_not_known_is_not_counted() -> None:
    today = date(2026, 12, 30)
    assert count_days(arrested("2026-11", today, an_arrest("2026-11")), CALENDAR, today) == ()


@given(st.dates(date(2021, 4, 1), date(2026, 12, 1)), st.integers(0, 900))
def test_it_always_fits_and_always_shows_start_limit_and_today(on: date, later: int) -> None:
    today = on + timedelta(days=later)
    found = arrested(on.isoformat(), today, an_arrest(on.isoformat()))
    cells = count_days(found, CALENDAR, today)
    assert len(cells) <= 11
    days = [cell.day for cell in cells if cell.day is not None]
    assert days == sorted(days)
    assert days[0] == on
    assert found.limit in days
    assert max(today, found.limit or today) == days[-1]
    past = CALENDAR.between(found.limit or today, today)
    if past and CALENDAR.is_working(today):
        assert cells[-1].below == f"+{past}"
    gaps = [cell for cell in cells if cell.role == "gap"]
    shown = sum(1 for day in days if CALENDAR.is_working(day))
    hidden = sum(int(gap.below.split()[0]) for gap in gaps)
    every = sum(1 for offset in range((days[-1] - on).days + 1) if CALENDAR.is_working(on + timedelta(days=offset)))
    assert shown + hidden == every
