"""A document in the window: drawn from memory, read out, moved through by keyboard, printed and saved with a record."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QVBoxLayout

from isva_desk.casework.desk import Desk
from isva_desk.documents.content import Column, Document, Heading, PageSetup, Paragraph, Row, Table
from isva_desk.documents.leaving import Leaving, record_print
from isva_desk.documents.pdf import write_pdf
from isva_desk.journal import acts
from isva_desk.journal.changes import Changes
from isva_desk.journal.entry import Entry
from isva_desk.journal.store import Store
from isva_desk.ui.chasing.opening import open_chase
from isva_desk.ui.chasing.sheet import ChaseSheet
from isva_desk.ui.preview.drawing import papers
from isva_desk.ui.preview.pages_view import PagesView
from isva_desk.ui.preview.preview import Preview
from isva_desk.ui.preview.preview_sheet import PreviewSheet
from isva_desk.ui.preview.printing import PrintJob, ask_and_print
from isva_desk.ui.preview.save_sheet import SaveSheet
from tests.builders.desks import CaseBuilder
from tests.builders.sam import sams_case
from tests.builders.windows import WindowStory, a_filled_vault
from tests.documents.samples import MADE
from tests.ui.test_lock import TRIGGERS, someone, traces

Open = Callable[..., WindowStory]
Control = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def story(open_window: Open, tmp_path: Path) -> WindowStory:
    cases: list[CaseBuilder] = []
    a_filled_vault(tmp_path, lambda desk: cases.append(sams_case(desk)))
    made = open_window().start().unlock()
    made.case_id = cases[0].id  # type: ignore[attr-defined]
    return made


def long_list(rows: int = 400) -> bytes:
    table = Table("Numbers", [Column("Number", names_the_row=True)], [Row([f"Row {n}"]) for n in range(rows)])
    return write_pdf(Document("List", "en", (Heading(1, "Numbers"), table)), MADE)


def a_preview(story: WindowStory, content: bytes) -> Preview:
    sheet = QDialog()
    preview = Preview(story.window.workspace)
    QVBoxLayout(sheet).addWidget(preview)
    sheet.resize(900, 700)
    story.window.workspace.open_dialog(sheet)
    preview.show_document(content)
    story.settle()
    preview.view.setFocus()
    return preview


def exports(story: WindowStory) -> list[acts.Exported]:
    found: list[acts.Exported] = []

    def read(store: Store) -> list[acts.Exported]:
        rows = store.connection.execute("SELECT header, payload, hash FROM entries ORDER BY seq").fetchall()
        return [act for row in rows if isinstance(act := Entry(*row).act, acts.Exported)]

    story.window.workspace.read(read, then=found.extend)
    story.settle()
    return found


def job_of(story: WindowStory, printer: QPrinter, leaving: Leaving) -> PrintJob:
    def record(desk: Desk, pages: int) -> Changes:
        return record_print(desk, leaving, pages)

    sizes = papers(leaving.content)
    return PrintJob(story.window.workspace, printer, leaving.content, sizes, record, story.window)


def dark_rows(view: PagesView, number: int) -> int:
    """How many lines of the page, as it stands on the screen, have ink in them."""
    picture = view.pages[number].grab().toImage()
    inside = range(4, picture.width() - 4, 2)
    return sum(
        any(QColor(picture.pixel(x, y)).lightness() < 100 for x in inside) for y in range(4, picture.height() - 4)
    )


def test_pages_are_drawn_read_out_and_moved_through_by_keyboard(story: WindowStory) -> None:
    content = long_list()
    view = a_preview(story, content).view
    assert len(view.pages) == len(papers(content)) > 5
    assert dark_rows(view, 0) > 100
    assert "Row 3" in view.accessibleDescription()
    assert view.accessibleName() == f"Preview: Page 1 of {len(view.pages)}"
    assert view.fits
    assert abs(view.pages[0].width() + 32 - view.viewport().width()) <= 2

    story.press(Key.Key_PageDown, Control)
    assert view.at == 1
    story.press(Key.Key_End)
    assert view.at == len(view.pages) - 1
    assert "Row 399" in view.accessibleDescription()
    assert not view.pages[0].is_drawn, "only what is near is held"
    before = view.pages[0].width()
    story.press(Key.Key_Plus, Control)
    assert view.pages[0].width() > before
    assert view.at == len(view.pages) - 1, "the page in sight stays"
    story.press(Key.Key_0, Control)
    assert view.pages[0].width() == before
    story.press(Key.Key_Home)
    assert view.at == 0
    assert dark_rows(view, 0) > 100


def test_the_page_is_as_sharp_as_the_screen(story: WindowStory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PagesView, "devicePixelRatioF", lambda _view: 2.0)
    view = a_preview(story, long_list(10)).view
    picture = view.pages[0]._picture
    assert picture is not None
    assert abs(picture.width() - 2 * view.pages[0].width()) <= 1


def test_nothing_is_kept_when_it_is_closed_and_a_damaged_file_is_said(story: WindowStory) -> None:
    preview = a_preview(story, long_list(10))
    view = preview.view
    view.forget()
    assert view.pages == []
    assert view._content == b""
    assert view.accessibleDescription() == ""
    preview.show_document(b"%PDF-1.7 but not one")
    story.settle()
    assert not preview.shows


def test_printing_is_written_down_first_and_every_page_comes(story: WindowStory, tmp_path: Path) -> None:
    lying = PageSetup(landscape=True)
    content = write_pdf(Document("List", "en", [Heading(1, "Lying"), Paragraph("QXZ " * 2000)], lying), MADE)
    pages = len(papers(content))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "tray.pdf"))
    leaving = Leaving(content, "report R2 case-list.pdf: All cases")
    ended: list[int] = []
    job = job_of(story, printer, leaving)
    job.ended.connect(ended.append)
    job.start()
    story.until(lambda: bool(ended))
    assert ended == [pages]
    (export,) = exports(story)
    assert export.what == f"printed, pages: {pages}; report R2 case-list.pdf: All cases"
    assert export.hash == hashlib.sha256(content).hexdigest()
    with pikepdf.open(tmp_path / "tray.pdf") as tray:
        assert len(tray.pages) == pages
        _x, _y, width, height = (float(value) for value in tray.pages[0].mediabox)
        assert width > height


def test_a_print_that_is_cancelled_records_nothing(story: WindowStory) -> None:
    asked: list[int] = []

    def record(_desk: Desk, pages: int) -> Changes:
        asked.append(pages)
        return Changes()

    ask_and_print(story.window.workspace, story.window, long_list(), record)
    story.settle()
    dialog = story.window.findChild(QPrintDialog)
    assert dialog is not None
    assert dialog.windowTitle() == "Desk"
    assert not dialog.testOption(QPrintDialog.PrintDialogOption.PrintToFile), "a file is saved elsewhere, on record"
    dialog.reject()
    story.settle()
    assert asked == []
    assert exports(story) == []


def test_only_the_chosen_pages_are_printed(story: WindowStory, tmp_path: Path) -> None:
    content = long_list()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "tray.pdf"))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    ended: list[int] = []
    job = job_of(story, printer, Leaving(content, "a list"))
    job.ended.connect(ended.append)
    job.start()
    story.until(lambda: bool(ended))
    with pikepdf.open(tmp_path / "tray.pdf") as tray:
        assert len(tray.pages) == 2
    assert exports(story)[0].what == "printed, pages: 2; a list"


def test_the_lock_takes_the_paper_away_in_the_middle(story: WindowStory, tmp_path: Path) -> None:
    content = long_list(3000)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "tray.pdf"))
    job = job_of(story, printer, Leaving(content, "a list"))
    press = job._press
    job.start()
    story.until(press._painter.isActive)
    story.application.lock()
    story.locked()
    assert not press._painter.isActive()


def test_a_letter_is_looked_at_protected_and_saved(story: WindowStory, tmp_path: Path) -> None:
    open_chase(story.window.workspace, story.case_id, "vc-r6-bail-or-rui")  # type: ignore[attr-defined]
    story.settle()
    sheet = story.find(ChaseSheet)
    sheet.text.setPlainText(sheet.text.toPlainText().replace("Please tell me", "Would you please tell me"))
    story.press(Key.Key_P, Control)
    shown = story.find(PreviewSheet)
    assert shown.leaving is not None
    assert "Would you please tell me by" in shown.preview.view.accessibleDescription()
    assert exports(story) == [], "looking is not leaving"

    story.press(Key.Key_Return, Control)
    saving = story.find(SaveSheet)
    assert saving.path.text().endswith("letter-2026-11-23.pdf")
    out = tmp_path / "out"
    out.mkdir()
    saving.path.setText(str(out / "note.pdf"))
    saving.protect.setChecked(True)
    words = saving.passphrase.text()
    assert len(words.split()) == 5
    saving.others.click()
    assert saving.passphrase.text() != words
    words = saving.passphrase.text()
    story.press(Key.Key_Return, Control)
    assert [path.name for path in out.iterdir()] == ["note.pdf"]
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(out / "note.pdf")
    with pikepdf.open(out / "note.pdf", password=words) as opened:
        assert opened.encryption.R == 6
    (export,) = exports(story)
    assert export.hash == hashlib.sha256((out / "note.pdf").read_bytes()).hexdigest()
    assert export.what.startswith("letter ")
    assert saving.passphrase.isVisible(), "it can still be written down"


def test_what_cannot_be_saved_is_said_and_nothing_is_replaced_unasked(story: WindowStory, tmp_path: Path) -> None:
    open_chase(story.window.workspace, story.case_id, "vc-r6-bail-or-rui")  # type: ignore[attr-defined]
    story.settle()
    story.find(ChaseSheet).show_page()
    story.settle()
    story.find(PreviewSheet).save_it()
    story.settle()
    saving = story.find(SaveSheet)
    (tmp_path / "there.pdf").write_text("somebody's")
    saving.path.setText(str(tmp_path / "there"))
    saving.go.click()
    story.settle()
    assert (tmp_path / "there.pdf").read_text() == "somebody's"
    saving.path.setText(str(tmp_path / "there.pdf" / "below.pdf"))
    saving.go.click()
    story.settle()
    assert "could not be written there" in saving.state.words.text()
    assert exports(story) == []
    saving.path.setText(str(tmp_path / "there"))
    saving.go.click()
    saving.go.click()
    story.settle()
    assert (tmp_path / "there.pdf").read_bytes().startswith(b"%PDF")
    assert len(exports(story)) == 1
    QTest.keyClick(saving, Key.Key_Escape)


@pytest.mark.parametrize("trigger", TRIGGERS)
def test_nothing_of_a_page_stays_when_the_lock_falls(
    open_window: Open, tmp_path: Path, trigger: Callable[[WindowStory], None]
) -> None:
    a_filled_vault(tmp_path, someone)
    story = open_window().start().unlock()
    content = write_pdf(Document("Letter", "en", [Heading(1, "QXZMARK Quillfeather")] * 60), MADE)

    def made(_desk: Desk, _passphrase: str | None) -> Leaving:
        return Leaving(content, "a letter")

    sheet = PreviewSheet(story.window.workspace, "K7Q2", "letter", made)
    story.window.workspace.open_dialog(sheet)
    story.settle()
    assert "QXZMARK" in sheet.preview.view.accessibleDescription()
    sheet.save_it()
    story.settle()
    assert list(traces())
    began = process_time()
    trigger(story)
    story.until(lambda: story.application.window is None)
    assert process_time() - began < 0.3, "it is done within 300 ms, however busy the computer is"
    assert not list(traces())
    story.locked()
