"""The wording of letters that ask a body: templates with named places, checked when they are loaded.

One folder per language; English stands in for a template that a language lacks.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import Formatter
from typing import Any

import msgspec

from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _

KINDS = ("no-record", "missed", "due", "cannot-tell", "gap", "promise", "not-recorded", "vacancy", "difference")
# What may stand between braces, and what has to: the fact, the rule, and the day by which an answer is asked for.
_PLACES = frozenset({"what", "fact", "source", "answer_by", "identify"})
_NEEDED = frozenset({"fact", "source", "answer_by"})
_PARTS: Mapping[str, frozenset[str]] = {
    "greeting-named": frozenset({"name"}),
    "greeting-role": frozenset({"role"}),
    "identify-crime": frozenset({"crime_reference", "reference"}),
    "identify-own": frozenset({"reference"}),
    "opening-complaint": frozenset(),
    "opening-outside": frozenset(),
    "earlier-unanswered": frozenset({"day", "to", "answer_by"}),
    "earlier-answered": frozenset({"day", "to"}),
    "earlier-promised": frozenset({"day", "to", "promised"}),
    "earlier-said-done": frozenset({"day", "to", "done"}),
    "closing": frozenset(),
    "signature": frozenset({"adviser", "service"}),
    "signature-alone": frozenset({"adviser"}),
}


class NotAWording(KnownProblem):
    """A template that cannot be used; the sentence names the file and what is wrong."""


class Template(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The wording for one kind of question. ``message`` is the short text for a mail."""

    format: str
    id: str
    version: str
    reviewed: date
    subject: str
    body: str
    ask: str
    message: str
    reviewer: str = ""


class _Vacancy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    since: str
    unknown: str


class _Difference(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    said: str
    undated: str
    held: str


class Parts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What every letter shares."""

    format: str
    version: str
    reviewed: date
    part: dict[str, str]
    vacancy: _Vacancy
    difference: _Difference
    reviewer: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """Every template of a language."""

    templates: Mapping[str, Template]
    parts: Parts

    def version_of(self, kind: str) -> str:
        """What the journal keeps of the wording that was used: "no-record 1, parts 1"."""
        return f"{kind} {self.templates[kind].version}, parts {self.parts.version}"


def load_wording(resources: Path, language: str = "en") -> Wording:
    """The wording in that language, from ``resources/chasing/wording``. Raises ``NotAWording``."""
    folder = resources / "chasing" / "wording"
    templates = {kind: _template(_file(folder, language, kind), kind) for kind in KINDS}
    return Wording(templates, _parts(_file(folder, language, "parts")))


def _file(folder: Path, language: str, name: str) -> Path:
    own = folder / language / f"{name}.toml"
    return own if own.is_file() else folder / "en" / f"{name}.toml"


def _template(path: Path, kind: str) -> Template:
    read: Template = _read(path, Template)
    if read.format != "isva-desk.chasing-wording/1" or read.id != kind:
        raise _wrong(path, _("its format or its id is not the one that belongs here"))
    for name in ("subject", "body", "ask", "message"):
        _check_places(path, getattr(read, name), _PLACES)
    letter = _places(path, read.subject + read.body + read.ask)
    for text, places in (
        (name, _NEEDED - found) for name, found in (("letter", letter), ("message", _places(path, read.message)))
    ):
        if places:
            raise _wrong(path, _("the {text} lacks {places}").format(text=text, places=", ".join(sorted(places))))
    return read


def _parts(path: Path) -> Parts:
    read: Parts = _read(path, Parts)
    if read.format != "isva-desk.chasing-parts/1" or set(read.part) != set(_PARTS):
        raise _wrong(path, _("its format or its parts are not those that belong here"))
    for name, allowed in _PARTS.items():
        _check_places(path, read.part[name], allowed)
        if missing := allowed - _places(path, read.part[name]):
            raise _wrong(path, _("the {text} lacks {places}").format(text=name, places=", ".join(sorted(missing))))
    _check_places(path, read.vacancy.since, frozenset({"day"}))
    for text in (read.vacancy.source, read.vacancy.unknown, read.difference.source):
        _check_places(path, text, frozenset())
    _check_places(path, read.difference.said, frozenset({"day", "who", "says"}))
    _check_places(path, read.difference.undated, frozenset({"who", "says"}))
    _check_places(path, read.difference.held, frozenset({"says"}))
    return read


def _read(path: Path, kind: type) -> Any:
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), kind)
    except (OSError, ValueError) as cause:
        raise _wrong(path, str(cause)) from cause


def _check_places(path: Path, text: str, allowed: frozenset[str]) -> None:
    if unknown := _places(path, text) - allowed:
        raise _wrong(path, _("{places} is not a place that is filled").format(places=", ".join(sorted(unknown))))
    if not text.strip():
        raise _wrong(path, _("a text in it is empty"))


def _places(path: Path, text: str) -> frozenset[str]:
    try:
        return frozenset(name for _text, name, _spec, _conversion in Formatter().parse(text) if name is not None)
    except ValueError as cause:
        raise _wrong(path, str(cause)) from cause


def _wrong(path: Path, what: str) -> NotAWording:
    return NotAWording(
        _("{file} cannot be used: {what}.").format(file=f"{path.parent.name}/{path.name}", what=what),
        kept=_("Your records are not touched."),
        next_step=_("Put the file as it came back in its place, or install the program again."),
    )
