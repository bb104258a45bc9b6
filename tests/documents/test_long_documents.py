"""A long table costs no more memory than its file: each row is written and packed as soon as it is set."""

from __future__ import annotations

import io
import tracemalloc

import pikepdf
import pypdfium2

from isva_desk.documents.content import Block, Column, Document, Heading, PageSetup, Row, Table
from isva_desk.documents.pdf import write_pdf
from tests.documents.heard import heard
from tests.documents.samples import MADE


def long_table(count: int) -> Document:
    columns = (Column("Client", names_the_row=True), Column("What"), Column("Days", end=True))
    rows = (Row([f"K{number:05d}", f"told on day {number % 97}", str(number)]) for number in range(count))
    blocks: list[Block] = [Heading(1, "Cases"), Table("Cases", columns, rows)]
    return Document("Cases", "en", blocks, PageSetup(landscape=True, text_size=10), ("Printed by Robin.",))


def most_held(count: int) -> tuple[int, int]:
    """The most that is held at once while so many rows are written, and how long their file is, in bytes."""
    tracemalloc.start()
    try:
        content = write_pdf(long_table(count), MADE)
        return tracemalloc.get_traced_memory()[1], len(content)
    finally:
        tracemalloc.stop()


def test_memory_grows_with_the_file_alone() -> None:
    few, short = most_held(2000)  # by now all words are remembered that ever are
    many, long = most_held(3200)
    # Twice the file at its end, and seven bytes for each object. It was once thirty times the file.
    assert many - few < 5 * (long - short)


def test_every_object_is_found_by_other_programs() -> None:
    content = write_pdf(long_table(600), MADE)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert pdf.check_pdf_syntax() == []
        pages = len(pdf.pages)
    read = pypdfium2.PdfDocument(content)
    assert len(read) == pages
    assert "K00599" in read[pages - 1].get_textpage().get_text_range()
    table = next(heard(content).all("Table"))
    assert [row.kids[0].says for row in table.kids[1:4]] == ["K00000", "K00001", "K00002"]
    assert len(table.kids) == 601
