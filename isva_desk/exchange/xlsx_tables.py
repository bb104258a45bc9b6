"""Reading Excel workbooks row by row. What a workbook claims about its own size is checked before it is unpacked."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from typing import Any

from isva_desk.domain.problems import KnownProblem
from isva_desk.exchange.problems import CannotRead
from isva_desk.exchange.tables import (
    MOST_COLUMNS,
    MOST_ROWS,
    CellValue,
    Progress,
    Table,
    TableRow,
    columns_left_out,
    stop_if,
    too_many_rows,
)
from isva_desk.language import _

_MOST_UNPACKED = 400 * 1024 * 1024  # bytes, all parts together
_MOST_TEXTS = 120 * 1024 * 1024  # bytes of the one part that has to be held in memory
_MOST_PARTS = 2_000
_MOST_CELLS = 20_000_000
_MOST_BLANK_ROWS = 5_000  # one after another: a formatted but empty sheet can claim a million


def read_xlsx(content: bytes, file_name: str, progress: Progress, cancelled: Callable[[], bool]) -> tuple[Table, ...]:
    """Every visible sheet with its values (results of formulas, not the formulas).

    Raises ``CannotRead`` when the file is no workbook, is damaged, or would unpack to more than is sensible.
    """
    try:
        has_formulas = _look_inside(content, file_name)
        return tuple(_sheets(content, file_name, has_formulas, progress, cancelled))
    except KnownProblem:
        raise
    except Exception as cause:
        raise _damaged(file_name) from cause


def _look_inside(content: bytes, file_name: str) -> bool:
    """Guard against bombs; True where some sheet holds a formula."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        texts = sum(part.file_size for part in parts if part.filename.lower().endswith("sharedstrings.xml"))
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED or texts > _MOST_TEXTS:
            raise CannotRead(
                _("{name} would unpack to far more than a caseload.").format(name=file_name),
                next_step=_("Save only the sheet that you need as CSV, and import that."),
            )
        sheets = [part for part in parts if part.filename.startswith("xl/worksheets/")]
        return any(_has_formula(archive, part) for part in sheets)


def _has_formula(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    tail = b""
    with archive.open(part) as stream:
        while piece := stream.read(1 << 20):
            seen = tail + piece
            if b"<f>" in seen or b"<f " in seen:
                return True
            tail = seen[-4:]
    return False


def _sheets(
    content: bytes, file_name: str, has_formulas: bool, progress: Progress, cancelled: Callable[[], bool]
) -> Iterator[Table]:
    with warnings.catch_warnings():
        # The library warns of styles and extensions that it leaves out; none of them is a fact.
        warnings.simplefilter("ignore")
        values = _open(content, values=True)
        formulas = _open(content, values=False) if has_formulas else None
        done = cells_seen = 0
        for name in values.sheetnames:
            sheet = values[name]
            if not hasattr(sheet, "iter_rows"):
                continue  # a sheet that is only a chart
            if sheet.sheet_state != "visible":
                yield Table(name, (), (_("The sheet “{sheet}” is hidden and was left out.").format(sheet=name),))
                continue
            rows: list[TableRow] = []
            too_wide, blank = False, 0
            for number, cells, missing in _rows(sheet, formulas[name] if formulas else None):
                if number % 500 == 0:
                    stop_if(cancelled)
                    progress(done + number, 0)
                blank = blank + 1 if all(cell is None for cell in cells) and not missing else 0
                if blank > _MOST_BLANK_ROWS:
                    break
                cells_seen += len(cells)
                if number > MOST_ROWS or cells_seen > _MOST_CELLS:
                    raise too_many_rows(file_name)
                too_wide = too_wide or any(cell is not None for cell in cells[MOST_COLUMNS:])
                if not blank:
                    rows.append(TableRow(number, cells[:MOST_COLUMNS], missing))
            done += len(rows)
            yield Table(name, tuple(rows), (columns_left_out(name),) if too_wide else ())


def _open(content: bytes, *, values: bool) -> Any:
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(content), read_only=True, data_only=values, keep_links=False)


def _rows(sheet: Any, formulas: Any | None) -> Iterator[tuple[int, tuple[CellValue, ...], tuple[int, ...]]]:
    # What a sheet says of its own size may be wrong: the library then cuts rows off, or pads them by the million.
    sheet.reset_dimensions()
    if formulas is None:
        for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
            yield number, tuple(_plain(value) for value in row), ()
        return
    formulas.reset_dimensions()
    pairs = zip(sheet.iter_rows(values_only=True), formulas.iter_rows(values_only=True), strict=True)
    for number, (row, written) in enumerate(pairs, start=1):
        missing = tuple(
            place
            for place, (value, text) in enumerate(zip(row, written, strict=False))
            if value is None and text is not None
        )
        yield number, tuple(_plain(value) for value in row), missing


def _plain(value: object) -> CellValue:
    if isinstance(value, str):
        return value.strip() or None
    if value is None or isinstance(value, bool | int | float | datetime | date | time):
        return value
    return str(value)  # a length of time, an array formula: refused later with its text


def _damaged(file_name: str) -> CannotRead:
    return CannotRead(
        _("{name} is not an Excel workbook that can be read; it may be damaged.").format(name=file_name),
        next_step=_("Open it in a spreadsheet program, save it as an Excel workbook (.xlsx), and import that."),
    )
