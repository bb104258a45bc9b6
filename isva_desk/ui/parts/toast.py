"""A short word at the lower edge of the window that goes by itself: "Saved"."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from isva_desk.ui.parts.announce import announce
from isva_desk.ui.parts.icon import Icon
from isva_desk.ui.parts.looks import label, look

SHOWN_FOR = 6000  # milliseconds


class Toast(QFrame):
    """Lies over its parent. It never names a person: the sentence is the caller's, and callers say "Saved", not who."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._above = parent
        look(self, "toast")
        box = QHBoxLayout(self)
        box.setContentsMargins(16, 10, 18, 10)
        box.setSpacing(10)
        self._icon = Icon("check", "paper", 16)
        self._words = label("", wrap=False)
        box.addWidget(self._icon)
        box.addWidget(self._words)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(self, sentence: str, icon: str = "check") -> None:
        """Show the sentence for a few seconds and read it out."""
        self._icon.show_as(icon, "paper")
        self._words.setText(sentence)
        self._words.setWordWrap(False)
        self.setAccessibleName(sentence)
        self.adjustSize()
        self.place()
        self.show()
        self.raise_()
        self._timer.start(SHOWN_FOR)
        announce(self, sentence)

    def place(self) -> None:
        """Keep to the middle of the lower edge."""
        above = self._above
        width = min(self.width(), above.width() - 32)
        if width < self.width():
            self._words.setWordWrap(True)
            self.setFixedWidth(width)
            self.adjustSize()
        self.move((above.width() - self.width()) // 2, above.height() - self.height() - 24)
