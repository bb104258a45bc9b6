"""The Easy Read page: one thought a line, with a picture beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from isva_desk.documents.content import Block, Box, Heading, Paragraph, Pictured, Text
from isva_desk.documents.pictograms import picture
from isva_desk.writing.update import ClientUpdate

# Numbers to ring and the adviser's own words have no line of Easy Read of their own: they stand below as they are.
_BELOW = ("reach-me", "english", "helplines")
Strong = Callable[[ClientUpdate, str, Sequence[str]], Text]


def easy_blocks(update: ClientUpdate, strong: Strong) -> Iterator[Block]:
    """The page as blocks. ``strong`` sets hard words and last days in bold. Raises ``NoPicture``."""
    yield Paragraph(update.dated)
    yield Heading(1, update.title)
    if update.greeting:
        yield Paragraph(update.greeting)
    for part in update.easy:
        yield Heading(2, part.heading)
        for line in part.lines:
            yield Pictured(picture(line.picture, update.language), strong(update, line.words, line.strong))
    for below in update.parts:
        if below.kind not in _BELOW:
            continue
        yield Heading(2, below.heading)
        texts = [Paragraph(strong(update, text, ())) for text in (*below.paragraphs, *below.bullets)]
        if below.kind == "english" and update.language != "en":
            yield Box(texts, language="en")
        else:
            yield from texts
