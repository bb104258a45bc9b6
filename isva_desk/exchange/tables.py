"""A spreadsheet as plain rows, whatever file it came in. Reading is bounded: no file can fill the memory."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from isva_desk.exchange.problems import Cancelled, CannotRead
from isva_desk.language import _

CellValue = str | int | float | bool | date | datetime | time | None
Progress = Callable[[int, int], None]  # (done, total); total is 0 where it is not known yet

LARGEST_FILE = 60 * 1024 * 1024  # bytes
MOST_ROWS = 100_000
MOST_COLUMNS = 200
LONGEST_CELL = 4_000  # characters


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: its number as the person sees it in the spreadsheet, and its cells."""

    number: int
    cells: tuple[CellValue, ...]
    formulas: tuple[int, ...] = ()  # places of formulas whose result was not kept in the file


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet (or the one table of a CSV file), with blank rows left out."""

    name: str  # of the sheet; "" for CSV
    rows: tuple[TableRow, ...]
    remarks: tuple[str, ...] = ()  # what a person should know of how it was read


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file of tables, and the SHA-256 of its bytes."""

    file_name: str
    digest: str
    tables: tuple[Table, ...]


def no_progress(_done: int, _total: int) -> None:
    """Nobody is watching."""


def never() -> bool:
    """Nobody cancels."""
    return False


def read_bytes(path: Path) -> bytes:
    """The bytes of a file to import. Raises ``CannotRead`` when it is missing, unreadable or too large."""
    try:
        if not path.is_file():
            raise CannotRead(_("There is no file {name}.").format(name=path.name))
        if path.stat().st_size > LARGEST_FILE:
            raise CannotRead(
                _("The file {name} is too large to import.").format(name=path.name),
                next_step=_("Divide it into smaller files."),
            )
        return path.read_bytes()
    except OSError as cause:
        raise CannotRead(
            _("The file {name} cannot be opened.").format(name=path.name),
            next_step=_("Close it in other programs and try again."),
        ) from cause


def read_workbook(
    content: bytes, file_name: str, *, progress: Progress = no_progress, cancelled: Callable[[], bool] = never
) -> Workbook:
    """Read a spreadsheet from its bytes: XLSX or CSV, judged by content and not by the name.

    Raises ``CannotRead`` with a sentence for anything that is neither, and ``Cancelled``.
    """
    from isva_desk.exchange.csv_tables import read_csv
    from isva_desk.exchange.xlsx_tables import read_xlsx

    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise CannotRead(
            _("{name} is an old Excel file, or one with a password.").format(name=file_name),
            next_step=_("Open it in Excel, save it as an Excel workbook (.xlsx) without a password, and import that."),
        )
    read = read_xlsx if content.startswith(b"PK") else read_csv
    tables = read(content, file_name, progress, cancelled)
    return Workbook(file_name, hashlib.sha256(content).hexdigest(), tables)


def stop_if(cancelled: Callable[[], bool]) -> None:
    """Raise ``Cancelled`` where the person has asked to stop."""
    if cancelled():
        raise Cancelled(_("Stopped. Nothing was imported."), kept=_("Your records are as they were."))


def too_many_rows(file_name: str) -> CannotRead:
    return CannotRead(
        _("{name} has more than {most} rows.").format(name=file_name, most=MOST_ROWS),
        next_step=_("Divide it into smaller files."),
    )


def columns_left_out(sheet: str) -> str:
    """The remark on a sheet that is wider than is looked at."""
    return _("Only the first {most} columns of the sheet “{sheet}” were looked at.").format(
        most=MOST_COLUMNS, sheet=sheet
    )
