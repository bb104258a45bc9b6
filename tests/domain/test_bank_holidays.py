"""The shipped calendar, checked against a second source and against damage."""

import json
from datetime import date
from pathlib import Path

import holidays
import pytest

from isva_desk.domain.bank_holidays import FILE, DamagedCalendar, load_calendar
from isva_desk.domain.resources import folder


@pytest.mark.parametrize("nation", ["ENG", "WLS"])
def test_the_shipped_calendar_takes_away_the_same_working_days_as_an_independent_one(nation: str) -> None:
    calendar = load_calendar(folder())
    years = range(calendar.starts.year, calendar.ends.year + 1)
    other = {day for day in holidays.country_holidays("GB", subdiv=nation, years=years) if day.weekday() < 5}
    assert {day for day in calendar.holidays if day.weekday() < 5} == other


def test_it_says_how_far_it_reaches_and_when_it_was_read() -> None:
    calendar = load_calendar(folder())
    assert (calendar.starts, calendar.ends) == (date(2006, 1, 1), date(2028, 12, 31))
    assert calendar.version == "2026-11-23"
    assert not calendar.is_working(date(2026, 12, 28))  # Boxing Day was a Saturday


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"days": []}',
        '{"valid_from": "2006-01-01", "valid_to": "2028-12-31", "retrieved": "x", "days": []}',
    ],
)
def test_a_damaged_calendar_is_refused_in_a_sentence(tmp_path: Path, content: str) -> None:
    (tmp_path / "calendar").mkdir()
    (tmp_path / "calendar" / FILE).write_text(content, encoding="utf-8")
    with pytest.raises(DamagedCalendar, match=r"bank holidays .* missing or damaged"):
        load_calendar(tmp_path)


def test_a_missing_calendar_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(DamagedCalendar) as caught:
        load_calendar(tmp_path)
    assert caught.value.next_step.startswith("Install the program again")


def test_the_same_table_is_the_same_calendar_and_a_newer_one_is_read(tmp_path: Path) -> None:
    (tmp_path / "calendar").mkdir()
    table = tmp_path / "calendar" / FILE
    shipped = (folder() / "calendar" / FILE).read_text(encoding="utf-8")
    table.write_text(shipped, encoding="utf-8")
    before = load_calendar(tmp_path)
    assert load_calendar(tmp_path) is before
    newer = json.loads(shipped)
    newer["days"].append({**newer["days"][-1], "date": "2026-11-24"})
    table.write_text(json.dumps(newer), encoding="utf-8")
    assert before.is_working(date(2026, 11, 24))
    assert not load_calendar(tmp_path).is_working(date(2026, 11, 24))
