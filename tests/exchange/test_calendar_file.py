"""A calendar file says when, and nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from icalendar import Calendar

from isva_desk.exchange.calendar_file import Appointment, calendar_file

NOW = datetime(2026, 11, 23, 14, 37, tzinfo=UTC)
WINTER, SUMMER = date(2026, 11, 26), date(2027, 6, 7)


def events(content: bytes) -> list[Any]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


def test_hours_are_those_of_london_in_winter_and_in_summer() -> None:
    content = calendar_file([Appointment(WINTER, WINTER, "10:00"), Appointment(SUMMER, SUMMER, "10:00")], NOW)
    winter, summer = events(content)
    assert winter["dtstart"].dt.astimezone(UTC) == datetime(2026, 11, 26, 10, tzinfo=UTC)
    assert summer["dtstart"].dt.astimezone(UTC) == datetime(2027, 6, 7, 9, tzinfo=UTC)
    assert b"DTSTART;TZID=Europe/London:20270607T100000" in content
    assert b"RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in content


def test_a_day_without_an_hour_and_a_span_last_whole_days() -> None:
    content = calendar_file([Appointment(WINTER, WINTER), Appointment(date(2026, 12, 7), date(2026, 12, 11))], NOW)
    day, span = events(content)
    assert (day["dtstart"].dt, day["dtend"].dt) == (WINTER, date(2026, 11, 27))
    assert (span["dtstart"].dt, span["dtend"].dt) == (date(2026, 12, 7), date(2026, 12, 12))
    assert b"VTIMEZONE" not in content


def test_it_says_nothing_but_a_number() -> None:
    content = calendar_file([Appointment(WINTER, WINTER, "10:00"), Appointment(SUMMER, SUMMER, place="Mold")], NOW)
    first, second = events(content)
    assert set(first) == {"UID", "DTSTAMP", "SUMMARY", "DTSTART", "DTEND", "CLASS"}
    assert [str(one["summary"]) for one in (first, second)] == ["Appointment 1", "Appointment 2"]
    assert str(second["location"]) == "Mold"
    assert b"1437" not in content, "at what hour it was made is nobody's business"
    again = events(calendar_file([Appointment(WINTER, WINTER, "10:00")], NOW))
    assert again[0]["uid"] != first["uid"], "two files cannot be put side by side"
