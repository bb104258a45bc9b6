"""Printing the recovery words: straight to a printer, never to a file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from isva_desk.language import _
from isva_desk.ui.theme import current

_IN_ROW = 4


def can_print() -> bool:
    """There is a printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def print_words(parent: QWidget, words: Sequence[str]) -> None:
    """Ask which printer, then print one page. The page does not say what the words are for."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Desk"))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, on=False)

    dialog.accepted.connect(lambda: draw(printer, words))
    dialog.setModal(True)
    dialog.show()


def draw(printer: QPrinter, words: Sequence[str]) -> None:
    """Draw the words in rows of four with their numbers."""
    painter = QPainter(printer)
    page = printer.pageRect(QPrinter.Unit.DevicePixel).toRect()
    font = QFont(current().tokens.family)
    font.setPointSize(15)
    painter.setFont(font)
    width, height = page.width() // _IN_ROW, page.height() // 24
    for place, word in enumerate(words):
        box = QRect(width * (place % _IN_ROW), height * (2 + 2 * (place // _IN_ROW)), width, height)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, _("{number}. {word}").format(number=place + 1, word=word))
    painter.end()
