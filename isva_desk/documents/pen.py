"""What a figure is drawn with. Greys and patterns only: it must be read on a black-and-white print."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from isva_desk.documents.lines import Writer
from isva_desk.documents.pages import Page
from isva_desk.documents.shaping import in_order_of_sight
from isva_desk.documents.structure import Element

# Fillings that are told apart without colour, the darkest first.
PATTERNS = ("solid", "up", "white", "down", "dots", "grid")
_STEP = 4.0  # points between the lines of a pattern
_ROUND = 0.5523  # how far the handles of a curve stand off, for a quarter of a circle


class Pen:
    """Draws one figure; ``x`` and ``y`` run from its lower left corner, in points."""

    def __init__(self, page: Page, writer: Writer, element: Element, left: float, bottom: float) -> None:
        self._page, self._writer, self._element, self._left, self._bottom = page, writer, element, left, bottom

    def bar(self, x: float, y: float, width: float, height: float, grey: float = 0.35) -> None:
        """A filled bar."""
        self._page.rectangle(self._left + x, self._bottom + y, width, height, grey)

    def line(self, x1: float, y1: float, x2: float, y2: float, thick: float = 0.5) -> None:
        """A straight line."""
        self._page.line(self._left + x1, self._bottom + y1, self._left + x2, self._bottom + y2, thick)

    def patterned(self, x: float, y: float, width: float, height: float, pattern: str) -> None:
        """A bar filled with one of ``PATTERNS``, with a line round it."""
        left, low = self._left + x, self._bottom + y
        box = f"{left:.2f} {low:.2f} {width:.2f} {height:.2f} re"
        grey = 0.3 if pattern == "solid" else 1
        strokes = " ".join(
            f"{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l" for x1, y1, x2, y2 in _lines(pattern, width, height)
        )
        inside = f"1 0 0 1 {left:.2f} {low:.2f} cm {_DASHES.get(pattern, '')} 0.7 w {strokes} S" if strokes else ""
        self._page.shapes(f"q {grey:g} g {box} f Q q {box} W n {inside} Q q 0.6 w {box} S Q")

    def dot(self, x: float, y: float, radius: float) -> None:
        """A filled circle round a point."""
        x, y, off = self._left + x, self._bottom + y, radius * _ROUND
        turns = ((1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0))  # from one quarter to the next
        quarters = " ".join(
            f"{x + radius * x1 + off * x2:.2f} {y + radius * y1 + off * y2:.2f} "
            f"{x + radius * x2 + off * x1:.2f} {y + radius * y2 + off * y1:.2f} "
            f"{x + radius * x2:.2f} {y + radius * y2:.2f} c"
            for x1, y1, x2, y2 in turns
        )
        self._page.shapes(f"{x + radius:.2f} {y:.2f} m {quarters} f")

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide a text would be."""
        return self._writer.width(text, size, bold=bold)

    def text(
        self, x: float, y: float, text: str, size: float, *, bold: bool = False,
        at: Literal["start", "middle", "end"] = "start",
    ) -> None:  # fmt: skip
        """A text that starts, is centred, or ends at ``x``."""
        pieces = self._writer.pieces(text, bold=bold)
        width = sum(piece.shape.width for piece in pieces) * size / 1000
        x -= {"start": 0.0, "middle": width / 2, "end": width}[at]
        self._page.text(self._left + x, self._bottom + y, in_order_of_sight(pieces), size)


_DASHES = {"dots": "1 J [0 2.4] 0 d"}


def _lines(pattern: str, width: float, height: float) -> Iterator[tuple[float, float, float, float]]:
    """The strokes of a pattern, from the lower left corner of what they fill."""
    if pattern in ("up", "down", "grid"):
        steps = int((width + height) / _STEP) + 1
        for number in range(steps):
            x = number * _STEP - height
            if pattern == "up":
                yield x, 0, x + height, height
            elif pattern == "down":
                yield x, height, x + height, 0
            else:
                yield x + height, 0, x + height, height
    if pattern in ("dots", "grid"):
        step = _STEP if pattern == "grid" else _STEP * 0.7
        y = step / 2
        while y < height:
            yield 0, y, width, y
            y += step
