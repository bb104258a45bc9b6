"""A report as a file: PDF to be printed, CSV and XLSX to be worked with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from isva_desk.casework.checks import WrongAnswer
from isva_desk.documents.content import Block, Bullets, Column, Document, Heading, PageSetup, Paragraph, Row, Table
from isva_desk.documents.layout import Cancelled, Progress, Stopped
from isva_desk.documents.lines import spans_of
from isva_desk.documents.pdf import write_pdf
from isva_desk.documents.reports.report import Report, ReportRow, ReportTable, Value
from isva_desk.documents.reports.words import NOTHING, value_words
from isva_desk.documents.reports.workbook import Workbook
from isva_desk.exchange.plain_csv import CsvRow, write_csv
from isva_desk.language import _, code

_PAGE = PageSetup(landscape=True, margin=42.5, text_size=10)


@dataclass(frozen=True, slots=True)
class Making:
    """How a file is made: the lines that say what it is about, when, and who is told how far it is."""

    about: Sequence[str]
    made_at: datetime
    progress: Progress | None = None
    cancelled: Cancelled | None = None
    passphrase: str | None = None  # a PDF is encrypted with it


def as_pdf(report: Report, making: Making) -> bytes:
    """A tagged PDF: A4 on its side, headings again on every page. Raises ``Stopped``, ``NotEncrypted``."""
    if report.page is not None:
        return write_pdf(report.page, making.made_at, passphrase=making.passphrase)
    document = Document(report.title, code(), _blocks(report, making.about), _PAGE, making.about)
    return write_pdf(
        document,
        making.made_at,
        passphrase=making.passphrase,
        progress=making.progress,
        cancelled=making.cancelled,
    )


def as_csv(report: Report, making: Making) -> bytes:
    """The tables one below the other, then what the report says of itself. Days are written 2026-11-23.

    Raises ``WrongAnswer`` for a page that is for a client, and ``Stopped``.
    """
    _has_tables(report)
    lines: Iterator[CsvRow] = iter(_lines(report, making, _plain))
    return write_csv([str(cell) for cell in next(lines)], lines)


def as_xlsx(report: Report, making: Making) -> bytes:
    """A workbook with one sheet for each table, and one that says what it is about.

    Raises ``WrongAnswer`` for a page that is for a client, and ``Stopped``.
    """
    _has_tables(report)
    book = Workbook(making.made_at)
    for table in _sheets(report):
        rows = (row.values for row in _watched(table.rows, making))
        book.add(table.title, [column.heading for column in table.columns], rows)
    about = (report.title, *report.says, *_missing(report), *making.about)
    book.add(_("About"), (), ([line] for line in about))
    return book.content()


WRITERS: dict[str, Callable[[Report, Making], bytes]] = {".pdf": as_pdf, ".csv": as_csv, ".xlsx": as_xlsx}


def _has_tables(report: Report) -> None:
    if report.page is not None:
        raise WrongAnswer("path", _("This page is for a client to read: it is made as a PDF alone."))


def _blocks(report: Report, about: Sequence[str]) -> Iterator[Block]:
    yield Heading(1, report.title)
    for text in report.says:
        yield Paragraph(text)
    part, noted = "", set[object]()
    for table in report.tables:
        rows = iter(table.rows)
        first = next(rows, None)
        if table.part != part:
            part = table.part
            yield Heading(2, part)
        yield Heading(3 if part else 2, table.title)
        if first is None:
            yield Paragraph(table.empty)
            continue
        if table.figure is not None:
            yield table.figure
        yield Table(table.title, table.columns, _printed(first, rows))
        # What the marks mean is said once, below the first table that needs it.
        if table.note and table.note not in noted:
            noted.add(table.note)
            yield Paragraph(table.note, small=True)
    yield Heading(2, _("About this report"))
    yield Bullets(
        (*about, *_missing(report), _("A dash ({dash}) means that nothing is recorded.").format(dash=NOTHING))
    )


def _missing(report: Report) -> list[str]:
    return [_("This record does not hold: {what}.").format(what=what) for what in report.missing]


def _printed(first: ReportRow, rows: Iterable[ReportRow]) -> Iterator[Row]:
    yield Row([value_words(value) for value in first.values], first.total)
    for row in rows:
        yield Row([value_words(value) for value in row.values], row.total)


def _lines(report: Report, making: Making, say: Callable[[Value], str | int | None]) -> Iterator[CsvRow]:
    for number, table in enumerate(_sheets(report)):
        if number:
            yield []
            yield [f"{table.part}: {table.title}" if table.part else table.title]
        yield [column.heading for column in table.columns]
        for row in _watched(table.rows, making):
            yield [say(value) for value in row.values]
        if table.note:
            yield ["".join(span.text for span in spans_of(table.note))]
    yield []
    for line in (report.title, *_missing(report), *making.about):
        yield [line]


def _sheets(report: Report) -> Iterable[ReportTable]:
    """The tables as a spreadsheet has them: those that only part one table are one, with what parts them in front."""
    if not report.grouped_by:
        return report.tables
    tables = list(report.tables)
    columns = (Column(report.grouped_by, names_the_row=True), *tables[0].columns)
    rows = (replace(row, values=(table.title, *row.values)) for table in tables for row in table.rows)
    return (ReportTable(report.title, columns, rows, tables[0].empty),)


def _watched(rows: Iterable[ReportRow], making: Making) -> Iterator[ReportRow]:
    for number, row in enumerate(rows, 1):
        if number % 20 == 0:
            if making.cancelled is not None and making.cancelled():
                raise Stopped
            if making.progress is not None:
                making.progress(number)
        yield row


def _plain(value: Value) -> str | int | None:
    return value.isoformat() if isinstance(value, date) else value
