"""The gate before a number: what is safe stands on it; going on where it is not needs a reason, and leaves a trace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from isva_desk.journal.acts import SafeContactShown
from isva_desk.journal.case_view import safe_contact_of
from isva_desk.journal.store import Store
from isva_desk.ui.case.page import CasePage
from isva_desk.ui.safe_contact.editor import SafeChannelEditor
from isva_desk.ui.safe_contact.gate import SHOWN_FOR, SafeContactGate
from tests.builders.desks import CaseBuilder, SteppingClock
from tests.builders.sam import NUMBER, sams_case
from tests.builders.windows import WindowStory, a_filled_vault

Open = Callable[..., WindowStory]
Sam = tuple[WindowStory, CasePage, SteppingClock]


def words_on(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text())


@pytest.fixture
def sam(open_window: Open, tmp_path: Path) -> Sam:
    """Sam's case is open; it is Monday, nine in the morning: the safe time is from one to three."""
    cases: list[CaseBuilder] = []
    clock = SteppingClock()
    a_filled_vault(tmp_path, lambda desk: cases.append(sams_case(desk)), clock)
    story = open_window(clock=clock).start().unlock()
    story.window.workspace.open_case(cases[0].id)
    story.settle()
    page = story.window.page("case")
    assert isinstance(page, CasePage)
    return story, page, clock


def gate(sam: Sam) -> SafeContactGate:
    story, page, _clock = sam
    page.strip.show_button.setFocus()
    QTest.keyClick(page.strip.show_button, Qt.Key.Key_Space)
    story.settle()
    return story.find(SafeContactGate)


def shown_acts(story: WindowStory) -> list[tuple[bool, str]]:
    found: list[tuple[bool, str]] = []

    def read(store: Store) -> list[tuple[bool, str]]:
        acts = [entry.act for entry in store.entries_since(store.device, 0)]
        return [(act.unsafe, act.reason) for act in acts if isinstance(act, SafeContactShown)]

    story.window.workspace.read(read, then=found.extend)
    story.settle()
    return found


def test_not_safe_now_needs_a_reason_that_is_kept(sam: Sam) -> None:
    story, _page, _clock = sam
    card = gate(sam)
    said = words_on(card)
    for sentence in (
        "Not safe now. Next safe time: today 13:00 to 15:00, by phone call.", "Safe times: weekdays 13:00 to 15:00",
        "May be answered by: only Sam", "Never leave a voicemail", "Never say: court",
        "Checked on Monday 16 November 2026",
    ):  # fmt: skip
        assert sentence in said
    assert NUMBER not in said
    story.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Say why contact is needed now." in words_on(card)
    assert card.reason.hasFocus()
    assert shown_acts(story) == []
    QTest.keyClicks(card.reason, "Sam rang and asked to be rung back")
    story.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert card.number.text() == NUMBER
    assert shown_acts(story) == [(True, "Sam rang and asked to be rung back")]


def test_in_a_safe_time_it_is_shown_at_once_and_still_journalled(sam: Sam) -> None:
    story, page, clock = sam
    clock.go_to("2026-11-23", "13:30")
    page.show_for(case_id=page.view.head.case_id if page.view else "")
    story.settle()
    assert page.strip.accessibleName().startswith("Phone call: safe now, until 15:00.")
    card = gate(sam)
    assert not card.why.isVisible()
    story.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert card.number.text() == NUMBER
    assert shown_acts(story) == [(False, "")]


def test_a_safe_time_that_ends_while_the_card_is_open_closes_the_gate(sam: Sam) -> None:
    story, page, clock = sam
    clock.go_to("2026-11-23", "14:59")
    page.look_at_the_clock()
    assert page.strip.accessibleName().startswith("Phone call: safe now, until 15:00.")
    card = gate(sam)
    clock.go_to("2026-11-23", "15:01")
    story.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert card.number.text() == ""
    assert card.reason.hasFocus()
    assert "Not safe now. Next safe time: tomorrow 13:00 to 15:00" in words_on(card)
    page.look_at_the_clock()
    assert page.strip.accessibleName().startswith("Not safe now.")
    assert shown_acts(story) == []


def test_the_number_hides_again(sam: Sam) -> None:
    story, _page, _clock = sam
    card = gate(sam)
    QTest.keyClicks(card.reason, "asked to be rung back")
    story.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert f"Hidden again in {SHOWN_FOR} seconds" in words_on(card)
    for _second in range(SHOWN_FOR):
        card._tick.timeout.emit()
    assert NUMBER not in words_on(card)
    assert card.number.text() == ""


def test_copying_is_cleared_at_the_lock(sam: Sam) -> None:
    story, _page, _clock = sam
    card = gate(sam)
    QTest.keyClicks(card.reason, "asked to be rung back")
    story.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(card.copy, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == NUMBER
    story.application.lock()
    story.locked()
    assert NUMBER not in QGuiApplication.clipboard().text()


def test_a_check_is_recorded_with_times_as_they_are_said(sam: Sam) -> None:
    story, page, _clock = sam
    page.tabs.open("contact")
    QTest.keyClick(page.contact.channels["phone"], Qt.Key.Key_Return)
    story.settle()
    sheet = story.find(SafeChannelEditor)
    assert NUMBER not in words_on(sheet)
    assert sheet.value.text() == ""  # a number that is recorded is not shown, and stays when nothing is typed
    sheet.windows.edit.setText("mon-wed 9am to 5pm; Sat 10am to 12")
    assert "Mon, Tue, Wed 09:00 to 17:00; Sat 10:00 to 12:00" in words_on(sheet.windows)
    story.press(Qt.Key.Key_Return)
    assert page.strip.accessibleName().startswith("Phone call: safe now, until 17:00.")
    found: list[object] = []
    client = page.view.head.client_id if page.view else ""
    story.window.workspace.read(safe_contact_of, client, then=found.extend)
    story.settle()
    assert any(one.channel == "phone" and one.value for one in found)  # type: ignore[attr-defined]


def test_times_that_can_be_read_two_ways_are_asked_about(sam: Sam) -> None:
    story, page, _clock = sam
    page.tabs.open("contact")
    QTest.keyClick(page.contact.channels["text"], Qt.Key.Key_Return)
    story.settle()
    sheet = story.find(SafeChannelEditor)
    assert isinstance(sheet.value, QLineEdit)
    story.press(Qt.Key.Key_Return)
    assert "Say whether it is safe." in words_on(sheet.fields["allowed"])
    sheet.allowed.choose("only-if")
    sheet.allowed.chosen.emit("only-if")
    sheet.windows.edit.setText("weekdays 1 to 3")
    story.press(Qt.Key.Key_Return)
    assert "Say am or pm" in words_on(sheet.fields["windows"])
    sheet.windows.edit.setText("weekdays 1pm to 3pm")
    story.press(Qt.Key.Key_Return)
    assert "Say under which condition this way is safe." in words_on(sheet.fields["condition"])
    QTest.keyClicks(sheet.condition, "they text first")
    story.press(Qt.Key.Key_Return)
    assert "only if they text first" in words_on(page.contact)


def test_a_client_of_whom_nothing_is_known_is_not_contacted(open_window: Open, tmp_path: Path) -> None:
    from tests.builders.desks import a_case

    cases: list[CaseBuilder] = []
    a_filled_vault(tmp_path, lambda desk: cases.append(a_case(desk)))
    story = open_window().start().unlock()
    story.window.workspace.open_case(cases[0].id)
    story.settle()
    page = story.window.page("case")
    assert isinstance(page, CasePage)
    assert page.strip.accessibleName().startswith("Do not make contact yet. Nothing is marked as safe.")
    assert not page.strip.show_button.isVisible()
    QTest.keyClick(page.strip.check_button, Qt.Key.Key_Space)
    assert page.tabs.current() == "contact"
