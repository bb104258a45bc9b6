"""An icon on the page that keeps the colour of the theme when the theme changes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from isva_desk.ui.theme import current


class Icon(QLabel):
    """A drawing out of ``resources/icons`` in a colour token. It says nothing: the words beside it do."""

    def __init__(self, name: str, colour: str = "soft-ink", size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._colour, self._size = name, colour, size
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._draw()
        current().changed.connect(self._draw)

    def show_as(self, name: str, colour: str) -> None:
        """Show another drawing or colour."""
        self._name, self._colour = name, colour
        self._draw()

    def _draw(self) -> None:
        self.setPixmap(current().pixmap(self._name, self._colour, self._size))
        side = current().px(self._size)
        self.setFixedSize(side, side)
