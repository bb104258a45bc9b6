"""The words in which a date may be typed, and dates said in words. The list is for translators: see ``_WORDS``."""

from __future__ import annotations

import re
from datetime import date, timedelta

from isva_desk.domain.dates import When
from isva_desk.language import N_, _, code, say_day

MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"),
    N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
WEEKDAYS = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"),
)  # fmt: skip
_MONTHS_OF_SEASON = {
    21: N_("spring {year} (March to May)"),
    22: N_("summer {year} (June to August)"),
    23: N_("autumn {year} (September to November)"),
    24: N_("winter {year} (December to February of the next year)"),
}

# What the grammar of natural_dates understands, and every way to type it, parted by "|".
# Translators: give every way in which people type this; keep the bars.
_WORDS = {
    "unknown": N_("date: not sure|unknown|not known|don't know|do not know|dont know|no idea|?"),
    "today": N_("date: today|tonight|this morning|this afternoon|this evening|just now|now"),
    "yesterday": N_("date: yesterday|last night|yest"),
    "daybefore": N_("date: day before yesterday|the day before yesterday"),
    "tomorrow": N_("date: tomorrow|tmrw"),
    "ago": N_("date: ago|back"),
    "in": N_("date: in|in the"),
    "last": N_("date: last|past|previous"),
    "this": N_("date: this"),
    "next": N_("date: next|coming"),
    "days": N_("date: days|day"),
    "weeks": N_("date: weeks|week|wks|wk"),
    "fortnights": N_("date: fortnights|fortnight"),
    "months": N_("date: months|month"),
    "years": N_("date: years|year"),
    "one": N_("date: a|an|one"),
    "2": N_("date: two|a couple of|couple of"),
    "3": N_("date: three"),
    "4": N_("date: four"),
    "5": N_("date: five"),
    "6": N_("date: six"),
    "7": N_("date: seven"),
    "8": N_("date: eight"),
    "9": N_("date: nine"),
    "10": N_("date: ten"),
    "between": N_("date: between|from|some time between|sometime between"),
    "and": N_("date: and|to|until|till"),
    "since": N_("date: since|after"),
    "before": N_("date: before|by"),
    "about": N_("date: about|around|roughly|approximately|circa"),
    "early": N_("date: early|the beginning of|beginning of|start of|the start of"),
    "mid": N_("date: mid|the middle of|middle of"),
    "late": N_("date: late|the end of|end of"),
    "spring": N_("date: spring"),
    "summer": N_("date: summer"),
    "autumn": N_("date: autumn"),
    "winter": N_("date: winter"),
    "noon": N_("date: noon|midday"),
    "": N_("date: on|at|the|of|some time|sometime|some day in|morning|afternoon|evening|lunchtime"),
}


def canonical(text: str) -> str:
    """The typed text in the words of the grammar: lower case, single spaces, the synonyms of this language replaced."""
    plain = re.sub(r"\s+", " ", text.replace("–", "-").replace("—", "-").replace("’", "'")).strip(" .,;").lower()
    plain = _months_that_are_weekdays(plain)
    known, pattern = _table()
    return re.sub(r"\s+", " ", pattern.sub(lambda match: f" {known[match[0]]} ", plain)).strip()


# By the words that the language spoken has for today: they say which catalogue a table was made of.
_tables: dict[str, tuple[dict[str, str], re.Pattern[str]]] = {}


def _table() -> tuple[dict[str, str], re.Pattern[str]]:
    spoken = f"{code()} {_(_WORDS['today'])}"
    if spoken not in _tables:
        known = dict(_ways())
        longest_first = sorted(known, key=len, reverse=True)
        pattern = re.compile(r"(?<![\w'])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w'])")
        _tables[spoken] = known, pattern
    return _tables[spoken]


def _months_that_are_weekdays(plain: str) -> str:
    """Where a month and a weekday share a name ("Mawrth": March, Tuesday), a number beside it means the month."""
    weekdays = {_(name).lower() for name in WEEKDAYS}
    for index, name in enumerate(MONTHS, 1):
        shared = _(name).lower()
        if shared in weekdays:
            word = re.escape(shared)
            plain = re.sub(rf"(?<=\d )o? ?{word}(?!\w)|(?<!\w){word}(?= \d{{4}}(?!\d))", f"month{index}", plain)
    return plain


def _ways() -> list[tuple[str, str]]:
    """Every way to type each word: English first, so that the language spoken wins where the two differ."""
    ways = []
    for translate in (str, _):
        for word, message in _WORDS.items():
            ways += [(way, word) for way in translate(message).removeprefix("date: ").split("|") if way]
        for index, name in enumerate(MONTHS, 1):
            ways += [(way, f"month{index}") for way in _short_forms(translate(name).lower())]
        for index, name in enumerate(WEEKDAYS):
            ways += [(way, f"weekday{index}") for way in _short_forms(translate(name).lower())]
    return ways


def _short_forms(name: str) -> set[str]:
    """The name and its beginnings from three letters on: "tue", "tues", "sept"."""
    return {name[:length] for length in range(3, len(name) + 1)}


def say_when(when: When) -> str:
    """A date in words, as it can be read out: "Sunday 22 November 2026, about 16:00", "some day in March 2026"."""
    if not when.is_known:
        return _("the day is not known")
    first, last = when.earliest, when.latest
    if first is not None and first == last:
        return _("{day}, about {hour}").format(day=say_day(first), hour=when.hour) if when.hour else say_day(first)
    if first is not None and last is not None:
        return _say_span(when.text or "", first, last)
    if last is not None:
        return _("on or before {day}").format(day=say_day(last))
    return _("on or after {day}").format(day=say_day(first)) if first is not None else ""


def _say_span(text: str, first: date, last: date) -> str:
    if re.fullmatch(r"\d{4}-2[1-4]", text):
        return _(_MONTHS_OF_SEASON[int(text[5:])]).format(year=int(text[:4]))
    ends_a_month = (last + timedelta(days=1)).day == 1
    if first.day == 1 and ends_a_month and (first.year, first.month) == (last.year, last.month):
        return _("some day in {month} {year}").format(month=_(MONTHS[first.month - 1]), year=first.year)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return _("some day in {year}").format(year=first.year)
    return _("between {first} and {last}").format(first=say_day(first), last=say_day(last))
