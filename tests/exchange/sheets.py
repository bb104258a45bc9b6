"""Builders for spreadsheets as services have them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from openpyxl import Workbook as Book

from isva_desk.domain.directory import load_directory
from isva_desk.domain.resources import folder
from isva_desk.exchange.columns import load_columns
from isva_desk.exchange.dry_run import DryRun
from isva_desk.exchange.known import Known, nobody
from isva_desk.exchange.row_reader import Vocabulary
from isva_desk.exchange.sheet_import import dry_run, plan_workbook
from isva_desk.exchange.tables import read_workbook
from isva_desk.exchange.words import load_words


@cache
def the_vocabulary() -> Vocabulary:
    return Vocabulary(load_columns(folder()), load_words(folder()), load_directory(folder()))


def csv_file(*rows: Sequence[object], encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    """A CSV file of those rows."""
    target = io.StringIO()
    csv.writer(target, delimiter=delimiter).writerows(rows)
    return target.getvalue().encode(encoding)


def xlsx_file(
    *rows: Sequence[Any], shape: Callable[[Any], None] = lambda _book: None, title: str = "Caseload"
) -> bytes:
    """An Excel workbook with one sheet of those rows; ``shape`` may do more to it."""
    book = Book()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    shape(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def judged(content: bytes, known: Known | None = None, name: str = "caseload") -> DryRun:
    """The dry run of a file with the columns as they were guessed."""
    workbook = read_workbook(content, name)
    return dry_run(workbook, plan_workbook(workbook, the_vocabulary()), the_vocabulary(), known or nobody())


def fates(run: DryRun) -> list[str]:
    """The fate of every row as the person reads it."""
    return [f"{row.row}: {row.sentence}" for row in run.rows]
