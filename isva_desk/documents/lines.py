"""Text broken into lines, and the lines drawn where they belong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from isva_desk.documents.content import Span, Text
from isva_desk.documents.pages import Page
from isva_desk.documents.shaping import Piece, in_order_of_sight, pieces_of, split_to_fit
from isva_desk.documents.structure import Element, spoken


def spans_of(text: Text) -> tuple[Span, ...]:
    """The passages of a text."""
    return (Span(text),) if isinstance(text, str) else text


@dataclass(frozen=True, slots=True)
class Line:
    """One line in the order of reading; ``width`` in thousandths of the text size, without the space at its end."""

    pieces: tuple[Piece, ...]
    width: float
    plain: bool  # one passage whose glyphs give back its text


def broken(pieces: Sequence[Piece], size: float, width: float) -> list[Line]:
    """The lines of a text, none wider than ``width`` points. A word that is wider than that is cut."""
    most = width / size * 1000
    lines: list[Line] = []
    line: list[Piece] = []
    filled = space = 0.0
    for word in _words(pieces, most):
        wide = sum(piece.shape.width for piece in word)
        if word[0].shape.is_space:
            space += wide
            line += word
            continue
        if line and filled + space + wide > most:
            lines.append(_line(line, filled))
            line, filled, space = [], 0.0, 0.0
        filled += space + wide
        space = 0.0
        line += word
    if line or not lines:
        lines.append(_line(line, filled))
    return lines


def _line(pieces: Sequence[Piece], width: float) -> Line:
    plain = all(piece.shape.plain and not piece.level and piece.span == pieces[0].span for piece in pieces)
    return Line(tuple(pieces), width, plain)


def _words(pieces: Sequence[Piece], most: float) -> list[list[Piece]]:
    """What must stay together: the pieces between two spaces, unless they are wider than a line."""
    found = [list(group) for _space, group in groupby(pieces, key=lambda piece: piece.shape.is_space)]
    words: list[list[Piece]] = []
    for word in found:
        if word[0].shape.is_space or sum(piece.shape.width for piece in word) <= most:
            words.append(word)
        else:
            words += [[part] for piece in word for part in split_to_fit(piece, most)]
    return words


def _spaces_at_the_end(line: Line) -> int:
    count = 0
    while count < len(line.pieces) and line.pieces[-1 - count].shape.is_space:
        count += 1
    return count


class Writer:
    """Writes texts into a document of one language."""

    def __init__(self, language: str, right_to_left: bool) -> None:
        self.language, self.right_to_left = language, right_to_left

    def lines(self, text: Text, size: float, width: float, *, bold: bool = False) -> list[Line]:
        """A text as lines."""
        found = broken(self.pieces(text, bold=bold), size, width)
        return [self._ended(line) for line in found]

    def pieces(self, text: Text, *, bold: bool = False) -> list[Piece]:
        """A text as shaped words."""
        spans = spans_of(text)
        if bold:
            spans = tuple(replace(span, bold=True) for span in spans)
        return pieces_of(spans, self.language, self.right_to_left)

    def width(self, text: Text, size: float, *, bold: bool = False) -> float:
        """How wide a text is in one line."""
        return sum(piece.shape.width for piece in self.pieces(text, bold=bold)) * size / 1000

    def _ended(self, line: Line) -> Line:
        """The space at the end of a line runs as the text does, whatever stands before it (bidi rule L1)."""
        base = int(self.right_to_left)
        kept = len(line.pieces) - _spaces_at_the_end(line)
        ends = line.pieces[kept:]
        if all(piece.level == base for piece in ends):
            return line
        return replace(line, pieces=(*line.pieces[:kept], *(replace(piece, level=base) for piece in ends)))

    def draw(
        self, page: Page, line: Line, owners: Sequence[Element], spans: Sequence[Span], x: float, y: float, size: float
    ) -> None:
        """Draw a line from its left end. ``owners`` holds for each span the element that it belongs to."""
        if not line.pieces:
            return
        if line.plain and spans[line.pieces[0].span].link is None:
            page.belongs_to(owners[line.pieces[0].span])
            page.text(x, y, line.pieces, size)
            return
        if self.right_to_left:
            # What is seen on the far left is the space at the end, which has no room in the width of the line.
            ends = line.pieces[len(line.pieces) - _spaces_at_the_end(line) :]
            x -= sum(piece.shape.width for piece in ends) * size / 1000
        for number, pieces, start, width in _in_turn(line, x, size):
            page.belongs_to(owners[number])
            page.passage(start, y, pieces, size, self._says(pieces, line))
            link = spans[number].link
            if link is not None:
                page.line(start, y - size * 0.12, start + width, y - size * 0.12, thick=size * 0.05)
                page.link(owners[number], (start, y - size * 0.25, start + width, y + size * 0.8), link)

    def _says(self, pieces: list[Piece], line: Line) -> str | None:
        if all(piece.shape.plain and not piece.level for piece in pieces):
            return None
        here = set(map(id, pieces))
        return "".join(piece.shape.text for piece in line.pieces if id(piece) in here)


def _in_turn(line: Line, x: float, size: float) -> list[tuple[int, list[Piece], float, float]]:
    """The passages of a line, each placed where it is seen, in the order in which they are read and drawn."""
    turn = {id(piece): number for number, piece in enumerate(line.pieces)}
    placed = []
    for number, group in groupby(in_order_of_sight(line.pieces), key=lambda piece: piece.span):
        pieces = list(group)
        width = sum(piece.shape.width for piece in pieces) * size / 1000
        placed.append((number, pieces, x, width))
        x += width
    return sorted(placed, key=lambda passage: min(turn[id(piece)] for piece in passage[1]))


def owners_of(element: Element, spans: Sequence[Span]) -> list[Element]:
    """For each span the element that holds it: the paragraph itself, or one of its own for a link or a language.

    Where one span has an element of its own all have, so that what is drawn stands in the order of the elements.
    """
    parted = any(span.language is not None or span.link is not None for span in spans)
    owners = []
    for span in spans:
        owner = element.later("Span") if parted and span.language is None and span.link is None else element
        if span.language is not None:
            owner = owner.later("Span", spoken(span.language))
        if span.link is not None:
            owner = owner.later("Link")
        owners.append(owner)
    return owners
