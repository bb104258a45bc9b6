"""Things that have a tone: a pill, a banner. A tone is always an icon, a word and a colour together."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from isva_desk.ui.parts.buttons import LinkButton, PlainButton
from isva_desk.ui.parts.icon import Icon
from isva_desk.ui.parts.looks import label, look, restyle
from isva_desk.ui.theme import current

Tone = Literal["rose", "amber", "blue", "green", "grey"]

ICONS: dict[str, str] = {"rose": "dot", "amber": "clock", "blue": "info", "green": "check", "grey": "question"}


class Pill(QFrame):
    """A few words on a tinted ground with an icon before them: "● 5 working days past"."""

    def __init__(
        self, text: str, tone: Tone = "grey", *, icon: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        look(self, "pill", tone=tone)
        self._icon = Icon(icon or ICONS[tone], tone, 13)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setProperty("tinted", "true")
        box = QHBoxLayout(self)
        self._box = box
        box.setSpacing(5)
        box.addWidget(self._icon)
        box.addWidget(self._words)
        self._fit()
        current().changed.connect(self._fit)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.say(text, tone, icon=icon)

    def say(self, text: str, tone: Tone, *, icon: str | None = None) -> None:
        """Show other words in another tone."""
        self.setProperty("tone", tone)
        self._words.setText(text)
        self._icon.show_as(icon or ICONS[tone], tone)
        self.setAccessibleName(text)
        for widget in (self, self._words):
            restyle(widget)

    def _fit(self) -> None:
        theme = current()
        self._box.setContentsMargins(theme.px(10), theme.px(4), theme.px(12), theme.px(4))

    def text(self) -> str:
        """The words shown."""
        return self._words.text()


class Banner(QFrame):
    """A strip across the page that states something: a strong sentence, a soft one below, and perhaps one act."""

    def __init__(self, text: str, tone: Tone, *, detail: str = "", icon: str | None = None) -> None:
        super().__init__()
        look(self, "banner", tone=tone)
        self.setAccessibleName(f"{text} {detail}".strip())
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(16, 12, 16, 12)
        self._box.setSpacing(14)
        self.icon = Icon(icon or ICONS[tone], tone, 20)
        self._box.addWidget(self.icon)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        self.words = look(label(text), "strong")
        self.words.setProperty("tinted", "true")
        self.detail = label(detail)
        # Hidden or left alone: showing what has no parent yet would flash as a window of its own.
        if not detail:
            self.detail.hide()
        lines.addWidget(self.words)
        lines.addWidget(self.detail)
        self._box.addLayout(lines, 1)

    def add_act(self, button: LinkButton | PlainButton) -> None:
        """Put a button at the right end."""
        self._box.addWidget(button)

    def say(self, text: str, tone: Tone, *, detail: str = "", icon: str | None = None) -> None:
        """Show other words in another tone."""
        self.words.setText(text)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self.icon.show_as(icon or ICONS[tone], tone)
        self.setAccessibleName(f"{text} {detail}".strip())
        look(self, "banner", tone=tone)
        restyle(self.words)
