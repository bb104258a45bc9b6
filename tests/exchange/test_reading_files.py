"""Files as they come: encodings, separators, formulas, merged cells, huge sheets, bombs and plain junk."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isva_desk.exchange import tables
from isva_desk.exchange.case_file_import import dry_run_case_file
from isva_desk.exchange.known import nobody
from isva_desk.exchange.problems import CannotRead
from isva_desk.exchange.tables import read_workbook
from tests.exchange.sheets import csv_file, fates, judged, the_vocabulary, xlsx_file

ROWS = (("Reference", "Name", "Kind", "Date"), ("K7Q2", "Demo Zoë", "report", "16/11/2026"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv_is_read_in_the_encodings_and_with_the_separators_that_excel_writes(encoding: str, delimiter: str) -> None:
    run = judged(csv_file(*ROWS, encoding=encoding, delimiter=delimiter))
    assert run.cases[0].name == "Demo Zoë"
    assert bool(run.remarks) == (encoding == "cp1252")


def test_excel_dates_and_numbers_are_read_as_excel_shows_them() -> None:
    run = judged(
        xlsx_file(
            ("Reference", "Date", "Kind", "Told on", "Told by"),
            (1234, datetime(2026, 11, 16, 10, 0), "arrest", date(2026, 11, 17), "police"),  # noqa: DTZ001
        )
    )
    (case,) = (imported.case for imported in run.cases)
    assert case.client.reference == "1234"
    assert case.events[0].on.text == "2026-11-16T10:00"
    assert case.updates[0].on.text == "2026-11-17"


def test_a_formula_without_its_result_is_named_instead_of_read_as_empty() -> None:
    run = judged(xlsx_file(("Reference", "Kind", "Date"), ("K7Q2", "report", "=TODAY()")))
    assert fates(run) == [
        "2: refused: sheet “Caseload”, row 2, column “Date”: is a formula whose result is not kept in the file"
    ]


def test_merged_cells_do_not_give_a_row_to_the_wrong_client() -> None:
    def merge(book: Any) -> None:
        book.active.merge_cells("A2:A3")

    run = judged(xlsx_file(("Reference", "Kind"), ("K7Q2", "report"), (None, "arrest"), shape=merge))
    assert "merged cells" in fates(run)[1]


def test_hidden_sheets_and_sheets_of_something_else_are_left_out_and_that_is_said() -> None:
    def more(book: Any) -> None:
        book.create_sheet("Old").sheet_state = "hidden"
        book.create_sheet("Rota").append(["Monday", "Tuesday"])

    run = judged(xlsx_file(*ROWS, shape=more))
    assert run.remarks == (
        "The sheet “Old” is hidden and was left out.",
        "The sheet “Rota” holds no clients or facts and was left out.",
    )


def test_a_thousand_columns_are_cut_off_and_that_is_said() -> None:
    wide = [f"Column {number}" for number in range(1000)]
    run = judged(xlsx_file(("Reference", "Kind", *wide), ("K7Q2", "report", *wide)))
    assert len(run.cases) == 1
    assert "first 200 columns" in run.remarks[0]


def test_a_sheet_that_claims_a_million_empty_rows_is_read_at_once() -> None:
    def claim(book: Any) -> None:
        book.active.cell(20_000, 1, "K7Q2")

    run = judged(xlsx_file(("Reference", "Kind"), ("K7Q2", "report"), shape=claim))
    assert len(run.rows) == 1


def test_a_cell_of_many_pages_is_refused() -> None:
    run = judged(csv_file(("Reference", "Kind", "Note"), ("K7Q2", "report", "x" * 50_000)))
    assert fates(run)[0].endswith("column “Note”: the text is longer than 4000 characters")


def test_a_bomb_is_not_unpacked() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"\0" * (450 * 1024 * 1024))
    assert len(target.getvalue()) < 1024 * 1024
    with pytest.raises(CannotRead, match="far more than a caseload"):
        read_workbook(target.getvalue(), "bomb.xlsx")


def test_entities_that_multiply_do_not() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    sheet = (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "lol">{entities}]><worksheet '
        'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
        '<c r="A1" t="inlineStr"><is><t>&e11;</t></is></c></row></sheetData></worksheet>'
    )
    source, target = zipfile.ZipFile(io.BytesIO(xlsx_file(*ROWS))), io.BytesIO()
    with source, zipfile.ZipFile(target, "w") as archive:
        for part in source.namelist():
            archive.writestr(part, sheet if part.endswith("sheet1.xml") else source.read(part))
    with pytest.raises(CannotRead, match="damaged"):
        read_workbook(target.getvalue(), "laughs.xlsx")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xd0\xcf\x11\xe0rest", "old Excel file, or one with a password"),
        (b"PK\x03\x04rest", "may be damaged"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\0", "neither a spreadsheet"),
        (b"\xff\xfe\x00", "neither a spreadsheet"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_in_a_sentence(content: bytes, words: str) -> None:
    with pytest.raises(CannotRead, match=words):
        read_workbook(content, "x.xlsx")


def test_more_rows_than_a_caseload_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("isva_desk.exchange.csv_tables.MOST_ROWS", 10)
    with pytest.raises(CannotRead, match="more than 100000 rows"):
        read_workbook(csv_file(*[("a",)] * 20), "x.csv")
    assert tables.MOST_ROWS >= 10_000


@given(st.one_of(st.binary(max_size=400), st.text(max_size=400).map(lambda text: text.encode("utf-8", "replace"))))
def test_any_bytes_are_read_or_refused_in_a_sentence(content: bytes) -> None:
    with suppress(CannotRead):
        judged(content)
    dry_run_case_file(content, "x.json", nobody(), the_vocabulary())


_HEADINGS = st.sampled_from(
    (
        *("Reference", "Name", "Kind", "Date", "Told by", "Told on", "About", "Suspect", "Phone", "Safe to call", ""),
        *("Safe times", "Force", "Months", "Passed on", "Told to", "Fact", "Wishes from", "Updates wanted"),
        *("Contact every", "Officer", "URN", "DOB"),
    )
)
_CELLS = st.one_of(
    *(st.none(), st.text(max_size=12), st.integers(), st.floats(allow_nan=False), st.booleans()),
    st.sampled_from(
        ("K7Q2", "arrest", "report", "promise", "update", "police", "16/11/2026", "e1", "row 2", "yes", "only-if", "A")
    ),
)


@given(st.data())
def test_any_table_under_known_headings_gets_a_fate_for_every_row(data: st.DataObject) -> None:
    headings = data.draw(st.lists(_HEADINGS, min_size=1, max_size=10))
    rows = data.draw(st.lists(st.lists(_CELLS, min_size=len(headings), max_size=len(headings)), max_size=6))
    try:
        run = judged(csv_file(("Reference", *headings), *(("K7Q2", *row) for row in rows)))
    except CannotRead:
        return  # so many control characters that it is no text
    assert all(row.sentence for row in run.rows)
    assert not (run.refused and run.cases)


@given(st.integers(min_value=0, max_value=10_000), st.integers(min_value=0, max_value=255))
def test_a_workbook_with_a_changed_byte_is_read_or_refused(place: int, byte: int) -> None:
    content = bytearray(_WORKBOOK)
    content[place % len(content)] = byte
    with suppress(CannotRead):
        judged(bytes(content))


_WORKBOOK = xlsx_file(*ROWS)
