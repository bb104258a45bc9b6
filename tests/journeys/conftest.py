"""Journeys are told in the same window as the stories of single pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ui.conftest import open_window

__all__ = ["open_window"]


@pytest.fixture(autouse=True)
def nothing_went_wrong_behind_the_window(capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    """What nobody catches the program says in one line on standard error, and goes on. A journey has none of that."""
    yield
    said = capfd.readouterr().err
    assert "desk:" not in said, said
