"""A thin moving line that says that something takes longer than a moment."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

from isva_desk.language import _


class Busy(QProgressBar):
    """Shown while work is under way. ``progress`` shows how far it is; without it the line only moves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self.setRange(0, 0)
        self.setAccessibleName(_("Working"))
        self.hide()

    def progress(self, done: int, whole: int) -> None:
        """So many of so many are done."""
        self.setRange(0, max(1, whole))
        self.setValue(done)
        self.show()
