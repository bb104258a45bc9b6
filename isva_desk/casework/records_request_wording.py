"""The wording of letters about requests: templates that are data, with their version and which lawyer has read them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import Formatter
from typing import Any

import msgspec

from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _

KINDS = ("challenge", "refuse")
_PLACES = frozenset({"requested_on", "answer_by"})
_PARTS = {
    "greeting-named": frozenset({"name"}),
    "greeting": frozenset(),
    "identify-both": frozenset({"asker_reference", "crime_reference", "reference"}),
    "identify-asker": frozenset({"asker_reference", "reference"}),
    "identify-crime": frozenset({"crime_reference", "reference"}),
    "identify-own": frozenset({"reference"}),
    "signature": frozenset({"adviser", "service"}),
    "signature-alone": frozenset({"adviser"}),
}


class NotARequestWording(KnownProblem):
    """A template that cannot be used; the sentence names the file and what is wrong."""


class LetterTemplate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One letter. ``ask`` holds a paragraph for each thing that can be in the way."""

    format: str
    id: str
    version: str
    written: date
    legal_reviewer: str  # empty until a lawyer has read it
    subject: str
    opening: str
    asks: str
    meanwhile: str
    until: str
    closing: str
    ask: dict[str, str]


class _Parts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    version: str
    written: date
    part: dict[str, str]


@dataclass(frozen=True, slots=True)
class RequestWording:
    """The letters of a language and what they share."""

    letters: dict[str, LetterTemplate]
    parts: dict[str, str]
    parts_version: str

    def version_of(self, kind: str) -> str:
        """What the journal keeps of the wording: "challenge 1, parts 1"."""
        return f"{kind} {self.letters[kind].version}, parts {self.parts_version}"


def load_request_wording(resources: Path, language: str = "en") -> RequestWording:
    """The wording in that language, from ``resources/requests/wording``; English where it lacks one."""
    folder = resources / "requests" / "wording"
    letters = {kind: _letter(_file(folder, language, kind), kind) for kind in KINDS}
    path = _file(folder, language, "parts")
    parts: _Parts = _read(path, _Parts)
    if parts.format != "isva-desk.request-parts/1" or set(parts.part) != set(_PARTS):
        raise _wrong(path, _("its format or its parts are not those that belong here"))
    for name, places in _PARTS.items():
        if _places(path, parts.part[name]) != places:
            raise _wrong(path, _("the places of {part} are not those that are filled").format(part=name))
    return RequestWording(letters, parts.part, parts.version)


def _letter(path: Path, kind: str) -> LetterTemplate:
    read: LetterTemplate = _read(path, LetterTemplate)
    if read.format != "isva-desk.request-wording/1" or read.id != kind:
        raise _wrong(path, _("its format or its id is not the one that belongs here"))
    texts = [getattr(read, name) for name in ("subject", "opening", "asks", "meanwhile", "until", "closing")]
    for text in (*texts, *read.ask.values()):
        if not text.strip():
            raise _wrong(path, _("a text in it is empty"))
        if unknown := _places(path, text) - _PLACES:
            raise _wrong(path, _("{places} is not a place that is filled").format(places=", ".join(sorted(unknown))))
    if "answer_by" not in _places(path, read.until):
        raise _wrong(path, _("the {text} lacks {places}").format(text="until", places="answer_by"))
    return read


def _file(folder: Path, language: str, name: str) -> Path:
    own = folder / language / f"{name}.toml"
    return own if own.is_file() else folder / "en" / f"{name}.toml"


def _read(path: Path, kind: type) -> Any:
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), kind)
    except (OSError, ValueError) as cause:
        raise _wrong(path, str(cause)) from cause


def _places(path: Path, text: str) -> frozenset[str]:
    try:
        return frozenset(name for _text, name, _spec, _conversion in Formatter().parse(text) if name is not None)
    except ValueError as cause:
        raise _wrong(path, str(cause)) from cause


def _wrong(path: Path, what: str) -> NotARequestWording:
    return NotARequestWording(
        _("{file} cannot be used: {what}.").format(file=f"{path.parent.name}/{path.name}", what=what),
        kept=_("Your records are not touched."),
        next_step=_("Put the file as it came back in its place, or install the program again."),
    )
