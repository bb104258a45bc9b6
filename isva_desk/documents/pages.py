"""The pages of one file: what is drawn on each, and to which element of the structure it belongs."""

from __future__ import annotations

from collections.abc import Sequence

from isva_desk.documents.content import PageSetup
from isva_desk.documents.embedding import EmbeddedFonts
from isva_desk.documents.pdf_file import PdfFile, text_string
from isva_desk.documents.shaping import Piece
from isva_desk.documents.structure import Element, StructureTree

FOOTER, HEADER = "/Type/Pagination/Subtype/Footer", "/Type/Pagination/Subtype/Header"
LAYOUT = "/Type/Layout"


class Pages:
    """All pages of a file, filled one after the other. The one being drawn on is ``page``."""

    def __init__(self, file: PdfFile, tree: StructureTree, fonts: EmbeddedFonts, setup: PageSetup) -> None:
        self.file, self.tree, self.fonts, self.setup = file, tree, fonts, setup
        self.done: list[_FinishedPage] = []
        self.page = Page(self)

    def turn(self) -> None:
        """Finish the page and begin the next one."""
        self.done.append(self.page.finish())
        self.page = Page(self)

    def write(self, fonts: str, furniture: Sequence[bytes]) -> None:
        """Write every page, each with its own furniture (footers), once their number is known."""
        width, height = self.setup.size
        for page, extra in zip(self.done, furniture, strict=True):
            footer = self.file.add_stream(extra)
            notes = f"/Annots[{' '.join(f'{number} 0 R' for number in page.annotations)}]" if page.annotations else ""
            self.file.write(
                page.number,
                f"<</Type/Page/Parent {self.file.tree} 0 R/MediaBox[0 0 {width:.3f} {height:.3f}]"
                f"/Resources<</Font {fonts}/ProcSet[/PDF/Text]>>/Contents[{page.content} 0 R {footer} 0 R]"
                f"/StructParents {page.key}/Tabs/S{notes}>>",
            )
            self.file.add_page(page.number)


class _FinishedPage:
    """What is kept of a page that is full: its content is compressed already."""

    __slots__ = ("annotations", "content", "key", "number")

    def __init__(self, number: int, key: int, content: int, annotations: list[int]) -> None:
        self.number, self.key, self.content, self.annotations = number, key, content, annotations


class Page:
    """One page while it is drawn. Lengths are points; the origin is the lower left corner."""

    def __init__(self, pages: Pages, *, furniture: bool = False) -> None:
        self.pages = pages
        # What is only furniture of another page has no place of its own in the file.
        self.number = 0 if furniture else pages.file.reserve()
        self.key = -1 if furniture else pages.tree.new_key()
        self.marks: list[int] = []  # the numbers of the elements
        self.annotations: list[int] = []
        self._ops: list[str] = []
        self._open: Element | str | None = None
        self._font: tuple[str, float] | None = None

    @property
    def is_empty(self) -> bool:
        """Nothing is drawn on it yet."""
        return not self._ops

    def belongs_to(self, element: Element) -> None:
        """What is drawn from now on belongs to this element."""
        if self._open is element:
            return
        self._close()
        element.join()
        element.kids.append((self.number, len(self.marks)))
        self._ops.append(f"/{element.tag} <</MCID {len(self.marks)}>> BDC")
        self.marks.append(element.number)
        self._open = element

    def is_artifact(self, kind: str = LAYOUT) -> None:
        """What is drawn from now on says nothing: rules between rows, repeated headings, numbers of pages."""
        if self._open == kind:
            return
        self._close()
        self._ops.append(f"/Artifact <<{kind}>> BDC")
        self._open = kind

    def text(self, x: float, y: float, pieces: Sequence[Piece], size: float) -> None:
        """Shapes one after the other from ``x`` on. Their order is that of sight."""
        fonts = self.pages.fonts
        ops = [f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm"]
        for piece in pieces:
            shape = piece.shape
            font = (fonts.name(shape.face), size)
            if font != self._font:
                ops.append(f"/{font[0]} {size:g} Tf")
                self._font = font
            ops.append(fonts.drawn(shape, size))
        ops.append("ET")
        self._ops.append(" ".join(ops))

    def passage(self, x: float, y: float, pieces: Sequence[Piece], size: float, says: str | None) -> None:
        """A passage of text; ``says`` is its text in the order of reading, where the glyphs alone do not give it."""
        if says is not None:
            self._ops.append(f"/Span <</ActualText {text_string(says)}>> BDC")
        self.text(x, y, pieces, size)
        if says is not None:
            self._ops.append("EMC")

    def rectangle(self, x: float, y: float, width: float, height: float, grey: float) -> None:
        """A filled rectangle; ``grey`` from 0 (black) to 1 (white)."""
        self._ops.append(f"{grey:g} g {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f 0 g")

    def backdrop(self) -> int:
        """A place below what is drawn from now on; ``fill_backdrop`` draws there once its height is known."""
        self.is_artifact()
        self._ops.append("")
        return len(self._ops) - 1

    def fill_backdrop(self, place: int, operators: str) -> None:
        """Draw in a place that was kept by ``backdrop``."""
        self._ops[place] = f"q {operators} Q"

    def shapes(self, operators: str) -> None:
        """Paths, with colours and a transformation of their own."""
        self._ops.append(f"q {operators} Q")

    def line(self, x1: float, y1: float, x2: float, y2: float, thick: float = 0.4, grey: float = 0.0) -> None:
        """A straight line."""
        self._ops.append(f"{grey:g} G {thick:g} w {x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S 0 G")

    def link(self, element: Element, box: tuple[float, float, float, float], address: str) -> None:
        """An address to open behind a box (left, bottom, right, top); ``element`` is what a reader hears of it."""
        key = self.pages.tree.new_key()
        corners = " ".join(f"{value:.2f}" for value in box)
        number = self.pages.file.add(
            f"<</Type/Annot/Subtype/Link/F 4/Rect[{corners}]/Border[0 0 0]/Contents{text_string(address)}"
            f"/StructParent {key}/A<</S/URI/URI{_ascii_string(address)}>>>>"
        )
        self.annotations.append(number)
        element.kids.append(f"<</Type/OBJR/Pg {self.number} 0 R/Obj {number} 0 R>>")
        self.pages.tree.link(key, element)

    def finish(self) -> _FinishedPage:
        """Close the page and write its content."""
        content = self.pages.file.add_stream(self.drawn())
        self.pages.tree.page_marks(self.key, self.marks)
        return _FinishedPage(self.number, self.key, content, self.annotations)

    def drawn(self) -> bytes:
        """Everything that was drawn."""
        self._close()
        return "\n".join(self._ops).encode("ascii")

    def _close(self) -> None:
        if self._open is not None:
            self._ops.append("EMC")
            self._open = None


def _ascii_string(text: str) -> str:
    plain = text.encode("ascii", errors="replace").decode("ascii")
    return "(" + plain.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") + ")"
