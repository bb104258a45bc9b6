"""Record an update: four questions from the keyboard alone, and what it settles stands there before it is saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from isva_desk.casework.desk import Desk
from isva_desk.journal.case_view import case_of
from isva_desk.journal.drafts import load_draft
from isva_desk.ui.record_update.dialog import RecordUpdate
from isva_desk.ui.wishes.dialog import SetWishes
from tests.builders.desks import CaseBuilder, a_case, a_client
from tests.builders.sam import sams_case
from tests.builders.windows import WindowStory, a_filled_vault

Open = Callable[..., WindowStory]
CTRL = Qt.KeyboardModifier.ControlModifier
Sam = tuple[WindowStory, CaseBuilder]


def words_on(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text())


@pytest.fixture
def sam(open_window: Open, tmp_path: Path) -> Sam:
    """The desk is open on Today; Sam's case is in it, and Ana's."""
    cases: list[CaseBuilder] = []

    def fill(desk: Desk) -> None:
        cases.append(sams_case(desk))
        a_case(desk, a_client(desk, "C8N3", "Ana"))

    a_filled_vault(tmp_path, fill)
    return open_window().start().unlock(), cases[0]


def sheet_about(sam: Sam) -> RecordUpdate:
    story, case = sam
    story.window.workspace.record_update(case.id)
    story.settle()
    return story.find(RecordUpdate)


def type_words(text: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, text)


def updates_of(sam: Sam) -> list[object]:
    story, case = sam
    found: list[object] = []
    story.window.workspace.read(case_of, case.id, then=lambda read: found.extend(read.updates))
    story.settle()
    return found


def test_from_anywhere_with_the_keyboard_alone(sam: Sam) -> None:
    story, _case = sam
    story.press(Qt.Key.Key_U, CTRL)
    sheet = story.find(RecordUpdate)
    type_words("sam")
    story.settle()
    assert [sheet.picker.list.item(row).text() for row in range(sheet.picker.list.count())] == ["T5R1 · Sam"]
    story.press(Qt.Key.Key_Return)
    assert "T5R1 · Sam" in words_on(sheet)
    assert sheet.who.button("police>isva").hasFocus()
    story.press(Qt.Key.Key_Right)
    assert sheet.who.value() == "police>client"
    story.press(Qt.Key.Key_Tab)
    type_words("yesterday 4pm")
    assert "Sunday 22 November 2026, about 16:00" in words_on(sheet.when)
    story.press(Qt.Key.Key_Tab)
    story.press(Qt.Key.Key_Tab)
    assert sheet.about.button(sheet.about.value() or "").hasFocus()
    assert sheet.about.button(sheet.about.value() or "").text() == "Released on bail, Fri 13 Nov"
    story.until(lambda: sheet.live.detail.text().startswith("Sam was told"))
    assert sheet.live.words.text() == "This settles: Told that suspect A was released on bail or under investigation"
    assert sheet.live.detail.text() == "Sam was told on Sunday 22 November 2026. That was 4 working days late."
    story.press(Qt.Key.Key_Return, CTRL)
    last = updates_of(sam)[-1]
    assert (last.by, last.to, str(last.on), last.outcome) == ("police", "client", "2026-11-22T16:00", "told")  # type: ignore[attr-defined]


def test_while_a_client_is_looked_for_the_sheet_is_no_higher_than_what_is_found(sam: Sam) -> None:
    story, _case = sam
    story.press(Qt.Key.Key_U, CTRL)
    sheet = story.find(RecordUpdate)
    before = sheet.height()
    type_words("sam")
    story.settle()
    story.until(sheet.picker.list.isVisible)
    story.settle()
    assert sheet.height() - before < 2 * sheet.picker.list.height()


def test_what_follows_is_said_after_it_is_saved(sam: Sam) -> None:
    story, _case = sam
    sheet = sheet_about(sam)
    sheet.who.choose("police>client")
    sheet.who.chosen.emit("police>client")
    story.press(Qt.Key.Key_Return, CTRL)
    assert story.window.toast.isVisible()
    assert story.window.toast.accessibleName() == (
        "Saved. This settles: Told that suspect A was released on bail or under investigation"
    )


def test_the_keyboard_begins_at_the_first_question(sam: Sam) -> None:
    sheet = sheet_about(sam)
    assert sheet.who.button("police>isva").hasFocus()


def test_what_is_only_held_says_that_it_waits(sam: Sam) -> None:
    story, _case = sam
    sheet = sheet_about(sam)
    sheet.about.choose("routine")
    sheet.about.chosen.emit("routine")
    story.until(sheet.live.isVisible)
    assert "Not safe now. Next safe time: today 13:00 to 15:00, by phone call." in words_on(sheet.fields["knows"])
    sheet.knows.choose("yes")
    sheet.knows.chosen.emit("yes")
    assert sheet.told_on.isVisible()
    sheet.told_on.set_text("today 1pm")
    story.press(Qt.Key.Key_Return, CTRL)
    assert not sheets_open()


def sheets_open() -> bool:
    return any(isinstance(one, RecordUpdate) and one.isVisible() for one in QApplication.topLevelWidgets())


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("soon", "“soon” cannot be read as a date. Try “yesterday 4pm”"),
        ("31/2", "February 2026 has no day 31."),
        ("tomorrow", "This day is still to come. Record it when it has happened."),
        ("", "Write when it was. “Not sure” is fine."),
    ],
)
def test_a_day_that_cannot_be_is_said_beside_the_field(sam: Sam, typed: str, sentence: str) -> None:
    story, _case = sam
    sheet = sheet_about(sam)
    sheet.when.set_text(typed)
    story.press(Qt.Key.Key_Return, CTRL)
    assert sentence in words_on(sheet.fields["on"])
    assert sheet.when.edit.hasFocus()
    assert sheet.save.isEnabled()


def test_a_day_that_is_not_known_is_an_answer(sam: Sam) -> None:
    story, _case = sam
    sheet = sheet_about(sam)
    sheet.when.set_text("not sure")
    assert "The day is not known" in words_on(sheet.when)
    story.press(Qt.Key.Key_Return, CTRL)
    assert not updates_of(sam)[-1].on.is_known  # type: ignore[attr-defined]


def test_something_new_happened_is_recorded_with_the_update(sam: Sam) -> None:
    story, case = sam
    sheet = sheet_about(sam)
    sheet.about.choose("new")
    sheet.about.chosen.emit("new")
    questions = sheet.event_questions
    QTest.keyClicks(questions.picker.edit, "charged")
    QTest.keyClick(questions.picker.edit, Qt.Key.Key_Return)
    questions.on.set_text("Fri")
    story.until(sheet.live.isVisible)
    assert sheet.rect().contains(sheet.live.mapTo(sheet, sheet.live.rect().bottomRight())), "without scrolling"
    story.press(Qt.Key.Key_Return, CTRL)
    found: list[object] = []
    story.window.workspace.read(case_of, case.id, then=lambda read: found.extend([read.events[-1], read.updates[-1]]))
    story.settle()
    event, update = found
    assert (event.kind, str(event.on), event.suspect) == ("charge", "2026-11-20", "A")  # type: ignore[attr-defined]
    assert str(event.learned) == "2026-11-23"  # type: ignore[attr-defined]
    assert update.about == (event.id,)  # type: ignore[attr-defined]


def test_a_decision_not_to_charge_asks_for_reasons_and_the_right_to_a_review(sam: Sam) -> None:
    story, _case = sam
    sheet = sheet_about(sam)
    assert not sheet.reasons.isVisible()
    sheet.who.choose("cps>client")
    sheet.who.chosen.emit("cps>client")
    sheet.about.choose("new")
    sheet.about.chosen.emit("new")
    sheet.event_questions.picker.choose("no-charge-cps")
    assert sheet.reasons.isVisible()
    assert sheet.review.isVisible()
    sheet.event_questions.on.set_text("Fri")
    sheet.reasons.choose("no")
    story.press(Qt.Key.Key_Return, CTRL)
    last = updates_of(sam)[-1]
    assert (last.reasons, last.review_right) == (False, None)  # type: ignore[attr-defined]


def test_a_letter_asks_when_it_was_sent(sam: Sam) -> None:
    story, _case = sam
    sheet = sheet_about(sam)
    assert not sheet.sent.isVisible()
    sheet.method.setCurrentIndex(sheet.method.findData("letter"))
    assert sheet.sent.isVisible()
    sheet.sent.set_text("Thu")
    story.press(Qt.Key.Key_Return, CTRL)
    assert str(updates_of(sam)[-1].sent_on) == "2026-11-19"  # type: ignore[attr-defined]


def test_sam_does_not_want_to_know_leads_to_the_wishes(sam: Sam) -> None:
    story, _case = sam
    sheet = sheet_about(sam)
    sheet.knows.choose("unwanted")
    sheet.knows.chosen.emit("unwanted")
    story.press(Qt.Key.Key_Return, CTRL)
    assert story.find(SetWishes).isVisible()


def test_what_was_being_typed_is_offered_again_after_the_lock(sam: Sam) -> None:
    story, case = sam
    sheet = sheet_about(sam)
    sheet.when.set_text("last Tue")
    QTest.keyClicks(sheet.note, "rang from the car")
    story.application.lock()
    story.locked()
    story.unlock()
    sheet = sheet_about((story, case))
    assert "You began this before and did not save it." in words_on(sheet)
    QTest.keyClick(sheet.carry_on, Qt.Key.Key_Return)
    story.settle()
    assert (sheet.when.text(), sheet.note.text()) == ("last Tue", "rang from the car")
    story.press(Qt.Key.Key_Return, CTRL)
    assert updates_of((story, case))[-1].on.day.isoformat() == "2026-11-17"  # type: ignore[attr-defined]
    assert draft_of(story, case) is None


def draft_of(story: WindowStory, case: CaseBuilder) -> str | None:
    found: list[str | None] = []
    story.window.workspace.read(load_draft, f"record-update:{case.id}", then=found.append)
    story.settle()
    return found[0]


def test_a_pause_in_typing_keeps_the_draft_and_escape_forgets_it(sam: Sam) -> None:
    story, case = sam
    sheet = sheet_about(sam)
    QTest.keyClicks(sheet.note, "rang from the car")
    story.until(lambda: draft_of(story, case) is not None)
    assert "rang from the car" in (draft_of(story, case) or "")
    story.press(Qt.Key.Key_Escape)
    story.until(lambda: draft_of(story, case) is None)  # a moment later: a second Escape would have locked and kept it


def test_a_sheet_that_nobody_touched_leaves_no_draft(sam: Sam) -> None:
    sheet = sheet_about(sam)
    assert sheet.draft_key == ""
    QTest.keyClicks(sheet.note, "x")
    assert sheet.draft_key.startswith("record-update:")


def test_another_body_is_behind_other(sam: Sam) -> None:
    story, _case = sam
    sheet = sheet_about(sam)
    sheet.who.choose("other")
    sheet.who.chosen.emit("other")
    story.press(Qt.Key.Key_Return, CTRL)
    assert "Choose who it was." in words_on(sheet.fields["by"])
    sheet.other_by.choose("probation")
    story.press(Qt.Key.Key_Return, CTRL)
    assert "Choose whom they told." in words_on(sheet.fields["to"])
    sheet.other_to.choose("isva")
    story.press(Qt.Key.Key_Return, CTRL)
    assert updates_of(sam)[-1].by == "probation"  # type: ignore[attr-defined]


def test_the_title_never_says_whom_it_is_about(sam: Sam) -> None:
    sheet = sheet_about(sam)
    assert sheet.windowTitle() == "Desk"
