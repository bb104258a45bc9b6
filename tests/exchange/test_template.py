"""The template: what is kept beside the program is what the program makes, and filled in it can be imported."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import openpyxl

from isva_desk.domain.event_kinds import EXTRA_FIELDS
from isva_desk.domain.resources import folder
from isva_desk.exchange.columns import plain
from isva_desk.exchange.csv_tables import read_csv
from isva_desk.exchange.sheet_import import plan_workbook
from isva_desk.exchange.tables import never, no_progress, read_workbook
from isva_desk.exchange.template import client_columns, fact_columns, write_flat_template, write_template
from tests.exchange.sheets import judged, the_vocabulary


def cells_of(content: bytes) -> dict[str, list[tuple[Any, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def test_the_template_that_is_kept_is_the_one_that_the_columns_describe() -> None:
    kept = folder() / "import"
    assert cells_of((kept / "caseload-template.xlsx").read_bytes()) == cells_of(write_template(the_vocabulary()))
    assert (kept / "caseload-template.csv").read_bytes() == write_flat_template(the_vocabulary().columns)


def test_the_guide_names_every_column() -> None:
    guide = (folder().parent / "docs" / "import-template.md").read_text(encoding="utf-8")
    missing = [column.heading for column in the_vocabulary().columns.columns if f"| {column.heading} |" not in guide]
    assert missing == []


def test_every_heading_of_the_template_is_understood_as_itself() -> None:
    workbook = read_workbook(write_template(the_vocabulary()), "template.xlsx")
    clients, facts = plan_workbook(workbook, the_vocabulary())
    columns = the_vocabulary().columns
    assert [column.column for column in clients.columns] == [column.id for column in client_columns(columns)]
    assert [column.column for column in facts.columns] == [column.id for column in fact_columns(columns)]
    assert {column.how for column in (*clients.columns, *facts.columns)} == {"exact"}


def test_every_heading_of_the_flat_template_is_understood_as_itself() -> None:
    (table,) = read_csv(write_flat_template(the_vocabulary().columns), "template.csv", no_progress, never)
    assert all(plain(str(cell)) in the_vocabulary().columns.by_heading for cell in table.rows[0].cells)


def test_a_word_means_one_thing() -> None:
    """No word of a list is the plain form of another id, and every kind of event has its own."""
    words = the_vocabulary().words
    for kind in EXTRA_FIELDS:
        assert words.read("kind", kind) == kind
    assert not set(words.meanings["kind"]) & set(words.ambiguous)


def test_a_filled_template_can_be_imported() -> None:
    content = write_template(
        the_vocabulary(),
        [{"reference": "K7Q2", "name": "Demo Ash", "police_force": "Kent Police", "suspects": "A"}],
        [{"reference": "K7Q2", "date": date(2026, 11, 16), "kind": "arrest", "suspect": "A", "told_on": None}],
    )
    (imported,) = judged(content).cases
    assert imported.case.police_force == "kent"
    assert imported.case.events[0].on.day == date(2026, 11, 16)
