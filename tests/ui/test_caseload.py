"""The caseload: sorted and filtered by the records, opened by keyboard, and no slower for being large."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from isva_desk.casework.desk import Desk
from isva_desk.casework.open_case import close_case
from isva_desk.journal.rows import CaseloadRow
from isva_desk.ui.caseload.columns import COLUMNS
from isva_desk.ui.caseload.model import CELL, PAGE, CaseloadModel
from isva_desk.ui.caseload.page import CaseloadPage
from tests.builders.desks import a_case, a_client
from tests.builders.windows import WindowStory, a_filled_vault, the_demonstration

Open = Callable[..., WindowStory]


def three_people(desk: Desk) -> None:
    a_case(desk, a_client(desk, "K7Q2", "Sam")).with_event("arrest", "2026-10-12", suspect="A")
    a_case(desk, a_client(desk, "W9B4", "Alex")).with_event("report", "2026-11-20")
    closed = a_case(desk, a_client(desk, "B3B3", "Kit"))
    close_case(desk, closed.id, desk.today(), "moved away")


def caseload(story: WindowStory) -> CaseloadPage:
    story.window.workspace.open_caseload()
    story.settle()
    page = story.window.page("caseload")
    assert isinstance(page, CaseloadPage)
    return page


def references(page: CaseloadPage) -> list[str]:
    return [page.model.index(row, 0).data() for row in range(page.model.rowCount())]


@pytest.fixture
def story(open_window: Open, tmp_path: Path) -> WindowStory:
    a_filled_vault(tmp_path, three_people)
    return open_window().start().unlock()


def test_open_cases_are_shown_and_closed_ones_on_their_own_chip(story: WindowStory) -> None:
    page = caseload(story)
    assert sorted(references(page)) == ["K7Q2", "W9B4"]
    page.chips.button("closed").click()
    story.settle()
    assert references(page) == ["B3B3"]


def test_what_has_no_record_has_its_own_chip_and_words(story: WindowStory) -> None:
    page = caseload(story)
    page.chips.button("past").click()
    story.settle()
    assert references(page) == ["K7Q2"]
    place = next(number for number, column in enumerate(COLUMNS) if column.sort == "past_entitlements")
    cell = page.model.index(0, place).data(CELL)
    assert (cell.tone, "no record" in cell.words) == ("rose", True)


def test_typing_searches_and_enter_opens(story: WindowStory) -> None:
    page = caseload(story)
    story.press(Qt.Key.Key_Slash)
    QTest.keyClicks(page.search, "alex")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    story.settle()
    assert references(page) == ["W9B4"]
    QTest.keyClick(page.table, Qt.Key.Key_Slash)
    assert page.search.selectedText() == "alex", "so that typing takes its place"
    QTest.keyClicks(page.search, "alex")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    story.settle()
    assert references(page) == ["W9B4"]
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    story.settle()
    assert story.window.open_page_id == "case"


def test_s_sorts_by_the_next_column_and_shift_s_turns_the_order(story: WindowStory) -> None:
    page = caseload(story)
    page.sort_by(0, turned=False)
    story.settle()
    assert references(page) == ["K7Q2", "W9B4"]
    QTest.keyClick(page.table, Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    story.settle()
    assert references(page) == ["W9B4", "K7Q2"]
    QTest.keyClick(page.table, Qt.Key.Key_S)
    story.settle()
    assert page.model.sorted_by == "stage"
    assert page.table.horizontalHeader().sortIndicatorSection() == 1


def test_a_column_head_sorts_and_turns(story: WindowStory) -> None:
    page = caseload(story)
    header = page.table.horizontalHeader()
    for wanted in (["K7Q2", "W9B4"], ["W9B4", "K7Q2"]):
        header.sectionClicked.emit(0)
        story.settle()
        assert references(page) == wanted


def test_nothing_found_offers_all_that_are_open(story: WindowStory) -> None:
    page = caseload(story)
    page.search.setText("nobody of that name")
    page._filter()
    story.settle()
    assert page._stack.currentWidget() is page._nothing
    page.show_all()
    story.settle()
    assert page._stack.currentWidget() is page.table


def test_an_empty_caseload_says_what_belongs_there(open_window: Open, tmp_path: Path) -> None:
    a_filled_vault(tmp_path, lambda _desk: None)
    page = caseload(open_window().start().unlock())
    assert page._stack.currentWidget() is page._nobody


def test_every_cell_of_the_demonstration_can_be_said(open_window: Open, tmp_path: Path) -> None:
    a_filled_vault(tmp_path, the_demonstration)
    page = caseload(open_window().start().unlock())
    model = page.model
    assert model.rowCount() == 39  # one of the forty has been closed
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            spoken = model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)
            assert spoken.startswith(model.headerData(column, Qt.Orientation.Horizontal))
    page.table.grab()


class AskedPages:
    """Stands where the workspace stands and counts what a model of 100,000 rows asks for."""

    def __init__(self, rows: int) -> None:
        self.rows, self.asked = rows, 0

    def read(self, _page: object, *args: object, then: Callable[[object], object], **_: Any) -> None:
        self.asked += 1
        offset = args[3] if len(args) > 3 else 0
        rows = [a_row(int(str(offset)) + place) for place in range(PAGE)]
        then((self.rows, rows) if len(args) == 3 else rows)


def a_row(number: int) -> CaseloadRow:
    return CaseloadRow(
        f"c{number}", f"k{number}", f"R{number}", "Sam", "investigation", None, None, 0, 0, None, None, None, None,
        None, "Robin", False,
    )  # fmt: skip


def test_a_hundred_thousand_rows_cost_what_is_looked_at(qtbot: object) -> None:
    asked = AskedPages(100_000)
    model = CaseloadModel(asked)  # type: ignore[arg-type]
    model.ask_again()
    assert model.rowCount() == 100_000
    assert model.row(99_999) is None, "the first look asks, the answer comes by a signal"
    last = model.row(99_999)
    assert last is not None
    assert last.reference == "R99999"
    for row in range(0, 99_999, 997):
        model.row(row)
    assert asked.asked < 110
    assert len(model._pages) <= 24, "what was looked at long ago is let go"
