"""Dates as somebody types them in Welsh, where March and Tuesday share their name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from isva_desk import language
from isva_desk.domain import resources
from isva_desk.domain.dates import on_day
from isva_desk.domain.natural_dates import read_date

TODAY = date(2026, 11, 23)  # a Monday


@pytest.fixture(autouse=True)
def welsh() -> Iterator[None]:
    language.use("cy", resources.catalogues())
    yield
    language.use("en")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("5 Mawrth", date(2026, 3, 5)),
        ("5 Mawrth 2025", date(2025, 3, 5)),
        ("5 o Mawrth", date(2026, 3, 5)),
        ("dydd Mawrth", date(2026, 11, 17)),
        ("ddoe", date(2026, 11, 22)),
        ("heddiw", TODAY),
        ("yesterday", date(2026, 11, 22)),
        ("20 Tachwedd", date(2026, 11, 20)),
    ],
)
def test_a_day_is_read(typed: str, day: date) -> None:
    assert read_date(typed, TODAY, prefer="past").when == on_day(day)


def test_a_month_with_its_year_is_the_month() -> None:
    found = read_date("Mawrth 2026", TODAY, prefer="past").when
    assert (found.earliest, found.latest) == (date(2026, 3, 1), date(2026, 3, 31))
