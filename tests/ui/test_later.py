"""What is made or loaded only when somebody looks at it, and that it is whole once they do."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from isva_desk.casework.desk import Desk
from isva_desk.ui.case.page import CasePage
from isva_desk.ui.notes.sheet import NoteSheet
from isva_desk.ui.today.page import AT_ONCE, FIRST, TodayPage
from tests.builders.caseloads import many_cases
from tests.builders.desks import CaseBuilder, a_case, a_client
from tests.builders.sam import sams_case
from tests.builders.windows import WindowStory, a_filled_vault

Open = Callable[..., WindowStory]

SCRIPT = """
import json, sys
import isva_desk.ui.case.page, isva_desk.ui.reports.page
import isva_desk.ui.court.tab, isva_desk.ui.needs.tab, isva_desk.ui.notes.tab
import isva_desk.ui.prosecution.tab, isva_desk.ui.records_requests.tab, isva_desk.ui.chasing.sheet
print(json.dumps(sorted({name.split(".")[0] for name in sys.modules})))
"""
DRAWS_PAGES = {"pikepdf", "pypdfium2", "reportlab", "uharfbuzz", "openpyxl"}


def test_a_case_and_the_command_bar_do_not_load_what_draws_pages() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], check=True, capture_output=True, text=True)
    assert not DRAWS_PAGES & set(json.loads(done.stdout))


def test_a_tab_of_a_case_is_made_when_it_is_wanted(open_window: Open, tmp_path: Path) -> None:
    cases: list[CaseBuilder] = []
    a_filled_vault(tmp_path, lambda desk: cases.append(sams_case(desk)))
    story = open_window().start().unlock()
    story.window.workspace.open_case(cases[0].id)
    story.settle()
    page = story.window.page("case")
    assert isinstance(page, CasePage)
    made = page.more._tabs
    assert not made
    assert "court" in page.more
    assert "vault" not in page.more

    story.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert story.find(NoteSheet).isVisible()
    assert list(made) == ["notes"], "its keys are heard on any tab, and make no other"
    assert not made["notes"].isVisible()
    story.find(NoteSheet).reject()
    story.settle()

    page.tabs.open("court")
    story.settle()
    assert list(made) == ["notes", "court"]
    assert made["court"].isVisible()
    assert page.tabs.isAncestorOf(made["court"])

    offered = {act.words for act in page.acts()}
    assert {"Record a risk…", "A hearing is listed…", "Write a note…"} <= offered
    assert list(page.more) == ["needs", "decisions", "court", "requests", "notes"]


def test_what_lies_below_the_first_screen_of_today_follows(open_window: Open, tmp_path: Path) -> None:
    def fill(desk: Desk) -> None:
        many_cases(desk, 20)
        a_case(desk, a_client(desk, reference="H1")).with_event(
            "hearing-listed", "2026-11-20", hearing="first hearing", hearing_on="2026-11-26"
        )

    a_filled_vault(tmp_path, fill)
    story = open_window().start().unlock()
    page = story.window.page("today")
    assert isinstance(page, TodayPage)
    rows = {section: len(block.views) for section, block in page._blocks.items() if block.views}
    assert sum(rows.values()) > AT_ONCE
    assert rows["hearings"] == 1
    assert rows == {section: min(FIRST, count) for section, count in page._counts.items() if count}
    assert len(page._views) == sum(rows.values())
    assert page._views[0].hasFocus()
