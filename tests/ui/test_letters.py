"""Letters in the window: from the register to the sheet, a second date, which of two is right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from isva_desk.casework.desk import Desk
from isva_desk.entitlements.entitlement import Entitlement
from isva_desk.journal.entitlements_view import entitlements_of
from isva_desk.journal.letters.views import Difference, Letter, differences_of, letters_of
from isva_desk.ui.case.page import CasePage
from isva_desk.ui.chasing.sheet import ChaseSheet
from isva_desk.ui.letters.deciding import DecideDates
from isva_desk.ui.letters.describing import DescribeLetter
from isva_desk.ui.letters.given_date import GiveDate
from isva_desk.ui.letters.opening import new_letter
from isva_desk.ui.letters.sheet import LetterSheet
from isva_desk.ui.today.page import TodayPage
from isva_desk.ui.today.row import TodayRowView
from tests.builders.desks import CaseBuilder
from tests.builders.looking import press_link, words_on
from tests.builders.sam import sams_case
from tests.builders.windows import WindowStory, a_filled_vault

Open = Callable[..., WindowStory]
Control = Qt.KeyboardModifier.ControlModifier


def opened(open_window: Open, tmp_path: Path) -> tuple[WindowStory, CaseBuilder, CasePage]:
    cases: list[CaseBuilder] = []

    def fill(desk: Desk) -> None:
        case = sams_case(desk).with_event("charge", "2026-11-16", "A").with_update("police", "2026-11-17", "charge")
        case.with_event("not-guilty-plea", "2026-11-18", "A", trial_on="2027-01-12")
        cases.append(case.with_update("police", "2026-11-20", None, to="isva"))

    a_filled_vault(tmp_path, fill)
    story = open_window().start().unlock()
    story.window.workspace.open_case(cases[0].id, tab="updates")
    story.settle()
    page = story.window.page("case")
    assert isinstance(page, CasePage)
    return story, cases[0], page


def read(story: WindowStory, view: Callable[..., tuple[object, ...]], case: CaseBuilder) -> list[object]:
    found: list[object] = []
    story.window.workspace.read(view, case.id, then=found.extend)
    story.settle()
    return found


def letters(story: WindowStory, case: CaseBuilder) -> list[Letter]:
    return [one for one in read(story, letters_of, case) if isinstance(one, Letter)]


def differences(story: WindowStory, case: CaseBuilder) -> list[Difference]:
    return [one for one in read(story, differences_of, case) if isinstance(one, Difference)]


def save(story: WindowStory) -> None:
    story.press(Qt.Key.Key_Return, Control)


def test_a_letter_that_was_looked_for_comes_and_is_described(open_window: Open, tmp_path: Path) -> None:
    story, case, page = opened(open_window, tmp_path)
    tab = page.updates_tab
    assert "You know, Sam does not yet" in words_on(tab)
    assert "Safe today 13:00 to 15:00" in words_on(tab)
    row = tab.lines[f"charge:{case.facts['charge']}"]
    assert "None on record" in words_on(row)
    row.setFocus()
    story.press(Qt.Key.Key_Return)
    sheet = story.find(LetterSheet)
    assert (sheet.by.value(), sheet.about.value()) == ("cps", case.facts["charge"])
    assert sheet.fields["reasons"].isHidden()
    sheet.on.set_text("not before")
    save(story)
    assert sheet.isVisible(), "a day that cannot be read is said beside its field"
    sheet.on.set_text("19 Nov")
    sheet.sent.set_text("17 Nov")
    sheet.says.set_text("15 Nov")
    story.until(lambda: "Sent" not in sheet.live.words.text() and sheet.live.isVisible())
    save(story)
    (letter,) = letters(story, case)
    assert (letter.kind, letter.sent_on.text, letter.on.text) == ("charge", "2026-11-17", "2026-11-19")
    assert [found.kind for found in differences(story, case)] == ["charge"]
    assert "Two dates for one thing: Charged (suspect A)" in words_on(tab)
    press_link(story, tab.lines[letter.id], "More…")
    described = story.find(DescribeLetter)
    described.reading.chips["clear"].choose("no")
    described.reading.chips["investigator"].choose("both")
    save(story)
    (letter,) = letters(story, case)
    assert (letter.clear, letter.investigator, letter.prosecutor) == ("no", "both", "")
    assert "Not clear" in words_on(tab.lines[letter.id])


def test_a_second_date_for_the_trial_is_seen_asked_about_and_settled(open_window: Open, tmp_path: Path) -> None:
    story, case, page = opened(open_window, tmp_path)
    tab = page.updates_tab
    next(act for act in page.acts() if act.words == "Somebody gave a date…").run()
    story.settle()
    sheet = story.find(GiveDate)
    sheet.by.choose("witness-care")
    sheet.hearing.which.choose("name:trial")
    sheet.changed()
    sheet.hearing.day.set_text("13 Jan 2027")
    save(story)
    (found,) = differences(story, case)
    assert page.tabs.buttons["updates"].text() == "Updates and letters 3", "two that are held, and the dates"
    card = tab.differences[found.key]
    assert "Tuesday 12 January 2027" in words_on(card)
    assert "Witness Care told you" in words_on(card)
    card.ask.click()
    story.settle()
    asking = story.find(ChaseSheet)
    assert "Wednesday 13 January 2027" in asking.text.toPlainText()
    asking.reject()
    story.window.workspace.open_today()
    story.settle()
    today = story.window.page("today")
    assert isinstance(today, TodayPage)
    row = next(view for view in today.findChildren(TodayRowView) if view.row.title.startswith("Two dates"))
    press_link(story, row, "Compare…")
    assert tab.differences[found.key].ask.hasFocus()
    press_link(story, tab.differences[found.key], "It is settled…")
    decide = story.find(DecideDates)
    said = next(side for side in found.sides if side.what == "update")
    decide.right.choose(said.fact_id)
    decide.changed()
    assert decide.put_right.isVisible()
    save(story)
    assert differences(story, case) == []
    assert found.key not in tab.differences
    assert page.tabs.buttons["updates"].text() == "Updates and letters 2"


def test_a_letter_that_is_the_first_to_tell_settles_no_more_than_it_says(open_window: Open, tmp_path: Path) -> None:
    cases: list[CaseBuilder] = []
    a_filled_vault(tmp_path, lambda desk: cases.append(sams_case(desk)))
    story = open_window().start().unlock()
    new_letter(story.window.workspace, cases[0].id, "charge")
    story.settle()
    sheet = story.find(LetterSheet)
    assert sheet.about.value() == "new:charge"
    sheet.new_on.set_text("20 Nov")
    save(story)
    (letter,) = letters(story, cases[0])
    assert letter.kinds == ("charge",)
    found: list[tuple[str, str]] = []

    def keep(entries: tuple[Entitlement, ...]) -> None:
        found.extend((one.rule, one.verdict) for one in entries)

    workspace = story.window.workspace
    workspace.read(entitlements_of, cases[0].id, workspace.today(), then=keep)
    story.settle()
    verdicts = dict(found)
    assert (verdicts["cps-rape-charge-letter"], verdicts["cps-rape-vlo"]) == ("recorded", "not-recorded")
