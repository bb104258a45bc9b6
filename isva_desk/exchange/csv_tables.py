"""Reading CSV as services have it: Excel's own, with semicolons, with tabs, in UTF-8, UTF-16 or Windows-1252."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable

from isva_desk.exchange.problems import CannotRead
from isva_desk.exchange.tables import (
    MOST_COLUMNS,
    MOST_ROWS,
    Progress,
    Table,
    TableRow,
    columns_left_out,
    stop_if,
    too_many_rows,
)
from isva_desk.language import _

_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_csv(content: bytes, file_name: str, progress: Progress, cancelled: Callable[[], bool]) -> tuple[Table, ...]:
    """The one table of a CSV file. Raises ``CannotRead`` when the bytes are not text in rows."""
    text, remarks = _decode(content, file_name)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    rows: list[TableRow] = []
    too_wide = False
    try:
        for number, cells in enumerate(reader, start=1):
            if number % 500 == 0:
                stop_if(cancelled)
                progress(number, 0)
            if number > MOST_ROWS:
                raise too_many_rows(file_name)
            too_wide = too_wide or len(cells) > MOST_COLUMNS
            values = tuple(cell.strip() or None for cell in cells[:MOST_COLUMNS])
            if any(value is not None for value in values):
                rows.append(TableRow(number, values))
    except csv.Error as cause:
        raise CannotRead(
            _("Row {row} of {name} cannot be read.").format(row=len(rows) + 1, name=file_name),
            next_step=_("Open the file in a spreadsheet program and save it again as CSV (UTF-8)."),
        ) from cause
    if too_wide:
        remarks = (*remarks, columns_left_out(file_name))
    return (Table("", tuple(rows), remarks),)


def _decode(content: bytes, file_name: str) -> tuple[str, tuple[str, ...]]:
    if content.startswith(_UTF_16_MARKS):
        return _decoded(content, "utf-16", file_name), ()
    # A stray NUL comes out of old databases; many of them are a file that is no text.
    if content[:4096].count(0) * 50 > len(content[:4096]):
        raise _not_text(file_name)
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        remark = _("{name} is not in UTF-8; it was read as Windows-1252. Check names with accents.")
        return _decoded(content, "cp1252", file_name), (remark.format(name=file_name),)


def _decoded(content: bytes, encoding: str, file_name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as cause:
        raise _not_text(file_name) from cause


def _not_text(file_name: str) -> CannotRead:
    return CannotRead(
        _("{name} is neither a spreadsheet (XLSX, CSV) nor a case file.").format(name=file_name),
        next_step=_("Save the caseload as an Excel workbook (.xlsx) or as CSV, and import that."),
    )


def _delimiter(text: str) -> str:
    head = "\n".join(text[:20_000].splitlines()[:5])
    counts = {mark: head.count(mark) for mark in (",", ";", "\t", "|")}
    best = max(counts, key=lambda mark: counts[mark])
    return best if counts[best] else ","
