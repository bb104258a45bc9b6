"""Any files that can be imported, read and judged together: spreadsheets, case files, and archives of case files."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from isva_desk.exchange.archive import CASES, looks_like_archive
from isva_desk.exchange.case_file_import import dry_run_case_file
from isva_desk.exchange.columns import plain
from isva_desk.exchange.dry_run import DryRun
from isva_desk.exchange.known import Known, KnownClient
from isva_desk.exchange.problems import CannotRead
from isva_desk.exchange.row_reader import Vocabulary
from isva_desk.exchange.sheet_import import dry_run, plan_workbook
from isva_desk.exchange.tables import LARGEST_FILE, Progress, never, no_progress, read_bytes, read_workbook, stop_if
from isva_desk.language import _


def prepare(
    paths: Sequence[Path],
    vocabulary: Vocabulary,
    known: Known,
    *,
    progress: Progress = no_progress,
    cancelled: Callable[[], bool] = never,
) -> tuple[DryRun, ...]:
    """Judge the files in their order, each with what the files before it would bring. Writes nothing.

    Raises ``CannotRead`` for a file that is nothing that can be imported, ``Cancelled``, and ``DamagedTemplate``.
    """
    runs: list[DryRun] = []
    coming = Coming(known)
    for path in paths:
        stop_if(cancelled)
        seen = coming.known()
        content = read_bytes(path)
        if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
            runs.append(dry_run_case_file(content.removeprefix(b"\xef\xbb\xbf"), path.name, seen, vocabulary))
        elif looks_like_archive(content):
            runs.append(_dry_run_archive(content, path.name, seen, vocabulary, cancelled))
        else:
            workbook = read_workbook(content, path.name, progress=progress, cancelled=cancelled)
            plans = plan_workbook(workbook, vocabulary)
            if not plans:
                raise CannotRead(
                    _("No headings of a caseload were found in {name}.").format(name=path.name),
                    next_step=_("One row has to hold headings such as Reference, Date, Kind. The template shows all."),
                )
            runs.append(dry_run(workbook, plans, vocabulary, seen, progress=progress, cancelled=cancelled))
        coming.add(runs[-1])
    return tuple(runs)


class Coming:
    """What the vault would know once the files judged so far were imported."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._clients: dict[str, KnownClient] = {}
        self._names: dict[str, KnownClient] = {}

    def add(self, run: DryRun) -> None:
        for imported in run.cases:
            reference, case = imported.case.client.reference, imported.case
            before = self.by_reference(reference) or KnownClient(reference, imported.name)
            there = before.case(case.reference)
            if there is not None:
                facts = (*there.events, *case.events), (*there.updates, *case.updates)
                case = replace(there, events=facts[0], updates=facts[1])
            others = tuple(other for other in before.cases if other.reference != case.reference)
            client = replace(before, cases=(*others, case))
            self._clients[reference] = client
            if client.name:
                self._names[plain(client.name)] = client

    def by_reference(self, reference: str) -> KnownClient | None:
        return self._clients.get(reference) or self._known.by_reference(reference)

    def known(self) -> Known:
        """The same as questions that a dry run asks."""
        return Known(self.by_reference, lambda name: self._names.get(plain(name)) or self._known.by_name(name))


def _dry_run_archive(
    content: bytes, name: str, known: Known, vocabulary: Vocabulary, cancelled: Callable[[], bool]
) -> DryRun:
    coming = Coming(known)
    runs: list[DryRun] = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [part for part in archive.infolist() if part.filename.startswith(CASES) and not part.is_dir()]
        if sum(part.file_size for part in parts) > 4 * LARGEST_FILE:
            raise CannotRead(_("{name} would unpack to far more than a caseload.").format(name=name))
        for part in parts:
            stop_if(cancelled)
            try:
                case_file = archive.read(part)
            except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError) as cause:
                raise CannotRead(_("The archive {name} is damaged.").format(name=name)) from cause
            runs.append(dry_run_case_file(case_file, part.filename, coming.known(), vocabulary))
            coming.add(runs[-1])
    rows = tuple(row for run in runs for row in run.rows)
    cases = () if any(run.refused for run in runs) else tuple(case for run in runs for case in run.cases)
    return DryRun(name, hashlib.sha256(content).hexdigest(), (), rows, (), cases)
