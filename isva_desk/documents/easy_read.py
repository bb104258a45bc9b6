"""The Easy Read page: one thought a line, with a picture beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from isva_desk.documents.content import Block, Box, Heading, Paragraph, Pictured, Text
from isva_desk.documents.pictograms import picture
from isva_desk.writing.update import ClientUpdate

# These have no line of Easy Read of their own: they stand below as they are.
_BELOW = ("reach-me", "english", "words", "helplines")
NAMED_FIRST = ("words", "helplines")  # "Charge: ...": what is explained stands before the colon
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
    hard = [word.casefold() for part in update.easy for line in part.lines for word in (*line.strong, *line.terms)]
    for below in update.parts:
        texts = [*below.paragraphs, *below.bullets]
        if below.kind == "words":
            texts = [text for text in texts if _explains(text, hard)]
        if below.kind not in _BELOW or not texts:
            continue
        yield Heading(2, below.heading)
        named = below.kind in NAMED_FIRST
        blocks = [Paragraph(strong(update, text, (text.partition(":")[0],) if named else ())) for text in texts]
        if below.kind == "english" and update.language != "en":
            yield Box(blocks, language="en")
        else:
            yield from blocks


def _explains(text: str, hard: Sequence[str]) -> bool:
    """The text ("Charge: ...") explains one of the hard words, which may stand in another form ("charged")."""
    term = text.partition(":")[0].casefold()
    return any(term.startswith(word) or word.startswith(term) for word in hard)
