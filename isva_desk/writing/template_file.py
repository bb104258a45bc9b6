"""The wording for one kind of event, read strictly: sentences with named places, each said only where it holds."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec

from isva_desk.domain.event_kinds import EXTRA_FIELDS
from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _

FORMAT = "isva-desk.client-update/1"
# The parts that a template writes, as they are called in the file and on the page.
WRITTEN = MappingProxyType(
    {"happened": "happened", "means": "means", "next": "next", "choices": "choices", "need_not": "need-not"}
)
# What may stand between braces, and the conditions without one of which it is not known.
PLACES = MappingProxyType(
    {
        "day": "day",
        "month": "month",
        "hearing_day": "hearing-day",
        "trial_day": "trial-day",
        "target_day": "target-day",
        "promised_day": "promised-day",
        "review_day": "review-day review-safe-day",
        "lenient_day": "lenient-day",
        "length": "term",
        "person": "",
        "this_person": "",
    }
)
CONDITIONS = frozenset(
    {
        "day", "month", "no-day", "hearing-day", "no-hearing-day", "trial-day", "no-trial-day",
        "target-day", "no-target-day", "promised-day", "no-promised-day",
        "first-hearing", "plea-hearing", "trial-hearing", "sentence-hearing", "recorded-hearing", "other-hearing",
        "guilty", "not-guilty", "no-verdict", "other-verdict", "term", "no-term", "hospital-order", "contact-scheme",
        "review-day", "review-safe-day", "review-no-day", "review-over", "review-asked",
        "lenient-day", "lenient-no-day", "lenient-over",
        "police", "cps", "no-scheme", "one-person", "several-people", "only-news",
    }
)  # fmt: skip
_PLACE = re.compile(r"\{([^{}]*)\}")


class NotATemplate(KnownProblem):
    """A file of wording that cannot be used; the sentence names the file and what is wrong."""


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence, and the conditions (parted by spaces) that all hold where it is said."""

    say: str
    when: str = ""

    @property
    def conditions(self) -> tuple[str, ...]:
        return tuple(self.when.split())


class PicturedLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line of Easy Read: the name of a picture, what stands beside it, and where it is said."""

    picture: str
    words: str
    when: str = ""

    @property
    def conditions(self) -> tuple[str, ...]:
        return tuple(self.when.split())


@dataclass(frozen=True, slots=True)
class Template:
    """The wording for one kind. ``thread`` names its story: of one story, only the newest says what is next.

    ``soon`` asks for a call soon in the short text; ``hard`` is news that should not come on a Friday afternoon.
    """

    kind: str
    version: int
    written_on: date
    thread: str
    standard: MappingProxyType[str, tuple[Line, ...]]
    easy: MappingProxyType[str, tuple[PicturedLine, ...]]
    soon: bool = False
    hard: bool = False
    reviewer: str = ""
    reviewed_on: date | None = None


class _Standard(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    happened: tuple[str | Line, ...]
    means: tuple[str | Line, ...] = ()
    next: tuple[str | Line, ...] = ()
    choices: tuple[str | Line, ...] = ()
    need_not: tuple[str | Line, ...] = ()


class _Easy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    happened: tuple[PicturedLine, ...]
    means: tuple[PicturedLine, ...] = ()
    next: tuple[PicturedLine, ...] = ()
    choices: tuple[PicturedLine, ...] = ()
    need_not: tuple[PicturedLine, ...] = ()


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    kind: str
    version: int
    written_on: date
    thread: str
    standard: _Standard
    easy: _Easy
    soon: bool = False
    hard: bool = False
    reviewer: str = ""
    reviewed_on: date | None = None


def read_template(path: Path, pictures: frozenset[str]) -> Template:
    """The template of a file. Raises ``NotATemplate`` where anything in it is not known or cannot be filled."""
    file: _File = read_toml(path, _File)
    if file.format != FORMAT or file.kind != path.stem or file.kind not in EXTRA_FIELDS:
        raise wrong(path, _("its format or its kind is not the one that belongs here"))
    if bool(file.reviewer) != (file.reviewed_on is not None):
        raise wrong(path, _("a reviewer and the day of the review belong together"))
    standard = {part: _lines(getattr(file.standard, part)) for part in WRITTEN}
    easy = {part: getattr(file.easy, part) for part in WRITTEN}
    for part, lines in standard.items():
        for line in lines:
            _check(path, line.say, line.conditions, part)
    for part, pictured in easy.items():
        for one in pictured:
            _check(path, one.words, one.conditions, part)
            if one.picture not in pictures:
                raise wrong(path, _('there is no picture "{name}"').format(name=one.picture))
    if not standard["happened"] or not easy["happened"]:
        raise wrong(path, _("it does not say what has happened"))
    return Template(
        file.kind,
        file.version,
        file.written_on,
        file.thread,
        MappingProxyType(standard),
        MappingProxyType(easy),
        file.soon,
        file.hard,
        file.reviewer,
        file.reviewed_on,
    )


def read_toml(path: Path, kind: type) -> Any:
    """A TOML file as that structure. Raises ``NotATemplate``."""
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), kind)
    except (OSError, ValueError) as cause:
        raise wrong(path, str(cause)) from cause


def check_places(path: Path, text: str, allowed: frozenset[str]) -> frozenset[str]:
    """The places in a text. Raises ``NotATemplate`` for one that is not filled, and for a brace that stands alone."""
    places = frozenset(_PLACE.findall(text))
    if unknown := places - allowed:
        raise wrong(path, _("{places} is not a place that is filled").format(places=", ".join(sorted(unknown))))
    if not text.strip() or any(brace in _PLACE.sub("", text) for brace in "{}"):
        raise wrong(path, _("a sentence in it is empty, or a brace in it stands alone"))
    return places


def wrong(path: Path, what: str) -> NotATemplate:
    """The problem of a file of wording."""
    return NotATemplate(
        _("{file} cannot be used: {what}.").format(file="/".join(path.parts[-3:]), what=what),
        kept=_("Your records are not touched."),
        next_step=_("Put the file as it came back in its place, or install the program again."),
    )


def _lines(read: tuple[str | Line, ...]) -> tuple[Line, ...]:
    return tuple(Line(one) if isinstance(one, str) else one for one in read)


def _check(path: Path, text: str, conditions: tuple[str, ...], part: str) -> None:
    if unknown := set(conditions) - CONDITIONS:
        raise wrong(path, _("{places} is not a condition that is known").format(places=", ".join(sorted(unknown))))
    for place in check_places(path, text, frozenset(PLACES)):
        # Who it is about is said once, where it is said what happened; after that it is "this person".
        if place == "person" and part != "happened":
            raise wrong(path, _("{places} is not a place that is filled").format(places=place))
        if PLACES[place] and not set(PLACES[place].split()) & set(conditions):
            raise wrong(
                path, _('"{text}" is said also where {place} is not known').format(text=text[:60], place=f"{{{place}}}")
            )
