"""What a figure is drawn with. Greys and patterns only: it must be read on a black-and-white print."""

from __future__ import annotations

from typing import Literal

from isva_desk.documents.lines import Writer
from isva_desk.documents.pages import Page
from isva_desk.documents.shaping import in_order_of_sight
from isva_desk.documents.structure import Element


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
