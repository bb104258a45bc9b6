"""Dates typed in a hurry are read as a person means them, and what is only roughly known stays rough."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from hypothesis import given
from hypothesis import strategies as st

from isva_desk import language
from isva_desk.domain.date_words import say_when
from isva_desk.domain.dates import NotADate, parse_when
from isva_desk.domain.natural_dates import read_date

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "written", "words"),
    [
        ("yesterday 4pm", "2026-11-22T16:00", "Sunday 22 November 2026, about 16:00"),
        ("yesterday at about 4.30 pm", "2026-11-22T16:30", "Sunday 22 November 2026, about 16:30"),
        ("today", "2026-11-23", "Monday 23 November 2026"),
        ("9am", "2026-11-23T09:00", "Monday 23 November 2026, about 09:00"),
        ("last Tue", "2026-11-17", "Tuesday 17 November 2026"),
        ("tuesday", "2026-11-17", "Tuesday 17 November 2026"),
        ("Monday", "2026-11-23", "Monday 23 November 2026"),
        ("last monday", "2026-11-16", "Monday 16 November 2026"),
        ("Tuesday last week", "2026-11-17", "Tuesday 17 November 2026"),
        ("3 weeks ago", "2026-11-02", "Monday 2 November 2026"),
        ("a fortnight ago", "2026-11-09", "Monday 9 November 2026"),
        ("three months ago", "2026-08", "some day in August 2026"),
        ("last week", "2026-11-16/2026-11-22", "between Monday 16 November 2026 and Sunday 22 November 2026"),
        ("16 Nov", "2026-11-16", "Monday 16 November 2026"),
        ("24 Dec", "2025-12-24", "Wednesday 24 December 2025"),
        ("Mon 16 Nov", "2026-11-16", "Monday 16 November 2026"),
        ("November 16th", "2026-11-16", "Monday 16 November 2026"),
        ("16/11", "2026-11-16", "Monday 16 November 2026"),
        ("16/11/2026", "2026-11-16", "Monday 16 November 2026"),
        ("16.11.25", "2025-11-16", "Sunday 16 November 2025"),
        ("16 Nov 25", "2025-11-16", "Sunday 16 November 2025"),
        ("29 Feb", "2024-02-29", "Thursday 29 February 2024"),
        ("Mar 2026", "2026-03", "some day in March 2026"),
        ("11/2025", "2025-11", "some day in November 2025"),
        ("autumn 2013", "2013-23", "autumn 2013 (September to November)"),
        ("2016", "2016", "some day in 2016"),
        ("early 2016", "2016-01-01/2016-04-30", "between Friday 1 January 2016 and Saturday 30 April 2016"),
        ("mid March", "2026-03-11/2026-03-20", "between Wednesday 11 March 2026 and Friday 20 March 2026"),
        ("between 3 and 10 March", "2026-03-03/2026-03-10", "between Tuesday 3 March 2026 and Tuesday 10 March 2026"),
        ("Mon to Wed", "2026-11-16/2026-11-18", "between Monday 16 November 2026 and Wednesday 18 November 2026"),
        ("Nov to Feb 2026", "2025-11-01/2026-02-28", "between Saturday 1 November 2025 and Saturday 28 February 2026"),
        ("since March", "2026-03-01/2026-11-23", "between Sunday 1 March 2026 and Monday 23 November 2026"),
        ("about 16 Nov", "2026-11-13/2026-11-19", "between Friday 13 November 2026 and Thursday 19 November 2026"),
        ("2013-09/2013-11", "2013-09/2013-11", "between Sunday 1 September 2013 and Saturday 30 November 2013"),
        ("2026-11-16T10:00", "2026-11-16T10:00", "Monday 16 November 2026, about 10:00"),
        ("not sure", None, "the day is not known"),
        ("Unknown", None, "the day is not known"),
    ],
)
def test_a_fact_behind_us(typed: str, written: str | None, words: str) -> None:
    reading = read_date(typed, MONDAY)
    assert (reading.text, reading.words) == (written, words)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("16 Nov", "2027-11-16"),
        ("3 Dec 10am", "2026-12-03T10:00"),
        ("tue", "2026-11-24"),
        ("next tuesday", "2026-11-24"),
        ("in 3 weeks", "2026-12-14"),
        ("tomorrow", "2026-11-24"),
        ("March", "2027-03"),
    ],
)
def test_a_hearing_lies_ahead(typed: str, written: str) -> None:
    assert read_date(typed, MONDAY, prefer="future").text == written


@pytest.mark.parametrize(
    ("typed", "part_of_the_sentence"),
    [
        ("", "“Not sure” is fine"),
        ("soon", "“soon” cannot be read as a date. Try “yesterday 4pm”"),
        ("31/2", "February 2026 has no day 31"),
        ("11/16", "Days come first"),
        ("Tue 16 Nov", "16 November 2026 is a Monday"),
        ("March 4pm", "A time of day needs a day"),
        ("yesterday 25:00", "no such time of day"),
        ("between 10 March and 1 March", "ends before it begins"),
        ("before March", "give the first day too"),
        ("9999 years ago", "cannot be read"),
    ],
)
def test_what_cannot_be_read_says_what_can(typed: str, part_of_the_sentence: str) -> None:
    with pytest.raises(NotADate) as problem:
        read_date(typed, MONDAY)
    assert part_of_the_sentence in str(problem.value)


PIECES = st.sampled_from(
    [
        *(
            "yesterday",
            "today",
            "last",
            "next",
            "this",
            "tue",
            "monday",
            "week",
            "weeks",
            "months",
            "years",
            "ago",
            "in",
        ),
        *("3", "10", "16", "31", "99", "2016", "0000", "nov", "mar 2026", "16/11", "16/11/26", "autumn", "winter", "-"),
        *("between", "and", "to", "since", "about", "early", "late", "4pm", "16:00", "25:99", "not sure", ",", "/"),
        *("'26", "1st", "noon", "29 feb", "before"),
    ]
)
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 12, 31))


@given(st.one_of(st.lists(PIECES, min_size=1, max_size=6).map(" ".join), st.text(max_size=30)), DAYS,
       st.sampled_from(["past", "future"]))  # fmt: skip
def test_every_reading_is_a_written_form_and_every_refusal_a_sentence(typed: str, today: date, prefer: str) -> None:
    reading, refusal = None, ""
    try:
        reading = read_date(typed, today, prefer="past" if prefer == "past" else "future")
    except NotADate as problem:
        refusal = str(problem)
    if reading is None:
        assert refusal.endswith((".", "?"))
        return
    again = parse_when(reading.text)
    assert (again.earliest, again.latest, again.hour) == (reading.when.earliest, reading.when.latest, reading.when.hour)
    assert reading.words == say_when(reading.when)


@given(DAYS, DAYS)
def test_a_day_and_month_without_a_year_lie_behind_or_ahead(day: date, today: date) -> None:
    typed = f"{day.day} {day:%b}"
    past, future = read_date(typed, today).when.day, read_date(typed, today, prefer="future").when.day
    assert past is not None
    assert future is not None
    assert past <= today <= future


@given(DAYS, DAYS)
def test_a_day_said_in_full_is_read_back(day: date, today: date) -> None:
    assert read_date(language.say_day(day), today).when.day == day


def test_dates_can_be_typed_in_another_language(tmp_path: Path) -> None:
    catalogue = Catalog(locale="cy")
    catalogue.add("date: yesterday|last night|yest", "ddoe|neithiwr")
    catalogue.add("date: ago|back", "yn ôl")
    catalogue.add("date: weeks|week|wks|wk", "wythnos|wythnosau")
    catalogue.add("November", "Tachwedd")
    folder = tmp_path / "cy" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "isva_desk.mo").open("wb") as file:
        write_mo(file, catalogue)
    language.use("cy", tmp_path)
    try:
        assert read_date("Neithiwr 4pm", MONDAY).text == "2026-11-22T16:00"
        assert read_date("3 wythnos yn ôl", MONDAY).text == "2026-11-02"
        assert read_date("16 Tachwedd", MONDAY).text == "2026-11-16"
        assert read_date("yesterday", MONDAY).text == "2026-11-22"
    finally:
        language.use("en")
