"""One guess costs 0.7 to 1.0 seconds on this machine, and never less than the floor."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isva_desk.vault.problems import NotEnoughMemory
from isva_desk.vault.stretching import FLOOR, ArgonCost, measured_cost, stretch


def machine(seconds_at_floor: float, fixed: float = 0.0) -> Callable[[ArgonCost], float]:
    """A machine on which work takes time in proportion, beside a fixed part."""

    def seconds_of(cost: ArgonCost) -> float:
        work = cost.memory_kib * cost.passes / (FLOOR.memory_kib * FLOOR.passes)
        return fixed + seconds_at_floor * work

    return seconds_of


def test_the_floor_is_64_mebibytes_three_passes_and_four_lanes() -> None:
    assert ArgonCost(memory_kib=65_536, passes=3, lanes=4) == FLOOR


@given(seconds=st.floats(0.0005, 20), fixed=st.floats(0, 0.2))
def test_no_machine_is_given_less_than_the_floor_or_more_than_a_gibibyte(seconds: float, fixed: float) -> None:
    cost = measured_cost(machine(seconds, fixed))
    assert not cost.falls_short_of(FLOOR)
    assert cost.memory_kib <= 1024 * 1024
    assert cost.sensible


@given(seconds=st.floats(0.005, 1.0), fixed=st.floats(0, 0.2))
def test_a_machine_within_reach_takes_07_to_10_seconds(seconds: float, fixed: float) -> None:
    seconds_of = machine(seconds, fixed)
    taken = seconds_of(measured_cost(seconds_of))
    assert 0.7 <= taken <= 1.0 or seconds_of(FLOOR) > 1.0


def test_a_slow_machine_stays_at_the_floor() -> None:
    assert measured_cost(machine(9.0)) == FLOOR


def test_a_fast_machine_gets_more_passes_when_the_memory_is_used_up() -> None:
    cost = measured_cost(machine(0.004), most_kib=1024 * 1024)
    assert cost.memory_kib == 1024 * 1024
    assert cost.passes > FLOOR.passes


def test_a_machine_short_of_memory_gets_passes_in_its_place() -> None:
    seconds_of = machine(0.02)

    def short_of_memory(cost: ArgonCost) -> float:
        if cost.memory_kib > 256 * 1024:
            raise NotEnoughMemory(cost.memory_kib // 1024)
        return seconds_of(cost)

    cost = measured_cost(short_of_memory, most_kib=1024 * 1024)
    assert FLOOR.memory_kib <= cost.memory_kib <= 256 * 1024
    assert cost.passes > FLOOR.passes
    assert 0.7 <= seconds_of(cost) <= 1.0


def test_a_machine_that_cannot_do_the_floor_is_told_so() -> None:
    def nothing_free(cost: ArgonCost) -> float:
        raise NotEnoughMemory(cost.memory_kib // 1024)

    with pytest.raises(NotEnoughMemory, match="needs 64 MiB of free memory"):
        measured_cost(nothing_free)


@pytest.mark.parametrize(
    "cheaper", [ArgonCost(65_535, 3, 4), ArgonCost(65_536, 2, 4), ArgonCost(65_536, 3, 3), ArgonCost(10**6, 1, 1)]
)
def test_less_in_any_respect_falls_short(cheaper: ArgonCost) -> None:
    assert cheaper.falls_short_of(FLOOR)
    assert not FLOOR.falls_short_of(FLOOR)


def test_stretching_is_argon2id_as_published() -> None:
    # the first Argon2id vector of the reference implementation (phc-winner-argon2, src/test.c)
    expected = "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"
    assert stretch(b"password", b"somesalt", ArgonCost(65_536, 2, 1)).hex() == expected
