"""A text that keeps to a few lines and ends with dots where it has more to say; the whole of it is read out."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from isva_desk.ui.parts import look


class Elided(QLabel):
    """``lines`` is how many lines it may take."""

    def __init__(self, text: str, name: str = "body", lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._lines = lines
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        look(self, name)

    def hasHeightForWidth(self) -> bool:
        return self._lines > 1

    def heightForWidth(self, width: int) -> int:
        return self._laid_out(max(1, width))[1]

    def sizeHint(self) -> QSize:
        return QSize(0, QFontMetrics(self.font()).lineSpacing())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, QFontMetrics(self.font()).lineSpacing())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setFont(self.font())
        metrics = QFontMetrics(self.font())
        parts, _height = self._laid_out(max(1, self.width()))
        for number, part in enumerate(parts):
            at = QPointF(0, number * metrics.lineSpacing() + metrics.ascent())
            painter.drawText(at, part)
        painter.end()

    def _laid_out(self, width: int) -> tuple[list[str], int]:
        """The lines, the last one cut with dots, and the height that they need."""
        metrics = QFontMetrics(self.font())
        text = self.text()
        if self._lines == 1:
            return [metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)], metrics.lineSpacing()
        layout = QTextLayout(text, self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        layout.beginLayout()
        parts: list[str] = []
        while len(parts) < self._lines and (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            begins, ends = line.textStart(), line.textStart() + line.textLength()
            last = len(parts) == self._lines - 1
            rest = text[begins:] if last else text[begins:ends].rstrip()
            parts.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
        layout.endLayout()
        return parts, metrics.lineSpacing() * max(1, len(parts))
