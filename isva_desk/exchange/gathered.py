"""The rows of one client and of one case, gathered from a spreadsheet and made into one case to take in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from isva_desk.domain.case import Case
from isva_desk.domain.imported import ImportedCase
from isva_desk.exchange.client_rows import read_client, wishes_begin
from isva_desk.exchange.columns import plain
from isva_desk.exchange.known import KnownClient
from isva_desk.exchange.placed_facts import PlacedFacts, ReadRow, place_facts
from isva_desk.exchange.row_reader import Cell, RowReader, Vocabulary
from isva_desk.language import _


@dataclass(slots=True)
class GatheredCase:
    """The rows about one case. ``known`` is the case as the vault holds it already."""

    reference: str
    known: Case | None
    cells: dict[str, Cell] = field(default_factory=dict)
    rows: list[ReadRow] = field(default_factory=list)


@dataclass(slots=True)
class GatheredClient:
    """The rows about one client. ``known`` is the client as the vault holds them already."""

    reference: str
    known: KnownClient | None
    cells: dict[str, Cell] = field(default_factory=dict)
    cases: dict[str, GatheredCase] = field(default_factory=dict)

    def case_for(self, reader: RowReader) -> GatheredCase | None:
        """The case that the row is about; None (and an issue) where the row does not say which of several."""
        written = reader.text("case")
        known = self.known.cases if self.known is not None else ()
        if not written and len(known) > 1:
            reader.refuse("case", _("is empty; this client has {count} cases").format(count=len(known)))
            return None
        if not written and len(known) == 1:
            written = known[0].reference
        if not written and self.reference:
            written = f"{self.reference}-1"
        if not self.reference and self.cases and written not in self.cases:
            reader.refuse("reference", _("is empty; a client with several cases needs a reference"))
            return None
        if written not in self.cases:
            found = self.known.case(written) if self.known is not None else None
            self.cases[written] = GatheredCase(written, found)
        return self.cases[written]

    def add(self, row: ReadRow, case: GatheredCase, reader: RowReader, vocabulary: Vocabulary) -> None:
        """Take the row in: its facts go to the case, what it says of the client has to agree with the other rows."""
        case.rows.append(row)
        for column in vocabulary.columns.columns:
            if column.on in {"client", "case"} and column.id in reader.cells:
                _agree(self.cells if column.on == "client" else case.cells, column.id, reader)

    def build(self, vocabulary: Vocabulary) -> list[ImportedCase]:
        """The cases to take in, with what is new in them; the rows learn their fate."""
        built = []
        for place, case in enumerate(self.cases.values()):
            imported = self._case(case, vocabulary, is_first=place == 0)
            if imported is not None:
                built.append(imported)
        return built

    def _case(self, case: GatheredCase, vocabulary: Vocabulary, *, is_first: bool) -> ImportedCase | None:
        placed = place_facts(case.rows, case.known, vocabulary.words, _about_heading(vocabulary))
        if case.known is not None:
            if placed.is_empty:
                return None
            return _with_facts(ImportedCase(replace(case.known, events=(), updates=()), joins="same-case"), placed)
        reader = RowReader({**self.cells, **case.cells}, vocabulary, case.rows[0].sheet, case.rows[0].number)
        imported = wishes_begin(_with_facts(read_client(reader, self.reference, case.reference), placed))
        if any(not wish.starts.is_known for wish in imported.case.client.wishes):
            reader.refuse("wishes_from", _("is empty; since when does the client wish this?"))
        _hand_out(reader, case)
        if self.known is None and is_first:
            case.rows[0].fate = "new-client"
            return _with_area(imported, vocabulary)
        case.rows[0].fate = "new-case"
        # Wishes, safe contact and consents came with the first case, or the vault holds them.
        client = self.known.cases[0].client if self.known is not None and self.known.cases else imported.case.client
        imported = replace(imported, case=replace(imported.case, client=client), safe_channels=(), consents=())
        return _with_area(replace(imported, joins="new-case"), vocabulary)


def _about_heading(vocabulary: Vocabulary) -> str:
    column = vocabulary.columns.get("about")
    return column.heading if column is not None else ""


def _agree(cells: dict[str, Cell], column: str, reader: RowReader) -> None:
    cell = reader.cells[column]
    before = cells.setdefault(column, cell)
    if before is not cell and plain(str(before.value)) != plain(str(cell.value)):
        reader.refuse(column, _("is not what row {row} says of the same client").format(row=before.row))


def _with_facts(imported: ImportedCase, placed: PlacedFacts) -> ImportedCase:
    case = imported.case
    named = (event.suspect for event in placed.events if event.suspect is not None)
    suspects = tuple(dict.fromkeys((*case.suspects, *named)))
    return replace(
        imported,
        case=replace(case, suspects=suspects, events=placed.events, updates=placed.updates),
        passed_on=placed.passed_on,
        notes=placed.notes,
    )


def _with_area(imported: ImportedCase, vocabulary: Vocabulary) -> ImportedCase:
    force = vocabulary.directory.force(imported.case.police_force)
    if imported.case.cps_area is not None or force is None or force.cps_area is None:
        return imported
    return replace(imported, case=replace(imported.case, cps_area=force.cps_area))


def _hand_out(reader: RowReader, case: GatheredCase) -> None:
    """Issues and remarks about the client belong to the row in which the cell stood."""
    rows: Mapping[tuple[str, int], ReadRow] = {(row.sheet, row.number): row for row in case.rows}
    for issue in reader.issues:
        rows.get((issue.sheet, issue.row), case.rows[0]).issues.append(issue)
    case.rows[0].remarks.extend(reader.remarks)
