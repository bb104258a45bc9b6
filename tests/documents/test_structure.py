"""What a screen reader hears is what was meant, in the order in which it was meant."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest

from isva_desk.documents.content import Column, Document, Heading, Paragraph, Row, Table
from isva_desk.documents.lines import spans_of
from isva_desk.documents.pdf import write_pdf
from tests.documents.heard import Node, heard, marked
from tests.documents.samples import MADE, WHAT_HAPPENED, everything, in_language


def words(text: str) -> str:
    return " ".join(text.split())


def test_every_block_is_heard_in_its_turn() -> None:
    tree = heard(write_pdf(everything(), MADE))
    assert tree.tag == "Document"
    tags = [kid.tag for kid in tree.kids]
    assert tags == ["H1", "P", "H2", "L", "H2", "Table", "H3", "Figure", "P"]
    assert [kid.says for kid in tree.kids[:3]] == ["Everything", "One paragraph.", "A list"]


def test_a_list_has_labels_and_bodies() -> None:
    whole = next(heard(write_pdf(everything(), MADE)).all("L"))
    items = [[(part.tag, words(part.says)) for part in item.kids] for item in whole.all("LI")]
    assert items == [[("Lbl", "•"), ("LBody", "first")], [("Lbl", "•"), ("LBody", "second")]]


def test_a_table_over_pages_is_one_table_with_one_row_of_headings() -> None:
    content = write_pdf(everything(), MADE)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert len(pdf.pages) > 2
    table = next(heard(content).all("Table"))
    rows = [[(cell.tag, cell.attributes.get("Scope"), cell.says) for cell in row.kids] for row in table.kids]
    assert rows[0] == [("TH", "/Column", "Client"), ("TH", "/Column", "What"), ("TH", "/Column", "Days")]
    assert rows[1] == [("TH", "/Row", "K000"), ("TD", None, "told on day 0"), ("TD", None, "0")]
    assert [row[0][2] for row in rows[1:]] == [*(f"K{number:03}" for number in range(90)), "All"]


def test_headings_that_come_again_and_page_numbers_are_seen_and_not_heard() -> None:
    content = write_pdf(everything(), MADE)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        count = len(pdf.pages)
        seen = [marked(page).get("artifact", "") for page in pdf.pages]
        assert all("nowhere" not in marked(page) for page in pdf.pages)
    assert all(f"Page {number} of {count}" in text for number, text in enumerate(seen, 1))
    assert all("Printed by Robin." in text and "As at 23 Nov 2026." in text for text in seen)
    assert "ClientWhatDays" not in seen[0]
    assert "ClientWhatDays" in seen[1]
    assert heard(content).says.count("Client") == 1


def test_a_picture_is_told_in_words_and_a_link_says_where_it_leads() -> None:
    tree = heard(write_pdf(everything(), MADE))
    assert next(tree.all("Figure")).attributes["Alt"] == "Bar chart: five, three."
    last = tree.kids[-1]
    assert words(last.says) == "Read the Code, or y Cod in Welsh."
    assert next(last.all("Link")).attributes["opens"] == "https://www.gov.uk/code"
    assert [(span.says, span.attributes["Lang"]) for span in last.all("Span") if "Lang" in span.attributes] == [
        ("y Cod", "cy")
    ]


@pytest.mark.parametrize("language", sorted(WHAT_HAPPENED))
def test_every_language_is_heard_as_it_was_written(language: str) -> None:
    document = in_language(language)
    tree = heard(write_pdf(document, MADE))
    meant = list(document.blocks)
    assert isinstance(meant[0], Heading)
    assert words(tree.kids[0].says) == words(str(meant[0].text))
    for kid, block in zip(tree.kids[1:3], meant[1:3], strict=True):
        assert isinstance(block, Paragraph)
        assert words(kid.says) == words("".join(span.text for span in spans_of(block.text)))
    table = meant[4]
    assert isinstance(table, Table)
    told = [[words(cell.says) for cell in row.kids] for row in next(tree.all("Table")).kids]
    assert told == [[column.heading for column in table.columns], *([*row.cells] for row in table.rows)]


def test_a_row_that_is_higher_than_a_page_goes_on_and_is_still_one_row() -> None:
    long = " ".join(f"word{number}" for number in range(1500))
    columns = (Column("One", names_the_row=True), Column("Two"), Column("Three"))
    rows = [Row(["a", long, "b"]), *(Row([str(number), "x", "y"]) for number in range(5))]
    content = write_pdf(Document("Long", "en", [Table("Long", columns, rows)]), MADE)
    table = next(heard(content).all("Table"))
    assert len(table.kids) == 7
    assert words(table.kids[1].kids[1].says) == long


def test_the_file_says_its_title_and_language_and_is_marked() -> None:
    content = write_pdf(replace(everything(), title="Ffeil", language="cy"), MADE)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        root = pdf.Root
        assert str(root["/Lang"]) == "cy"
        assert bool(root["/MarkInfo"]["/Marked"])
        assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
        assert str(pdf.docinfo["/Title"]) == "Ffeil"
        said = root["/Metadata"].read_bytes().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in said
    assert "Ffeil" in said


def test_every_mark_leads_back_to_its_element() -> None:
    with pikepdf.open(io.BytesIO(write_pdf(everything(), MADE))) as pdf:
        tree = pdf.Root["/StructTreeRoot"]
        numbers = list(tree["/ParentTree"]["/Nums"])
        parents = {int(numbers[place]): numbers[place + 1] for place in range(0, len(numbers), 2)}
        for page in pdf.pages:
            marks = [mark for mark in marked(page) if isinstance(mark, int)]
            elements = parents[int(page.obj["/StructParents"])]
            assert sorted(marks) == list(range(len(elements)))
            for mark, element in enumerate(elements):
                assert any(_is(kid, mark, page, element) for kid in _kids(element))
            for note in page.obj.get("/Annots", []):
                assert str(parents[int(note["/StructParent"])]["/S"]) == "/Link"


def _kids(element: pikepdf.Object) -> list[object]:
    kids = element["/K"]
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _is(kid: object, mark: int, page: pikepdf.Page, element: pikepdf.Object) -> bool:
    if isinstance(kid, int):
        return kid == mark and element["/Pg"].objgen == page.obj.objgen
    assert isinstance(kid, pikepdf.Object)
    return kid.get("/Type") == "/MCR" and int(kid["/MCID"]) == mark and kid["/Pg"].objgen == page.obj.objgen


def test_an_empty_cell_is_there_and_says_nothing() -> None:
    columns = (Column("One", names_the_row=True), Column("Two"), Column("Three"))
    rows = [Row(["a", "", "b"]) for _number in range(4)]
    table = next(heard(write_pdf(Document("T", "en", [Table("T", columns, rows)]), MADE)).all("Table"))
    cells: list[Node] = table.kids[2].kids
    assert [(cell.tag, cell.says) for cell in cells] == [("TH", "a"), ("TD", ""), ("TD", "b")]


def test_headings_are_bookmarks_that_lead_to_their_pages() -> None:
    with pikepdf.open(io.BytesIO(write_pdf(everything(), MADE))) as pdf, pdf.open_outline() as outline:
        (whole,) = outline.root
        assert whole.title == "Everything"
        assert [mark.title for mark in whole.children] == ["A list", "A table"]
        (picture,) = whole.children[1].children
        assert picture.title == "A picture"
        assert isinstance(picture.destination, pikepdf.Array)
        pages = [page.obj.objgen for page in pdf.pages]
        assert pages.index(picture.destination[0].objgen) == len(pages) - 1
