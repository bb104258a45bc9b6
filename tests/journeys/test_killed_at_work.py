"""The program is killed in the middle of the work: nothing that the window said was saved is lost."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from isva_desk.journal.case_view import updates_of
from isva_desk.journal.caseload import caseload_page
from isva_desk.journal.store import Store
from tests.builders.desks import a_case, a_client
from tests.builders.windows import WindowStory, a_filled_vault

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("confirmed", [1, 7, 25])
def test_nothing_confirmed_is_lost(open_window: Callable[..., WindowStory], tmp_path: Path, confirmed: int) -> None:
    a_filled_vault(tmp_path, lambda desk: a_case(desk, a_client(desk, "K7Q2", "Sam")))
    victim = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.recording_without_end", str(tmp_path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert victim.stdout is not None
    assert victim.stderr is not None
    said = [victim.stdout.readline().strip() for _update in range(confirmed)]
    victim.kill()
    rest, _complaints = victim.communicate(timeout=60)
    said += [line for line in rest.split("\n")[:-1] if line]
    assert all(said)

    story = open_window().start().unlock()
    found: list[tuple[set[str], list[object]]] = []
    story.window.workspace.read(_what_is_there, then=found.append)
    story.settle()
    there, faults = found[0]
    assert set(said) <= there
    assert len(there) <= len(said) + 1, "at most the one that was under way"
    assert faults == []


def _what_is_there(store: Store) -> tuple[set[str], list[object]]:
    (row,) = caseload_page(store)
    return {update.update_id for update in updates_of(store, row.case_id)}, list(store.verify_chain())
