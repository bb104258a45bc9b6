"""The wording of letters that ask a body: templates with named places, checked when they are loaded.

One folder per language; English stands in for a template that a language lacks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from isva_desk.casework.struct_file import read_struct
from isva_desk.casework.template_places import file_in_language, places_in
from isva_desk.domain.data_file import damaged
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
    """The wording in that language, from ``resources/chasing/wording``. Raises ``DamagedData``."""
    folder = resources / "chasing" / "wording"
    templates = {kind: _template(file_in_language(folder, language, kind), kind) for kind in KINDS}
    return Wording(templates, _parts(file_in_language(folder, language, "parts")))


def _template(path: Path, kind: str) -> Template:
    read = read_struct(path, Template, "isva-desk.chasing-wording/1")
    if read.id != kind:
        raise damaged(path, _("its format or its id is not the one that belongs here"))
    for name in ("subject", "body", "ask", "message"):
        _check_places(path, getattr(read, name), _PLACES)
    letter = places_in(path, read.subject + read.body + read.ask)
    for text, places in (
        (name, _NEEDED - found) for name, found in (("letter", letter), ("message", places_in(path, read.message)))
    ):
        if places:
            raise damaged(path, _("the {text} lacks {places}").format(text=text, places=", ".join(sorted(places))))
    return read


def _parts(path: Path) -> Parts:
    read = read_struct(path, Parts, "isva-desk.chasing-parts/1")
    if set(read.part) != set(_PARTS):
        raise damaged(path, _("its format or its parts are not those that belong here"))
    for name, allowed in _PARTS.items():
        _check_places(path, read.part[name], allowed)
        if missing := allowed - places_in(path, read.part[name]):
            raise damaged(path, _("the {text} lacks {places}").format(text=name, places=", ".join(sorted(missing))))
    _check_places(path, read.vacancy.since, frozenset({"day"}))
    for text in (read.vacancy.source, read.vacancy.unknown, read.difference.source):
        _check_places(path, text, frozenset())
    _check_places(path, read.difference.said, frozenset({"day", "who", "says"}))
    _check_places(path, read.difference.undated, frozenset({"who", "says"}))
    _check_places(path, read.difference.held, frozenset({"says"}))
    return read


def _check_places(path: Path, text: str, allowed: frozenset[str]) -> None:
    if unknown := places_in(path, text) - allowed:
        raise damaged(path, _("{places} is not a place that is filled").format(places=", ".join(sorted(unknown))))
    if not text.strip():
        raise damaged(path, _("a text in it is empty"))
