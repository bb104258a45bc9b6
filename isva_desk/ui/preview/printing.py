"""A document on its way to a printer: asked for, written down, then drawn page by page out of memory."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from isva_desk.casework.desk import Desk
from isva_desk.journal.changes import Changes
from isva_desk.language import _, ngettext
from isva_desk.ui.preview.drawing import Drawn, Paper, drawn, papers
from isva_desk.ui.workspace import Workspace

Record = Callable[[Desk, int], Changes]  # writes down that so many pages go to a printer

FINEST = 300  # dots per inch: finer is not seen on paper, and a page would fill the memory


def can_print() -> bool:
    """There is a printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def ask_and_print(
    workspace: Workspace, parent: QWidget, content: bytes, record: Record, ended: Callable[[int], object] | None = None
) -> None:
    """Ask which printer and which pages of the PDF; then write it down with ``record``, and print.

    A dialog that is cancelled records nothing. ``ended`` is called with the number of pages that went out.
    """
    workspace.draw(papers, content, then=partial(_ask, workspace, parent, content, record, ended))


def _ask(
    workspace: Workspace,
    parent: QWidget,
    content: bytes,
    record: Record,
    ended: Callable[[int], object] | None,
    sizes: tuple[Paper, ...],
) -> None:
    if not isValid(parent):
        return
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(_("Desk"))
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Desk"))
    # A file is saved, and written down as a file, elsewhere.
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, on=False)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, len(sizes))

    def go() -> None:
        job = PrintJob(workspace, printer, content, sizes, record, parent)
        if ended is not None:
            job.ended.connect(ended)
        job.start()

    dialog.accepted.connect(go)
    dialog.setModal(True)
    dialog.show()


class PrintJob(QObject):
    """One document on one printer. ``ended`` is sent with the number of pages that went out."""

    ended = Signal(int)

    def __init__(
        self,
        workspace: Workspace,
        printer: QPrinter,
        content: bytes,
        sizes: tuple[Paper, ...],
        record: Record,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._content, self._sizes, self._record = workspace, content, sizes, record
        self._press = _Press(printer)
        self._wanted = _wanted(printer, len(sizes))
        self._done = 0
        # The lock takes away what it stands on: then no further page is drawn.
        self.destroyed.connect(self._press.stop)

    def start(self) -> None:
        """Write down that it is printed; then print."""
        self._workspace.act(self._record, len(self._wanted), then=self._recorded, failed=self._failed)

    def _recorded(self, _changes: object) -> None:
        if self._press.begin(self._sizes[self._wanted[0]]):
            self._next()
        else:
            self._end(_("The printer did not take it. Nothing was printed; that it was asked for is written down."))

    def _next(self) -> None:
        number = self._wanted[self._done]
        pixels = round(self._sizes[number].width / 72 * min(FINEST, self._press.resolution))
        self._workspace.draw(drawn, 0, self._content, number, pixels, then=self._print, failed=self._failed)

    def _print(self, page: Drawn) -> None:
        self._press.put(page, self._sizes[page.number], first=self._done == 0)
        self._done += 1
        if self._done < len(self._wanted):
            self._next()
            return
        self._press.finish()
        self._end(
            ngettext("{count} page was sent to the printer.", "{count} pages were sent to the printer.", self._done)
            .format(count=self._done)
        )  # fmt: skip

    def _failed(self, problem: Exception) -> None:
        self._press.stop()
        self._workspace.problem(problem)
        self._end("")

    def _end(self, sentence: str) -> None:
        if sentence:
            self._workspace.toast(sentence)
        self.ended.emit(self._done)
        self.deleteLater()


class _Press:
    """The printer while it is being drawn on. Not an object of Qt's, so that it can still be stopped after one went."""

    def __init__(self, printer: QPrinter) -> None:
        self._printer = printer
        self._painter = QPainter()

    @property
    def resolution(self) -> int:
        return self._printer.resolution()

    def begin(self, paper: Paper) -> bool:
        self._turn(paper)
        self._printer.setFullPage(True)
        return self._painter.begin(self._printer)

    def put(self, page: Drawn, paper: Paper, *, first: bool) -> None:
        """Draw the page in its own size, smaller where the sheet is, in the middle of it."""
        if not first:
            self._turn(paper)
            self._printer.newPage()
        sheet = self._printer.paperRect(QPrinter.Unit.DevicePixel)
        scale = min(self._printer.resolution() / 72, sheet.width() / paper.width, sheet.height() / paper.height)
        width, height = paper.width * scale, paper.height * scale
        place = QRectF((sheet.width() - width) / 2, (sheet.height() - height) / 2, width, height)
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._painter.drawImage(place, page.picture, QRectF(page.picture.rect()))

    def finish(self) -> None:
        self._painter.end()

    def stop(self, *_from: object) -> None:
        """No further page; what the printer holds back is given up."""
        if self._painter.isActive():
            self._printer.abort()
            self._painter.end()

    def _turn(self, paper: Paper) -> None:
        lying = paper.width > paper.height
        self._printer.setPageOrientation(
            QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
        )


def _wanted(printer: QPrinter, count: int) -> list[int]:
    """The pages that were chosen in the dialog, from 0; all of them where none were."""
    if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage():
        return list(range(max(1, printer.fromPage()) - 1, min(printer.toPage(), count)))
    return list(range(count))
