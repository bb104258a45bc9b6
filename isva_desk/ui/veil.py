"""What lies over the window while a sheet is open, so that the eye rests on the sheet."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QWidget


class Veil(QWidget):
    """Covers its parent as long as any of the dialogs it was told of is open."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._open = 0
        self.hide()

    def cover(self, dialog: QDialog) -> None:
        """Stay until this dialog has closed too."""
        self._open += 1
        dialog.finished.connect(self._uncover)
        self.fit()
        self.show()
        self.raise_()

    def fit(self) -> None:
        """Be as large as what lies below."""
        self.setGeometry(self._parent.rect())

    def _uncover(self) -> None:
        self._open -= 1
        self.setVisible(self._open > 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(30, 26, 18, 92))
