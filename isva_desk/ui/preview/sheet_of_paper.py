"""One page on the screen: white paper with a hairline round it, and its words for a screen reader."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QWidget

from isva_desk.language import _
from isva_desk.ui.preview.drawing import Drawn, Paper
from isva_desk.ui.theme import current


class SheetOfPaper(QWidget):
    """Blank until it is drawn; ``forget`` makes it blank again, so that memory holds only what is in sight."""

    def __init__(self, paper: Paper, number: int, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.paper, self.number = paper, number
        self._picture: QImage | None = None
        self._pixels = 0
        self.setAccessibleName(_("Page {number} of {count}").format(number=number + 1, count=count))

    def show_as(self, drawn: Drawn) -> None:
        """Show the page as it was drawn."""
        self._picture, self._pixels = drawn.picture, drawn.pixels
        self.setAccessibleDescription(drawn.words)
        self.update()

    def forget(self) -> None:
        """Drop the picture."""
        self._picture, self._pixels = None, 0

    def wants(self, pixels: int) -> bool:
        """It is not drawn for that width yet."""
        return self._pixels != pixels

    @property
    def is_drawn(self) -> bool:
        """There is a picture, perhaps of another width."""
        return self._picture is not None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))  # paper is white in every theme
        if self._picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.rect(), self._picture)
        painter.setPen(current().colour("line"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
