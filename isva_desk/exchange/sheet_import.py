"""A spreadsheet turned into cases: rows are gathered by client and case, and each gets its fate. Nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from isva_desk.exchange.client_rows import name_of
from isva_desk.exchange.columns import SheetPlan, plain, plan_sheet
from isva_desk.exchange.dry_run import DryRun, RowFate
from isva_desk.exchange.fact_rows import has_fact, read_fact
from isva_desk.exchange.gathered import GatheredClient
from isva_desk.exchange.known import Known, KnownClient
from isva_desk.exchange.placed_facts import ReadRow
from isva_desk.exchange.row_reader import Cell, CellIssue, RowReader, Vocabulary
from isva_desk.exchange.tables import Progress, Table, TableRow, Workbook, never, no_progress, stop_if
from isva_desk.language import _

_LONGEST_REFERENCE = 40


@dataclass(slots=True)
class _Gathering:
    clients: dict[str, GatheredClient] = field(default_factory=dict)
    rows: list[ReadRow] = field(default_factory=list)


def plan_workbook(workbook: Workbook, vocabulary: Vocabulary) -> tuple[SheetPlan, ...]:
    """How each sheet that holds clients or facts would be read. Clients come before facts."""
    plans = [plan_sheet(table, vocabulary.columns) for table in workbook.tables]
    usable = [plan for plan in plans if plan is not None and plan.is_caseload]
    return tuple(sorted(usable, key=lambda plan: plan.has_facts))


def dry_run(
    workbook: Workbook,
    plans: Sequence[SheetPlan],
    vocabulary: Vocabulary,
    known: Known,
    *,
    progress: Progress = no_progress,
    cancelled: Callable[[], bool] = never,
) -> DryRun:
    """Read every row and say what would become of it. Raises ``Cancelled``; writes nothing anywhere."""
    tables = {table.name: table for table in workbook.tables}
    total = sum(len(tables[plan.sheet].rows) for plan in plans)
    gathering = _Gathering()
    for plan in plans:
        for row in tables[plan.sheet].rows:
            if row.number <= plan.heading_row:
                continue
            if len(gathering.rows) % 200 == 0:
                stop_if(cancelled)
                progress(len(gathering.rows), 2 * total)
            _take(row, plan, vocabulary, known, gathering)
    cases = []
    for place, client in enumerate(gathering.clients.values()):
        stop_if(cancelled)
        progress(total + place * total // len(gathering.clients), 2 * total)
        cases.extend(client.build(vocabulary))
    rows = tuple(_fate(row) for row in gathering.rows)
    taken = () if any(row.fate == "refused" for row in rows) else tuple(cases)
    return DryRun(
        workbook.file_name,
        workbook.digest,
        tuple(plans),
        rows,
        _remarks(workbook, plans),
        taken,
    )


def _take(row: TableRow, plan: SheetPlan, vocabulary: Vocabulary, known: Known, gathering: _Gathering) -> None:
    cells, formulas = _cells(row, plan)
    if not cells and not formulas:
        return
    reader = RowReader(cells, vocabulary, plan.sheet, row.number)
    for heading in formulas:
        reader.issues.append(
            CellIssue(plan.sheet, row.number, heading, _("is a formula whose result is not kept in the file"))
        )
    reference, name = reader.text("reference"), name_of(reader)
    if len(reference) > _LONGEST_REFERENCE:
        reader.refuse("reference", _("is longer than {most} characters").format(most=_LONGEST_REFERENCE))
    if not reference and not name and not reader.is_refused("reference"):
        reader.refuse("reference", _("is empty; whom is this row about? (merged cells count for their first row only)"))
    key = f"reference:{reference}" if reference else f"name:{plain(name)}"
    fact = read_fact(reader) if plan.has_facts and has_fact(reader) else None
    taken = ReadRow(plan.sheet, row.number, reference, fact, reader.issues, reader.remarks)
    gathering.rows.append(taken)
    if not reference and not name:
        return
    client = gathering.clients.get(key)
    if client is None:
        client = gathering.clients[key] = _new_client(reference, name, known, reader)
    case = client.case_for(reader)
    if case is not None:
        client.add(taken, case, reader, vocabulary)


def _new_client(reference: str, name: str, known: Known, reader: RowReader) -> GatheredClient:
    found: KnownClient | None = known.by_reference(reference) if reference else None
    if found is not None and found.name and name and plain(found.name) != plain(name):
        reader.refuse(
            "reference", _("“{reference}” is the reference of a client with another name").format(reference=reference)
        )
    if not reference and (namesake := known.by_name(name)) is not None:
        reader.refuse(
            "reference",
            _("there is a client of this name already ({reference}); write that reference, or a new one").format(
                reference=namesake.reference
            ),
        )
    return GatheredClient(reference, found)


def _cells(row: TableRow, plan: SheetPlan) -> tuple[dict[str, Cell], tuple[str, ...]]:
    cells, formulas = {}, []
    for column in plan.columns:
        if column.column is None:
            continue
        value = row.cells[column.place] if column.place < len(row.cells) else None
        if value is not None:
            cells[column.column] = Cell(value, plan.sheet, row.number, column.heading)
        elif column.place in row.formulas:
            formulas.append(column.heading)
    return cells, tuple(formulas)


def _fate(row: ReadRow) -> RowFate:
    fate = "refused" if row.issues else row.fate
    return RowFate(row.sheet, row.number, row.reference, fate, tuple(row.issues), tuple(row.remarks))


def _remarks(workbook: Workbook, plans: Sequence[SheetPlan]) -> tuple[str, ...]:
    planned = {plan.sheet for plan in plans}
    return tuple(remark for table in workbook.tables for remark in (*table.remarks, *_left_out(table, planned)))


def _left_out(table: Table, planned: set[str]) -> Iterator[str]:
    if table.rows and table.name not in planned:
        yield _("The sheet “{sheet}” holds no clients or facts and was left out.").format(sheet=table.name)
