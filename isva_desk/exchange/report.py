"""The report of an import to keep: text for a person, CSV for a spreadsheet. It holds references, never a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isva_desk.exchange.dry_run import DryRun, RowFate
from isva_desk.exchange.plain_csv import write_csv
from isva_desk.language import _


def report_text(runs: Sequence[DryRun], *, imported: bool, most: int | None = None) -> str:
    """What became (or would become) of every row, with how the columns were taken.

    ``most``: of a longer file only so many rows that need nobody's eye are listed, and the rest counted.
    """
    return "\n".join(line for run in runs for line in _lines(run, most, imported=imported)) + "\n"


def report_csv(runs: Sequence[DryRun]) -> bytes:
    """One line a row of the file: file, sheet, row, client, fate, sentence, remarks."""
    headings = (_("File"), _("Sheet"), _("Row"), _("Client"), _("Fate"), _("What becomes of it"), _("Remarks"))
    return write_csv(
        headings,
        (
            (run.file_name, row.sheet, row.row or None, row.reference, row.fate, row.sentence, " ".join(row.remarks))
            for run in runs
            for row in run.rows
        ),
    )


def column_lines(run: DryRun) -> Iterator[str]:
    """How each column of the file was taken."""
    for plan in run.plans:
        if plan.sheet:
            yield _("Sheet “{sheet}”, headings in row {row}:").format(sheet=plan.sheet, row=plan.heading_row)
        else:
            yield _("Headings in row {row}:").format(row=plan.heading_row)
        for column in plan.columns:
            if column.column is None:
                yield _("  “{heading}” is left out. {why}").format(heading=column.heading, why=column.why)
            elif column.how != "exact":
                yield _("  “{heading}” is taken as “{column}”.").format(heading=column.heading, column=column.meaning)


def _lines(run: DryRun, most: int | None, *, imported: bool) -> Iterator[str]:
    yield run.file_name
    yield _("SHA-256 of the file: {digest}").format(digest=run.digest)
    yield _("It was imported.") if imported else run.summary
    yield from column_lines(run)
    yield from run.remarks
    quiet = 0
    for row in run.rows:
        needs_no_eye = row.fate != "refused" and not row.remarks
        quiet += needs_no_eye
        if most is None or not needs_no_eye or quiet <= most:
            yield _row_line(run, row)
    if most is not None and quiet > most:
        yield _("... and {count:,} more rows; --report FILE keeps them all.").format(count=quiet - most)
    yield ""


def _row_line(run: DryRun, row: RowFate) -> str:
    line = row.sentence
    if row.row and row.fate != "refused" and len(run.plans) > 1:
        line = _("{sheet}, row {row}: {sentence}").format(sheet=row.sheet, row=row.row, sentence=row.sentence)
    elif row.row and row.fate != "refused":
        line = _("row {row}: {sentence}").format(row=row.row, sentence=row.sentence)
    return "  ".join((line, *row.remarks))
