"""Writing CSV that a spreadsheet program opens as it is meant, and that cannot act when it is opened."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

CsvValue = str | int | None
CsvRow = Sequence[CsvValue]
# A cell that begins like a formula would be run by a spreadsheet program.
_ACTS = ("=", "+", "-", "@", "\t", "\r")


def write_csv(headings: Sequence[str], rows: Iterable[CsvRow]) -> bytes:
    """The table in UTF-8 with a mark, as Excel needs it. Text that begins like a formula gets an apostrophe."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(headings)
    for row in rows:
        writer.writerow([_harmless(value) for value in row])
    return b"\xef\xbb\xbf" + target.getvalue().encode("utf-8", errors="replace")


def _harmless(value: CsvValue) -> CsvValue:
    if isinstance(value, str) and value.startswith(_ACTS) and not _is_phone(value):
        return f"'{value}"
    return value


def _is_phone(value: str) -> bool:
    """ "+44 7700 900123" is a number that people keep; it cannot act."""
    return value[0] == "+" and value[1:].replace(" ", "").isdecimal()
