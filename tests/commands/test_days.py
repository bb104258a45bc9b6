"""A day after any option is read in one way, and a far year is a slip of typing everywhere."""

from __future__ import annotations

import pytest

from isva_desk.commands.days import day_given
from isva_desk.domain.problems import KnownProblem


def test_a_day_is_read() -> None:
    assert str(day_given("2026-11-23", "--from")) == "2026-11-23"
    assert day_given(None, "--from") is None


@pytest.mark.parametrize("text", ["9999-12-31", "0001-01-01", "2026-11", "23/11/2026", "", "2026-02-30"])
def test_what_is_no_day_is_refused_with_the_name_of_the_option(text: str) -> None:
    with pytest.raises(KnownProblem, match=r'--from: ".*" is not a day; write it like 2026-11-23'):
        day_given(text, "--from")
