"""A case that is never reported: nobody is pushed towards a report, and the work is whole without one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from isva_desk.ui.case.case_dialogs import CloseCase, ReopenCase
from isva_desk.ui.court.small_sheets import AvoidDay
from isva_desk.ui.needs.sheets import LookAgain
from isva_desk.ui.notes.sheet import NoteSheet
from isva_desk.ui.waiting.page import WaitingPage
from isva_desk.ui.waiting.sheets import Allocate, TryToReach
from tests.builders.looking import words_on
from tests.builders.windows import WindowStory
from tests.journeys.walking import CTRL, Key, Walk, a_first_day

Open = Callable[..., WindowStory]
FIRST = "Reach somebody who waits for the first time"


def test_never_reported(open_window: Open, tmp_path: Path) -> None:
    walk = a_first_day(open_window, tmp_path)
    reference = walk.refer("Wren")
    reached_on_the_second_day(walk, reference)
    supported_without_a_report(walk, reference)
    looked_at_again(walk, reference)
    closed_and_opened_again(walk, reference)


def reached_on_the_second_day(walk: Walk, reference: str) -> None:
    assert f"Wed 25 Nov {reference} {FIRST}" in walk.diary()
    walk.go_to("2026-11-25", "08:00")
    assert walk.on_today(FIRST).badge == "today"
    walk.press(Key.Key_Return)
    page = walk.page(WaitingPage, "waiting")
    for outcome in ("no-answer", "reached"):
        walk.press(Key.Key_A)
        attempt = walk.sheet(TryToReach)
        assert "Do not make contact yet." in words_on(attempt.strip)
        walk.choose(attempt.outcome, outcome)
        walk.choose(attempt.channel, "phone")
        walk.save()
        assert walk.keyboard is page.views[0][1], "the keyboard stays on the row"
    assert "2 attempts · reached Wed 25 Nov" in words_on(page)
    walk.press(Key.Key_L)
    walk.sheet(Allocate)
    walk.save()
    assert walk.titles() == []


def supported_without_a_report(walk: Walk, reference: str) -> None:
    """A risk, a note, a day to keep free: none of it needs the police."""
    case = walk.back_to(reference)
    assert case.entitlements.count_open() == 0
    assert "To report, now or later or never, is their choice." in words_on(case.stages)
    walk.command("record a risk")
    risk = walk.sheet(LookAgain)
    walk.choose(risk.level, "high")
    walk.write(risk.plan, "A safe place to stay until Friday")
    walk.write(risk.review, "2 December")
    walk.press(Key.Key_Return, CTRL)
    assert "Choose one." in words_on(risk), "no risk is on record that nobody chose"
    walk.pick(risk.what, "suspect-contact")
    walk.save()
    walk.press(Key.Key_N, CTRL | Qt.KeyboardModifier.ShiftModifier)
    note = walk.sheet(NoteSheet)
    walk.tab_to(note.text)
    QTest.keyClicks(walk.keyboard, "Rang at the time we had agreed. Next call on Friday.")
    walk.choose(note.purpose, next(iter(note.purpose._buttons)))
    walk.save()
    walk.command("a day to avoid")
    walk.write(walk.sheet(AvoidDay).day, "9 December")
    walk.save()
    assert case.entitlements.count_open() == 0
    assert walk.titles() == []
    walk.press(Key.Key_5, CTRL)
    walk.press(Key.Key_PageDown)
    assert f"Wed 2 Dec {reference}" in words_on(walk.story.window.page("diary"))


def looked_at_again(walk: Walk, reference: str) -> None:
    """The day on which the risk is to be looked at again: from Today to the sheet, and off Today."""
    walk.go_to("2026-12-02")
    (row,) = walk.today()
    assert row.reference == reference
    walk.on_today(row.title)
    walk.press(Key.Key_Return)
    assert walk.case.tabs.current() == "needs"
    walk.press(Key.Key_Return)
    risk = walk.sheet(LookAgain)
    walk.choose(risk.level, "standard")
    walk.save()
    assert walk.titles() == []


def closed_and_opened_again(walk: Walk, reference: str) -> None:
    walk.go_to("2027-02-01")
    walk.back_to(reference)
    walk.command("close the case")
    walk.write(walk.sheet(CloseCase).reason, "support ended as planned")
    walk.save()
    assert "closed on Monday 1 February 2027" in words_on(walk.case.head)
    assert walk.titles() == []
    walk.go_to("2027-05-03")
    walk.back_to(reference)
    walk.command("open the case again")
    walk.write(walk.sheet(ReopenCase).reason, "they came back")
    walk.save()
    assert "closed on" not in words_on(walk.case.head)
    assert "Rang at the time we had agreed." in words_on(walk.open_notes())
