"""The lock wins over everything: whatever sets it off, whatever is open, nothing of a record stays in the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)  # fmt: skip

from isva_desk.casework.desk import Desk
from isva_desk.casework.register_client import NewClient
from isva_desk.journal.drafts import load_draft
from isva_desk.ui.lock.falling import is_private
from isva_desk.ui.settings.change_passphrase import ChangePassphrase
from tests.builders.desks import a_case, a_client
from tests.builders.windows import WindowStory, a_filled_vault

Open = Callable[..., WindowStory]
MARKS = ("QXZMARK", "K7Q2", "0117 496 0999", "Quillfeather")


def someone(desk: Desk) -> None:
    client = a_client(desk, "K7Q2", "QXZMARK", name="QXZMARK Quillfeather")
    a_case(desk, client, crime_reference="QXZMARK/1").with_event("arrest", "2026-11-12", suspect="A").with_event(
        "release-on-bail", "2026-11-13", suspect="A", note="QXZMARK said so"
    )


def traces() -> Iterator[tuple[str, str]]:
    """Where a mark can still be read."""
    for widget in QApplication.allWidgets():
        for where, text in words_of(widget):
            if any(mark in text for mark in MARKS):
                yield f"{type(widget).__name__}.{where}", text
    for window in QGuiApplication.allWindows():
        if window.title() not in {"", "Desk"}:
            yield "title", window.title()
    if any(mark in QGuiApplication.clipboard().text() for mark in MARKS):
        yield "clipboard", QGuiApplication.clipboard().text()


def words_of(widget: QWidget) -> Iterator[tuple[str, str]]:
    yield "title", widget.windowTitle()
    yield "tooltip", widget.toolTip()
    yield "status tip", widget.statusTip()
    yield "what's this", widget.whatsThis()
    yield "accessible name", widget.accessibleName()
    yield "accessible description", widget.accessibleDescription()
    if isinstance(widget, (QLabel, QLineEdit, QAbstractButton)):
        yield "text", widget.text()
    if isinstance(widget, QPlainTextEdit):
        yield "text", widget.toPlainText()
    if isinstance(widget, QComboBox):
        yield from (("item", widget.itemText(place)) for place in range(widget.count()))


# -- what sets it off ----------------------------------------------------------------------------------------------


def left_alone(story: WindowStory) -> None:
    story.real.now += 5 * 60
    story.awake.now += 5 * 60
    story.application.idle_watch.look()


def slept(story: WindowStory) -> None:
    story.real.now += 60
    story.awake.now += 5
    story.application.idle_watch.look()


def escape_twice(story: WindowStory) -> None:
    story.press_only(Qt.Key.Key_Escape)
    story.press_only(Qt.Key.Key_Escape)


def chord(story: WindowStory) -> None:
    story.press_only(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


def system_says(story: WindowStory) -> None:
    story.application.system_watch.locking.emit()


TRIGGERS = (left_alone, slept, escape_twice, chord, system_says)


# -- what is open --------------------------------------------------------------------------------------------------


def nothing(story: WindowStory) -> None:
    story.window.workspace.open_today()


def the_case(story: WindowStory) -> None:
    story.window.workspace.open_case(a_case_id(story))


def recording(story: WindowStory) -> None:
    story.window.workspace.record_update(a_case_id(story))
    story.settle()
    QTest.keyClicks(QApplication.focusWidget() or story.window, "QXZMARK")


def registering(story: WindowStory) -> None:
    story.window.workspace.register_client()
    story.settle()
    QTest.keyClicks(QApplication.focusWidget() or story.window, "QXZMARK")


def finding(story: WindowStory) -> None:
    story.window.workspace.open_command_bar()
    story.settle()
    QTest.keyClicks(QApplication.focusWidget() or story.window, "QXZM")


def changing_the_passphrase(story: WindowStory) -> None:
    story.window.workspace.open_dialog(ChangePassphrase(story.window.workspace))


def choosing_a_file(story: WindowStory) -> None:
    chooser = QFileDialog()
    chooser.setOption(QFileDialog.Option.DontUseNativeDialog)
    story.window.workspace.open_dialog(chooser)


def a_menu(story: WindowStory) -> None:
    menu = QMenu(story.window)
    menu.addAction(QAction("QXZMARK", menu))
    menu.popup(story.window.pos())


def a_sheet_over_a_sheet(story: WindowStory) -> None:
    registering(story)
    changing_the_passphrase(story)


def a_problem(story: WindowStory) -> None:
    story.window.problems.say(RuntimeError("QXZMARK"))


OPEN = (
    nothing, the_case, recording, registering, finding, changing_the_passphrase, choosing_a_file, a_menu,
    a_sheet_over_a_sheet, a_problem,
)  # fmt: skip


def a_case_id(story: WindowStory) -> str:
    from isva_desk.journal.caseload import caseload_page

    rows: list[object] = []
    story.window.workspace.read(caseload_page, then=rows.extend)
    story.settle()
    return rows[0].case_id  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize("opens", OPEN)
@pytest.mark.parametrize("trigger", TRIGGERS)
def test_nothing_stays_whatever_is_open(
    open_window: Open,
    tmp_path: Path,
    trigger: Callable[[WindowStory], None],
    opens: Callable[[WindowStory], None],
) -> None:
    a_filled_vault(tmp_path, someone)
    story = open_window().start().unlock()
    opens(story)
    story.settle()
    story.window.workspace.copy("0117 496 0999")
    assert list(traces()), "the test would see nothing even without a lock"
    trigger(story)
    assert not [top for top in QApplication.topLevelWidgets() if top.isVisible() and is_private(top)], "hidden at once"
    story.locked()
    assert not list(traces())
    assert story.unlock_page.isVisible()
    assert [top.windowTitle() for top in QApplication.topLevelWidgets() if top.isVisible()] == ["Desk"]
    story.unlock()
    assert story.window.isVisible()


def test_a_dialog_that_blocks_does_not_hold_up_the_lock(open_window: Open, tmp_path: Path) -> None:
    a_filled_vault(tmp_path, someone)
    story = open_window().start().unlock()
    blocking = QDialog(story.window)
    QLabel("QXZMARK", blocking)
    QTimer.singleShot(0, story.application.lock)
    blocking.exec()
    story.locked()
    assert not list(traces())


def test_the_key_is_dropped_and_the_vault_is_free(open_window: Open, tmp_path: Path) -> None:
    from isva_desk.vault.single_opener import open_here

    a_filled_vault(tmp_path, someone)
    story = open_window().start().unlock()
    opened = story.window.workspace._opened
    assert not opened.key.dropped
    story.application.lock()
    story.locked()
    story.until(lambda: opened.key.dropped)
    assert not open_here(tmp_path / "vault")


def test_what_was_being_typed_is_there_again(open_window: Open, tmp_path: Path) -> None:
    class Note(QPlainTextEdit):
        draft_key = "note:invented"

        def draft_text(self) -> str:
            return self.toPlainText()

    a_filled_vault(tmp_path, someone)
    story = open_window().start().unlock()
    note = Note(story.window.centralWidget())
    note.setPlainText("QXZMARK rang at four")
    story.application.lock()
    story.locked().unlock()
    found: list[object] = []
    story.window.workspace.read(load_draft, "note:invented", then=found.append)
    story.settle()
    assert found == ["QXZMARK rang at four"]


def test_a_form_that_was_begun_is_offered_again(open_window: Open, tmp_path: Path) -> None:
    from isva_desk.ui.record_update.dialog import RecordUpdate

    a_filled_vault(tmp_path, someone)
    story = open_window().start().unlock()
    case = a_case_id(story)
    story.window.workspace.record_update(case)
    story.settle()
    QTest.keyClicks(story.find(RecordUpdate).note, "QXZMARK rang at four")
    story.application.lock()
    story.locked().unlock()
    story.window.workspace.record_update(case)
    story.settle()
    sheet = story.find(RecordUpdate)
    sheet.carry_on.click()
    assert sheet.note.text() == "QXZMARK rang at four"


def test_the_panic_key_keeps_what_its_first_press_closed(open_window: Open, tmp_path: Path) -> None:
    from isva_desk.ui.record_update.dialog import RecordUpdate

    a_filled_vault(tmp_path, someone)
    story = open_window().start().unlock()
    case = a_case_id(story)
    story.window.workspace.record_update(case)
    story.settle()
    QTest.keyClicks(story.find(RecordUpdate).note, "QXZMARK rang at four")
    escape_twice(story)
    story.locked().unlock()
    story.window.workspace.record_update(case)
    story.settle()
    sheet = story.find(RecordUpdate)
    sheet.carry_on.click()
    assert sheet.note.text() == "QXZMARK rang at four"


def test_one_escape_forgets_what_was_typed(open_window: Open, tmp_path: Path) -> None:
    from isva_desk.journal.drafts import draft_keys
    from isva_desk.ui.record_update.dialog import RecordUpdate

    a_filled_vault(tmp_path, someone)
    story = open_window().start().unlock()
    story.window.workspace.record_update(a_case_id(story))
    story.settle()
    QTest.keyClicks(story.find(RecordUpdate).note, "QXZMARK rang at four")
    story.press(Qt.Key.Key_Escape)
    kept: list[tuple[str, ...]] = []

    def nothing_is_kept() -> bool:
        story.window.workspace.read(draft_keys, then=kept.append)
        story.settle()
        return kept[-1] == ()

    story.until(nothing_is_kept)
    assert len(kept) > 1, "at first it was still there"


def test_an_import_under_way_leaves_nothing(open_window: Open, tmp_path: Path) -> None:
    from isva_desk.casework.importing import import_cases
    from isva_desk.journal.caseload import caseload_count
    from tests.builders.windows import demonstration_cases

    a_filled_vault(tmp_path, someone)
    story = open_window().start().unlock()
    workspace = story.window.workspace
    seen: list[int] = []

    def take_in(desk: Desk) -> object:
        cases = demonstration_cases(desk, 200)
        return import_cases(desk, cases, progress=lambda done, _all: seen.append(done), cancelled=workspace.cancelled)

    workspace.act(take_in)
    story.until(lambda: bool(seen))
    story.application.lock()
    story.locked()
    assert not list(traces())
    story.unlock()
    counted: list[int] = []
    story.window.workspace.read(caseload_count, then=counted.append)
    story.settle()
    assert counted == [1]


def test_a_save_that_was_asked_for_is_kept(open_window: Open, tmp_path: Path) -> None:
    from isva_desk.casework.register_client import register_client
    from isva_desk.journal.find import find

    a_filled_vault(tmp_path, someone)
    story = open_window().start().unlock()
    story.window.workspace.act(register_client, NewClient("W9B4"))
    story.application.lock()
    story.locked().unlock()
    found: list[object] = []
    story.window.workspace.read(find, "W9B4", then=found.extend)
    story.settle()
    assert len(found) == 1


def test_one_escape_does_not_lock_and_a_slow_second_one_does_not_either(open_window: Open, tmp_path: Path) -> None:
    from isva_desk.ui.lock.hands import Hands
    from isva_desk.ui.lock.idle import IdleWatch
    from isva_desk.ui.lock.panic import PanicKeys
    from tests.builders.windows import Seconds

    a_filled_vault(tmp_path, someone)
    story = open_window().start().unlock()
    seconds = Seconds()
    watch = PanicKeys(clock=seconds, parent=story.application)
    hands = Hands(IdleWatch(5), watch, story.application)
    story.application.qt.installEventFilter(hands)
    pressed: list[bool] = []
    watch.pressed.connect(lambda: pressed.append(True))
    story.application.qt.removeEventFilter(story.application.hands)
    story.press_only(Qt.Key.Key_Escape)
    seconds.now += 2
    story.press_only(Qt.Key.Key_Escape)
    assert not pressed
    seconds.now += 0.3
    story.press_only(Qt.Key.Key_Escape)
    assert pressed == [True]
    story.application.qt.removeEventFilter(hands)


def test_touching_the_desk_keeps_it_open(open_window: Open, tmp_path: Path) -> None:
    a_filled_vault(tmp_path, someone)
    story = open_window().start().unlock()
    for _minute in range(3):
        story.real.now += 4 * 60
        story.awake.now += 4 * 60
        story.press(Qt.Key.Key_Down)
        story.application.idle_watch.look()
    assert story.application.window is not None
    left_alone(story)
    story.locked()


def test_a_clock_that_jumps_locks_even_a_long_time_away(open_window: Open, tmp_path: Path) -> None:
    a_filled_vault(tmp_path, someone)
    story = open_window().start().unlock()
    story.real.now += 8 * 60 * 60
    story.awake.now += 3
    story.application.idle_watch.look()
    story.locked()
    assert not list(traces())


def test_no_title_can_be_set_to_anything_else(open_window: Open, tmp_path: Path) -> None:
    a_filled_vault(tmp_path, someone)
    story = open_window().start().unlock()
    story.window.setWindowTitle("K7Q2 QXZMARK")
    assert story.window.windowTitle() == "Desk"
    dialog = QDialog()
    dialog.setWindowTitle("K7Q2")
    story.window.workspace.open_dialog(dialog)
    assert dialog.windowTitle() == "Desk"
    assert isinstance(story.application, QObject)
