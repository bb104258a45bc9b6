"""The fonts that documents are written with, from ``resources/fonts/families.toml``."""

from __future__ import annotations

import struct
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import uharfbuzz as hb

from isva_desk.domain import resources
from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _

_SCRIPTS = {
    "LATIN": "Latn",
    "CYRILLIC": "Cyrl",
    "GREEK": "Grek",
    "ARABIC": "Arab",
    "GURMUKHI": "Guru",
    "BENGALI": "Beng",
}
_NO_LETTER = "?"  # stands where no font has the letter, so that a reader sees that one is missing


class Face:
    """One font file. Lengths are in thousandths of the text size."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.hb_face: Any = hb.Face(hb.Blob.from_file_path(str(path)))
        self.hb_font: Any = hb.Font(self.hb_face)
        self.scale = 1000 / self.hb_face.upem

    @cached_property
    def name(self) -> str:
        """The PostScript name."""
        return str(self.hb_face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME))

    @cached_property
    def heights(self) -> tuple[float, float]:
        """How far letters reach above and (as a negative number) below the line."""
        extents = self.hb_font.get_font_extents("ltr")
        return extents.ascender * self.scale, extents.descender * self.scale

    @cached_property
    def box(self) -> tuple[int, ...]:
        """The box that holds every glyph."""
        head = self.hb_face.reference_table("head").data
        left, bottom, right, top = struct.unpack(">4h", head[36:44])
        return tuple(round(value * self.scale) for value in (left, bottom, right, top))

    def has(self, char: str) -> bool:
        """The font has a glyph for the letter."""
        return ord(char) in self._letters

    @cached_property
    def _letters(self) -> frozenset[int]:
        return frozenset(self.hb_face.unicodes)


@dataclass(frozen=True, slots=True)
class Family:
    """A font in its two weights, the scripts it writes, and the languages that want it before any other."""

    id: str
    regular: Face
    bold: Face
    scripts: frozenset[str]
    languages: frozenset[str]

    def face(self, bold: bool) -> Face:
        """The font of that weight."""
        return self.bold if bold else self.regular


@lru_cache(maxsize=1)
def families() -> tuple[Family, ...]:
    """All families, the one for everyday text first. Raises ``KnownProblem`` when a font is missing."""
    folder = resources.folder() / "fonts"
    try:
        with (folder / "families.toml").open("rb") as file:
            listed = tomllib.load(file)["family"]
        return tuple(
            Family(
                one["id"], Face(folder / one["regular"]), Face(folder / one["bold"]), frozenset(one["scripts"]),
                frozenset(one.get("languages", ())),
            )
            for one in listed
        )  # fmt: skip
    except (OSError, KeyError, ValueError, hb.HarfBuzzError) as cause:
        raise KnownProblem(
            _("A font that documents are written with is missing."),
            kept=_("Your records are not touched."),
            next_step=_("Install the program again."),
        ) from cause


@lru_cache(maxsize=4096)
def script_of(char: str) -> str:
    """The script of a letter; empty for what all scripts share: digits, spaces, punctuation."""
    if not char.isalpha() and not unicodedata.category(char).startswith("M"):
        return ""
    return _SCRIPTS.get(unicodedata.name(char, "").split(" ")[0].split("-")[0], "")


@lru_cache(maxsize=8192)
def face_for(char: str, script: str, language: str, bold: bool) -> tuple[Face, str]:
    """The font for a letter that stands among letters of a script, and the letter itself or what stands for it.

    A control character is a space; a mark that only steers the direction of text is not drawn.
    """
    kind = unicodedata.category(char)
    char = " " if kind in {"Cc", "Zl", "Zp", "Zs"} and char != "\u00a0" else char
    for family in _ranked(script, language):
        if family.face(bold).has(char):
            return family.face(bold), char
    if kind == "Cf":
        return families()[0].face(bold), ""
    return families()[0].face(bold), _NO_LETTER


@lru_cache(maxsize=256)
def _ranked(script: str, language: str) -> tuple[Family, ...]:
    short = language.partition("-")[0]

    def rank(family: Family) -> tuple[bool, bool, bool]:
        wanted = short in family.languages
        writes = not script or script in family.scripts
        return bool(family.languages) and not wanted, not writes, not wanted

    return tuple(sorted(families(), key=rank))
