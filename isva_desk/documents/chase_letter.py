"""The letter that asks a body, as a document to print or to attach."""

from __future__ import annotations

from collections.abc import Iterator

from isva_desk.documents.content import Block, Bullets, Document, Heading, Paragraph
from isva_desk.language import _

_ITEM = "- "


def chase_letter(heading: str, letter: str, day: str, language: str) -> Document:
    """The letter under its heading; ``day`` is the day that stands on it, in words.

    The title that a viewer shows says nothing of what the letter is about.
    """
    return Document(_("Letter"), language, tuple(_blocks(heading, letter, day)))


def _blocks(heading: str, letter: str, day: str) -> Iterator[Block]:
    yield Paragraph(day)
    yield Heading(1, heading)
    for paragraph in letter.split("\n\n"):
        lines = [line.strip() for line in paragraph.splitlines() if line.strip()]
        if lines and all(line.startswith(_ITEM) for line in lines):
            yield Bullets([line.removeprefix(_ITEM) for line in lines])
        else:
            yield from (Paragraph(line) for line in lines)
