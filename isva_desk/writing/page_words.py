"""What every page in a language shares: headings, who is who, how to be reached, and how a day is said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import msgspec
from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.units import format_unit

from isva_desk.language import _
from isva_desk.writing.template_file import check_places, read_toml, wrong

FORMAT = "isva-desk.page-words/1"
PARTS = ("happened", "means", "next", "choices", "need-not", "reach-me", "english", "words", "helplines")
Direction = Literal["ltr", "rtl"]

# Texts with the places that each must hold.
_HEADINGS = frozenset(PARTS)
_PHRASES = MappingProxyType(
    {
        "person": frozenset[str](),  # "the person you reported"
        "one-of-several": frozenset[str](),  # "one of the people you reported"
        "named-person": frozenset({"letter"}),  # the same, where the page is about more than one of them
        "this-person": frozenset[str](),
        "this-named-person": frozenset({"letter"}),
        "greeting": frozenset({"client"}),
        "adviser": frozenset({"adviser"}),
        "phone": frozenset({"phone"}),
        "hours": frozenset({"hours"}),
        "ask-me": frozenset[str](),
    }
)


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the checks hold a text against: grade and ARI for English only, words a sentence, LIX."""

    mean_words: int
    longest: int
    easy_longest: int
    lix: int
    grade: float = 0.0
    ari: float = 0.0


class Lengths(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a language counts years and months whose data of the world say it wrongly: by the number, else "other"."""

    years: dict[str, str]
    months: dict[str, str]
    joined: str

    def say(self, years: int, months: int) -> str:
        """Both where both are there: "3 blynedd, 6 mis"."""
        said = {
            name: forms.get(str(count), forms["other"]).format(count=count)
            for name, forms, count in (("years", self.years, years), ("months", self.months, months))
        }
        if years and months:
            return self.joined.format_map(said)
        return said["years" if years else "months"]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    id: str
    name: str
    own_name: str
    direction: Direction
    locale: str
    version: int
    written_on: date
    title: str
    headings: dict[str, str]
    phrases: dict[str, str]
    short: str
    short_soon: str
    cover: tuple[str, ...]
    limits: Limits
    day_pattern: str = "full"
    month_pattern: str = "LLLL y"
    review_words: tuple[str, ...] = ()
    lengths: Lengths | None = None
    reviewer: str = ""
    reviewed_on: date | None = None


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of a language. ``short`` and ``cover`` give nothing away to a second reader."""

    id: str
    name: str
    own_name: str
    direction: Direction
    locale: str
    version: int
    title: str
    headings: MappingProxyType[str, str]
    phrases: MappingProxyType[str, str]
    short: str
    short_soon: str
    cover: tuple[str, ...]
    limits: Limits
    day_pattern: str
    month_pattern: str
    review_words: tuple[str, ...]
    reviewer: str
    reviewed_on: date | None
    lengths: Lengths | None = None

    def say_day(self, day: date) -> str:
        """A day in full in this language: "Monday 16 November 2026"."""
        return format_date(day, self.day_pattern, locale=self.locale)

    def say_month(self, day: date) -> str:
        """The month of a day: "November 2026"."""
        return format_date(day, self.month_pattern, locale=self.locale)

    def say_length(self, months: int) -> str:
        """A length of time: "3 years and 6 months"."""
        years, rest = divmod(months, 12)
        if self.lengths is not None:
            return self.lengths.say(years, rest)
        parts = [
            self._count(count, unit) for count, unit in ((years, "duration-year"), (rest, "duration-month")) if count
        ]
        return format_list(parts, locale=self.locale) if parts else self._count(0, "duration-month")

    def _count(self, count: int, unit: str) -> str:
        """In full; where a language writes a unit one way only, its data holds that as the short form and no other."""
        full = format_unit(count, unit, length="long", locale=self.locale)
        return full if unit not in full else format_unit(count, unit, length="short", locale=self.locale)


def read_page_words(path: Path) -> PageWords:
    """The words of ``page.toml``. Raises ``NotATemplate`` where one is missing, unknown, or lacks its place."""
    file: _File = read_toml(path, _File)
    if file.format != FORMAT or file.id != path.parent.name:
        raise wrong(path, _("its format or its id is not the one that belongs here"))
    if set(file.headings) != _HEADINGS or set(file.phrases) != set(_PHRASES):
        raise wrong(path, _("its headings or its phrases are not those that belong here"))
    for name, places in _PHRASES.items():
        if check_places(path, file.phrases[name], places) != places:
            raise wrong(path, _('the phrase "{name}" lacks a place').format(name=name))
    for text in (file.title, file.short, file.short_soon, *file.cover, *file.headings.values()):
        check_places(path, text, frozenset())
    if bool(file.reviewer) != (file.reviewed_on is not None):
        raise wrong(path, _("a reviewer and the day of the review belong together"))
    if file.lengths is not None:
        _check_lengths(path, file.lengths)
    try:
        Locale.parse(file.locale)
    except (ValueError, UnknownLocaleError) as cause:
        raise wrong(path, str(cause)) from cause
    return PageWords(
        file.id,
        file.name,
        file.own_name,
        file.direction,
        file.locale,
        file.version,
        file.title,
        MappingProxyType(file.headings),
        MappingProxyType(file.phrases),
        file.short,
        file.short_soon,
        file.cover,
        file.limits,
        file.day_pattern,
        file.month_pattern,
        file.review_words,
        file.reviewer,
        file.reviewed_on,
        file.lengths,
    )


def _check_lengths(path: Path, lengths: Lengths) -> None:
    for forms in (lengths.years, lengths.months):
        for number, said in forms.items():
            if number != "other" and not number.isdecimal():
                raise wrong(path, _('"{value}" is not known here').format(value=number))
            check_places(path, said, frozenset({"count"}))
        if "{count}" not in forms.get("other", ""):
            raise wrong(path, _('the phrase "{name}" lacks a place').format(name="other"))
    if check_places(path, lengths.joined, frozenset({"years", "months"})) != {"years", "months"}:
        raise wrong(path, _('the phrase "{name}" lacks a place').format(name="joined"))
