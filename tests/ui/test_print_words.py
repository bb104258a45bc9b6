"""The recovery words on paper: one page, every word on it, and nothing that says what it is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from isva_desk.ui.first_run.print_words import draw
from isva_desk.vault.recovery_words import new_recovery_words


def test_one_page_is_drawn_that_says_nothing_of_the_program(qtbot: QtBot, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "page.pdf"))
    words = new_recovery_words()
    draw(printer, words)
    page = (tmp_path / "page.pdf").read_bytes()
    assert page.count(b"/Type /Page\n") == 1
    assert b"/FontFile2" in page, "the words are drawn with the typeface, not as a picture"
    for word in (b"ISVA", b"isva", b"vault", b"recover"):
        assert word not in page
