"""What the import does on the store thread: read a file, judge every row, take all of it in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from isva_desk.casework.desk import Desk
from isva_desk.casework.importing import import_cases
from isva_desk.domain.resources import folder
from isva_desk.exchange.columns import Column, SheetPlan, load_columns
from isva_desk.exchange.dry_run import DryRun
from isva_desk.exchange.preparing import prepare
from isva_desk.exchange.row_reader import Vocabulary
from isva_desk.exchange.sheet_import import dry_run
from isva_desk.exchange.tables import read_bytes, read_workbook
from isva_desk.exchange.vault_known import known_in
from isva_desk.exchange.words import load_words
from isva_desk.journal.changes import Changes

Progress = Callable[[int, int], None]
Stopped = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Looked:
    """A file that was looked at: what would become of every row, and the columns that a person may choose from."""

    path: Path
    run: DryRun
    columns: tuple[Column, ...]


def look_at(desk: Desk, path: Path, plans: tuple[SheetPlan, ...], progress: Progress, stopped: Stopped) -> Looked:
    """Judge every row of the file; with ``plans`` the columns are read as a person chose them. Writes nothing.

    Raises ``CannotRead`` and ``Cancelled``.
    """
    vocabulary = Vocabulary(load_columns(folder()), load_words(folder()), desk.directory, desk.rules.ids)
    known = known_in(desk.store)
    if plans:
        workbook = read_workbook(read_bytes(path), path.name, progress=progress, cancelled=stopped)
        run = dry_run(workbook, plans, vocabulary, known, progress=progress, cancelled=stopped)
    else:
        (run,) = prepare([path], vocabulary, known, progress=progress, cancelled=stopped)
    return Looked(path, run, vocabulary.columns.columns)


def take_in(desk: Desk, run: DryRun, progress: Progress, stopped: Stopped) -> Changes:
    """Import every case of a file that was looked at, in one transaction. Raises ``Cancelled`` and ``NotImported``."""
    return import_cases(desk, run.cases, source_hash=run.digest, progress=progress, cancelled=stopped)
