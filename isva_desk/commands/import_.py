"""``isva-desk import``: take in spreadsheets, case files and archives of them; all of it or nothing."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from isva_desk.commands.open_vault import add_vault_arguments, clock_of, day_of, opened_desk
from isva_desk.language import _

if TYPE_CHECKING:
    from isva_desk.casework.desk import Desk
    from isva_desk.exchange.dry_run import DryRun

FORMAT = "isva-desk.import/1"
_LISTED = 200  # rows on the terminal that need nobody's eye


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help=_("a spreadsheet (XLSX, CSV), a case file or an archive")
    )
    add_vault_arguments(parser)
    parser.add_argument("--dry-run", action="store_true", help=_("only say what would become of every row"))
    parser.add_argument("--report", type=Path, metavar="FILE", help=_("write the report to keep (.csv, else text)"))


def run(arguments: argparse.Namespace) -> int:
    """Say what becomes of every row, and do it where no row is refused. Exit code 2 where one is."""
    from isva_desk.journal.today import today_counts
    from isva_desk.ui.today.sections import summary

    with opened_desk(arguments, writes=True) as desk:
        runs = judged(desk, arguments.files, progress=_progress())
        refused = any(run.refused for run in runs)
        takes = not arguments.dry_run and not refused and any(run.cases for run in runs)
        if takes:
            take_in(desk, runs, progress=_progress())
        today = summary(today_counts(desk.store, clock_of(day_of(arguments.as_of))())) if takes else ""
    _say(arguments, runs, imported=takes, today=today)
    return 2 if refused else 0


def judged(
    desk: Desk,
    files: Sequence[Path],
    *,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool] | None = None,
) -> tuple[DryRun, ...]:
    """What importing the files at this desk would do. Raises ``KnownProblem`` for a file that cannot be read."""
    from isva_desk.domain import resources
    from isva_desk.exchange.columns import load_columns
    from isva_desk.exchange.preparing import prepare
    from isva_desk.exchange.row_reader import Vocabulary
    from isva_desk.exchange.tables import never
    from isva_desk.exchange.vault_known import known_in
    from isva_desk.exchange.words import load_words

    folder = resources.folder()
    vocabulary = Vocabulary(load_columns(folder), load_words(folder), desk.directory, desk.rules.ids)
    return prepare(files, vocabulary, known_in(desk.store), progress=progress, cancelled=cancelled or never)


def take_in(desk: Desk, runs: Sequence[DryRun], *, progress: Callable[[int, int], None]) -> None:
    """Import what the dry runs found, in one transaction."""
    from isva_desk.casework.importing import import_cases

    digests = " ".join(run.digest for run in runs)
    import_cases(desk, [case for run in runs for case in run.cases], source_hash=digests, progress=progress)


def _say(arguments: argparse.Namespace, runs: Sequence[DryRun], *, imported: bool, today: str) -> None:
    from isva_desk.exchange.report import report_csv, report_text

    if arguments.report is not None:
        is_table = arguments.report.suffix.casefold() == ".csv"
        arguments.report.parent.mkdir(parents=True, exist_ok=True)
        arguments.report.write_bytes(report_csv(runs) if is_table else report_text(runs, imported=imported).encode())
    if arguments.format == "json":
        print(json.dumps(_document(runs, imported=imported), ensure_ascii=False))
    else:
        print(report_text(runs, imported=imported, most=_LISTED), end="")
        if today:
            print(_("Today: {summary}.").format(summary=today.rstrip(".")))
    for run in runs:
        if run.refused:
            print(f"isva-desk: {run.file_name}: {run.summary}", file=sys.stderr)


def _document(runs: Sequence[DryRun], *, imported: bool) -> dict[str, object]:
    return {
        "format": FORMAT,
        "imported": imported,
        "files": [
            {
                "name": run.file_name,
                "sha256": run.digest,
                "summary": run.summary,
                "counts": run.counts(),
                "remarks": list(run.remarks),
                "columns": [
                    {"sheet": plan.sheet, "heading": column.heading, "column": column.column, "how": column.how}
                    for plan in run.plans
                    for column in plan.columns
                ],
                "rows": [
                    {
                        "sheet": row.sheet,
                        "row": row.row,
                        "client": row.reference,
                        "fate": row.fate,
                        "sentence": row.sentence,
                        "remarks": list(row.remarks),
                    }
                    for row in run.rows
                ],
            }
            for run in runs
        ],
    }


def _progress() -> Callable[[int, int], None]:
    """How far it is, on a terminal; silence where the output goes into a file."""

    def show(done: int, total: int) -> None:
        if sys.stderr is None or not sys.stderr.isatty():
            return
        words = _("{done} of {total}") if total else _("{done} rows")
        print("\r" + words.format(done=done, total=total), end=" " * 8, file=sys.stderr, flush=True)

    return show
