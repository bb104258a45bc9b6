"""Nobody can work out a hidden number of any table from all tables of one report: a solver tries."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from isva_desk.documents.reports.report import Value
from isva_desk.documents.reports.suppression import Suppressed, suppressed
from isva_desk.documents.reports.suppression_together import suppressed_together
from tests.documents.test_suppression import LEAST, Counts, bounds_of, printed

Shown = Sequence[Sequence[Value]]


def ranges_together(tables: Sequence[Shown]) -> dict[tuple[int, int, int], tuple[float, float]]:
    """For each hidden cell (table, row, column) the least and the most that fits all that all tables say.

    Each table is as it is printed; the totals below the columns are the same numbers in all of them.
    """
    width = len(tables[0][0])
    starts = np.cumsum([0, *(len(table) * width for table in tables)])
    lines: list[np.ndarray] = []
    for start, table in zip(starts, tables, strict=False):
        height = len(table)
        for row in range(height):
            line = np.zeros(starts[-1])
            line[start + row * width : start + row * width + width - 1] = 1
            line[start + row * width + width - 1] = -1
            lines.append(line)
        for column in range(width):
            line = np.zeros(starts[-1])
            line[[start + row * width + column for row in range(height - 1)]] = 1
            line[start + (height - 1) * width + column] = -1
            lines.append(line)
            same = np.zeros(starts[-1])
            same[start + (height - 1) * width + column] += 1
            same[(len(tables[0]) - 1) * width + column] -= 1
            lines.append(same)
    sums = np.array(lines)
    bounds = [bounds_of(value) for table in tables for line in table for value in line]
    found = {}
    for number, table in enumerate(tables):
        for row, shown in enumerate(table):
            for column, value in enumerate(shown):
                if not isinstance(value, int):
                    aim = np.zeros(starts[-1])
                    aim[starts[number] + row * width + column] = 1
                    ends = [linprog(sign * aim, A_eq=sums, b_eq=np.zeros(len(sums)), bounds=bounds) for sign in (1, -1)]
                    least, most = (math.inf if end.status == 3 else abs(end.fun) for end in ends)
                    assert all(end.status in (0, 3) for end in ends)
                    found[number, row, column] = (least, most)
    return found


@st.composite
def families(draw: st.DrawFn) -> list[Counts]:
    """Things parted by columns, and in each table by something else: as a report counts the same clients many times."""
    width = draw(st.integers(1, 4))
    kinds = draw(st.lists(st.integers(1, 5), min_size=1, max_size=4))
    totals = draw(st.lists(st.sampled_from([0, 1, 2, 3, 4, 5, 6, 9, 14, 40]), min_size=width, max_size=width))
    chance = random.Random(draw(st.integers(0, 10_000)))
    tables = []
    for kind in kinds:
        table = [[0] * width for _row in range(kind)]
        weights = [chance.choice((1, 1, 5)) for _row in range(kind)]
        for column, total in enumerate(totals):
            for row in chance.choices(range(kind), weights, k=total):
                table[row][column] += 1
        tables.append(table)
    return tables


@given(families())
def test_no_hidden_number_can_be_worked_out_across_tables(tables: list[Counts]) -> None:
    found = suppressed_together(tables, LEAST)
    for cell, (low, high) in ranges_together([printed(table) for table in found]).items():
        assert high - low >= 1 - 1e-6, (cell, tables)


@given(families())
def test_no_small_number_is_shown_and_totals_say_the_same_in_all_tables(tables: list[Counts]) -> None:
    found = suppressed_together(tables, LEAST)
    below = {tuple(printed(table)[-1]) for table in found}
    assert len(below) == 1
    for table in found:
        for row, line in enumerate(table.counts):
            for column, count in enumerate(line):
                shown = table.shown(row, column)
                assert shown == count if isinstance(shown, int) else shown == ("<5" if count < LEAST else "hidden")
                assert not isinstance(shown, int) or shown == 0 or shown >= LEAST


def test_what_one_table_hides_the_other_does_not_give_back() -> None:
    quarters, ages = [[3, 20], [20, 9]], [[23, 29]]
    alone = [suppressed(quarters, LEAST), suppressed(ages, LEAST)]
    together = suppressed_together([quarters, ages], LEAST)
    # Alone, the first table may hide a total that the second one prints.
    assert all(high > low for low, high in ranges_together([printed(table) for table in together]).values())
    assert any(table.hidden for table in alone)


def test_the_solver_would_find_a_total_that_another_table_gives_away() -> None:
    hidden = Suppressed(((3, 20, 23), (4, 25, 29), (7, 45, 52)), frozenset({(0, 0), (1, 0), (0, 2), (1, 2)}), LEAST)
    shown = Suppressed(((3, 20, 23), (4, 25, 29), (7, 45, 52)), frozenset({(1, 1), (0, 1)}), LEAST)
    assert any(high == low for low, high in ranges_together([printed(hidden), printed(shown)]).values())


def test_a_small_total_is_hidden_in_every_table() -> None:
    first, second = suppressed_together([[[2, 10], [1, 20]], [[3, 30]]], LEAST)
    assert first.shown(2, 0) == second.shown(1, 0) == second.shown(0, 0) == "<5"
    assert first.shown(2, 1) == second.shown(1, 1) == "hidden" or first.shown(2, 2) == "hidden"


def test_tables_that_do_not_belong_together_are_refused() -> None:
    with pytest.raises(ValueError, match="same totals"):
        suppressed_together([[[1, 2]], [[1, 3]]], LEAST)
