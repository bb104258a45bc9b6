"""What one cell of a spreadsheet means: a date, a text, a number, a telephone number.

Dates are read as they are written in Britain: 3/4/2026 is 3 April, and that is said. A word that depends on the day on
which it was written ("yesterday", "12 Nov") is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from isva_desk.domain.dates import UNKNOWN, NotADate, When, on_day, parse_when
from isva_desk.domain.natural_dates import read_date
from isva_desk.exchange.tables import LONGEST_CELL, CellValue
from isva_desk.exchange.words import Words
from isva_desk.language import _, say_day

_UK_DAY = re.compile(
    r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})(?:[\s,T]+(\d{1,2})[:.](\d{2})(?::\d{2})?)?"
)
_UK_MONTH = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{4})")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_ISO_WITH_BLANK = re.compile(r"(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?")
_FIRST_SERIAL, _LAST_SERIAL = 10_959, 73_050  # 1 January 1930 to 31 December 2099 in Excel's counting
_EXCEL_BEGINS = datetime(1899, 12, 30)  # noqa: DTZ001 (a wall clock without a zone, as the cell is)
_EARLIEST_YEAR, _LATEST_YEAR = 1900, 2100
# Two far days that share neither weekday, month, year nor day of the month: what differs between them hangs on "today".
_ONE_DAY, _OTHER_DAY = date(2001, 3, 14), date(2026, 11, 23)


class CellProblem(ValueError):
    """The cell cannot be read; the message is the end of a sentence that begins with its place."""


@dataclass(frozen=True, slots=True)
class Read:
    """A date that was read, and a remark where a person should know how."""

    when: When
    remark: str = ""


def read_when(value: CellValue, words: Words) -> Read:
    """The date in a cell. An empty cell is a date that is not known. Raises ``CellProblem``."""
    if value is None:
        return Read(UNKNOWN)
    if isinstance(value, datetime):
        return Read(_moment(value))
    if isinstance(value, date):
        return Read(on_day(_plausible(value, value.isoformat())))
    if isinstance(value, bool | time):
        raise _not_a_day(str(value))
    if isinstance(value, int | float):
        return _number(value)
    return _text(value, words)


def read_text(value: CellValue) -> str:
    """The text of a cell, without control characters. Raises ``CellProblem`` when it is longer than a note."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = "".join(letter if letter.isprintable() else " " for letter in str(value)).strip()
    if len(text) > LONGEST_CELL:
        raise CellProblem(_("the text is longer than {most} characters").format(most=LONGEST_CELL))
    return text


def read_number(value: CellValue) -> int | None:
    """A whole number from 0 to 100,000, or None for an empty cell. Raises ``CellProblem``."""
    text = read_text(value)
    if not text:
        return None
    if not re.fullmatch(r"\d{1,6}", text) or int(text) > 100_000:
        raise CellProblem(_("“{text}” is not a whole number").format(text=shorten(text)))
    return int(text)


def read_phone(value: CellValue) -> str:
    """A telephone number. Excel drops the first 0 of a number that was typed as one: it is put back."""
    text = read_text(value)
    if not isinstance(value, str) and re.fullmatch(r"[1-9]\d{9}", text):
        return f"0{text}"
    return text


def read_list(value: CellValue) -> tuple[str, ...]:
    """Several short texts parted by commas, semicolons or "and"."""
    parts = (part.strip() for part in re.split(r"[,;/&+]|\band\b", read_text(value)))
    return tuple(dict.fromkeys(part for part in parts if part))


def _moment(value: datetime) -> When:
    day = _plausible(value.date(), value.isoformat())
    if value.time() == time(0):
        return on_day(day)
    return parse_when(f"{value:%Y-%m-%dT%H:%M}")


def _number(value: float) -> Read:
    if float(value).is_integer() and _EARLIEST_YEAR <= value <= _LATEST_YEAR:
        return Read(parse_when(str(int(value))))
    if not _FIRST_SERIAL <= value < _LAST_SERIAL:
        raise _not_a_day(str(value))
    # Excel stores a time of day as a fraction; its rounding is undone to the minute.
    moment = _EXCEL_BEGINS + timedelta(minutes=round(value * 24 * 60))
    remark = _("Excel's day number {number} was read as {day}.")
    return Read(_moment(moment), remark.format(number=value, day=say_day(moment.date())))


def _text(value: str, words: Words) -> Read:
    text = value.strip()
    if not text or words.knows("unknown_date", text) or set(text) <= set("?-"):
        return Read(UNKNOWN)
    if len(text) > 60:
        raise _not_a_day(text)
    if match := _UK_DAY.fullmatch(text):
        return _uk_day(match, text)
    if match := _UK_MONTH.fullmatch(text):
        return Read(_checked(f"{match[2]}-{int(match[1]):02}", text))
    if _SERIAL.fullmatch(text):
        return _number(float(text))
    try:
        return Read(_known_years(parse_when(_ISO_WITH_BLANK.sub(r"\1T\2", text)), text))
    except NotADate:
        return Read(_known_years(_in_words(text), text))


def _uk_day(match: re.Match[str], text: str) -> Read:
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    if year < 100:
        year += 2000 if year < 70 else 1900
    try:
        day = _plausible(date(year, second, first), text)
    except ValueError as cause:
        raise _not_a_day(text) from cause
    remark = ""
    if first <= 12 and first != second:
        remark = _("“{text}” was read as {day}, the British way.").format(text=text, day=say_day(day))
    when = on_day(day)
    if match[4] is not None:
        when = _checked(f"{day.isoformat()}T{int(match[4]):02}:{match[5]}", text)
    return Read(when, remark)


def _in_words(text: str) -> When:
    try:
        one, other = read_date(text, _ONE_DAY), read_date(text, _OTHER_DAY)
    except NotADate as cause:
        raise _not_a_day(text) from cause
    if one.when != other.when:
        raise CellProblem(
            _("“{text}” depends on the day on which it was written; write the day with its year").format(text=text)
        )
    return one.when


def _checked(written: str, text: str) -> When:
    try:
        return _known_years(parse_when(written), text)
    except NotADate as cause:
        raise _not_a_day(text) from cause


def _known_years(when: When, text: str) -> When:
    for end in (when.earliest, when.latest):
        if end is not None:
            _plausible(end, text)
    return replace(when, text=when.text)


def _plausible(day: date, text: str) -> date:
    if not _EARLIEST_YEAR <= day.year <= _LATEST_YEAR:
        raise CellProblem(_("“{text}” lies too far from today to be meant").format(text=shorten(text)))
    return day


def _not_a_day(text: str) -> CellProblem:
    return CellProblem(_("“{text}” is not a day").format(text=shorten(text)))


def shorten(text: str) -> str:
    """The text as it can stand in a sentence."""
    return text if len(text) <= 60 else f"{text[:57]}…"
