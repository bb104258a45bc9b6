"""Dates as they are typed in a hurry: "yesterday 4pm", "last Tue", "Mar 2026", "between 3 and 10 March", "not sure".

``read_date`` gives the written form of the case file and a plain reading to show below the field. Nothing is guessed
silently: the reading says what was understood, and what is only roughly known stays rough.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from isva_desk.domain.date_words import MONTHS, WEEKDAYS, canonical, say_when
from isva_desk.domain.dates import UNKNOWN, NotADate, When, add_months, between, parse_when
from isva_desk.language import _

Prefer = Literal["past", "future"]

_MONTH = r"month(?P<month>\d\d?)"
_YEAR = r"(?P<year>\d{4}|'\d\d)"
_DAY = r"(?P<day>\d\d?)(?:st|nd|rd|th)?"
_TIME = re.compile(
    r"(?:^|\s)(?:about |~ ?)?(?:(?P<hour>\d\d?)(?:[:.](?P<minute>\d\d))? ?(?P<half>am|pm)"
    r"|(?P<hour24>\d\d?):(?P<minute24>\d\d)|(?P<noon>noon))(?=\s|$|,)"
)
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
# "about 16 November" means some days round it; the reading shows both ends.
_ABOUT = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class DateReading:
    """What was understood: the date, and how it reads in words."""

    when: When
    words: str

    @property
    def text(self) -> str | None:
        """The written form of the case file; None for a date that is not known."""
        return self.when.text


def read_date(text: str, today: date, *, prefer: Prefer = "past") -> DateReading:
    """Read a date typed by a person. ``prefer`` decides where the year or the week is left out: facts lie behind us,
    hearings ahead.

    Raises ``NotADate`` with a sentence that says what can be written instead.
    """
    typed = text.strip()
    if not typed:
        raise NotADate(_("Write when it was. “Not sure” is fine."))
    try:
        when = parse_when(typed.upper())
    except NotADate:
        when = _Reader(typed, today, prefer).read()
    return DateReading(when, say_when(when))


class _Reader:
    def __init__(self, typed: str, today: date, prefer: Prefer) -> None:
        self.typed, self.today, self.prefer = typed, today, prefer

    def read(self) -> When:
        words = canonical(self.typed)
        if words == "unknown":
            return UNKNOWN
        try:
            rest, hour = _split_time(words)
            when = self.date_of(rest.strip(" ,") or "today")
        except (ValueError, OverflowError) as problem:
            if isinstance(problem, NotADate):
                raise
            raise self._unreadable() from problem
        if when is None:
            raise self._unreadable()
        if hour is None:
            return when
        if not when.is_exact or when.earliest is None:
            raise NotADate(_("A time of day needs a day: write “16 Nov 4pm”, or leave the time out."))
        return parse_when(f"{when.earliest.isoformat()}T{hour}")

    def _unreadable(self) -> NotADate:
        return NotADate(
            _(
                "“{typed}” cannot be read as a date. "
                "Try “yesterday 4pm”, “last Tue”, “16 Nov”, “Mar 2026” or “not sure”."
            ).format(typed=self.typed)
        )

    def date_of(self, words: str) -> When | None:
        for reading in (self._span, self._rough, self._relative, self._weekday, self._calendar_day, self._period):
            if (when := reading(words)) is not None:
                return when
        return None

    def _span(self, words: str) -> When | None:
        if words.startswith("since "):
            start = self.date_of(words.removeprefix("since "))
            if start is None or start.earliest is None or start.earliest > self.today:
                return None
            return between(start.earliest, self.today)
        if words.startswith("before "):
            raise NotADate(
                _("For “before”, give the first day too: “between 1 March and 10 March”. Or write “not sure”.")
            )
        match = re.fullmatch(r"(?:between )?(?P<first>.+?)(?: and | ?- ?| ?/ ?(?=\d{4}-))(?P<second>.+)", words)
        if match is None or self._is_one_date(words):
            return None
        second = self.date_of(match["second"])
        if second is None or second.latest is None:
            return None
        first = self._first_of_span(match["first"], second)
        if first is None or first.earliest is None:
            return None
        if first.earliest > second.latest or self._wrapped(match["first"], first, second):
            raise NotADate(_("“{typed}” ends before it begins.").format(typed=self.typed))
        return between(first.earliest, second.latest)

    def _is_one_date(self, words: str) -> bool:
        """16-11-2026 has dashes, and is no span."""
        return re.fullmatch(r"\d\d?-\d\d?(-\d{2,4})?", words) is not None

    def _wrapped(self, first_words: str, first: When, second: When) -> bool:
        """ "10 March to 1 March" was not meant to be a year."""
        if first.earliest is None or second.earliest is None or re.search(r"\d{4}|last|ago", first_words):
            return False
        return second.earliest - first.earliest > timedelta(days=300)

    def _first_of_span(self, first: str, second: When) -> When | None:
        if second.earliest is None:
            return None
        if re.fullmatch(r"\d\d?(st|nd|rd|th)?", first):  # "3 and 10 March": the month stands once
            return _exact(date(second.earliest.year, second.earliest.month, int(re.sub(r"\D", "", first))))
        if re.search(r"\d{4}|today|yesterday|ago|last", first):
            return self.date_of(first)
        # What the first leaves open is the nearest before the second: "Nov to Feb 2026", "Monday to Wednesday".
        return _Reader(self.typed, second.earliest, "past").date_of(first)

    def _rough(self, words: str) -> When | None:
        if match := re.fullmatch(r"(?:about|~|c\.) ?(.+)", words):
            when = self.date_of(match[1])
            if when is None or when.earliest is None or when.latest is None or not when.is_exact:
                return when
            latest = when.latest + _ABOUT
            if self.prefer == "past" and when.latest <= self.today:
                latest = min(latest, self.today)
            return between(when.earliest - _ABOUT, latest)
        if match := re.fullmatch(r"(?P<part>early|mid|late)[ -](?P<rest>.+)", words):
            whole = self.date_of(match["rest"])
            if whole is None or whole.earliest is None or whole.latest is None or whole.is_exact:
                return None
            return _third(whole.earliest, whole.latest, match["part"])
        return None

    def _relative(self, words: str) -> When | None:
        named = {"today": 0, "yesterday": -1, "daybefore": -2, "tomorrow": 1}
        if words in named:
            return _exact(self.today + timedelta(days=named[words]))
        match = re.fullmatch(r"(?P<in>in )?(?P<count>\d{1,4}|one) (?P<unit>\w+?)(?P<ago> ago)?", words)
        if match and bool(match["in"]) != bool(match["ago"]):
            count = 1 if match["count"] == "one" else int(match["count"])
            return self._counted(count if match["in"] else -count, match["unit"])
        if match := re.fullmatch(r"(?P<which>last|this|next) (?P<unit>weeks|months|years)", words):
            return self._counted_period({"last": -1, "this": 0, "next": 1}[match["which"]], match["unit"])
        return None

    def _counted(self, count: int, unit: str) -> When | None:
        days = {"days": 1, "weeks": 7, "fortnights": 14}
        if unit in days:
            return _exact(self.today + timedelta(days=count * days[unit]))
        # "Three months ago" does not know the day.
        return self._counted_period(count, unit)

    def _counted_period(self, count: int, unit: str) -> When | None:
        if unit == "weeks":
            monday = self.today - timedelta(days=self.today.weekday()) + timedelta(weeks=count)
            return between(monday, monday + timedelta(days=6))
        if unit == "months":
            first = add_months(self.today.replace(day=1), count)
            return _written(f"{first.year:04}-{first.month:02}")
        if unit == "years":
            return _written(f"{self.today.year + count:04}")
        return None

    def _weekday(self, words: str) -> When | None:
        match = re.fullmatch(
            r"(?P<which>last |this |next )?weekday(?P<number>\d)(?: (?P<week>last|this|next) weeks)?", words
        )
        if match is None:
            return None
        number = int(match["number"])
        if match["week"]:
            monday = self.today - timedelta(days=self.today.weekday())
            weeks = {"last": -1, "this": 0, "next": 1}[match["week"]]
            return _exact(monday + timedelta(weeks=weeks, days=number))
        which = (match["which"] or "").strip()
        back = (self.today.weekday() - number) % 7
        ahead = (number - self.today.weekday()) % 7
        if which == "last":
            return _exact(self.today - timedelta(days=back or 7))
        if which == "next" or (which != "this" and self.prefer == "future"):
            return _exact(self.today + timedelta(days=ahead or 7))
        return _exact(self.today - timedelta(days=back))

    def _calendar_day(self, words: str) -> When | None:
        forms = (
            rf"(?:weekday(?P<weekday>\d),? )?{_DAY} {_MONTH}(?:,? (?P<year>\d{{4}}|'?\d\d))?",
            rf"(?:weekday(?P<weekday>\d),? )?{_MONTH} {_DAY}(?:,? {_YEAR})?",
            r"(?:weekday(?P<weekday>\d),? )?(?P<day>\d\d?)[/.-](?P<month>\d\d?)(?:[/.-](?P<year>\d{4}|\d\d))?",
        )
        for form in forms:
            if match := re.fullmatch(form, words):
                return self._day_of(match)
        return None

    def _day_of(self, match: re.Match[str]) -> When | None:
        day, month = int(match["day"]), int(match["month"])
        if not 1 <= month <= 12:
            raise NotADate(_("There is no month {number}. Days come first: 16/11 is 16 November.").format(number=month))
        year = self._year(match["year"]) if match["year"] else self._fitting_year(month, day)
        try:
            found = date(year, month, day)
        except ValueError:
            raise NotADate(
                _("{month} {year} has no day {day}.").format(month=_(MONTHS[month - 1]), year=year, day=day)
            ) from None
        if match["weekday"] is not None and found.weekday() != int(match["weekday"]):
            raise NotADate(
                _("{day} {month} {year} is a {weekday}. Which of the two is right?").format(
                    day=day, month=_(MONTHS[month - 1]), year=year, weekday=_(WEEKDAYS[found.weekday()])
                )
            )
        return _exact(found)

    def _year(self, text: str) -> int:
        if len(text) == 4:
            return int(text)
        short = int(text.lstrip("'"))
        century = self.today.year - self.today.year % 100
        return century + short if short <= self.today.year % 100 + 10 else century - 100 + short

    def _fitting_year(self, month: int, day: int) -> int:
        """The nearest year, behind us or ahead, in which there is such a day (29 February may be years away)."""
        step = -1 if self.prefer == "past" else 1
        for distance in range(9):
            year = self.today.year + step * distance
            try:
                found = date(year, month, day)
            except ValueError:
                continue
            if (found <= self.today) if step < 0 else (found >= self.today):
                return year
        return self.today.year

    def _period(self, words: str) -> When | None:
        words = words.removeprefix("in ")
        if match := re.fullmatch(r"(?P<which>last |this |next )?" + _MONTH + rf"(?:,? {_YEAR})?", words):
            return self._month(int(match["month"]), match["year"], (match["which"] or "").strip())
        if match := re.fullmatch(r"(?P<month>\d\d?)[/.-](?P<year>\d{4})", words):
            return self._month(int(match["month"]), match["year"], "")
        if match := re.fullmatch(
            r"(?P<which>last |this |next )?(?P<season>spring|summer|autumn|winter)"
            rf"(?:,? {_YEAR}(?:[/-](?P<next>\d\d|\d{{4}}))?)?",
            words,
        ):
            return self._season(match["season"], match["year"], (match["which"] or "").strip())
        if match := re.fullmatch(r"\d{4}", words):
            return _written(words)
        return None

    def _month(self, month: int, year: str | None, which: str) -> When | None:
        if not 1 <= month <= 12:
            return None
        if year is not None:
            return _written(f"{self._year(year):04}-{month:02}")
        ahead = which == "next" or (self.prefer == "future" and which != "last")
        here = self.today.year
        if ahead:
            chosen = here if month > self.today.month or (month == self.today.month and not which) else here + 1
        else:
            chosen = here if month < self.today.month or (month == self.today.month and which != "last") else here - 1
        return _written(f"{chosen:04}-{month:02}")

    def _season(self, season: str, year: str | None, which: str) -> When | None:
        number = _SEASONS[season]
        if year is not None:
            return _written(f"{self._year(year):04}-{number}")
        ahead = which == "next" or (self.prefer == "future" and which != "last")
        candidates = [parse_when(f"{self.today.year + shift:04}-{number}") for shift in (-2, -1, 0, 1)]
        if ahead:
            fits = [one for one in candidates if one.latest is not None and one.latest >= self.today]
            return fits[0]
        # "Last autumn" is one that is over, or at least begun.
        fits = [one for one in candidates if one.earliest is not None and one.earliest <= self.today]
        over = [one for one in fits if one.latest is not None and one.latest < self.today]
        return over[-1] if which == "last" else fits[-1]


def _exact(day: date) -> When:
    return When(day.isoformat(), day, day)


def _written(text: str) -> When | None:
    """The written form, or None where there is no such year or month."""
    try:
        return parse_when(text)
    except NotADate:
        return None


def _third(first: date, last: date, part: str) -> When:
    length = (last - first).days + 1
    if length > 364:
        one, two = add_months(first, 4), add_months(first, 8)
    else:
        one, two = first + timedelta(days=length // 3), first + timedelta(days=2 * length // 3)
    return {
        "early": between(first, one - timedelta(days=1)),
        "mid": between(one, two - timedelta(days=1)),
        "late": between(two, last),
    }[part]


def _split_time(words: str) -> tuple[str, str | None]:
    """The words without their time of day, and the time as HH:MM."""
    match = _TIME.search(words)
    if match is None:
        return words, None
    if match["noon"]:
        hour, minute = 12, 0
    elif match["half"]:
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        if not 1 <= hour <= 12:
            raise NotADate(_("There is no such time of day. Write “4pm” or “16:00”."))
        hour = hour % 12 + (12 if match["half"] == "pm" else 0)
    else:
        hour, minute = int(match["hour24"]), int(match["minute24"])
    if hour > 23 or minute > 59:
        raise NotADate(_("There is no such time of day. Write “4pm” or “16:00”."))
    return f"{words[: match.start()]} {words[match.end() :]}".strip(), f"{hour:02}:{minute:02}"
