"""Notes in the window: written by keyboard with the checker beside, found again, put right, held by a request."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from isva_desk.casework.desk import Desk
from isva_desk.casework.notes import NewNote, write_note
from isva_desk.domain.dates import parse_when
from isva_desk.journal.notes.views import NoteRow, notes_of
from isva_desk.ui.case.page import CasePage
from isva_desk.ui.notes.open_note import OpenNote, TakeNoteBack
from isva_desk.ui.notes.sheet import NoteSheet
from isva_desk.ui.notes.tab import NotesTab
from tests.builders.desks import CaseBuilder
from tests.builders.looking import words_on
from tests.builders.requests import a_request
from tests.builders.sam import sams_case
from tests.builders.windows import WindowStory, a_filled_vault

Open = Callable[..., WindowStory]
Control, Shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def opened(open_window: Open, tmp_path: Path, fill: Callable[[Desk, CaseBuilder], object]) -> tuple[WindowStory, str]:
    cases: list[CaseBuilder] = []

    def make(desk: Desk) -> None:
        cases.append(sams_case(desk))
        fill(desk, cases[0])

    a_filled_vault(tmp_path, make)
    story = open_window().start().unlock()
    story.window.workspace.open_case(cases[0].id, tab="notes")
    story.settle()
    return story, cases[0].id


def tab_of(story: WindowStory) -> NotesTab:
    page = story.window.page("case")
    assert isinstance(page, CasePage)
    tab = page.more["notes"]
    assert isinstance(tab, NotesTab)
    return tab


def known(story: WindowStory, case_id: str) -> list[NoteRow]:
    found: list[NoteRow] = []
    story.window.workspace.read(notes_of, case_id, then=found.extend)
    story.settle()
    return found


def test_a_note_by_keyboard_with_the_checker_beside_it(open_window: Open, tmp_path: Path) -> None:
    story, case_id = opened(open_window, tmp_path, lambda _desk, _case: None)
    assert "No note yet" in words_on(tab_of(story))
    story.press(Qt.Key.Key_N, Control | Shift)
    sheet = story.find(NoteSheet)
    text = "🙂 Karen came along. DC Perry rang. I think it went well."
    sheet.text.setFocus()
    QTest.keyClicks(sheet.text, text[2:])
    sheet.text.setPlainText(text)
    story.until(lambda: len(sheet.marks.marks) == 2)
    assert sheet.marks.head.words.text() == "2 places to look at"
    assert "You can save it as it is." in sheet.marks.head.detail.text()
    assert [mark.words for mark in sheet.marks.marks] == ["Karen", "I think"], "DC Perry is named under People"
    underlined = [one.cursor.selectedText() for one in sheet.text.extraSelections()]
    assert underlined == ["Karen", "I think"], "a letter of two units before them moves nothing"
    story.press(Qt.Key.Key_Return, Control)
    assert "Choose what it was for." in words_on(sheet)
    sheet.purpose.button("support").click()
    sheet.minutes.setText("ten")
    story.press(Qt.Key.Key_Return, Control)
    assert "Give the minutes as a number" in words_on(sheet)
    sheet.minutes.setText("10")
    story.press(Qt.Key.Key_Return, Control)
    (note,) = known(story, case_id)
    assert (note.text, note.marks, note.minutes, note.whom, note.outcome) == (text, 2, 10, "client", "reached")
    shown = words_on(tab_of(story))
    assert "Phone call, with Sam · Emotional support · 10 minutes" in shown
    assert "November 2026: 10 minutes (Emotional support 10)" in shown
    assert "Write a note…" in [act.words for act in story.window.acts()]


def test_found_put_right_and_taken_back(open_window: Open, tmp_path: Path) -> None:
    def fill(desk: Desk, case: CaseBuilder) -> None:
        write_note(desk, case.id, NewNote("Talked about the visit.", "court", parse_when("2026-11-23"), channel="phone",
                                          whom="client"))  # fmt: skip
        write_note(desk, case.id, NewNote("Filled in the form.", "practical", parse_when("2026-11-16"), minutes=20))
        a_request(desk, case.id)

    story, case_id = opened(open_window, tmp_path, fill)
    tab = tab_of(story)
    assert "A request for records is open: these notes are held" in words_on(tab)
    assert "written down Mon 23 Nov" in words_on(tab)
    assert len(tab.rows) == 2
    tab.search.setText("VISIT talked")
    assert [row.accessibleName() for row in tab.rows.values()] == [
        "Mon 23 Nov Talked about the visit. Phone call, with Sam · Court and giving evidence"
    ]
    tab.search.setText("nowhere")
    story.settle()
    assert "No note like this." in words_on(tab)
    tab.search.clear()
    tab.purpose.setCurrentIndex(tab.purpose.findData("practical"))
    tab.purpose.activated.emit(tab.purpose.currentIndex())
    (row,) = tab.rows.values()
    row.setFocus()
    story.press(Qt.Key.Key_Return)
    story.find(OpenNote).correct.click()
    story.settle()
    sheet = story.find(NoteSheet)
    assert sheet.text.toPlainText() == "Filled in the form."
    assert not sheet.whom.isVisible(), "it was no contact"
    sheet.text.setPlainText("Filled in the form, and sent it.")
    story.press(Qt.Key.Key_Return, Control)
    assert "Say why it is corrected." in words_on(sheet)
    sheet.reason.setText("the posting was left out")
    story.press(Qt.Key.Key_Return, Control)
    assert "corrected once" in words_on(tab)

    (row,) = tab.rows.values()
    row.opened.emit()
    story.settle()
    card = story.find(OpenNote)
    assert "Filled in the form." in words_on(card.history)
    assert "the posting was left out" in words_on(card.history)
    card.take_back.click()
    story.settle()
    story.find(TakeNoteBack).reason.setText("recorded for the wrong person")
    story.press(Qt.Key.Key_Return, Control)
    assert "taken back" in words_on(tab)
    assert [note.retracted for note in known(story, case_id)] == [False, True]
