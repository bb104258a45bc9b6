"""One row of a sheet, read column by column: what cannot be read is collected, never skipped in silence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from isva_desk.domain.dates import UNKNOWN, When
from isva_desk.domain.directory import Directory
from isva_desk.exchange import cells
from isva_desk.exchange.cells import CellProblem
from isva_desk.exchange.columns import Columns
from isva_desk.exchange.tables import CellValue
from isva_desk.exchange.words import NotAWord, Words, read_cps_area, read_force
from isva_desk.language import _

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the cells of a spreadsheet are read by."""

    columns: Columns
    words: Words
    directory: Directory
    rules: frozenset[str] = frozenset()  # ids of the rules that an update may cover; empty: any is taken


@dataclass(frozen=True, slots=True)
class CellIssue:
    """What is wrong with one cell, and where it stands."""

    sheet: str
    row: int
    column: str  # its heading; "" for the row as a whole
    problem: str

    def __str__(self) -> str:
        if not self.row:  # a whole case file
            return self.problem
        if self.column and self.sheet:
            return _("sheet “{sheet}”, row {row}, column “{column}”: {problem}").format(
                sheet=self.sheet, row=self.row, column=self.column, problem=self.problem
            )
        if self.column:
            return _("row {row}, column “{column}”: {problem}").format(
                row=self.row, column=self.column, problem=self.problem
            )
        return _("row {row}: {problem}").format(row=self.row, problem=self.problem)


@dataclass(frozen=True, slots=True)
class Cell:
    """A filled cell of a column that is understood, with its place."""

    value: CellValue
    sheet: str
    row: int
    heading: str


class RowReader:
    """Reads the cells of one row (or those of one client, gathered from several rows) by the ids of their columns."""

    def __init__(self, cells: Mapping[str, Cell], vocabulary: Vocabulary, sheet: str, row: int) -> None:
        self.cells = cells
        self.sheet, self.row = sheet, row
        self.issues: list[CellIssue] = []
        self.remarks: list[str] = []
        self._refused: set[str] = set()
        self._vocabulary = vocabulary

    def filled(self, column: str) -> bool:
        return column in self.cells

    def is_refused(self, column: str) -> bool:
        return column in self._refused

    def refuse(self, column: str, problem: str) -> None:
        """Say what is wrong with the cell of that column."""
        self._refused.add(column)
        cell = self.cells.get(column)
        if cell is not None:
            self.issues.append(CellIssue(cell.sheet, cell.row, cell.heading, problem))
            return
        known = self._vocabulary.columns.get(column)
        self.issues.append(CellIssue(self.sheet, self.row, known.heading if known else "", problem))

    def text(self, column: str) -> str:
        return self.read(column, cells.read_text) or ""

    def phone(self, column: str) -> str:
        return self.read(column, cells.read_phone) or ""

    def number(self, column: str) -> int | None:
        return self.read(column, cells.read_number)

    def list(self, column: str) -> tuple[str, ...]:
        return self.read(column, cells.read_list) or ()

    def rules(self, column: str) -> tuple[str, ...]:
        """Ids of rules, each of which has to exist: news that covers an unknown rule would meet nothing."""
        found = self.list(column)
        known = self._vocabulary.rules
        for rule in found:
            if known and rule not in known:
                self.refuse(column, _("there is no rule “{rule}”").format(rule=rule[:60]))
        return found

    def word(self, column: str) -> str | None:
        """The id that the cell's word means, of the kind of value that the column holds."""
        known = self._vocabulary.columns.get(column)
        values = known.values if known else "text"

        def read(value: CellValue) -> str | None:
            text = cells.read_text(value)
            return self._vocabulary.words.read(values, text) if text else None

        return self.read(column, read)

    def yes_no(self, column: str) -> bool | None:
        word = self.word(column)
        return None if word is None else word == "yes"

    def force(self, column: str) -> str | None:
        known = self._vocabulary
        return self.read(column, lambda value: read_force(cells.read_text(value), known.directory, known.words))

    def cps_area(self, column: str) -> str | None:
        known = self._vocabulary
        return self.read(column, lambda value: read_cps_area(cells.read_text(value), known.directory, known.words))

    def when(self, column: str) -> When:
        """The date in the cell; not known where it is empty or cannot be read."""
        read = self.read(column, lambda value: cells.read_when(value, self._vocabulary.words))
        if read is None:
            return UNKNOWN
        if read.remark:
            self.remarks.append(read.remark)
        return read.when

    def means(self, values: str, column: str) -> bool:
        """The cell holds one of the words of that kind ("vacant")."""
        cell = self.cells.get(column)
        return cell is not None and isinstance(cell.value, str) and self._vocabulary.words.knows(values, cell.value)

    def read(self, column: str, how: Callable[[CellValue], Value]) -> Value | None:
        """The cell as ``how`` reads it; None where it is empty or was refused."""
        cell = self.cells.get(column)
        if cell is None:
            return None
        try:
            return how(cell.value)
        except (CellProblem, NotAWord) as problem:
            self.refuse(column, str(problem))
            return None
