"""One choice out of few, all of them in sight: chips. Arrow keys choose, Tab leaves, as for any radio buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from isva_desk.ui.parts.flow import Flow
from isva_desk.ui.parts.looks import look


class Chips(QWidget):
    """A group named ``name`` of choices (id, words). ``chosen`` is sent with the id when a person chooses."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._name = name
        self._flow = Flow(self)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, _Chip] = {}
        self.offer(choices)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Show these choices in place of the ones before; what was chosen stays chosen if it is still there."""
        before = self.value()
        for button in self._buttons.values():
            self._group.removeButton(button)
            button.hide()
            button.setParent(None)
            button.deleteLater()
        while self._flow.takeAt(0) is not None:
            pass
        self._buttons = {}
        # New chips would come last for the keyboard, wherever they stand.
        before_them = self._stop_before()
        for identity, words in choices:
            button = _Chip(words)
            button.setAccessibleDescription(self._name)
            button.clicked.connect(lambda _checked=False, choice=identity: self.chosen.emit(choice))
            self._group.addButton(button)
            self._flow.addWidget(button)
            if before_them is not None:
                QWidget.setTabOrder(before_them, button)
                before_them = button
            self._buttons[identity] = button
        self.choose(before)
        self.updateGeometry()

    def _stop_before(self) -> QWidget | None:
        """The control to which the keyboard comes before these chips."""
        found = self.previousInFocusChain()
        while found is not None and found is not self:
            if found.focusPolicy() & Qt.FocusPolicy.TabFocus and not self.isAncestorOf(found):
                return found if found.window() is self.window() else None
            found = found.previousInFocusChain()
        return None

    def value(self) -> str | None:
        """The id of what is chosen."""
        return next((identity for identity, button in self._buttons.items() if button.isChecked()), None)

    def choose(self, identity: str | None) -> None:
        """Choose without telling anybody; None or an id that is not there chooses nothing."""
        if identity is not None and identity in self._buttons:
            # Within the group, so that Tab comes to what is chosen.
            self._buttons[identity].setChecked(True)
            return
        self._group.setExclusive(False)
        for button in self._buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)

    def button(self, identity: str) -> QRadioButton:
        """The chip with that id."""
        return self._buttons[identity]

    def focus_first(self) -> None:
        """Put the keyboard on what is chosen, or on the first chip."""
        chosen = self.value()
        buttons = list(self._buttons.values())
        if buttons:
            (self._buttons[chosen] if chosen else buttons[0]).setFocus()


class _Chip(QRadioButton):
    """A radio button that looks like a chip; bold when chosen, and as wide as its bold words so that nothing jumps."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        look(self, "chip")
        self.setAccessibleName(words)
        self.toggled.connect(self._show_picked)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        bold = QFont(self.font())
        bold.setBold(True)
        words = QFontMetrics(bold).horizontalAdvance(self.text())
        return QSize(max(hint.width(), words + 2 * 16), hint.height())

    def _show_picked(self, picked: bool) -> None:
        look(self, "chip", picked="true" if picked else "false")
