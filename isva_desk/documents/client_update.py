"""The page that a client reads, in each of its forms. Outside the page nothing says what it is about, or from whom."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
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
    is_right_to_left,
)
from isva_desk.documents.easy_read import NAMED_FIRST, easy_blocks
from isva_desk.documents.finishing import pages_in
from isva_desk.documents.pdf import write_pdf
from isva_desk.writing.update import ClientUpdate, Form, Part, plain_text

PAPER: tuple[Form, ...] = ("standard", "large", "easy", "cover")  # PDF; the others are plain text
_HEADINGS = (1.75, 1.2, 1.1)
# How each form may be set: the first, unless a later one needs fewer pages. None is ever smaller than its form allows.
_LOOKS: MappingProxyType[Form, tuple[PageSetup, ...]] = MappingProxyType(
    {
        "standard": (
            PageSetup(text_size=12.5, leading=1.42, gap=0.55, numbers="digits", foot_size=10, headings=_HEADINGS),
            PageSetup(text_size=12.0, leading=1.40, gap=0.50, numbers="digits", foot_size=10, headings=_HEADINGS),
            PageSetup(text_size=11.5, leading=1.36, gap=0.42, numbers="digits", foot_size=10, headings=_HEADINGS),
            PageSetup(text_size=11.0, leading=1.32, gap=0.36, numbers="digits", foot_size=10, headings=_HEADINGS),
            PageSetup(text_size=11.0, leading=1.26, gap=0.26, numbers="digits", foot_size=10, headings=(1.6, 1.08, 1)),
        ),
        "large": (
            PageSetup(text_size=18, leading=1.55, gap=0.9, numbers="digits", foot_size=18, headings=(1.5, 1.2, 1.1)),
            PageSetup(text_size=18, leading=1.50, gap=0.7, numbers="digits", foot_size=18, headings=(1.4, 1.15, 1.1)),
        ),
        "easy": (
            PageSetup(text_size=16, leading=1.45, gap=0.90, numbers="digits", foot_size=14, headings=(1.6, 1.25, 1.1)),
            PageSetup(text_size=16, leading=1.40, gap=0.55, numbers="digits", foot_size=14, headings=(1.5, 1.20, 1.1)),
        ),
        "cover": (PageSetup(text_size=12.5, gap=0.7, numbers="digits", foot_size=10, headings=_HEADINGS),),
    }
)
_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)  # of a page that is only counted
# A number to ring runs from left to right in any text, however its groups are parted.
_PHONE = re.compile(r"\+?\d[\d ()-]{6,}\d")


def update_file(update: ClientUpdate, form: Form, made_at: datetime, passphrase: str | None = None) -> bytes:
    """What leaves: a PDF for paper and for reading aloud, or plain text in UTF-8.

    ``passphrase`` encrypts a PDF with AES-256. Raises ``NotEncrypted``, ``NoPicture``.
    """
    if form not in PAPER:
        return plain_text(update, form).encode("utf-8")
    return write_pdf(update_document(update, form), made_at, passphrase=passphrase)


def update_document(update: ClientUpdate, form: Form) -> Document:
    """The page as blocks, in the order in which it is read. ``form`` is one of ``PAPER``."""
    blocks = tuple(_BLOCKS[form](update))
    # The title that a viewer shows is the harmless first line of the cover, whatever the form.
    looks = [_as_large_in(update.language, look) for look in _LOOKS[form]]
    pages = [Document(update.cover[0], update.language, blocks, look) for look in looks]
    if len(pages) == 1:
        return pages[0]
    return min(pages, key=lambda page: pages_in(write_pdf(page, _ANY_TIME)))


def _as_large_in(language: str, look: PageSetup) -> PageSetup:
    """Naskh is small for its size: its letters are set larger, to be read as well as Latin ones."""
    if not is_right_to_left(language) or language.partition("-")[0] == "ur":
        return look
    return replace(look, text_size=look.text_size * 1.15)


def neutral_name(day: date, form: Form) -> str:
    """The file name that is proposed: "letter-2026-11.pdf"."""
    return f"letter-{day:%Y-%m}.{'pdf' if form in PAPER else 'txt'}"


def _page(update: ClientUpdate) -> Iterator[Block]:
    yield Paragraph(update.dated)
    yield Heading(1, update.title)
    if update.greeting:
        yield Paragraph(update.greeting)
    for part in update.parts:
        yield Heading(2, part.heading)
        yield from _body(update, part)


def _behind_a_cover(update: ClientUpdate) -> Iterator[Block]:
    """A first page that anybody may see; what it is about stands behind it, without a title or a heading."""
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


def _easy(update: ClientUpdate) -> Iterator[Block]:
    return easy_blocks(update, _strong)


_BLOCKS: MappingProxyType[Form, Callable[[ClientUpdate], Iterator[Block]]] = MappingProxyType(
    {"standard": _page, "large": _page, "easy": _easy, "cover": _behind_a_cover}
)


def _body(update: ClientUpdate, part: Part) -> Iterator[Block]:
    """What stands below a heading. What it means for her, and what is in English, stand in a box."""
    blocks: list[Paragraph | Bullets] = [Paragraph(_strong(update, text)) for text in part.paragraphs]
    if part.bullets:
        named = part.kind in NAMED_FIRST
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
