"""Choosing a passphrase: typed twice, with its strength in words while typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from isva_desk.language import _
from isva_desk.ui.parts import Field
from isva_desk.ui.unlock.page import secret_field

_ENOUGH = 2  # "could be guessed with some effort" is the least that is let through
_SHORTEST = 8


class NewPassphrase(QWidget):
    """``changed`` after every key. ``known_words`` gives what a guesser would try first: names, the service."""

    changed = Signal()

    def __init__(self, name: str, known_words: Callable[[], Sequence[str]] = tuple) -> None:
        super().__init__()
        self._known_words = known_words
        self._score = 0
        self.first, self.second = secret_field(), secret_field()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        self._first_field = Field(
            name, self.first, help_text=_("Four or more words that have nothing to do with each other.")
        )
        self._second_field = Field(_("The same again"), self.second)
        box.addWidget(self._first_field)
        box.addWidget(self._second_field)
        self._judge_soon = QTimer(self)
        self._judge_soon.setSingleShot(True)
        self._judge_soon.setInterval(120)
        self._judge_soon.timeout.connect(self.judge)
        self.first.textChanged.connect(self._typed)
        self.second.textChanged.connect(self._compare)
        self.setFocusProxy(self.first)

    def text(self) -> str:
        """The passphrase."""
        return self.first.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.second.clear()

    def is_ready(self) -> bool:
        """It is hard enough to guess, and both are the same."""
        if len(self.text()) < _SHORTEST or self.text() != self.second.text():
            return False
        self.judge()
        return self._score >= _ENOUGH

    def judge(self) -> None:
        """Say how hard it is to guess."""
        from isva_desk.vault.passphrases import strength

        self._judge_soon.stop()
        if not self.text():
            self._first_field.help(_("Four or more words that have nothing to do with each other."))
            return
        judged = strength(self.text(), tuple(self._known_words()))
        self._score = judged.score
        enough = self._score >= _ENOUGH and len(self.text()) >= _SHORTEST
        self._first_field.help(
            _("{strength}. That is enough.").format(strength=judged.words)
            if enough
            else _("{strength}. Add another word.").format(strength=judged.words)
        )

    def _typed(self) -> None:
        self._score = 0
        self._judge_soon.start()
        self._compare()

    def _compare(self) -> None:
        differs = bool(self.second.text()) and not self.first.text().startswith(self.second.text())
        self._second_field.wrong(_("The two are not the same.") if differs else "")
        self.changed.emit()
