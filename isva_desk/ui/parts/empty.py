"""A page or list with nothing in it: what belongs there, and the first step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from isva_desk.ui.parts.icon import Icon
from isva_desk.ui.parts.looks import label


class EmptyState(QWidget):
    """An icon, a heading, one sentence, and buttons for the first step."""

    def __init__(
        self, icon: str, heading: str, sentence: str, *acts: QPushButton, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"{heading} {sentence}")
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 40, 24, 40)
        box.setSpacing(8)
        box.addStretch(2)
        box.addWidget(Icon(icon, "accent", 36), alignment=Qt.AlignmentFlag.AlignHCenter)
        box.addSpacing(8)
        for words, look in ((heading, "heading"), (sentence, "soft")):
            line = label(words, look)
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            box.addWidget(line)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for act in acts:
            buttons.addWidget(act)
        buttons.addStretch(1)
        if acts:
            box.addSpacing(12)
            box.addLayout(buttons)
        box.addStretch(3)
        self._acts = acts

    def focus_first(self) -> None:
        """Put the keyboard on the first step, where there is one."""
        if self._acts:
            self._acts[0].setFocus(Qt.FocusReason.OtherFocusReason)
