"""Icons: our own small SVG drawings, tinted with a colour of the theme when they are drawn."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from isva_desk.domain import resources


def tinted_pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon as a square picture of that many device-independent pixels. Raises ``FileNotFoundError`` if unknown."""
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(tinted(name, colour).encode())).render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def tinted(name: str, colour: str) -> str:
    """The drawing with its lines in that colour."""
    return _drawing(name).replace("currentColor", colour)


@cache
def _drawing(name: str) -> str:
    return (resources.folder() / "icons" / f"{name}.svg").read_text("utf-8")
