"""The card "What to know about me" on paper: what the client approved, in their order, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from isva_desk.casework.about_me import card_lines
from isva_desk.casework.desk import Desk
from isva_desk.documents.content import Block, Document, Heading, Paragraph
from isva_desk.documents.leaving import Leaving
from isva_desk.documents.pdf import write_pdf
from isva_desk.domain.date_words import say_when
from isva_desk.journal.needs.folded import card_of
from isva_desk.language import _, code


def about_me_card(lines: Sequence[tuple[str, str]], approved: str, language: str) -> Document:
    """The card of these lines (title, words); ``approved`` is the day of the approval, in words.

    Neither the title that a viewer shows nor the page names a service or says what it is about.
    """
    return Document(_("Information"), language, tuple(_blocks(lines, approved)))


def card_made(desk: Desk, client_id: str, party: str, now: datetime, passphrase: str | None = None) -> Leaving:
    """The card as a PDF in memory, for a party ("client": for the client themself).

    Raises ``NotApproved``, ``NotAgreed`` where that party's consent is missing, and ``NotEncrypted``.
    """
    lines = card_lines(desk, client_id, party)
    card = card_of(desk.store.record(client_id))
    approved = say_when(card.approved_on) if card is not None and card.approved_on is not None else ""
    document = about_me_card(lines, approved, code())
    return Leaving(write_pdf(document, now, passphrase=passphrase), f"card.pdf: {party}", client_id=client_id)


def _blocks(lines: Sequence[tuple[str, str]], approved: str) -> Iterator[Block]:
    yield Heading(1, _("What to know about me"))
    yield Paragraph(_("Please read this first, so that I do not have to say it again."))
    for title, words in lines:
        yield Heading(2, title)
        yield Paragraph(words)
    yield Paragraph(_("I agreed to these words: {day}.").format(day=approved), small=True)
