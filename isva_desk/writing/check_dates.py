"""Days and numbers in a text that are not those of the record."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from babel.dates import get_day_names, get_month_names

from isva_desk.language import _
from isva_desk.writing.check_basis import Basis
from isva_desk.writing.remark import Level, Remark
from isva_desk.writing.wording import Wording
from isva_desk.writing.words import words

# Here the adviser may write of days that are hers: when she will ring.
_OWN_DAYS = frozenset({"reach-me", "english", "next"})
_FIGURES = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b|\b(\d{4})-(\d{2})-(\d{2})\b")


@dataclass(frozen=True, slots=True)
class _Said:
    """A day as it stands in the text. ``day`` is None for one that no calendar has."""

    start: int
    end: int
    day: date | None
    year_said: bool
    weekday: int | None = None


def dates_and_numbers(place: str, text: str, wording: Wording, basis: Basis) -> list[Remark]:
    """Days that the record does not hold, days that fall on another weekday, and numbers of which nothing is known."""
    level: Level = "look" if place in _OWN_DAYS else "mend"
    found: list[Remark] = []
    said = _days_said(text, wording.page.locale, basis.today)
    for one in said:
        found += _day_remark(place, text, one, level, wording, basis)
    for word in words(text):
        inside = any(one.start <= word.start and word.end <= one.end for one in said)
        if not word.text[0].isdigit() or inside or word.text in basis.numbers:
            continue
        why = _("This number is not in what the record says of these facts.")
        found.append(Remark("number", "look", place, word.text, why, _("Look it up."), word.start, word.end))
    return found


def _day_remark(place: str, text: str, one: _Said, level: Level, wording: Wording, basis: Basis) -> list[Remark]:
    words_said = text[one.start : one.end]
    if one.day is None:
        why = _("There is no such day.")
        return [Remark("date", "mend", place, words_said, why, "", one.start, one.end)]
    days = [day for day in basis.days if (day.month, day.day) == (one.day.month, one.day.day)]
    if one.year_said:
        days = [day for day in days if day.year == one.day.year]
    meant = days[0] if days else one.day
    if one.weekday is not None and (one.year_said or days) and meant.weekday() != one.weekday:
        why = _("This day falls on another day of the week.")
        instead = wording.page.say_day(meant)
        return [Remark("weekday", "mend", place, words_said, why, instead, one.start, one.end)]
    if days:
        return []
    why = _("This day is not in the record of this case.")
    return [Remark("date", level, place, words_said, why, _("Look it up."), one.start, one.end)]


def _days_said(text: str, locale: str, today: date) -> list[_Said]:
    pattern, months, weekdays = _spoken(locale)
    found = []
    for match in pattern.finditer(text):
        year = int(match["year"]) if match["year"] else today.year
        day = _day(year, months[match["month"].casefold()], int(match["day"]))
        weekday = weekdays[match["weekday"].casefold()] if match["weekday"] else None
        found.append(_Said(match.start(), match.end(), day, bool(match["year"]), weekday))
    for match in _FIGURES.finditer(text):
        first, second, third = (match[1], match[2], match[3]) if match[1] else (match[6], match[5], match[4])
        found.append(_Said(match.start(), match.end(), _day(int(third), int(second), int(first)), year_said=True))
    return found


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=16)
def _spoken(locale: str) -> tuple[re.Pattern[str], dict[str, int], dict[str, int]]:
    """ "Tuesday 24 November 2026" in the words of a language: the day of the week and the year may be left out.

    Spanish and Portuguese have "de" before the month and before the year.
    """
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        months |= {name.casefold(): number for number, name in get_month_names("wide", context, locale).items()}
        weekdays |= {name.casefold(): number for number, name in get_day_names("wide", context, locale).items()}
    either = "|".join(map(re.escape, sorted(months, key=len, reverse=True)))
    named = "|".join(map(re.escape, sorted(weekdays, key=len, reverse=True)))
    return (
        re.compile(
            rf"(?:(?P<weekday>{named}),? )?\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:de )?(?P<month>{either})"
            r"(?: (?:de )?(?P<year>\d{4}))?",
            re.IGNORECASE,
        ),
        months,
        weekdays,
    )
