"""Blocks set on pages, one below the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from isva_desk.documents.content import (
    Block,
    Box,
    Bullets,
    Document,
    Figure,
    Heading,
    NewPage,
    Paragraph,
    Pictured,
    Table,
    Text,
)
from isva_desk.documents.lines import Line, Writer, owners_of, spans_of
from isva_desk.documents.outline import Bookmark
from isva_desk.documents.pages import Page, Pages
from isva_desk.documents.pen import Pen
from isva_desk.documents.structure import Element, read_as

if TYPE_CHECKING:
    from isva_desk.documents.boxes import Tint

Progress = Callable[[int], None]  # how many rows of tables are set
Cancelled = Callable[[], bool]


class Stopped(Exception):
    """The document was cancelled on the way."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a block looks; lengths in points."""

    size: float
    leading: float
    before: float
    after: float
    bold: bool = False
    indent: float = 0.0


class Flow:
    """Sets blocks on the pages, from the top of the first one to wherever they end."""

    def __init__(
        self, document: Document, pages: Pages, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> None:
        self.setup = document.page
        self.pages = pages
        self.writer = Writer(document.language, document.right_to_left)
        self.progress, self.cancelled = progress, cancelled
        width, height = self.setup.size
        self.left, self.right = self.setup.margin, width - self.setup.margin
        self.top, self.bottom = height - self.setup.margin, self.setup.margin
        self.y = self.top
        self.rows_set = 0
        self.tint: Tint | None = None  # what is being written on
        self.headings: list[Bookmark] = []

    @property
    def page(self) -> Page:
        """The page that is being filled."""
        return self.pages.page

    @property
    def width(self) -> float:
        """How wide a block may be."""
        return self.right - self.left

    def set(self, block: Block, parent: Element, following: Block | None = None) -> None:
        """Set one block. ``following`` is the one after it: a heading stays on the page of what it is of."""
        if isinstance(block, Heading):
            self._heading(block, parent, self._beginning(following))
        elif isinstance(block, Paragraph):
            self.text(block.text, self.style(small=block.small), parent.child("P"))
        elif isinstance(block, Bullets):
            self._bullets(block, parent)
        elif isinstance(block, Table):
            from isva_desk.documents.tables import TableSetter

            TableSetter(self, block).set(parent)
        elif isinstance(block, Box):
            from isva_desk.documents.boxes import set_box

            set_box(self, block, parent)
        elif isinstance(block, Pictured):
            from isva_desk.documents.boxes import set_pictured

            set_pictured(self, block, parent)
        elif isinstance(block, NewPage):
            self.turn()
        else:
            self._figure(block, parent)

    def style(self, *, small: bool = False) -> Style:
        """How running text looks."""
        size = self.setup.text_size * (0.82 if small else 1)
        return Style(size, size * self.setup.leading * self.tall, 0, size * self.setup.gap)

    def item_style(self) -> Style:
        """How an item of a list looks."""
        plain = self.style()
        return Style(plain.size, plain.leading, 0, plain.size * 0.42 * self.setup.gap, indent=plain.size * 1.6)

    def room_for(self, height: float) -> None:
        """Turn the page where less than this is left of it."""
        if self.y - height < self.bottom and not self.page.is_empty:
            self.turn()

    def turn(self) -> None:
        """Begin the next page. A tint that reaches over its end is drawn on both."""
        if self.tint is not None:
            self.tint.end(self.y)
        self.pages.turn()
        self.y = self.top
        if self.tint is not None:
            self.tint.begin(self.page, self.y)

    def say_progress(self) -> None:
        """One more row is set. Raises ``Stopped`` when a person said so."""
        self.rows_set += 1
        if self.rows_set % 20 == 0:
            self.check()
            if self.progress is not None:
                self.progress(self.rows_set)

    def check(self) -> None:
        """Raise ``Stopped`` when a person said so."""
        if self.cancelled is not None and self.cancelled():
            raise Stopped

    def text(
        self, text: Text, style: Style, element: Element, *, first_line: Callable[[float], None] | None = None
    ) -> None:
        """A text in lines. ``first_line`` draws what stands before the first of them, on its height."""
        lines = self.writer.lines(text, style.size, self.width - style.indent, bold=style.bold)
        spans = spans_of(text)
        owners = owners_of(element, spans)
        self.y -= 0 if self.page.is_empty else style.before
        for number, line in enumerate(lines):
            # Neither the first nor the last line of a paragraph stands alone on a page: three lines stay together.
            alone = len(lines) > 1 and number in (0, len(lines) - 2)
            together = 3 if len(lines) == 3 and number == 0 else 2 if alone else 1
            self.room_for(style.leading * together)
            baseline = self.y - style.leading + (style.leading - style.size) / 2 + style.size * 0.2
            if number == 0 and first_line is not None:
                first_line(baseline)
            self.writer.draw(self.page, line, owners, spans, self.start_of(line, style), baseline, style.size)
            self.y -= style.leading
        self.y -= style.after

    def start_of(self, line: Line, style: Style) -> float:
        """Where the left end of a line is."""
        if not self.writer.right_to_left:
            return self.left + style.indent
        return self.right - style.indent - line.width * style.size / 1000

    @property
    def tall(self) -> float:
        """How much more room a line needs than a Latin one. Nastaliq hangs its words from above."""
        return 1.5 if self.writer.language.split("-")[0] == "ur" else 1.15 if self.writer.right_to_left else 1.0

    def _beginning(self, block: Block | None) -> float:
        """How much of a page the beginning of a block takes."""
        if isinstance(block, Figure):
            return block.height
        if isinstance(block, Pictured):
            return block.side
        if isinstance(block, Box):
            from isva_desk.documents.boxes import box_height

            return box_height(self, block)
        if isinstance(block, Paragraph):
            from isva_desk.documents.boxes import height_of

            return min(height_of(self, block), self.setup.text_size * 5 * self.tall)
        # Two headings in a row stay together, with the beginning of what follows them.
        lines = 16 if isinstance(block, Heading) else 10 if isinstance(block, Table) else 5
        return self.setup.text_size * lines * self.tall

    def _heading(self, heading: Heading, parent: Element, beginning: float) -> None:
        size = self.setup.text_size * self.setup.headings[heading.level - 1]
        leading = size * 1.25 * self.tall
        style = Style(size, leading, size * (0.3, 0.9, 0.7)[heading.level - 1], size * 0.35, bold=True)
        self.room_for(style.before + leading + style.after + beginning)
        title = "".join(span.text for span in spans_of(heading.text))
        self.headings.append(Bookmark(title, heading.level, self.page.number, self.y))
        self.text(heading.text, style, parent.child(f"H{heading.level}"))

    def _bullets(self, bullets: Bullets, parent: Element) -> None:
        plain = self.style()
        kind = "Decimal" if bullets.numbered else "Disc"
        whole = parent.child("L", f"/A<</O/List/ListNumbering/{kind}>>")
        style = self.item_style()
        for number, item in enumerate(bullets.items, 1):
            self.room_for(plain.leading)
            element = whole.child("LI")
            label = self.writer.lines(f"{number}." if bullets.numbered else "•", plain.size, self.width)[0]
            owner = element.child("Lbl")
            body = element.child("LBody")

            def draw_label(baseline: float, label: Line = label, owner: Element = owner) -> None:
                x = self.right - plain.size * 0.4 - label.width * plain.size / 1000
                x = x if self.writer.right_to_left else self.left + plain.size * 0.4
                self.writer.draw(self.page, label, [owner], spans_of(""), x, baseline, plain.size)

            self.text(item, style, body, first_line=draw_label)
        self.y -= plain.size * 0.4

    def _figure(self, figure: Figure, parent: Element) -> None:
        self.room_for(figure.height)
        self.y -= figure.height
        box = f"{self.left:.2f} {self.y:.2f} {self.right:.2f} {self.y + figure.height:.2f}"
        element = parent.child("Figure", f"{read_as(figure.says)}/A<</O/Layout/Placement/Block/BBox[{box}]>>")
        self.page.belongs_to(element)
        figure.draw(Pen(self.page, self.writer, element, self.left, self.y), self.width, figure.height)
        self.y -= self.setup.text_size
