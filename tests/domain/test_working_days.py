"""Counting working days: the same as going through a calendar with a finger, day by day."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from isva_desk.domain import resources
from isva_desk.domain.bank_holidays import load_calendar
from isva_desk.domain.working_days import WorkingDays

CALENDAR = load_calendar(resources.folder())
# From before the list of holidays begins until after it ends.
DAYS = st.dates(date(2003, 1, 1), date(2032, 12, 31))
COUNTS = st.integers(0, 300)


def by_finger(calendar: WorkingDays, day: date, count: int) -> date:
    while count:
        day += timedelta(days=1)
        count -= calendar.is_working(day)
    return day


def test_christmas_is_counted_round() -> None:
    # 25 and 26 December 2026 are Friday and Saturday; the 26th is given back on Monday 28th.
    assert CALENDAR.after(date(2026, 12, 24), 1) == date(2026, 12, 29)
    assert CALENDAR.after(date(2026, 12, 24), 5) == date(2027, 1, 5)
    assert CALENDAR.between(date(2026, 12, 24), date(2027, 1, 5)) == 5


@given(day=DAYS, count=COUNTS)
def test_after_is_the_same_as_by_finger(day: date, count: int) -> None:
    assert CALENDAR.after(day, count) == by_finger(CALENDAR, day, count)


@given(day=st.dates(date(2006, 1, 1), date(2027, 12, 31)), count=st.integers(1, 60))
def test_after_agrees_with_numpy(day: date, count: int) -> None:
    theirs = np.busdaycalendar(holidays=sorted(CALENDAR.holidays))
    expected = np.busday_offset(day, count, roll="backward", busdaycal=theirs).item()
    assert CALENDAR.after(day, count) == expected


@given(day=DAYS, count=st.integers(1, 300))
def test_between_undoes_after(day: date, count: int) -> None:
    assert CALENDAR.between(day, CALENDAR.after(day, count)) == count


@given(day=DAYS, count=COUNTS, proclaimed=st.lists(st.dates(date(2024, 1, 1), date(2030, 12, 31)), max_size=4))
def test_a_proclaimed_day_counts_like_any_other_holiday(day: date, count: int, proclaimed: list[date]) -> None:
    calendar = CALENDAR.with_holidays(proclaimed)
    assert calendar.after(day, count) == by_finger(calendar, day, count)
    assert not any(calendar.is_working(holiday) for holiday in proclaimed)


@given(day=DAYS)
def test_the_nearest_working_day_on_either_side(day: date) -> None:
    later, earlier = CALENDAR.on_or_after(day), CALENDAR.on_or_before(day)
    assert earlier <= day <= later
    assert CALENDAR.is_working(later)
    assert CALENDAR.is_working(earlier)
    assert CALENDAR.between(earlier, later) == (0 if CALENDAR.is_working(day) else 1)
