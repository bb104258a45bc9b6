"""The page that a client reads, in each of its forms. Outside the page nothing says what it is about, or from whom."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from types import MappingProxyType

from isva_desk.documents.content import (
    Block,
    Box,
    Bullets,
    Document,
    Heading,
    NewPage,
    PageSetup,
    Paragraph,
    Span,
    Text,
)
from isva_desk.documents.easy_read import easy_blocks
from isva_desk.documents.finishing import pages_in
from isva_desk.documents.pdf import write_pdf
from isva_desk.writing.update import ClientUpdate, Form, Part, plain_text

PAPER: tuple[Form, ...] = ("standard", "large", "easy", "cover")  # PDF; the others are plain text
_HEADINGS = (1.75, 1.2, 1.1)
# Text size, leading, gap and headings: a page is set a little closer before it becomes two, never below the last of
# these. What needs two pages anyway has the room of the first.
Look = tuple[float, float, float, tuple[float, float, float]]
_STANDARD: tuple[Look, ...] = (
    (12.5, 1.42, 0.55, _HEADINGS),
    (12.0, 1.40, 0.50, _HEADINGS),
    (11.5, 1.36, 0.42, _HEADINGS),
    (11.0, 1.32, 0.36, _HEADINGS),
    (11.0, 1.26, 0.26, (1.6, 1.08, 1.0)),
)
_LARGE = PageSetup(text_size=18, leading=1.55, gap=0.9, numbers="digits", foot_size=18, headings=(1.5, 1.2, 1.1))
_EASY = PageSetup(text_size=16, leading=1.45, gap=0.9, numbers="digits", foot_size=14, headings=(1.6, 1.25, 1.1))
_NAMED_FIRST = frozenset({"words", "helplines"})  # "Charge: ...": what is explained stands before the colon
# A number to ring runs from left to right in any text, however its groups are parted.
_PHONE = re.compile(r"\+?\d[\d ()-]{6,}\d")


def update_file(update: ClientUpdate, form: Form, made_at: datetime, passphrase: str | None = None) -> bytes:
    """What leaves: a PDF for paper and for reading aloud, or plain text in UTF-8.

    ``passphrase`` encrypts a PDF with AES-256. Raises ``NotEncrypted``, ``NoPicture``.
    """
    if form not in PAPER:
        return plain_text(update, form).encode("utf-8")
    document = update_document(update, form)
    if form == "standard":
        closer = (_standard(update, look) for look in _STANDARD)
        document = next((page for page in closer if pages_in(write_pdf(page, made_at)) == 1), document)
    return write_pdf(document, made_at, passphrase=passphrase)


def update_document(update: ClientUpdate, form: Form) -> Document:
    """The page as blocks, in the order in which it is read. ``form`` is one of ``PAPER``."""
    return _DOCUMENTS[form](update)


def neutral_name(day: date, form: Form) -> str:
    """The file name that is proposed: "letter-2026-11.pdf"."""
    return f"letter-{day:%Y-%m}.{'pdf' if form in PAPER else 'txt'}"


def _standard(update: ClientUpdate, look: Look = _STANDARD[0]) -> Document:
    size, leading, gap, headings = look
    setup = PageSetup(text_size=size, leading=leading, gap=gap, numbers="digits", foot_size=10, headings=headings)
    return _document(update, setup, tuple(_page(update)))


def _large(update: ClientUpdate) -> Document:
    return _document(update, _LARGE, tuple(_page(update)))


def _easy(update: ClientUpdate) -> Document:
    return _document(update, _EASY, tuple(easy_blocks(update, _strong)))


def _cover(update: ClientUpdate) -> Document:
    """A first page that anybody may see; what it is about stands behind it, without a title or a heading."""
    setup = PageSetup(text_size=12.5, gap=0.7, numbers="digits", foot_size=10, headings=_HEADINGS)
    return _document(update, setup, tuple(_behind_a_cover(update)))


_DOCUMENTS: MappingProxyType[Form, Callable[[ClientUpdate], Document]] = MappingProxyType(
    {"standard": _standard, "large": _large, "easy": _easy, "cover": _cover}
)


def _document(update: ClientUpdate, setup: PageSetup, blocks: Sequence[Block]) -> Document:
    """The title that a viewer shows is the harmless first line of the cover, whatever the form."""
    return Document(update.cover[0], update.language, blocks, setup)


def _page(update: ClientUpdate) -> Iterator[Block]:
    yield Paragraph(update.dated)
    yield Heading(1, update.title)
    if update.greeting:
        yield Paragraph(update.greeting)
    for part in update.parts:
        yield Heading(2, part.heading)
        yield from _body(update, part)


def _behind_a_cover(update: ClientUpdate) -> Iterator[Block]:
    first, *others = update.cover
    yield Heading(1, first)
    yield from (Paragraph(line) for line in others)
    yield NewPage()
    yield Paragraph(update.dated)
    if update.greeting:
        yield Paragraph(update.greeting)
    for part in update.parts:
        if part.kind != "helplines":
            yield from _body(update, part)


def _body(update: ClientUpdate, part: Part) -> Iterator[Block]:
    """What stands below a heading. What it means for her, and what is in English, stand in a box."""
    blocks: list[Paragraph | Bullets] = [Paragraph(_strong(update, text)) for text in part.paragraphs]
    if part.bullets:
        named = part.kind in _NAMED_FIRST
        blocks.append(Bullets([_strong(update, text, named=named) for text in part.bullets]))
    if part.kind == "english" and update.language != "en":
        yield Box(blocks, language="en")
    elif part.kind == "means":
        yield Box(blocks)
    else:
        yield from blocks


def _strong(update: ClientUpdate, text: str, more: Sequence[str] = (), *, named: bool = False) -> Text:
    """The text with its last days (and ``more``) in bold, and numbers to ring as they stand."""
    phrases = sorted({*update.strong, *more} - {""}, key=len, reverse=True)
    head, colon, _rest = text.partition(":")
    parts = [rf"(?P<named>\A{re.escape(head)}:)"] if named and colon else []
    parts += [rf"(?P<strong>(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w))"] if phrases else []
    parts.append(f"(?P<phone>{_PHONE.pattern})")
    spans: list[Span] = []
    at = 0
    for found in re.finditer("|".join(parts), text):
        spans.append(Span(text[at : found.start()]))
        rings = found.lastgroup == "phone"
        said = found[0].replace(" ", "\u00a0") if rings else found[0]  # a number is not broken at the end of a line
        spans.append(Span(said, bold=not rings, as_it_stands=rings))
        at = found.end()
    spans.append(Span(text[at:]))
    kept = tuple(span for span in spans if span.text)
    return text if len(kept) == 1 and kept[0] == Span(text) else kept
