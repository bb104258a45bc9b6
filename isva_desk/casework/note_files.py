"""The purposes of notes and what the checker looks for, read strictly from ``resources/notes``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import msgspec

from isva_desk.casework.struct_file import read_struct
from isva_desk.domain.data_file import damaged
from isva_desk.domain.note_checks import Check, Checker, Kind, NameCheck, plain
from isva_desk.language import _

THIRD_PERSON = "name"


class _Purpose(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    words: str
    until: date | None = None


class _Purposes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    version: str
    reviewed: date
    reviewer: str
    purpose: tuple[_Purpose, ...]


class _Check(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    title: str
    why: str
    instead: str
    patterns: tuple[str, ...]


class _Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: str
    why: str
    instead: str
    titles: tuple[str, ...]
    known: tuple[str, ...]


class _Checks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    version: str
    reviewed: date
    reviewer: str
    check: tuple[_Check, ...]
    names: _Names


@dataclass(frozen=True, slots=True)
class Purposes:
    """The codes: ``words`` of all of them, and until when those hold that were retired."""

    version: str
    words: Mapping[str, str]
    until: Mapping[str, date]

    def open_on(self, day: date) -> tuple[str, ...]:
        """The codes that a new note may carry."""
        return tuple(code for code in self.words if code not in self.until or day <= self.until[code])

    def label(self, code: str) -> str:
        """What a code is called; the code itself where the file no longer knows it."""
        return _(self.words[code]) if code in self.words else code


@lru_cache(maxsize=2)
def load_purposes(resources: Path) -> Purposes:
    """The purposes, from ``resources/notes/purposes.toml``. Raises ``DamagedData``."""
    path = resources / "notes" / "purposes.toml"
    read = read_struct(path, _Purposes, "isva-desk.note-purposes/1")
    words = {one.id: one.words for one in read.purpose}
    if not words or len(words) < len(read.purpose) or not all(key and said for key, said in words.items()):
        raise damaged(path, _("each code needs an id and words of its own"))
    return Purposes(read.version, words, {one.id: one.until for one in read.purpose if one.until is not None})


@lru_cache(maxsize=2)
def load_checker(resources: Path) -> Checker:
    """What the checker looks for, from ``resources/notes``. Raises ``DamagedData``."""
    folder = resources / "notes"
    path = folder / "checks.toml"
    read = read_struct(path, _Checks, "isva-desk.note-checks/1")
    if len({one.id for one in read.check}) < len(read.check):
        raise damaged(path, _("each check needs an id of its own"))
    checks = tuple(
        Check(Kind(one.id, one.title, one.why, one.instead), tuple(_pattern(path, text) for text in one.patterns))
        for one in read.check
    )
    names = read.names
    given = _given_names(folder / "given-names.txt")
    kind = Kind(THIRD_PERSON, names.title, names.why, names.instead)
    titles, known = frozenset(map(plain, names.titles)), frozenset(map(plain, names.known))
    return Checker(checks, NameCheck(kind, titles, known, given))


def _given_names(path: Path) -> frozenset[str]:
    try:
        return frozenset(plain(line) for line in path.read_text(encoding="utf-8").split())
    except (OSError, ValueError) as cause:
        raise damaged(path, cause) from cause


def _pattern(path: Path, text: str) -> re.Pattern[str]:
    try:
        return re.compile(text, re.IGNORECASE)
    except re.error as cause:
        raise damaged(path, f"{text}: {cause}") from cause
