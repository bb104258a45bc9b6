"""The pages of a document one below the other, as wide as there is room or as large as a person wants."""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from isva_desk.language import _
from isva_desk.ui.parts import announce, look
from isva_desk.ui.preview.drawing import Drawn, Paper, drawn, papers
from isva_desk.ui.preview.sheet_of_paper import SheetOfPaper
from isva_desk.ui.workspace import Workspace

NATURAL = 96 / 72  # pixels of a point at 100 %
STEPS = (50, 67, 80, 100, 125, 150, 200, 300)  # per cent
_WIDEST = 1.7  # pixels of a point: as wide as there is room, but not so large that a letter looks like a poster
_GAP = 16
# So many of its own heights away from what is in sight a page keeps its picture.
_NEAR = 2
_NOWHERE = -2  # -1 is the place in a document without pages

_documents = count(1)


class PagesView(QScrollArea):
    """Space and Page down go on, Home and End go to the ends; Ctrl with plus, minus and 0 changes the size.

    ``turned`` is sent when another page is in sight or the size has changed, ``failed`` with what kept the pages away.
    """

    turned = Signal()
    failed = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._content, self._document = b"", 0
        self._says = ""
        self._percent: int | None = None
        self._scale = NATURAL
        self._asked: tuple[int, int] | None = None
        self._was_at = _NOWHERE
        self._inside = look(QWidget(), "desk-top")
        self.pages: list[SheetOfPaper] = []
        self.setWidget(self._inside)
        look(self, "pages")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Preview"))
        self.verticalScrollBar().valueChanged.connect(self._moved)
        self.horizontalScrollBar().valueChanged.connect(self._moved)

    # -- what is shown --------------------------------------------------------------------------------------------

    def show_document(self, content: bytes, says: str = "") -> None:
        """Show this PDF in place of the one before. ``says`` is what it says, where the pages cannot be read out."""
        self._content, self._document, self._says = content, next(_documents), says
        self._workspace.draw(papers, content, then=self._lay_out, failed=self.failed.emit, latest=self._word("papers"))

    def forget(self) -> None:
        """Show nothing, and keep nothing of what was shown."""
        self._content, self._document, self._says, self._asked = b"", next(_documents), "", None
        self._lay_out(())

    @property
    def shows(self) -> bool:
        """There are pages."""
        return bool(self.pages)

    @property
    def at(self) -> int:
        """Which page is in sight, from 0: the one that holds the upper third of the view."""
        line = self.verticalScrollBar().value() + self.viewport().height() // 3
        return next((page.number for page in self.pages if page.geometry().bottom() >= line), len(self.pages) - 1)

    @property
    def percent(self) -> int:
        """How large the pages are; 100 is their natural size."""
        return round(100 * self._scale / NATURAL)

    @property
    def fits(self) -> bool:
        """The pages are as wide as there is room."""
        return self._percent is None

    # -- moving and sizing ----------------------------------------------------------------------------------------

    def go_to(self, number: int) -> None:
        """Put the top of that page at the top, from 0."""
        if self.pages:
            page = self.pages[max(0, min(number, len(self.pages) - 1))]
            self.verticalScrollBar().setValue(page.y() - _GAP)

    def zoom(self, percent: int | None) -> None:
        """Show the pages that large; None makes them as wide as there is room."""
        at = self.at
        self._percent = percent
        self._place()
        self.go_to(at)

    def zoom_by(self, step: int) -> None:
        """One step larger (1) or smaller (-1)."""
        sizes = [size for size in STEPS if (size > self.percent if step > 0 else size < self.percent)]
        if sizes:
            self.zoom(sizes[0] if step > 0 else sizes[-1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, bar = event.key(), self.verticalScrollBar()
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if held and key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom_by(1)
        elif held and key == Qt.Key.Key_Minus:
            self.zoom_by(-1)
        elif held and key == Qt.Key.Key_0:
            self.zoom(None)
        elif held and key in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            self.go_to(self.at + (1 if key == Qt.Key.Key_PageDown else -1))
        elif key == Qt.Key.Key_Space:
            bar.setValue(bar.value() + bar.pageStep())
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            bar.setValue(bar.minimum() if key == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)

    # -- Qt's own -------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.fits:
            at, share = self.at, self._share()
            self._place()
            if self.pages:
                page = self.pages[at]
                self.verticalScrollBar().setValue(page.y() + round(share * page.height()))
        self._draw_next()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._draw_next()
        return super().event(event)

    # -- inside ---------------------------------------------------------------------------------------------------

    def _word(self, what: str) -> str:
        return f"{what} {id(self)}"

    def _share(self) -> float:
        """How far into the page in sight the view begins, as a share of its height."""
        if not self.pages:
            return 0.0
        page = self.pages[self.at]
        return (self.verticalScrollBar().value() - page.y()) / max(1, page.height())

    def _lay_out(self, sizes: tuple[Paper, ...]) -> None:
        at = self.at if self.pages else 0
        for page in self.pages:
            page.hide()
            page.setParent(None)
            page.deleteLater()
        self.pages = [SheetOfPaper(paper, number, len(sizes), self._inside) for number, paper in enumerate(sizes)]
        for page in self.pages:
            page.show()
        self._was_at = _NOWHERE
        self._place()
        self.go_to(at)
        self._moved()

    def _place(self) -> None:
        room = self.viewport().width()
        widest = max((page.paper.width for page in self.pages), default=1.0)
        self._scale = (
            min((room - 2 * _GAP) / widest, _WIDEST) if self._percent is None else NATURAL * self._percent / 100
        )
        whole = max(room, round(widest * self._scale) + 2 * _GAP)
        y = _GAP
        for page in self.pages:
            width, height = round(page.paper.width * self._scale), round(page.paper.height * self._scale)
            page.setGeometry(QRect((whole - width) // 2, y, width, height))
            y += height + _GAP
        self._inside.resize(whole, y)
        self.turned.emit()
        self._draw_next()

    def _moved(self) -> None:
        if self.at != self._was_at:
            self._was_at = self.at
            self._tell()
            self.turned.emit()
        self._draw_next()

    def _tell(self) -> None:
        """Let a screen reader know which page is in sight and what it says."""
        if not self.pages:
            self.setAccessibleName(_("Preview"))
            self.setAccessibleDescription("")
            return
        page = self.pages[self.at]
        self.setAccessibleName(_("Preview: {page}").format(page=page.accessibleName()))
        self.setAccessibleDescription(self._says or page.accessibleDescription())
        if self.hasFocus():
            announce(self, page.accessibleName())

    def _near(self) -> list[SheetOfPaper]:
        """The pages in sight, then the one after them."""
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        seen = QRect(0, top, self._inside.width(), height)
        shown = [page for page in self.pages if page.geometry().intersects(seen)]
        after = shown[-1].number + 1 if shown else 0
        return [*shown, *self.pages[after : after + 1]]

    def _draw_next(self) -> None:
        """Ask for the next page that is wanted: one at a time, so that what is scrolled past is never drawn."""
        if self._asked is not None or not self.pages:
            return
        for page in self.pages:
            if page.is_drawn and abs(page.number - self.at) > _NEAR:
                page.forget()
        for page in self._near():
            pixels = round(page.width() * self.devicePixelRatioF())
            if page.wants(pixels):
                self._asked = (self._document, page.number)
                self._workspace.draw(
                    drawn,
                    self._document,
                    self._content,
                    page.number,
                    pixels,
                    then=self._arrived,
                    failed=self._not_drawn,
                )
                return

    def _arrived(self, picture: Drawn) -> None:
        self._asked = None
        if picture.document == self._document and picture.number < len(self.pages):
            page = self.pages[picture.number]
            page.show_as(picture)
            if self._says:
                page.setAccessibleDescription("")
            if picture.number == self.at:
                self._tell()
        self._draw_next()

    def _not_drawn(self, problem: Exception) -> None:
        self._asked = None
        self.failed.emit(problem)
