"""The caseload template: a workbook with a sheet for clients, one for facts, and the words that may be written."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from isva_desk.domain.event_kinds import EXTRA_FIELDS
from isva_desk.domain.labels import event_label
from isva_desk.exchange.columns import Column, Columns
from isva_desk.exchange.plain_csv import write_csv
from isva_desk.exchange.row_reader import Vocabulary
from isva_desk.language import _

Row = Mapping[str, str | int | date | None]
# Understood where a service keeps them, but the template has one column for the name.
_NOT_IN_TEMPLATE = frozenset({"first_name", "surname"})
_LISTED = (
    "word", "region", "updates", "via", "basis", "allowed", "yes_no", "body", "recipient", "method", "outcome", "offer",
    "answer", "scheme",
)  # fmt: skip
_ROWS_WITH_CHOICES = 2_000
_DAY_FORMAT = "DD/MM/YYYY"


def client_columns(columns: Columns) -> tuple[Column, ...]:
    """The columns of the sheet “Clients”."""
    return tuple(c for c in columns.columns if c.on != "fact" and c.id not in _NOT_IN_TEMPLATE)


def fact_columns(columns: Columns) -> tuple[Column, ...]:
    """The columns of the sheet “Facts”."""
    return tuple(column for column in columns.columns if column.on in {"both", "fact"})


def write_template(
    vocabulary: Vocabulary, clients: Sequence[Row] = (), facts: Sequence[Row] = (), source: str = ""
) -> bytes:
    """The template as an Excel workbook, filled in where rows are given (cells by the ids of their columns)."""
    from openpyxl import Workbook

    book = Workbook()
    _read_me(book.active, source)
    _sheet(book, _("Clients"), client_columns(vocabulary.columns), clients)
    _sheet(book, _("Facts"), fact_columns(vocabulary.columns), facts)
    _lists(book.create_sheet(_("Lists")), vocabulary)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def write_flat_template(columns: Columns) -> bytes:
    """The template as CSV: one table, in which every row of a fact may carry what is known of its client."""
    flat = [column for column in columns.columns if column.id not in _NOT_IN_TEMPLATE]
    return write_csv([column.heading for column in flat], ())


def _read_me(sheet: Any, source: str) -> None:
    sheet.title = _("Read me")
    for line in (
        _("Caseload template"),
        _("Clients: one row for each client. Only the reference is needed."),
        _("Facts: one row for each thing that happened or was told. Only the reference and the kind are needed."),
        _("Dates: 16/11/2026, Nov 2026, autumn 2013, 2016. An empty date is a date that is not known."),
        _("Kinds and other fixed words: see the sheet “Lists”. Rest the pointer on a heading to read what it is for."),
        _("Never write down what happened in the offence, or the name of a suspect: use a letter."),
        source,
    ):
        if line:
            sheet.append([line])
    sheet.column_dimensions["A"].width = 110


def _sheet(book: Any, title: str, columns: Sequence[Column], rows: Iterable[Row]) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(title)
    for place, column in enumerate(columns, start=1):
        cell = sheet.cell(1, place, column.heading)
        cell.font = Font(bold=True)
        cell.comment = Comment(_(column.help), "", width=320, height=90)
        sheet.column_dimensions[get_column_letter(place)].width = max(12, len(column.heading) + 3)
    for number, row in enumerate(rows, start=2):
        for place, column in enumerate(columns, start=1):
            value = row.get(column.id)
            if value is not None:
                cell = sheet.cell(number, place, value)
                if isinstance(value, date):
                    cell.number_format = _DAY_FORMAT
    sheet.freeze_panes = "B2"
    _choices(sheet, columns)


def _choices(sheet: Any, columns: Sequence[Column]) -> None:
    """Offer the kinds of event to choose from. Other words are not refused: the import understands more."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    place = next((number for number, column in enumerate(columns, start=1) if column.id == "kind"), None)
    if place is None:
        return
    offered = DataValidation("list", formula1=f"'{_('Lists')}'!$A$2:$A${len(EXTRA_FIELDS) + 2}", allow_blank=True)
    offered.showErrorMessage = False
    letter = get_column_letter(place)
    offered.add(f"{letter}2:{letter}{_ROWS_WITH_CHOICES}")
    sheet.add_data_validation(offered)


def _lists(sheet: Any, vocabulary: Vocabulary) -> None:
    columns: list[tuple[str, list[str]]] = [
        (_("Kind"), [*EXTRA_FIELDS, "update"]),
        (_("Kind in words"), [*(event_label(kind) for kind in EXTRA_FIELDS), _("News about an earlier event")]),
    ]
    headings = {column.values: column.heading for column in vocabulary.columns.columns}
    columns += [
        (headings.get(values, values), list(dict.fromkeys(vocabulary.words.meanings[values].values())))
        for values in _LISTED
    ]
    columns += [
        (_("Police force"), [force.name for force in vocabulary.directory.forces]),
        (_("CPS Area"), [area.name for area in vocabulary.directory.cps_areas]),
    ]
    for place, (heading, words) in enumerate(columns, start=1):
        for number, word in enumerate((heading, *words), start=1):
            sheet.cell(number, place, word)
    sheet.freeze_panes = "A2"
