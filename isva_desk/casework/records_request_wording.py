"""The wording of letters about requests: templates that are data, with their version and which lawyer has read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from isva_desk.casework.struct_file import read_struct
from isva_desk.casework.template_places import file_in_language, places_in
from isva_desk.domain.data_file import damaged
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
    letters = {kind: _letter(file_in_language(folder, language, kind), kind) for kind in KINDS}
    path = file_in_language(folder, language, "parts")
    parts = read_struct(path, _Parts, "isva-desk.request-parts/1")
    if set(parts.part) != set(_PARTS):
        raise damaged(path, _("its format or its parts are not those that belong here"))
    for name, places in _PARTS.items():
        if places_in(path, parts.part[name]) != places:
            raise damaged(path, _("the places of {part} are not those that are filled").format(part=name))
    return RequestWording(letters, parts.part, parts.version)


def _letter(path: Path, kind: str) -> LetterTemplate:
    read = read_struct(path, LetterTemplate, "isva-desk.request-wording/1")
    if read.id != kind:
        raise damaged(path, _("its format or its id is not the one that belongs here"))
    texts = [getattr(read, name) for name in ("subject", "opening", "asks", "meanwhile", "until", "closing")]
    for text in (*texts, *read.ask.values()):
        if not text.strip():
            raise damaged(path, _("a text in it is empty"))
        if unknown := places_in(path, text) - _PLACES:
            raise damaged(path, _("{places} is not a place that is filled").format(places=", ".join(sorted(unknown))))
    if "answer_by" not in places_in(path, read.until):
        raise damaged(path, _("the {text} lacks {places}").format(text="until", places="answer_by"))
    return read
