"""Several tables of one report that part the same things in different ways, with small numbers hidden in all of them.

Each table has the same total below each column, so that what one hides another could give back. A hidden cell is
safe where a circle of hidden cells runs through it inside its own table and leaves those totals alone: then it holds
for whoever knows every total. A hidden total is safe where one more in its column and one fewer in another can be
carried through every table at once: a way of hidden cells from the one column to the other in each of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from isva_desk.documents.reports.suppression import (
    Cell,
    Suppressed,
    cheapest_circle,
    cheapest_way,
    each_cell,
    may_move,
    price_of,
    with_totals,
)


def suppressed_together(tables: Sequence[Sequence[Sequence[int]]], least: int) -> tuple[Suppressed, ...]:
    """The tables with their totals, each cell hidden that is small or would give a small one away.

    Each of the ``tables`` holds counts without totals, at least one row and one column; the columns of all add up to
    the same totals. Raises ``ValueError`` where they do not.
    """
    every = [with_totals(cells) for cells in tables]
    if any(counts[-1] != every[0][-1] for counts in every):
        raise ValueError("the columns of the tables do not add up to the same totals")
    # A table of one row says what its totals say, and nothing else.
    family = _Family([counts for counts in every if len(counts) > 2], every[0][-1], least)
    hidden = family.hide()
    waiting = iter(hidden[1])
    found = []
    for counts in every:
        cells = next(waiting) if len(counts) > 2 else {(0, column) for column in hidden[0]}
        totals = {(len(counts) - 1, column) for column in hidden[0]}
        found.append(Suppressed(counts, frozenset(cells | totals), least))
    return tuple(found)


@dataclass
class _Family:
    """The tables, their common totals, and what is hidden so far."""

    tables: Sequence[Sequence[Sequence[int]]]
    totals: Sequence[int]
    least: int
    hidden: list[set[Cell]] = field(default_factory=list)  # without the cells of the totals
    safe: list[set[Cell]] = field(default_factory=list)

    def hide(self) -> tuple[set[int], list[set[Cell]]]:
        """The columns whose totals are hidden, and the hidden cells of each table."""
        self.hidden = [self._small(counts) for counts in self.tables]
        self.safe = [set() for _counts in self.tables]
        columns = self._hide_totals()
        if columns is None or not all(self._hide_in(number) for number in range(len(self.tables))):
            # Nothing can give way: then nothing is shown.
            whole = [{(row, column) for row, column, _count in each_cell(counts[:-1])} for counts in self.tables]
            return set(range(len(self.totals))), whole
        return columns, self.hidden

    def _small(self, counts: Sequence[Sequence[int]]) -> set[Cell]:
        return {(row, column) for row, column, count in each_cell(counts[:-1]) if 0 < count < self.least}

    def _hide_totals(self) -> set[int] | None:
        """The totals to hide; None where a small one cannot be kept."""
        columns = {column for column, count in enumerate(self.totals) if 0 < count < self.least}
        safe: set[int] = set()
        for column in sorted(columns, key=lambda column: (self.totals[column], column)):
            if column in safe:
                continue
            move = self._cheapest_move(column, columns)
            if move is None:
                return None
            pair, ways = move
            columns |= pair
            safe |= pair
            for number, way in enumerate(ways):
                self.hidden[number] |= way
                self.safe[number] |= way
        return columns

    def _cheapest_move(self, column: int, hidden: set[int]) -> tuple[set[int], list[frozenset[Cell]]] | None:
        """The cheapest pair of columns, one of them this, between which one can be carried in every table."""
        best: tuple[int, int, set[int], list[frozenset[Cell]]] | None = None
        for other in range(len(self.totals)):
            for fewer, more in ((column, other), (other, column)):
                found = None if other == column else self._carried(fewer, more)
                if found is not None:
                    cost, ways = found
                    cost += 0 if other in hidden else price_of([self.totals], (0, other), self.totals[other])
                    if best is None or (cost, other) < best[:2]:
                        best = (cost, other, {column, other}, ways)
        return None if best is None else best[2:]

    def _carried(self, fewer: int, more: int) -> tuple[int, list[frozenset[Cell]]] | None:
        """What it costs that one column holds one fewer and another one more, and the way through each table.

        The last column holds the totals of the rows: it flows back, so that it changes the other way round.
        """
        last = len(self.totals) - 1
        if not may_move(self.totals[fewer], self.least, fewer == last):
            return None
        if not may_move(self.totals[more], self.least, more != last):
            return None
        ways = []
        for counts, hidden in zip(self.tables, self.hidden, strict=True):
            height = len(counts)
            way = cheapest_way(counts, hidden, (height + fewer, height + more), self.least, height - 1)
            if way is None:
                return None
            ways.append(way)
        return sum(cost for cost, _cells in ways), [cells for _cost, cells in ways]

    def _hide_in(self, number: int) -> bool:
        """Give every hidden cell of one table a circle of its own that leaves the totals alone; False where none is."""
        counts, hidden, safe = self.tables[number], self.hidden[number], self.safe[number]
        for cell in sorted(hidden, key=lambda cell: (counts[cell[0]][cell[1]], cell)):
            if cell in safe:
                continue
            circle = cheapest_circle(counts, hidden, cell, self.least, len(counts) - 1)
            if circle is None:
                return False
            hidden |= circle[1]
            safe |= circle[1]
        return True
