"""A question and the control that answers it, with a line of help and a line for what is wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from isva_desk.ui.parts.announce import announce
from isva_desk.ui.parts.looks import label, look, restyle, small
from isva_desk.ui.theme import current


class Field(QWidget):
    """``text`` names the control, above it or (``beside``) to its left."""

    def __init__(self, text: str, control: QWidget, *, help_text: str = "", beside: bool = False) -> None:
        super().__init__()
        self.control = control
        self._beside = beside
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        box = QBoxLayout(direction, self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(16 if beside else 6)
        self.name = label(text, "soft" if beside else "strong")
        self.name.setBuddy(control)
        if not control.accessibleName():
            control.setAccessibleName(text)
        self._help = small(help_text)
        # Hidden or left alone: showing what has no parent yet would flash as a window of its own.
        if not help_text:
            self._help.hide()
        self._wrong = look(QLabel(), "error")
        self._wrong.setWordWrap(True)
        self._wrong.setTextFormat(Qt.TextFormat.PlainText)
        self._wrong.hide()
        if help_text:
            control.setAccessibleDescription(help_text)
        right = QVBoxLayout()
        right.setSpacing(5)
        for part in (control, self._help, self._wrong):
            right.addWidget(part)
        box.addWidget(self.name)
        box.addLayout(right, 1)
        if beside:
            self.name.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            self.name.setContentsMargins(0, 9, 0, 0)
            self._fit()
            current().changed.connect(self._fit)

    def help(self, text: str) -> None:
        """Show this line of help below the control."""
        self._help.setText(text)
        self._help.setVisible(bool(text))
        self.control.setAccessibleDescription(text)

    def wrong(self, sentence: str) -> None:
        """Say what is wrong below the control, and aloud; an empty sentence takes it away."""
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        self.control.setProperty("wrong", "true" if sentence else "false")
        restyle(self.control)
        if sentence:
            announce(self.control, sentence)

    def _fit(self) -> None:
        self.name.setFixedWidth(current().px(148))
