"""The letter that asks a body, as a document to print or to attach."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from isva_desk.casework.chase_draft import Draft
from isva_desk.casework.consent import check_leaving
from isva_desk.casework.desk import Desk
from isva_desk.documents.content import Block, Bullets, Document, Heading, Paragraph
from isva_desk.documents.leaving import Leaving
from isva_desk.documents.pdf import write_pdf
from isva_desk.language import _, code, say_day

_ITEM = "- "


def chase_letter(heading: str, letter: str, day: str, language: str) -> Document:
    """The letter under its heading; ``day`` is the day that stands on it, in words.

    The title that a viewer shows says nothing of what the letter is about.
    """
    return Document(_("Letter"), language, tuple(_blocks(heading, letter, day)))


def letter_made(
    desk: Desk, case_id: str, drafted: Draft, text: str, now: datetime, passphrase: str | None = None
) -> Leaving:
    """The letter as a PDF in memory: ``text`` as a person may have changed it, under the heading of the draft.

    Raises ``NotEncrypted``.
    """
    document = chase_letter(drafted.heading, text, say_day(drafted.asked_on), code())
    client = desk.store.case_record(case_id)[0].id
    check_leaving(desk, client, drafted.subject.agency)
    what = f"letter {drafted.wording}.pdf"
    return Leaving(write_pdf(document, now, passphrase=passphrase), what, client_id=client, case_id=case_id)


def _blocks(heading: str, letter: str, day: str) -> Iterator[Block]:
    yield Paragraph(day)
    yield Heading(1, heading)
    for paragraph in letter.split("\n\n"):
        lines = [line.strip() for line in paragraph.splitlines() if line.strip()]
        if lines and all(line.startswith(_ITEM) for line in lines):
            yield Bullets([line.removeprefix(_ITEM) for line in lines])
        else:
            yield from (Paragraph(line) for line in lines)
