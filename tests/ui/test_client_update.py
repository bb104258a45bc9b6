"""An update for the client in the window: from the decision to the page, and from the page to the safe way out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from isva_desk.casework.characteristics import set_access
from isva_desk.casework.desk import Desk
from isva_desk.casework.safe_contact import set_safe_channel
from isva_desk.domain.safe_contact import SafeChannel
from isva_desk.journal.case_view import updates_of
from isva_desk.journal.client_updates.views import WrittenUpdate, written_updates
from isva_desk.ui.client_update import leave_sheet
from isva_desk.ui.client_update.choose_facts import ChooseFacts
from isva_desk.ui.client_update.leave_sheet import LeaveSheet
from isva_desk.ui.client_update.page import ClientUpdatePage
from isva_desk.ui.client_update.told_sheet import WasItTold
from isva_desk.ui.preview.printing import PrintJob
from isva_desk.ui.preview.save_sheet import SaveSheet
from isva_desk.ui.record_update.dialog import RecordUpdate
from tests.builders.desks import MONDAY, CaseBuilder
from tests.builders.sam import sams_case
from tests.builders.windows import WindowStory, a_filled_vault

Open = Callable[..., WindowStory]
Control = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@dataclass
class Told:
    """A story in the window, and Sam's case: the CPS decided not to charge, and Robin heard it on the 20th."""

    story: WindowStory
    case: CaseBuilder
    decision: str

    @property
    def page(self) -> ClientUpdatePage:
        page = self.story.window.page("client-update")
        assert isinstance(page, ClientUpdatePage)
        return page

    def opened(self, *about: str) -> ClientUpdatePage:
        self.story.window.workspace.write_client_update(self.case.id, about or (self.decision,))
        self.story.settle()
        return self.page

    def drawn(self) -> None:
        """Let the pauses after typing pass, and the page be drawn."""
        page = self.page
        self.story.until(lambda: not page._soon.isActive() and not page._later.isActive())
        self.story.settle()

    def leaving(self) -> LeaveSheet:
        self.story.press(Key.Key_Return, Control)
        return self.story.find(LeaveSheet)

    def written(self) -> tuple[WrittenUpdate, ...]:
        found: list[WrittenUpdate] = []
        self.story.window.workspace.read(written_updates, self.case.id, then=found.extend)
        self.story.settle()
        return tuple(found)

    def is_held(self) -> bool:
        found: list[bool] = []
        self.story.window.workspace.read(
            lambda store: [row.held for row in updates_of(store, self.case.id) if self.decision in row.about],
            then=found.extend,
        )
        self.story.settle()
        return any(found)


@pytest.fixture
def told(open_window: Open, tmp_path: Path) -> Told:
    cases: list[CaseBuilder] = []

    def fill(desk: Desk) -> None:
        case = sams_case(desk).with_event("no-charge-cps", "2026-11-20", suspect="A")
        cases.append(case.with_update("cps", "2026-11-20", "no-charge-cps", to="isva"))
        set_safe_channel(desk, case.client, SafeChannel("post", allowed="yes", checked_on=MONDAY.date()))

    a_filled_vault(tmp_path, fill)
    story = open_window().start().unlock()
    return Told(story, cases[0], cases[0].facts["no-charge-cps"])


def words_on(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text())


def read_out(page: ClientUpdatePage) -> str:
    """What a screen reader says of the page, wherever its lines end."""
    return " ".join(page.side.preview.view.accessibleDescription().split())


def test_from_the_decision_to_the_page(told: Told) -> None:
    page = told.opened()
    assert "An update for Sam" in words_on(page)
    said = read_out(page)
    assert "will not charge" in said
    assert "believe you" in said
    assert page.meter.grade.text().startswith("Grade ")
    assert page.unread.isVisible(), "nobody has put a name to the wording"
    happened = page.editor.boxes["happened"]
    assert told.story.window.focusWidget() is happened.edit

    happened.edit.selectAll()
    QTest.keyClicks(happened.edit, "Dave Grimble was arrested. Your attacker got off scot-free.")
    told.drawn()
    assert "Dave Grimble" in read_out(page)
    assert happened.rows, "what stands there is remarked on, beside it"
    row = happened.rows[0]
    assert row.remark.why in words_on(happened)
    assert "still to be put right" in words_on(told.leaving())
    told.story.press(Key.Key_Escape)
    row.setFocus()
    QTest.keyClick(row, Key.Key_Return)
    assert told.story.window.focusWidget() is happened.edit
    cursor = happened.edit.textCursor()
    assert cursor.selectedText() == happened.text()[row.remark.start : row.remark.end]
    happened.back.click()
    told.drawn()
    assert not happened.is_written_over
    assert "Dave Grimble" not in read_out(page)


def test_every_form_stands_beside_the_text(told: Told) -> None:
    page = told.opened()
    seen = {}
    for form in ("standard", "large", "easy", "cover"):
        page.side.forms.button(form).click()
        told.drawn()
        assert page.side.preview.shows
        seen[form] = len(page.side.preview.view.pages)
        assert "will not" in " ".join(sheet.accessibleDescription() for sheet in page.side.preview.view.pages)
    assert seen["standard"] == 1
    assert seen["large"] > 1
    for form in ("text", "short"):
        page.side.forms.button(form).click()
        told.drawn()
        assert page.side.plain.isVisible()
        assert page.looked is not None
        assert page.side.plain.toPlainText() == page.looked.words
    assert "charge" not in page.side.plain.toPlainText(), "the short text says nothing"


def test_the_form_that_the_client_needs_is_offered_first(told: Told) -> None:
    told.story.do(set_access, told.case.client, {"large-print": "yes"})
    page = told.opened()
    assert page.side.form() == "large"
    assert page.looked is not None
    assert page.looked.form == "large"


def test_what_was_typed_a_moment_ago_leaves_as_well(told: Told) -> None:
    page = told.opened()
    QTest.keyClicks(page.editor.boxes["next"].edit, "Ring me when you like. ")
    told.story.press(Key.Key_Return, Control)
    sheet = told.story.find(LeaveSheet)
    assert "Ring me when you like." in sheet._ready.looked.words


def test_her_own_words_are_on_the_page_and_kept_over_the_lock(told: Told) -> None:
    page = told.opened()
    assert page.also is not None
    page.also.phone.setText("01632 960111")
    QTest.keyClicks(page.also.own_words, "We can read it together on Tuesday.")
    page.editor.boxes["next"].edit.setPlainText("I will bring the letter.")
    told.drawn()
    everything = read_out(page)
    assert "We can read it together on Tuesday." in everything
    assert "01632 960111" in everything
    told.story.application.lock()
    told.story.locked().unlock()
    page = told.opened()
    assert page.begun.isVisible()
    assert page.also is not None
    assert page.also.phone.text() == "01632 960111", "how to reach her is the same on every page"
    page.begun.carry_on.click()
    told.drawn()
    assert page.also.own_words.toPlainText() == "We can read it together on Tuesday."
    assert page.editor.boxes["next"].text() == "I will bring the letter."
    assert "I will bring the letter." in read_out(page)


def test_by_hand_as_a_file_with_five_words_and_then_it_was_told(told: Told, tmp_path: Path) -> None:
    told.opened()
    assert told.is_held()
    sheet = told.leaving()
    assert not sheet.save_button.isVisible(), "first the way"
    sheet.chooser.ways.button("in-person").click()
    told.story.settle()
    assert "handed over" in words_on(sheet)
    told.story.press(Key.Key_Return, Control)
    saving = told.story.find(SaveSheet)
    assert saving.path.text().endswith("letter-2026-11.pdf"), "the name says nothing"
    saving.path.setText(str(tmp_path / "Sam.pdf"))
    saving.go.click()
    told.story.settle()
    assert "could be read without opening it" in words_on(saving)
    assert told.written() == ()
    saving.path.setText(str(tmp_path / "letter.pdf"))
    words = saving.passphrase.text()
    saving.go.click()
    told.story.settle()
    content = (tmp_path / "letter.pdf").read_bytes()
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(tmp_path / "letter.pdf")
    pikepdf.open(tmp_path / "letter.pdf", password=words).close()
    (written,) = told.written()
    assert written.hash == hashlib.sha256(content).hexdigest()
    assert (written.form, written.language, written.how, written.protected) == ("standard", "en", "in-person", True)
    assert written.templates == ("no-charge-cps/en/1",)
    assert told.is_held(), "that it left is not that it was told"
    QTest.keyClick(saving, Key.Key_Escape)
    told.story.settle()
    question = told.story.find(WasItTold)
    assert question.method.value() == "in-person"
    question.save.click()
    told.story.settle()
    assert not told.is_held()


def test_not_yet_leaves_it_held_and_a_way_that_is_not_safe_is_closed(told: Told) -> None:
    told.opened()
    sheet = told.leaving()
    sheet.chooser.ways.button("email").click()
    told.story.settle()
    assert "Email: not safe." in words_on(sheet)
    for button in (sheet.save_button, sheet.print_button, sheet.copy_button, sheet.show_button):
        assert not button.isVisible()
    sheet.chooser.ways.button("screen").click()
    told.story.settle()
    sheet.show_button.click()
    told.story.settle()
    (written,) = told.written()
    assert written.how == "screen"
    question = told.story.find(WasItTold)
    question.cancel.click()
    told.story.settle()
    assert told.is_held()


def test_printing_is_written_down_before_the_first_page(
    told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def at_once(
        workspace: object, parent: QWidget, content: bytes, record: object, ended: Callable[[int], object]
    ) -> None:
        from isva_desk.ui.preview.drawing import papers

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "tray.pdf"))
        job = PrintJob(workspace, printer, content, papers(content), record, parent)  # type: ignore[arg-type]
        job.ended.connect(ended)
        job.start()

    monkeypatch.setattr(leave_sheet, "ask_and_print", at_once)
    monkeypatch.setattr(leave_sheet, "can_print", lambda: True)
    told.opened()
    sheet = told.leaving()
    sheet.chooser.ways.button("post").click()
    told.story.settle()
    sheet.print_button.click()
    told.story.until(lambda: bool(told.written()) and told.story.window.findChild(WasItTold) is not None)
    (written,) = told.written()
    assert (written.how, written.note) == ("post", "printed, pages: 1")
    assert (tmp_path / "tray.pdf").exists()


def test_the_short_text_is_copied_only_where_texting_is_safe(told: Told) -> None:
    page = told.opened()
    page.side.forms.button("short").click()
    told.drawn()
    sheet = told.leaving()
    assert [how for how in ("text", "screen", "email", "post") if how in sheet.chooser.ways._buttons] == [
        "text",
        "screen",
    ]
    sheet.chooser.ways.button("text").click()
    told.story.settle()
    assert not sheet.copy_button.isVisible()
    QTest.keyClick(sheet, Key.Key_Escape)
    told.story.do(set_safe_channel, told.case.client, SafeChannel("text", allowed="yes", checked_on=MONDAY.date()))
    told.drawn()
    sheet = told.leaving()
    sheet.chooser.ways.button("text").click()
    told.story.settle()
    sheet.copy_button.click()
    told.story.settle()
    assert QGuiApplication.clipboard().text() == page.side.plain.toPlainText()
    assert told.written()[0].form == "short"


ARABIC = "قررت النيابة عدم توجيه الاتهام يوم 20 November 2026."


def test_a_translation_nobody_has_read_runs_from_the_right_and_needs_an_interpreter(told: Told) -> None:
    page = told.opened()
    proposed = page._proposed
    assert proposed is not None
    parts = tuple(
        replace(part, heading="ماذا حدث", paragraphs=(ARABIC,)) if part.kind == "happened" else part
        for part in proposed.update.parts
    )
    update = replace(proposed.update, language="ar", direction="rtl", reviewed=False, parts=parts)
    page._show_proposal(replace(proposed, update=update, english=proposed.update))
    told.story.settle()
    box = page.editor.boxes["happened"]
    assert box.edit.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert "Noto Naskh Arabic" in box.edit.font().families()
    assert "In English: The CPS has made a decision" in box.english.text()
    assert "No named person has reviewed this translation." in words_on(page)
    assert not page.meter.grade.isVisible(), "a school grade says nothing of another language"
    assert page.meter.index.text().startswith("LIX")
    assert ARABIC in read_out(page), "the words, not the letters of the page from left to right"
    page.side.forms.button("text").click()
    told.drawn()
    assert page.side.plain.layoutDirection() == Qt.LayoutDirection.RightToLeft

    sheet = told.leaving()
    sheet.chooser.ways.button("screen").click()
    told.story.settle()
    sheet.show_button.click()
    told.story.settle()
    assert told.written() == ()
    assert "Say which interpreter will go through it with the client." in words_on(sheet)
    sheet.interpreter.setText("the interpreter of Thursday's meeting")
    sheet.show_button.click()
    told.story.settle()
    (written,) = told.written()
    assert (written.language, written.reviewed) == ("ar", False)
    assert written.interpreter == "the interpreter of Thursday's meeting"


def test_without_a_fact_it_asks_and_from_an_update_it_goes_on(told: Told) -> None:
    workspace = told.story.window.workspace
    workspace.open_case(told.case.id)
    told.story.settle()
    told.story.press(Key.Key_U, Control | Qt.KeyboardModifier.ShiftModifier)
    chooser = told.story.find(ChooseFacts)
    assert "CPS decision not to charge" in next(iter(chooser.boxes.values())).text(), "the newest first"
    chooser.go.click()
    assert "Choose at least one fact." in words_on(chooser)
    chooser.boxes[told.decision].click()
    chooser.go.click()
    told.story.settle()
    assert "will not charge" in read_out(told.page)

    workspace.record_update(told.case.id, told.decision)
    told.story.settle()
    sheet = told.story.find(RecordUpdate)
    sheet.knows.choose("write")
    sheet.knows.chosen.emit("write")
    told.story.press(Key.Key_Return, Control)
    told.story.settle()
    assert told.story.window.open_page_id == "client-update"
    assert told.page._about == (told.decision,)
