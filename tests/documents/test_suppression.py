"""Nobody can work out a hidden number: a solver tries, with everything that the table says."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from isva_desk.documents.reports.report import Value
from isva_desk.documents.reports.suppression import Suppressed, suppressed, threshold

LEAST = 5
Counts = list[list[int]]


def ranges(shown: list[list[Value]]) -> dict[tuple[int, int], tuple[float, float]]:
    """For each hidden cell the least and the most that fits all that is shown, all sums, and what the marks say.

    ``shown`` is the table as it is printed, with a total at the end of every row and below every column.
    """
    height, width = len(shown), len(shown[0])
    sums = np.zeros((height + width, height * width))
    for row in range(height):
        for column in range(width):
            place = row * width + column
            sums[row, place] = -1 if column == width - 1 else 1
            sums[height + column, place] = -1 if row == height - 1 else 1
    bounds = [bounds_of(value) for line in shown for value in line]
    found = {}
    for row, line in enumerate(shown):
        for column, value in enumerate(line):
            if not isinstance(value, int):
                aim = np.zeros(height * width)
                aim[row * width + column] = 1
                found[row, column] = (_least(aim, sums, bounds), -_least(-aim, sums, bounds))
    return found


def printed(table: Suppressed) -> list[list[Value]]:
    """The table as it is printed."""
    return [[table.shown(row, column) for column in range(len(line))] for row, line in enumerate(table.counts)]


def bounds_of(value: Value) -> tuple[int, int | None]:
    """The least and the most that a printed value may stand for."""
    if value == "<5":
        return 0, LEAST - 1
    # Whoever knows how this program works knows that what is hidden without being small is not small.
    return (LEAST, None) if value == "hidden" else (int(str(value)), int(str(value)))


def _least(aim: Any, sums: Any, bounds: Sequence[tuple[int, int | None]]) -> float:
    answer = linprog(aim, A_eq=sums, b_eq=np.zeros(len(sums)), bounds=bounds)
    if answer.status == 3:  # no end to it
        return -math.inf
    assert answer.status == 0, answer.message
    return float(answer.fun)


tables = st.integers(1, 6).flatmap(
    lambda width: st.lists(
        st.lists(st.sampled_from([0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 11, 40]), min_size=width, max_size=width),
        min_size=1,
        max_size=6,
    )
)


@given(tables)
def test_no_hidden_number_can_be_worked_out(cells: Counts) -> None:
    table = suppressed(cells, LEAST)
    for cell, (low, high) in ranges(printed(table)).items():
        assert high - low >= 1 - 1e-6, (cell, cells)


@given(tables)
def test_no_small_number_is_shown_and_what_is_shown_is_true(cells: Counts) -> None:
    table = suppressed(cells, LEAST)
    for row, line in enumerate([*cells, [sum(column) for column in zip(*cells, strict=True)]]):
        for column, count in enumerate([*line, sum(line)]):
            shown = table.shown(row, column)
            assert shown == count if isinstance(shown, int) else shown == ("<5" if count < LEAST else "hidden")
            assert not isinstance(shown, int) or shown == 0 or shown >= LEAST


def test_a_lone_small_number_takes_others_with_it() -> None:
    table = suppressed([[3, 20, 30], [12, 25, 9]], LEAST)
    assert table.shown(0, 0) == "<5"
    assert len(table.hidden) == 4  # a square of four: no row and no column has one hidden number alone
    assert table.shown(2, 3) == 99  # and every total but none is kept


def test_a_table_without_small_numbers_is_shown_whole() -> None:
    assert suppressed([[8, 0], [9, 12]], LEAST).hidden == frozenset()


def test_inside_the_service_everything_is_shown() -> None:
    assert suppressed([[1, 0], [2, 3]], 0).hidden == frozenset()


def test_one_number_alone_is_hidden_with_its_totals() -> None:
    table = suppressed([[2]], LEAST)
    assert {table.shown(row, column) for row in range(2) for column in range(2)} == {"<5"}


def test_the_solver_would_work_out_what_is_hidden_alone() -> None:
    alone = Suppressed(((3, 20, 23), (12, 25, 37), (15, 45, 60)), frozenset({(0, 0)}), LEAST)
    assert ranges(printed(alone)) == {(0, 0): (3.0, 3.0)}


def test_the_threshold_is_data() -> None:
    assert threshold() == LEAST
