"""Reports in the window: picked by keyboard, narrowed down, looked at, saved, and given up by the lock."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from isva_desk.casework.desk import Desk
from isva_desk.documents.reports.catalogue import REPORTS
from isva_desk.documents.reports.order import made as made_at_once
from isva_desk.journal.changes import Changes
from isva_desk.ui.client_update.safe_way_sheet import SafeWaySheet
from isva_desk.ui.preview.save_sheet import SaveSheet
from isva_desk.ui.reports import report_view
from isva_desk.ui.reports.page import ReportsPage
from isva_desk.ui.reports.readers import by_reader
from isva_desk.ui.reports.report_view import ReportView
from tests.builders.desks import a_case, a_client
from tests.builders.sam import sams_case
from tests.builders.windows import WindowStory, a_filled_vault
from tests.ui.test_preview import exports

Open = Callable[..., WindowStory]
Control = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


def two_cases(desk: Desk) -> None:
    sams_case(desk)
    a_case(desk, a_client(desk, "K7Q2", "Samira")).with_event("arrest", "2026-11-02", "A")


@pytest.fixture
def story(open_window: Open, tmp_path: Path) -> WindowStory:
    a_filled_vault(tmp_path, two_cases)
    return open_window().start().unlock()


def page_of(story: WindowStory) -> ReportsPage:
    page = story.window.page("reports")
    assert isinstance(page, ReportsPage)
    return page


def opened(story: WindowStory, name: str, case_id: str | None = None) -> ReportView:
    story.window.workspace.open_reports(name, case_id)
    story.settle()
    view = page_of(story).view
    assert view is not None
    return view


def says(view: ReportView) -> str:
    return view.preview.view.accessibleDescription()


def words_on(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text())


def made_anew(story: WindowStory, view: ReportView) -> None:
    """Let the pause after a change pass."""
    story.until(lambda: not view._soon.isActive())
    story.settle()


def test_every_report_stands_under_its_readers_once() -> None:
    groups = by_reader(REPORTS.values())
    named = [listed.name for _heading, reports in groups for listed in reports]
    assert sorted(named) == sorted(REPORTS)


def test_from_the_rail_to_the_file_by_keyboard_alone(story: WindowStory, tmp_path: Path) -> None:
    story.press(Key.Key_4, Control)
    page = page_of(story)
    first = next(iter(page.list.rows.values()))
    assert story.window.focusWidget() is first
    QTest.keyClick(first, Key.Key_Down)
    assert story.window.focusWidget() is list(page.list.rows.values())[1]
    QTest.keyClick(page.list.rows["case-list"], Key.Key_Return)
    story.settle()
    view = page.view
    assert view is not None
    assert view.head.text() == "Case list"
    assert "K7Q2" in says(view)
    assert "Samira" not in says(view), "no names unless they are asked for"
    assert exports(story) == []

    story.press(Key.Key_S, Control)
    saving = story.find(SaveSheet)
    assert saving.path.text().endswith("R2-2026-11-23.pdf")
    for kind, begins in (("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK"), ("pdf", b"%PDF")):
        saving.path.setText(str(tmp_path / "list"))
        saving.kind.button(f".{kind}").click()
        assert saving.protect.isVisible() is (kind == "pdf"), "only a PDF can be encrypted"
        saving.reason.setText("supervision")
        QTest.keyClick(saving.path, Key.Key_Return)
        story.settle()
        content = (tmp_path / f"list.{kind}").read_bytes()
        assert content.startswith(begins)
        export = exports(story)[-1]
        assert export.hash == hashlib.sha256(content).hexdigest()
        assert export.what.startswith(f"report R2 case-list.{kind}: All cases")
        assert export.reason == "supervision"
        assert "It is not encrypted" in words_on(saving)
        QTest.keyClick(saving, Key.Key_Escape)
        story.settle()
        view.save_it()
        story.settle()
        saving = story.find(SaveSheet)
    saving.path.setText(str(tmp_path / "closed.pdf"))
    saving.protect.click()
    words = saving.passphrase.text()
    saving.go.click()
    story.settle()
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(tmp_path / "closed.pdf")
    pikepdf.open(tmp_path / "closed.pdf", password=words).close()
    QTest.keyClick(saving, Key.Key_Escape)
    view.left.emit()
    story.settle()
    assert story.window.focusWidget() is page.list.rows["case-list"], "back where it was opened"


def test_names_need_a_reason_and_a_version_for_outside_has_none(story: WindowStory) -> None:
    view = opened(story, "case-list")
    view.filters.names.click()
    made_anew(story, view)
    assert not view.preview.shows
    assert "Say why names are needed" in words_on(view)
    assert not view.save_button.isEnabled()
    QTest.keyClicks(view.filters.reason, "cover for leave")
    QTest.keyClick(view.filters.reason, Key.Key_Return)
    made_anew(story, view)
    assert "Samira" in says(view)
    assert "CONTAINS NAMES" in says(view)
    outside = opened(story, "entitlements")
    outside.filters.outside.click()
    made_anew(story, outside)
    assert "VERSION FOR OUTSIDE" in says(outside)


def test_filters_narrow_the_report_down_and_stay(story: WindowStory) -> None:
    view = opened(story, "case-list")
    force = view.filters.choices["force"]
    assert [force.itemText(place) for place in range(force.count())] == ["All forces", "Avon and Somerset Police"]
    force.setCurrentIndex(1)
    made_anew(story, view)
    assert "Force: Avon and Somerset Police" in says(view)
    day = view.filters.days["day"]
    day.setText("last friday")
    QTest.keyClick(day, Key.Key_Return)
    made_anew(story, view)
    assert day.text() == "20 Nov 2026"
    assert "As at 20 Nov 2026" in says(view)
    day.setText("the day of the fair")
    QTest.keyClick(day, Key.Key_Return)
    made_anew(story, view)
    assert view.filters.wrong.isVisible()
    assert not view.preview.shows
    day.setText("20 Nov 2026")
    QTest.keyClick(day, Key.Key_Return)
    made_anew(story, view)
    assert view.preview.shows
    period = opened(story, "court-diary")
    for name, typed in (("first", "1 Dec 2026"), ("last", "1 Nov 2026")):
        period.filters.days[name].setText(typed)
    period.make()
    story.settle()
    assert "The period ends before it begins." in words_on(period)
    again = opened(story, "case-list")
    assert again.filters.choices["force"].currentIndex() == 1, "what was asked for is kept while the desk is open"


def test_a_report_of_one_case_asks_which_and_is_offered_from_the_case(story: WindowStory) -> None:
    view = opened(story, "hand-over")
    assert "Choose the case first." in words_on(view)
    picker = view.filters.picker
    QTest.keyClicks(picker.edit, "K7Q2")
    story.settle()
    QTest.keyClick(picker.edit, Key.Key_Return)
    made_anew(story, view)
    assert "K7Q2" in says(view)
    case_id = view.filters.case_id
    assert case_id is not None
    story.window.workspace.open_case(case_id)
    story.settle()
    acts = {act.words: act for act in story.window.acts()}
    assert "Report: Case list" in acts
    acts["Report: Hand-over pack"].run()
    story.settle()
    again = page_of(story).view
    assert again is not None
    assert "K7Q2" in says(again)
    assert "T5R1" not in says(again)


def test_the_page_for_a_client_leaves_only_by_a_safe_way(story: WindowStory, tmp_path: Path) -> None:
    view = opened(story, "my-case")
    QTest.keyClicks(view.filters.picker.edit, "K7Q2")
    story.settle()
    QTest.keyClick(view.filters.picker.edit, Key.Key_Return)
    made_anew(story, view)
    assert view.preview.shows
    view.save_it()
    story.settle()
    gate = story.find(SafeWaySheet)
    assert "How does it reach Samira?" in words_on(gate)
    gate.chooser.ways.button("post").click()
    story.settle()
    assert not gate.go.isEnabled(), "post is not marked safe"
    gate.chooser.ways.button("in-person").click()
    story.settle()
    gate.go.click()
    story.settle()
    saving = story.find(SaveSheet)
    assert saving.path.text().endswith("letter-2026-11.pdf"), "the name says nothing"
    assert not saving.kind.isVisible(), "a page, and no table"
    saving.path.setText(str(tmp_path / "page.pdf"))
    saving.go.click()
    story.settle()
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(tmp_path / "page.pdf")
    (export,) = exports(story)
    assert export.what.startswith("report R25 my-case.pdf")
    assert export.reason == "It is handed over: nothing is sent."


def test_what_is_recorded_meanwhile_shows_and_an_empty_report_says_why(story: WindowStory) -> None:
    view = opened(story, "closed-cases")
    assert "T5R1" not in says(view)
    assert "Cases\nThere " in says(view), "an empty table says why it is"
    listed = opened(story, "case-list")
    assert "W9B4" not in says(listed)
    story.do(lambda desk: a_case(desk, a_client(desk, "W9B4")).id)
    story.window.workspace.hub.changed.emit(Changes(frozenset({"x"}), frozenset({"y"})))
    made_anew(story, listed)
    assert "W9B4" in says(listed)


class Slow:
    """A report that waits until it is told to go on, and looks whether it was stopped."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self.go_on = Event(), Event()

        def made(desk: Desk, order: object, now: object, progress: object, cancelled: Callable[[], bool]) -> object:
            self.begun.set()
            while not cancelled() and not self.go_on.wait(0.002):
                pass
            return made_at_once(desk, order, now, progress, cancelled)  # type: ignore[arg-type]

        monkeypatch.setattr(report_view, "made", made)


def test_a_slow_report_says_so_and_can_be_stopped(story: WindowStory, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Slow(monkeypatch)
    story.window.workspace.open_reports("case-list")
    story.until(slow.begun.is_set)
    view = page_of(story).view
    assert view is not None
    story.until(view.preview.busy.isVisible)
    assert "Making the report" in words_on(view)
    view.preview.stop.click()
    story.settle()
    assert "Stopped" in words_on(view)
    slow.begun.clear()
    view.make()
    story.until(slow.begun.is_set)
    story.window.workspace.open_today()
    story.settle()
    assert view.leaving is None, "what nobody looks at is given up"
    slow.go_on.set()
    opened(story, "case-list")
    assert view.preview.shows


def test_the_lock_wins_over_a_report_and_over_a_file(
    story: WindowStory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = opened(story, "case-list")
    view.filters.choices["force"].setCurrentIndex(1)
    made_anew(story, view)
    view.save_it()
    story.settle()
    saving = story.find(SaveSheet)
    out = tmp_path / "out"
    out.mkdir()
    saving.path.setText(str(out / "list.pdf"))
    slow = Slow(monkeypatch)
    saving.go.click()
    story.until(slow.begun.is_set)
    story.application.lock()
    story.locked()
    assert list(out.iterdir()) == [], "no file, and no half of one"
    assert not [widget for widget in QApplication.allWidgets() if "K7Q2" in widget.accessibleDescription()]
    slow.go_on.set()
    story.unlock()
    assert exports(story) == []
    story.window.workspace.open_reports()
    story.settle()
    again = page_of(story).view
    assert again is not None, "what was open is there again"
    assert again.listed.name == "case-list"
    assert again.filters.choices["force"].currentIndex() == 1
