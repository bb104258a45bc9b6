"""A document as a tagged PDF file, in memory. Nothing is written to a disk here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from isva_desk.documents.content import Block, Document, Span
from isva_desk.documents.embedding import EmbeddedFonts
from isva_desk.documents.finishing import describe, finished
from isva_desk.documents.layout import Cancelled, Flow, Progress
from isva_desk.documents.lines import Line, Writer
from isva_desk.documents.outline import write_outline
from isva_desk.documents.pages import FOOTER, Page, Pages
from isva_desk.documents.pdf_file import PdfFile, text_string
from isva_desk.documents.shaping import forget, in_order_of_sight
from isva_desk.documents.structure import StructureTree
from isva_desk.language import _


def write_pdf(
    document: Document,
    made_at: datetime,
    *,
    passphrase: str | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> bytes:
    """The document as a file that carries its structure (PDF/UA-1). The same document and time give the same bytes.

    ``passphrase`` encrypts it with AES-256. ``progress`` is told how many rows of tables are set. Raises ``Stopped``
    when ``cancelled`` says so on the way, and ``NotEncrypted`` where the encryption cannot be had as asked for.
    """
    try:
        return _written(document, made_at, passphrase, progress, cancelled)
    finally:
        forget()


def _written(
    document: Document,
    made_at: datetime,
    passphrase: str | None,
    progress: Progress | None,
    cancelled: Cancelled | None,
) -> bytes:
    file, fonts = PdfFile(), EmbeddedFonts()
    tree = StructureTree(file)
    pages = Pages(file, tree, fonts, document.page)
    flow = Flow(document, pages, progress, cancelled)
    footer = _Footer(document)
    flow.bottom = document.page.margin * 0.6 + footer.height
    for block, following in _with_next(document.blocks):
        flow.check()
        flow.set(block, tree.root, following)
    pages.done.append(pages.page.finish())
    furniture = [footer.drawn(pages, number + 1, flow.bottom) for number in range(len(pages.done))]
    pages.write(fonts.write(file), furniture)
    file.catalog |= {
        "Lang": text_string(document.language),
        "MarkInfo": "<</Marked true>>",
        "StructTreeRoot": f"{tree.write()} 0 R",
        "ViewerPreferences": f"<</DisplayDocTitle true{'/Direction/R2L' if document.right_to_left else ''}>>",
    }
    write_outline(file, flow.headings)
    describe(file, document.title, document.language, made_at)
    flow.check()
    return finished(file.bytes(), passphrase)


def _with_next(blocks: Iterable[Block]) -> Iterator[tuple[Block, Block | None]]:
    """Each block with the one that follows it: a heading does not stand alone at the end of a page."""
    before: Block | None = None
    for block in blocks:
        if before is not None:
            yield before, block
        before = block
    if before is not None:
        yield before, None


class _Footer:
    """What stands below every page: the lines of the document, and the number of the page."""

    def __init__(self, document: Document) -> None:
        self.size, self.numbers = document.page.foot_size, document.page.numbers
        self.writer = Writer(document.language, document.right_to_left)
        width, _height = document.page.size
        self.left, self.right = document.page.margin, width - document.page.margin
        room = (self.right - self.left) * 0.85
        self.lines = [line for text in document.footer for line in self.writer.lines(text, self.size, room)]
        self.height = self.size * (1.3 * max(1, len(self.lines)) + 1.5)

    def drawn(self, pages: Pages, number: int, top: float) -> bytes:
        """The footer of one page, as it is drawn."""
        page = Page(pages, furniture=True)
        page.is_artifact(FOOTER)
        y = top - self.size * 1.9
        if self.numbers == "words":
            page.line(self.left, top - self.size * 0.6, self.right, top - self.size * 0.6, grey=0.65)
        if said := self._number(number, len(pages.done)):
            span = Span(said, as_it_stands=self.numbers == "digits")
            self._draw(page, self.writer.lines((span,), self.size, self.right)[0], y, at_start=False)
        for line in self.lines:
            self._draw(page, line, y, at_start=True)
            y -= self.size * 1.3
        return page.drawn()

    def _number(self, number: int, count: int) -> str:
        if self.numbers == "words":
            return _("Page {number} of {count}").format(number=number, count=count)
        return f"{number} / {count}" if count > 1 else ""

    def _draw(self, page: Page, line: Line, y: float, *, at_start: bool) -> None:
        on_the_left = at_start != self.writer.right_to_left
        x = self.left if on_the_left else self.right - line.width * self.size / 1000
        page.text(x, y, in_order_of_sight(line.pieces), self.size)
