"""What one cell means: dates the British way, Excel's numbers, times, telephone numbers."""

from contextlib import suppress
from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isva_desk.domain.safe_contact import Window
from isva_desk.exchange.cells import CellProblem, read_number, read_phone, read_text, read_when
from isva_desk.exchange.safe_times import read_windows
from tests.exchange.sheets import the_vocabulary

WORDS = the_vocabulary().words


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("16/11/2026", "2026-11-16"),
        ("16.11.26", "2026-11-16"),
        ("16-11-2026 10:30", "2026-11-16T10:30"),
        ("2026-11-16", "2026-11-16"),
        ("2026-11-16 10:00:00", "2026-11-16T10:00"),
        ("16 Nov 2026", "2026-11-16"),
        ("11/2026", "2026-11"),
        ("Nov 2026", "2026-11"),
        ("autumn 2013", "2013-23"),
        ("2013-09/2013-11", "2013-09/2013-11"),
        ("2016", "2016"),
        (2016, "2016"),
        (46342, "2026-11-16"),
        ("46342", "2026-11-16"),
        (46342.4375, "2026-11-16T10:30"),
        (datetime(2026, 11, 16, 10, 30), "2026-11-16T10:30"),  # noqa: DTZ001 (as Excel keeps it)
        (datetime(2026, 11, 16), "2026-11-16"),  # noqa: DTZ001
        (date(2026, 11, 16), "2026-11-16"),
        ("not known", None),
        ("?", None),
        ("n/k", None),
        (None, None),
    ],
)
def test_a_date_is_read_as_a_person_in_britain_wrote_it(written: object, means: str | None) -> None:
    assert read_when(written, WORDS).when.text == means  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "written",
    ["31/02/2026", "11/16/2026", "soon", "16/11", "1/1/1066", -5, 3.2, True, time(10), float("nan"), "9" * 90],
)
def test_what_is_no_day_is_refused_with_the_words_of_the_cell(written: object) -> None:
    with pytest.raises(CellProblem):
        read_when(written, WORDS)  # type: ignore[arg-type]


@pytest.mark.parametrize("written", ["yesterday", "last Tuesday", "12 Nov", "3 weeks ago"])
def test_a_word_that_depends_on_the_day_of_writing_is_refused(written: str) -> None:
    with pytest.raises(CellProblem, match="depends on the day"):
        read_when(written, WORDS)


def test_a_day_that_could_be_american_is_read_as_british_and_that_is_said() -> None:
    read = read_when("03/04/2026", WORDS)
    assert read.when.day == date(2026, 4, 3)
    assert read.remark == "“03/04/2026” was read as Friday 3 April 2026, the British way."
    assert read_when("16/04/2026", WORDS).remark == ""
    assert read_when("04/04/2026", WORDS).remark == ""


@given(st.dates(date(1930, 1, 1), date(2099, 12, 31)))
def test_every_day_comes_back_from_every_way_to_write_it(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    for written in (f"{day:%d/%m/%Y}", f"{day.day}.{day.month}.{day.year}", day.isoformat(), serial, f"{day:%d %B %Y}"):
        assert read_when(written, WORDS).when.day == day


@given(st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.datetimes(), st.dates(), st.times()))
def test_nothing_that_a_cell_can_hold_breaks_the_reading(value: Any) -> None:
    for read in (lambda v: read_when(v, WORDS), read_text, read_number, read_phone, read_windows):
        with suppress(CellProblem):
            read(value)


@pytest.mark.parametrize(
    ("written", "windows"),
    [
        ("mon-fri 13:00-15:00", (Window("mon,tue,wed,thu,fri", "13:00", "15:00"),)),
        ("Sat 10am to 12pm", (Window("sat", "10:00", "12:00"),)),
        (
            "weekdays 9.30-11; sun 14:00-16:00",
            (Window("mon,tue,wed,thu,fri", "09:30", "11:00"), Window("sun", "14:00", "16:00")),
        ),
        ("Friday - Monday 18:00 - 20:00", (Window("mon,fri,sat,sun", "18:00", "20:00"),)),
        ("13:00-15:00", (Window("mon,tue,wed,thu,fri,sat,sun", "13:00", "15:00"),)),
        ("", ()),
    ],
)
def test_safe_times_are_read_as_people_write_them(written: str, windows: tuple[Window, ...]) -> None:
    assert read_windows(written) == windows


@pytest.mark.parametrize("written", ["after school", "mon 25:00-26:00", "mon 15:00-13:00", "someday 1-2", "mon"])
def test_times_that_are_not_understood_are_refused_rather_than_dropped(written: str) -> None:
    with pytest.raises(CellProblem, match="is not read as days and times"):
        read_windows(written)


def test_excel_has_dropped_the_first_nought_of_a_telephone_number() -> None:
    assert read_phone(7700900123) == "07700900123"
    assert read_phone(7700900123.0) == "07700900123"
    assert read_phone("07700 900123") == "07700 900123"


def test_a_text_loses_control_characters_and_has_an_end() -> None:
    assert read_text(" a\x00b\n") == "a b"
    assert read_text(12.0) == "12"
    with pytest.raises(CellProblem, match="longer than"):
        read_text("x" * 5000)
