"""What a document holds, before anybody thinks of pages: headings, paragraphs, lists, tables, figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from isva_desk.documents.pages import Page
    from isva_desk.documents.pen import Pen


@dataclass(frozen=True, slots=True)
class Span:
    """A passage of a text. ``language`` where it differs from the document's; ``link`` is an address to open.

    ``as_it_stands`` for a phone number or an address: it runs from left to right in any text.
    """

    text: str
    bold: bool = False
    language: str | None = None
    link: str | None = None
    as_it_stands: bool = False


Text: TypeAlias = str | tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3."""

    level: Literal[1, 2, 3]
    text: Text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``small`` for notes that say where something comes from."""

    text: Text
    small: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; each item is one paragraph. ``numbered`` where the order matters."""

    items: Sequence[Text]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. ``names_the_row``: its cells are headings of their rows. ``end`` sets numbers to the end."""

    heading: str
    end: bool = False
    names_the_row: bool = False
    most: float = 1.0  # the share of the width that the column may take at most
    least: float = 0.0  # and at least: room to write by hand


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: one text for each column. ``total`` for a row that sums up those before it."""

    cells: Sequence[str]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table. ``rows`` may come one by one: they are laid out as they come. ``title`` says what it shows."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Row]


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing ``height`` points high and as wide as the page allows. ``says`` is what it shows, in words."""

    says: str
    height: float
    draw: Callable[[Pen, float, float], None]  # (pen, width, height); the origin is the lower left corner


@dataclass(frozen=True, slots=True)
class Box:
    """A few blocks on a tint, for what must not be missed. ``language`` where all of it is in another one."""

    blocks: Sequence[Paragraph | Bullets]
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A square drawing. ``draw`` takes the page, its left and lower edge and its side, all in points.

    ``language`` where ``says`` is not in the document's.
    """

    says: str
    draw: Callable[[Page, float, float, float], None]
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Pictured:
    """One thought of an Easy Read page: a picture, and the words beside it. ``side`` is the picture's, in points."""

    picture: Picture
    text: Text
    side: float = 80.0


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows stands on a page of its own."""


Block: TypeAlias = Heading | Paragraph | Bullets | Table | Figure | Box | Pictured | NewPage


@dataclass(frozen=True, slots=True)
class PageSetup:
    """A4 upright or on its side; sizes in points. ``leading`` and ``gap`` are shares of the text size.

    ``numbers``: how the foot counts pages: in words of the program's language, or in digits alone, which say the same
    in every language (and nothing where there is one page).
    """

    landscape: bool = False
    margin: float = 71.0  # 25 mm
    text_size: float = 11.0
    leading: float = 1.4
    gap: float = 0.6  # after a paragraph
    numbers: Literal["words", "digits"] = "words"
    foot_size: float = 8.0
    headings: tuple[float, float, float] = (1.8, 1.35, 1.12)  # shares of the text size, by level

    @property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        width, height = 595.276, 841.89
        return (height, width) if self.landscape else (width, height)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document.

    ``title`` is what a reading program says first and shows in its title bar: it must suit whoever may look over a
    shoulder. ``footer`` stands on every page, beside the number of the page.
    """

    title: str
    language: str
    blocks: Iterable[Block]
    page: PageSetup = PageSetup()
    footer: Sequence[str] = ()

    @property
    def right_to_left(self) -> bool:
        """The language is written from the right."""
        return is_right_to_left(self.language)


def is_right_to_left(language: str) -> bool:
    """The language is written from the right."""
    return language.partition("-")[0] in RIGHT_TO_LEFT


RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
