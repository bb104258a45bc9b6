"""The program is killed at random moments of saving, importing, merging and rebuilding: no confirmed fact is lost."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from tests.faults.killed_journal import main

ROUNDS = 40


@pytest.mark.skipif(
    sys.platform == "win32", reason="there is no SIGKILL; power cuts are simulated by the vault's tests"
)
def test_no_confirmed_fact_is_lost_and_nothing_is_half_there(tmp_path: Path) -> None:
    seed = random.randrange(2**32)
    try:
        main(tmp_path, ROUNDS, seed)
    except AssertionError as found:
        raise AssertionError(f"seed {seed}: {found}") from found
