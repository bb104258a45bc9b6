"""Without a mouse and without eyes: every control can be reached, has a name and a role, and the order makes sense."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QVBoxLayout, QWidget

from isva_desk.ui.chasing.opening import choose_chase
from isva_desk.ui.first_run.pages import FirstRun
from isva_desk.ui.letters.opening import new_letter
from isva_desk.ui.parts import Chips, DayCell, DayStrip, LinkButton, Pill, PlainButton, PrimaryButton, Row, Rows
from isva_desk.ui.prosecution.opening import open_meeting, open_plan
from tests.builders.windows import WindowStory, a_filled_vault, the_demonstration

Open = Callable[..., WindowStory]
# What Qt builds for itself inside a control; the control around it has the name.
INNER = ("qt_scrollarea_viewport", "qt_scrollarea_vcontainer", "qt_scrollarea_hcontainer", "qt_spinbox_lineedit")


def nameless(top: QWidget) -> Iterator[str]:
    """Controls that the keyboard reaches and that a screen reader could not call by a name."""
    for widget in top.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.objectName() not in INNER:
            seen = QAccessible.queryAccessibleInterface(widget)
            name = seen.text(QAccessible.Text.Name) if seen is not None and seen.isValid() else ""
            if not name.strip():
                above = widget.parentWidget()
                yield f"{type(widget).__name__} in {type(above).__name__ if above else '-'}"


def go_round(top: QWidget) -> list[QWidget]:
    """Every control that Tab reaches, in order, until it is back at the first."""
    reached: list[QWidget] = []
    for _press in range(400):
        QTest.keyClick(top.windowHandle(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is None or (reached and focused is reached[0]):
            return reached
        reached.append(focused)
    return reached


@pytest.mark.parametrize(
    "go",
    [
        lambda workspace, _case: workspace.open_today(),
        lambda workspace, _case: workspace.open_caseload(),
        lambda workspace, _case: workspace.open_chasing(),
        lambda workspace, _case: workspace.open_reports(),
        lambda workspace, _case: workspace.open_reports("entitlements"),
        lambda workspace, case: workspace.open_reports("hand-over", case),
        lambda workspace, case: workspace.write_client_update(case),
        choose_chase,
        lambda workspace, _case: workspace.open_settings(),
        *(lambda workspace, case, tab=tab: workspace.open_case(case, tab=tab) for tab in ("entitlements", "updates")),
        *(lambda workspace, case, tab=tab: workspace.open_case(case, tab=tab) for tab in ("people", "contact")),
        lambda workspace, case: workspace.open_case(case, tab="decisions"),
        new_letter,
        open_plan,
        open_meeting,
        lambda workspace, _case: workspace.page_wanted.emit("requests", {}),
        *(lambda workspace, case, tab=tab: workspace.open_case(case, tab=tab) for tab in ("requests", "notes")),
        lambda workspace, case: workspace.record_update(case),
        lambda workspace, _case: workspace.register_client(),
        lambda workspace, _case: workspace.import_file(),
        lambda workspace, _case: workspace.open_command_bar(),
    ],
)
def test_every_control_of_every_page_has_a_name(open_window: Open, tmp_path: Path, go: Callable[..., None]) -> None:
    from isva_desk.journal.caseload import caseload_page

    a_filled_vault(tmp_path, lambda desk: the_demonstration(desk, 6))
    story = open_window().start().unlock()
    rows: list[object] = []
    story.window.workspace.read(caseload_page, then=rows.extend)
    story.settle()
    go(story.window.workspace, rows[0].case_id)  # type: ignore[attr-defined]
    story.settle()
    dialogs = [dialog for dialog in story.window.findChildren(QDialog) if dialog.isVisible()]
    assert not list(nameless(dialogs[0] if dialogs else story.window))


def test_the_door_can_be_gone_through_by_keyboard(open_window: Open, tmp_path: Path) -> None:
    a_filled_vault(tmp_path, lambda _desk: None)
    story = open_window().start()
    assert story.application.door is not None
    assert not list(nameless(story.application.door))
    page = story.unlock_page
    assert page.passphrase.hasFocus()
    assert go_round(story.application.door)[:2] == [page.unlock_button, page.words_button]


def test_the_first_run_can_be_gone_through_by_keyboard(open_window: Open) -> None:
    story = open_window().start()
    assert story.application.door is not None
    first = story.door
    assert isinstance(first, FirstRun)
    for page in (first.who, first.passphrase, first.recovery, first.begin):
        first.setCurrentWidget(page)
        story.settle()
        assert not list(nameless(story.application.door))


def test_in_the_window_tab_goes_from_the_rail_into_the_page(open_window: Open, tmp_path: Path) -> None:
    a_filled_vault(tmp_path, lambda desk: the_demonstration(desk, 6))
    story = open_window().start().unlock()
    story.window.workspace.open_caseload()
    story.settle()
    reached = go_round(story.window)
    in_rail = [widget for widget in reached if story.window.rail.isAncestorOf(widget)]
    page = story.window.page("caseload")
    in_page = [widget for widget in reached if page.isAncestorOf(widget)]
    assert in_rail, "one button of the rail: the arrow keys go on from there"
    assert len(in_page) >= 4, "search, register, chips, table"


def test_chips_are_one_stop_and_the_arrow_keys_choose(open_window: Open) -> None:
    chips = Chips("Who told whom?", [("a", "Police to me"), ("b", "Police to Sam"), ("c", "CPS to me")])
    heard: list[str] = []
    chips.chosen.connect(heard.append)
    chips.choose("a")
    chips.show()
    assert QTest.qWaitForWindowActive(chips)
    chips.focus_first()
    QTest.keyClick(chips.button("a"), Qt.Key.Key_Right)
    assert chips.value() == "b"
    assert heard == ["b"]
    assert QAccessible.queryAccessibleInterface(chips.button("b")).role() == QAccessible.Role.RadioButton
    chips.close()
    chips.deleteLater()


def test_tab_comes_to_the_chosen_chip_and_arrow_keys_follow_the_reading_order(open_window: Open) -> None:
    page = QWidget()
    box = QVBoxLayout(page)
    before = PlainButton("Before")
    chips = Chips("About what?", [(str(place), f"A rather long answer, number {place}") for place in range(5)])
    knows = Chips("Does the client know?", [("yes", "Yes"), ("not-yet", "Not yet"), ("no", "No")])
    for part in (before, chips, knows):
        box.addWidget(part)
    page.resize(420, 400)
    chips.choose("0")
    knows.choose("not-yet")
    page.show()
    assert QTest.qWaitForWindowActive(page)
    before.setFocus()
    for _press in range(4):
        QTest.keyClick(page.windowHandle(), Qt.Key.Key_Right if _press else Qt.Key.Key_Tab)
    assert chips.value() == "3", "over the ends of the lines"
    QTest.keyClick(page.windowHandle(), Qt.Key.Key_End)
    assert chips.value() == "4"
    QTest.keyClick(page.windowHandle(), Qt.Key.Key_Right)
    assert chips.value() == "0", "round"
    QTest.keyClick(page.windowHandle(), Qt.Key.Key_Tab)
    assert knows.button("not-yet").hasFocus()
    QTest.keyClick(page.windowHandle(), Qt.Key.Key_Backtab)
    assert chips.button("0").hasFocus()
    page.close()
    page.deleteLater()


def test_rows_are_items_of_a_list_for_a_screen_reader(open_window: Open, tmp_path: Path) -> None:
    a_filled_vault(tmp_path, lambda desk: the_demonstration(desk, 6))
    story = open_window().start().unlock()
    story.window.workspace.open_today()
    story.settle()
    rows = [row for row in story.window.findChildren(Row) if row.isVisible()]
    assert rows
    for row in rows:
        seen = QAccessible.queryAccessibleInterface(row)
        assert seen.role() == QAccessible.Role.ListItem
        assert seen.text(QAccessible.Text.Name) == row.accessibleName()
        assert QAccessible.queryAccessibleInterface(row.parentWidget() or row).role() == QAccessible.Role.List


def test_rows_are_moved_through_by_arrow_keys_and_opened_by_enter(open_window: Open) -> None:
    rows, opened = Rows(), []
    for name in ("one", "two", "three"):
        row = Row(name)
        row.opened.connect(lambda which=name: opened.append(which))
        rows.add(row)
    rows.show()
    rows.rows[0].setFocus()
    QTest.keyClick(rows.rows[0], Qt.Key.Key_End)
    QTest.keyClick(rows.rows[2], Qt.Key.Key_Return)
    QTest.keyClick(rows.rows[2], Qt.Key.Key_Up)
    QTest.keyClick(rows.rows[1], Qt.Key.Key_Space)
    assert opened == ["three", "two"]
    rows.close()
    rows.deleteLater()


def test_parts_say_what_they_are(open_window: Open) -> None:
    pressed: list[str] = []
    save = PrimaryButton("Save", lambda: pressed.append("saved"), shortcut="Ctrl+Return")
    assert (save.accessibleName(), save.accessibleDescription()) == ("Save", "Shortcut: Ctrl Enter")
    assert [label.text() for label in save.findChildren(QLabel)] == ["Save", "Ctrl Enter"]
    save.click()
    assert pressed == ["saved"]
    assert PlainButton("Cancel").accessibleDescription() == ""
    assert LinkButton("Why?", name="Why?: K7Q2").accessibleName() == "Why?: K7Q2"
    assert Pill("5 working days past", "rose").accessibleName() == "5 working days past"
    strip = DayStrip([DayCell("Fri 13", "released", "start")], spoken="Released on Friday 13 November.")
    assert strip.accessibleName() == "Released on Friday 13 November."
