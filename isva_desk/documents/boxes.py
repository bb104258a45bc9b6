"""What stands apart from the running text: a box on a tint, and a picture with words beside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from isva_desk.documents.content import Box, Bullets, Paragraph, Pictured, Text, is_right_to_left
from isva_desk.documents.lines import Writer
from isva_desk.documents.pages import Page
from isva_desk.documents.structure import Element, read_as, spoken

if TYPE_CHECKING:
    from isva_desk.documents.layout import Flow, Style

# Pale enough that black stays black on it, dark enough that the bar is seen on a black-and-white print.
_TINT, _BAR = "0.902 0.945 0.937 rg", "0.114 0.416 0.400 rg"
_BAR_WIDTH = 4.0
_GUTTER = 0.25  # between a picture and its words, as a share of the picture's side


class Tint:
    """The ground of a box: drawn below the text of each page that the box reaches over."""

    def __init__(self, left: float, right: float, padding: float, *, bar_on_the_right: bool) -> None:
        self._left, self._right, self._padding = left, right, padding
        self._bar = right - _BAR_WIDTH if bar_on_the_right else left
        self._page: Page | None = None
        self._place, self._top = 0, 0.0

    def begin(self, page: Page, top: float) -> None:
        """The box starts, or goes on, at this height of a page."""
        self._page, self._place, self._top = page, page.backdrop(), top

    def end(self, bottom: float) -> None:
        """It ends here, or reaches over the end of the page."""
        if self._page is None:
            return
        bottom -= self._padding * 0.5
        height = self._top - bottom
        self._page.fill_backdrop(
            self._place,
            f"{_TINT} {self._left:.2f} {bottom:.2f} {self._right - self._left:.2f} {height:.2f} re f "
            f"{_BAR} {self._bar:.2f} {bottom:.2f} {_BAR_WIDTH:.2f} {height:.2f} re f",
        )


def set_box(flow: Flow, box: Box, parent: Element) -> None:
    """Set a box: whole on one page where it fits, else over two."""
    element = parent.child("Div", spoken(box.language) if box.language is not None else "")
    padding = flow.setup.text_size
    tint = Tint(flow.left, flow.right, padding, bar_on_the_right=flow.writer.right_to_left)
    flow.room_for(box_height(flow, box))
    with _inset(flow, padding + _BAR_WIDTH, padding, box.language):
        flow.y -= padding * 0.4
        tint.begin(flow.page, flow.y)
        flow.y -= padding * 0.75
        flow.tint = tint
        for block in box.blocks:
            flow.set(block, element)
        flow.tint = None
        flow.y += flow.style().after * 0.6  # the gap after the last paragraph lies below the box
        tint.end(flow.y)
    flow.y -= padding * 1.1


def set_pictured(flow: Flow, row: Pictured, parent: Element) -> None:
    """Set a picture at the start of the line and the words beside it, both on one page."""
    element = parent.child("Div")
    taken = row.side * (1 + _GUTTER)
    with _inset(flow, taken, 0, None):
        style = flow.style()
        words = len(_lines(flow, row.text, style)) * style.leading
        height = max(row.side, words)
        flow.room_for(height)
        top = flow.y
    _picture(flow, row, element, top - (height - row.side) / 2 - row.side)
    with _inset(flow, taken, 0, None):
        flow.y = top - (height - words) / 2
        flow.text(row.text, style, element.child("P"))
    flow.y = top - height - flow.setup.text_size * flow.setup.gap


def _picture(flow: Flow, row: Pictured, parent: Element, bottom: float) -> None:
    left = flow.right - row.side if flow.writer.right_to_left else flow.left
    picture = row.picture
    box = f"{left:.2f} {bottom:.2f} {left + row.side:.2f} {bottom + row.side:.2f}"
    language = spoken(picture.language) if picture.language is not None else ""
    element = parent.child("Figure", f"{read_as(picture.says)}{language}/A<</O/Layout/Placement/Block/BBox[{box}]>>")
    flow.page.belongs_to(element)
    picture.draw(flow.page, left, bottom, row.side)


@contextmanager
def _inset(flow: Flow, start: float, end: float, language: str | None) -> Iterator[None]:
    """Narrower lines; in a language of their own they run in its direction."""
    before = flow.left, flow.right, flow.writer
    from_the_right = flow.writer.right_to_left
    flow.left += end if from_the_right else start
    flow.right -= start if from_the_right else end
    if language is not None:
        flow.writer = Writer(language, is_right_to_left(language))
    try:
        yield
    finally:
        flow.left, flow.right, flow.writer = before


def box_height(flow: Flow, box: Box) -> float:
    """How much of a page a box takes; of one that is higher than a page, the page."""
    padding = flow.setup.text_size
    with _inset(flow, padding + _BAR_WIDTH, padding, box.language):
        height = sum(height_of(flow, block) for block in box.blocks)
    return min(height + padding * 2, flow.top - flow.bottom)


def height_of(flow: Flow, block: Paragraph | Bullets) -> float:
    """How much of a page a block takes."""
    if isinstance(block, Paragraph):
        style = flow.style(small=block.small)
        return len(_lines(flow, block.text, style)) * style.leading + style.after
    style = flow.item_style()
    items = [len(_lines(flow, item, style)) * style.leading + style.after for item in block.items]
    return sum(items) + flow.setup.text_size * 0.4


def _lines(flow: Flow, text: Text, style: Style) -> list[object]:
    return list(flow.writer.lines(text, style.size, flow.width - style.indent, bold=style.bold))
