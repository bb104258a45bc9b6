"""From letters to glyphs: direction by the bidirectional algorithm, fonts by script, shapes by HarfBuzz.

Text is shaped word by word, since no script joins letters across a space; words come again and again, so they are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import uharfbuzz as hb
from bidi import algorithm

from isva_desk.documents.content import Span
from isva_desk.documents.fonts import Face, face_for, script_of

_WORDS = re.compile(r"[ \t\n\r]+|[^ \t\n\r]+")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")  # they have no glyph
_SIMPLE = frozenset({"", "Latn", "Cyrl", "Grek"})
_FIRST_RIGHT_TO_LEFT = "\u0590"


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph of a font; lengths in thousandths of the text size. ``says`` is the text that it stands for."""

    id: int
    advance: float
    right: float
    up: float
    says: str


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """A word (or the space between two) in one font. ``plain``: its glyphs give back its text one after the other."""

    text: str
    face: Face
    glyphs: tuple[Glyph, ...]
    width: float  # in thousandths of the text size
    plain: bool

    @property
    def is_space(self) -> bool:
        return self.text.isspace()


@dataclass(frozen=True, slots=True)
class Piece:
    """A shape at its place in a text: of which span it is, and its level (odd: it runs from right to left)."""

    shape: Shape
    span: int
    level: int


def pieces_of(spans: Sequence[Span], language: str, right_to_left: bool) -> list[Piece]:
    """The shaped words of a text, in the order in which they are read."""
    if len(spans) == 1 and not right_to_left and spans[0].text.isascii() and not spans[0].language:
        return [Piece(shape, 0, 0) for shape in _plain_words(spans[0].text, language, spans[0].bold)]
    text = "".join(span.text for span in spans)
    levels = _levels(spans, right_to_left)
    scripts = _scripts(text)
    found: list[Piece] = []
    start = 0
    for number, span in enumerate(spans):
        end = start + len(span.text)
        spoken = span.language or language
        for word in _WORDS.finditer(text, start, end):
            for part, face, level, script in _parts(text, word.span(), span.bold, spoken, levels, scripts):
                found.append(Piece(shape(part, face, script, spoken, level % 2 == 1), number, level))
        start = end
    return found


@lru_cache(maxsize=2_048)
def shape(text: str, face: Face, script: str, language: str, backwards: bool) -> Shape:
    """The glyphs of a run of letters in one font, from left to right as they are drawn."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if backwards else "ltr"
    if script:
        buffer.script = script
    buffer.language = language
    hb.shape(face.hb_font, buffer, {"liga": script not in _SIMPLE})
    infos, places = buffer.glyph_infos, buffer.glyph_positions
    said = _said(text, [info.cluster for info in infos])
    scale = face.scale
    glyphs = tuple(
        Glyph(info.codepoint, place.x_advance * scale, place.x_offset * scale, place.y_offset * scale, says)
        for info, place, says in zip(infos, places, said, strict=True)
    )
    plain = not backwards and script in _SIMPLE and "".join(said) == text
    return Shape(text, face, glyphs, sum(glyph.advance for glyph in glyphs), plain)


def in_order_of_sight(line: Sequence[Piece]) -> list[Piece]:
    """The pieces of one line from left to right (rule L2: every run of a level and above is turned round)."""
    turned = list(line)
    if not any(piece.level for piece in turned):
        return turned
    for level in range(max(piece.level for piece in turned), 0, -1):
        start = None
        for place, piece in enumerate([*turned, None]):
            inside = piece is not None and piece.level >= level
            if inside and start is None:
                start = place
            elif not inside and start is not None:
                turned[start:place] = reversed(turned[start:place])
                start = None
    return turned


def forget() -> None:
    """Drop every word that is kept: what a document said must not outlive it in memory."""
    shape.cache_clear()
    _plain_words.cache_clear()


@lru_cache(maxsize=2_048)
def _plain_words(text: str, language: str, bold: bool) -> tuple[Shape, ...]:
    face = face_for("a", "Latn", language, bold)[0]
    drawable = text if text.isprintable() else _CONTROLS.sub(" ", text)
    return tuple(shape(word, face, "Latn", language, False) for word in _WORDS.findall(drawable))


def _levels(spans: Sequence[Span], right_to_left: bool) -> list[int]:
    """For each letter its level: even where it runs from left to right."""
    text = "".join(span.text for span in spans)
    if not right_to_left and max(text, default="") < _FIRST_RIGHT_TO_LEFT:
        return [0] * len(text)
    storage = algorithm.get_empty_storage()
    storage["base_level"] = int(right_to_left)
    storage["base_dir"] = "LR"[storage["base_level"]]
    text = "".join(map(_known_to_bidi, text))
    marked = "".join(
        f"{_FROM_LEFT}{''.join(map(_known_to_bidi, span.text))}{_END}"
        if span.as_it_stands
        else "".join(map(_known_to_bidi, span.text))
        for span in spans
    )
    algorithm.get_embedding_levels(marked, storage)
    algorithm.explicit_embed_and_overrides(storage)  # the marks are gone after it (rule X9)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    resolved = iter(int(char["level"]) for char in storage["chars"])
    levels: list[int] = []
    for char in text:
        dropped = algorithm.bidirectional(char) in algorithm.X9_REMOVED
        levels.append((levels[-1] if levels else storage["base_level"]) if dropped else next(resolved))
    return levels


_FROM_LEFT, _FROM_RIGHT, _END = "\u202a", "\u202b", "\u202c"  # what stands between runs from left (or right)
_STAND_INS = {"": "a", "B": " ", "S": " ", "LRI": _FROM_LEFT, "FSI": _FROM_LEFT, "RLI": _FROM_RIGHT, "PDI": _END}


@lru_cache(maxsize=4096)
def _known_to_bidi(char: str) -> str:
    """The letter, or one that the algorithm knows how to treat: it knows neither isolates nor what is not assigned."""
    return _STAND_INS.get(algorithm.bidirectional(char), char)


def _scripts(text: str) -> list[str]:
    """The script of each letter; what has none goes with the letters before it, or at the start with those after."""
    found = [script_of(char) for char in text]
    last = next((script for script in found if script), "Latn")
    for place, script in enumerate(found):
        last = script or last
        found[place] = last
    return found


def _parts(
    text: str, word: tuple[int, int], bold: bool, language: str, levels: list[int], scripts: list[str]
) -> Iterator[tuple[str, Face, int, str]]:
    """The runs of a word that share font, level and script."""
    run: tuple[Face, int, str] | None = None
    letters = ""
    for place in range(*word):
        face, letter = face_for(text[place], scripts[place], language, bold)
        now = (face, levels[place], scripts[place])
        if run is not None and now != run:
            yield letters, *run
            letters = ""
        run, letters = now, letters + letter
    if run is not None:
        yield letters, *run


def _said(text: str, clusters: list[int]) -> list[str]:
    """What each glyph stands for: the first of a cluster for its letters, the others of it for nothing of their own."""
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    seen: set[int] = set()
    said = []
    for cluster in clusters:
        said.append("" if cluster in seen else text[cluster : ends[cluster]])
        seen.add(cluster)
    return said


def split_to_fit(piece: Piece, most: float) -> list[Piece]:
    """A word that is too wide for any line, cut into pieces of at most that width (thousandths of the text size)."""
    found = piece.shape
    if found.width <= most or len(found.text) < 2:
        return [piece]
    keep = max(1, min(len(found.text) - 1, int(len(found.text) * most / found.width)))
    script = "Latn" if found.plain else _scripts(found.text)[0]
    cuts = (found.text[:keep], found.text[keep:])
    parts = [shape(text, found.face, script, "und", piece.level % 2 == 1) for text in cuts]
    return [part for cut in parts for part in split_to_fit(replace(piece, shape=cut), most)]
