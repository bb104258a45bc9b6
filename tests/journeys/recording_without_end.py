"""A desk at which updates are recorded one after the other until it is killed. Run by ``test_killed_at_work.py``.

Each update is told on standard output after the window has heard that it was saved, and not before.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from isva_desk.casework.record_update import NewUpdate, record_update
from isva_desk.domain.dates import parse_when
from isva_desk.journal.caseload import caseload_page
from tests.builders.windows import a_window


def main(folder: Path) -> None:
    story = a_window(folder).start().unlock()
    workspace = story.window.workspace
    cases: list[Any] = []
    workspace.read(caseload_page, then=cases.extend)
    story.settle()

    def next_one(changes: Any = None) -> None:
        if changes is not None:
            sys.stdout.write(f"{changes.made}\n")
            sys.stdout.flush()
        update = NewUpdate("police", on=parse_when("2026-11-20"), note="a routine update")
        workspace.act(record_update, cases[0].case_id, update, then=next_one)

    next_one()
    story.application.qt.exec()


main(Path(sys.argv[1]))
