"""The pages of a PDF as pictures, by the engine that the window shows them with."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

_SCALE = 1.25  # 90 dots to the inch: every line can be read, and two hundred pages stay small


def draw_pages(content: bytes, folder: Path) -> tuple[Path, ...]:
    """Write each page as a PNG; the answer is their paths in order."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = []
    with pypdfium2.PdfDocument(content) as document:
        for number, page in enumerate(document, 1):
            path = folder / f"page-{number:02}.png"
            page.render(scale=_SCALE).to_pil().save(path)
            drawn.append(path)
    return tuple(drawn)
