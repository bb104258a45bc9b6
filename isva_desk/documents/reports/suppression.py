"""Small numbers hidden so that nobody is named by them, and others with them so that no sum gives them back.

A table of counts with its totals is a flow: each row's cells flow into its total, each column's into its own. A hidden
cell can be worked out exactly when no other set of counts fits what is shown; and another set fits when one can go
round a circle of hidden cells, one more here and one fewer there, with no mark becoming untrue. So every hidden cell is
given such a circle: the cheapest one is looked for, and what it needs is hidden too. No solver is needed to find it;
the tests ask one whether it is so.
"""

from __future__ import annotations

import heapq
import tomllib
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from isva_desk.documents.reports.report import Value
from isva_desk.domain import resources
from isva_desk.language import _

Cell = tuple[int, int]
_ENDLESS = 1 << 60


@lru_cache(maxsize=1)
def threshold() -> int:
    """A count under this is not shown outside the service."""
    with (resources.folder() / "reports" / "suppression.toml").open("rb") as file:
        return int(tomllib.load(file)["threshold"])


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A table with a total for every row (last column) and every column (last row), and which cells are hidden."""

    counts: tuple[tuple[int, ...], ...]
    hidden: frozenset[Cell]
    least: int

    def is_hidden(self, row: int, column: int) -> bool:
        """The cell is not shown."""
        return (row, column) in self.hidden

    def shown(self, row: int, column: int) -> Value:
        """The count, or what stands in its place: "<5", or that it is hidden (and is not small)."""
        count = self.counts[row][column]
        if (row, column) not in self.hidden:
            return count
        return f"<{self.least}" if count < self.least else _("hidden")


def suppressed(cells: Sequence[Sequence[int]], least: int) -> Suppressed:
    """The table with its totals, every count from 1 to ``least`` - 1 hidden, and more wherever one could be worked out.

    ``cells`` are the counts without totals, at least one row and one column. A mark "<5" means 0 to 4; a cell marked as
    hidden holds 5 or more.
    """
    counts = with_totals(cells)
    hidden = {(row, column) for row, column, count in each_cell(counts) if 0 < count < least}
    safe: set[Cell] = set()
    for cell in sorted(hidden, key=lambda cell: (counts[cell[0]][cell[1]], cell)):
        if cell in safe:
            continue
        circle = _circle(counts, hidden, cell, least)
        if circle is None:
            # Nothing in the table can give way: then none of it is shown.
            return Suppressed(counts, frozenset((row, column) for row, column, _count in each_cell(counts)), least)
        hidden |= circle
        safe |= circle
    return Suppressed(counts, frozenset(hidden), least)


def with_totals(cells: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    rows = [(*row, sum(row)) for row in cells]
    return (*rows, tuple(sum(column) for column in zip(*rows, strict=True)))


def each_cell(counts: Sequence[Sequence[int]]) -> Iterator[tuple[int, int, int]]:
    return ((row, column, count) for row, line in enumerate(counts) for column, count in enumerate(line))


def _circle(counts: Sequence[Sequence[int]], hidden: set[Cell], target: Cell, least: int) -> frozenset[Cell] | None:
    """The cheapest circle through a cell: what must be hidden for another set of counts to fit."""
    found = cheapest_circle(counts, hidden, target, least, len(counts))
    return None if found is None else found[1]


def cheapest_circle(
    counts: Sequence[Sequence[int]], hidden: AbstractSet[Cell], target: Cell, least: int, rows: int
) -> tuple[int, frozenset[Cell]] | None:
    """What the cheapest circle through a cell costs, and its cells. Only the first ``rows`` rows may be moved."""
    begin, end = _ends(counts, target)
    found = []
    for up in (True, False):
        if may_move(counts[target[0]][target[1]], least, up):
            start, goal = (end, begin) if up else (begin, end)
            way = cheapest_way(counts, hidden, (start, goal), least, rows, barred=target)
            if way is not None:
                found.append((way[0], sorted(way[1]), way[1] | {target}))
    if not found:
        return None
    cost, _order, cells = min(found)
    return cost, cells


def cheapest_way(
    counts: Sequence[Sequence[int]],
    hidden: AbstractSet[Cell],
    between: tuple[int, int],
    least: int,
    rows: int,
    barred: Cell | None = None,
) -> tuple[int, frozenset[Cell]] | None:
    """The cheapest way between two nodes on which one more can flow: its price, and the cells that it moves."""
    start, goal = between
    waiting: list[tuple[int, int, list[Cell], int]] = [(0, 0, [], start)]
    known: set[int] = set()
    turn = 0
    while waiting:
        cost, _turn, path, node = heapq.heappop(waiting)
        if node == goal:
            return cost, frozenset(path)
        if node in known:
            continue
        known.add(node)
        for cell, following, price in _steps(counts, hidden, node, least, rows):
            if cell != barred and following not in known:
                turn += 1
                heapq.heappush(waiting, (cost + price, turn, [*path, cell], following))
    return None


def _steps(
    counts: Sequence[Sequence[int]], hidden: AbstractSet[Cell], node: int, least: int, rows: int
) -> Iterator[tuple[Cell, int, int]]:
    """The cells at a node through which one can go on, where to, and what it costs to hide them."""
    height, width = len(counts), len(counts[0])
    cells = [(node, column) for column in range(width)] if node < height else [
        (row, node - height) for row in range(rows)
    ]  # fmt: skip
    for cell in cells:
        begin, end = _ends(counts, cell)
        count = counts[cell[0]][cell[1]]
        if may_move(count, least, begin == node):
            yield cell, end if begin == node else begin, 0 if cell in hidden else price_of(counts, cell, count)


def _ends(counts: Sequence[Sequence[int]], cell: Cell) -> tuple[int, int]:
    """Between which nodes a cell flows: rows are 0 and up, columns follow them; totals flow back."""
    row, column = cell
    height, width = len(counts), len(counts[0])
    back = (row == height - 1) != (column == width - 1)
    return (height + column, row) if back else (row, height + column)


def may_move(count: int, least: int, up: bool) -> bool:
    """The cell could hold one more (or one fewer) and its mark would still be true."""
    low, high = (0, least - 1) if count < least else (least, _ENDLESS)
    return count < high if up else count > low


def price_of(counts: Sequence[Sequence[int]], cell: Cell, count: int) -> int:
    """What is lost by hiding a cell: little for a nought, more for more, most for totals."""
    totals = (cell[0] == len(counts) - 1) + (cell[1] == len(counts[0]) - 1)
    return (count + 1) * (1, 100, 10_000)[totals]
