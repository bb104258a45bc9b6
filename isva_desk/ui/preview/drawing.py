"""Pages of a PDF as pictures and as words, out of bytes in memory. Nothing here writes a file."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

import pypdfium2
from PySide6.QtGui import QImage

MOST_PIXELS = 24_000_000  # of one picture: A4 at 500 dots per inch

# PDFium may be in one thread at a time; a thread that is being left may still be at its last page.
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class Paper:
    """The size of a page, in points (1/72 of an inch)."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """One page as it was asked for: of which document, which page (from 0), how wide in pixels, and its words."""

    document: int
    number: int
    pixels: int
    picture: QImage
    words: str


def papers(content: bytes) -> tuple[Paper, ...]:
    """The sizes of the pages, in their order."""
    with _ONE_AT_A_TIME, pypdfium2.PdfDocument(content) as document:
        return tuple(Paper(*document.get_page_size(number)) for number in range(len(document)))


def drawn(document: int, content: bytes, number: int, pixels: int) -> Drawn:
    """One page, so many pixels wide (fewer where it would take more memory than there is sense in), and its words."""
    with _ONE_AT_A_TIME, pypdfium2.PdfDocument(content) as opened:
        page = opened[number]
        width, height = page.get_size()
        scale = min(pixels / width, (MOST_PIXELS / (width * height)) ** 0.5)
        bitmap = page.render(scale=scale, may_draw_forms=False, prefer_bgrx=True)
        seen = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32).copy()
        bitmap.close()
        text = page.get_textpage()
        words = text.get_text_range().replace("\r\n", "\n").strip()
        text.close()
        page.close()
    return Drawn(document, number, pixels, seen, words)
