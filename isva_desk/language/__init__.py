"""The language in which the program speaks: messages, plurals and dates.

English is the language of the source. A message is always one whole sentence with named places, never glued.
"""

from __future__ import annotations

import gettext as _gettext
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeAlias

_current: _gettext.NullTranslations = _gettext.NullTranslations()
_code = "en"


def use(code: str, catalogues: Path | None = None) -> None:
    """Speak this language from now on ("en", "cy"). Falls back to English for a sentence that has no translation."""
    global _current, _code
    if catalogues is None:
        _current = _gettext.NullTranslations()
    else:
        _current = _gettext.translation("isva_desk", localedir=catalogues, languages=[code], fallback=True)
    _code = code


def code() -> str:
    """The language spoken now."""
    return _code


def _(message: str) -> str:
    """The message in the language spoken now."""
    return _current.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The message for that number of things."""
    return _current.ngettext(one, many, count)


def N_(message: str) -> str:
    """Marks a message for the catalogue that is translated later, when it is shown."""
    return message


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that is kept apart from its language: a message with named places, and what stands in them.

    ``many`` and ``count`` are given where the message depends on a number. Values are texts, whole numbers, days,
    messages marked with ``N_`` (translated when shown), or phrases that are Sentences themselves.
    """

    message: str
    places: Mapping[str, Place] = field(default_factory=dict)
    many: str = ""
    count: int = 1

    def __str__(self) -> str:
        template = ngettext(self.message, self.many, self.count) if self.many else _(self.message)
        return template.format(**{name: say(value) for name, value in self.places.items()})


def say(value: Place) -> str:
    """A value as it stands in a sentence: a day in full, a marked message translated, a number in digits."""
    if isinstance(value, date):
        return say_day(value)
    return _(value) if isinstance(value, str) and value else str(value)


Place: TypeAlias = "str | int | date | Sentence"


_DAYS = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"),
)  # fmt: skip
_MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"),
    N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip


def say_day(day: date) -> str:
    """A day in full: "Monday 16 November 2026"."""
    return _("{weekday} {day} {month} {year}").format(
        weekday=_(_DAYS[day.weekday()]), day=day.day, month=_(_MONTHS[day.month - 1]), year=day.year
    )


def say_short_day(day: date) -> str:
    """A day as it stands in a list: "Mon 16 Nov"."""
    return _("{weekday} {day} {month}").format(
        weekday=_(_DAYS[day.weekday()])[:3], day=day.day, month=_(_MONTHS[day.month - 1])[:3]
    )
