"""One choice out of few, all of them in sight: chips. Arrow keys, Home and End choose, Tab leaves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from isva_desk.ui.parts.flow import Flow
from isva_desk.ui.parts.looks import look

_STEPS = frozenset({
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End,
})  # fmt: skip


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
            button.clicked.connect(lambda _checked=False, choice=identity: self._clicked(choice))
            button.step.connect(self._step)
            self._group.addButton(button)
            self._flow.addWidget(button)
            if before_them is not None:
                QWidget.setTabOrder(before_them, button)
                before_them = button
            self._buttons[identity] = button
        self.choose(before)
        self.updateGeometry()

    def _clicked(self, identity: str) -> None:
        self._hold_one_stop()
        self.chosen.emit(identity)

    def _step(self, key: int) -> None:
        """Choose by an arrow key, in the order in which they are read: Qt would go by where each chip stands."""
        buttons = list(self._buttons.values())
        here = next((place for place, button in enumerate(buttons) if button.hasFocus()), 0)
        there = {
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(buttons) - 1,
            Qt.Key.Key_Right: here + 1,
            Qt.Key.Key_Down: here + 1,
        }.get(Qt.Key(key), here - 1)
        chosen = buttons[there % len(buttons)]
        chosen.setFocus(Qt.FocusReason.TabFocusReason)
        chosen.click()

    def _hold_one_stop(self) -> None:
        """Tab comes to what is chosen, or to the first; the arrow keys go on from there."""
        stop = self.value() or next(iter(self._buttons), None)
        for identity, button in self._buttons.items():
            strong = identity == stop
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if strong else Qt.FocusPolicy.ClickFocus)

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
            self._buttons[identity].setChecked(True)
            self._hold_one_stop()
            return
        self._group.setExclusive(False)
        for button in self._buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)
        self._hold_one_stop()

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

    step = Signal(int)

    def __init__(self, words: str) -> None:
        super().__init__(words)
        look(self, "chip")
        self.setAccessibleName(words)
        self.toggled.connect(self._show_picked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.step.emit(event.key())
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        bold = QFont(self.font())
        bold.setBold(True)
        words = QFontMetrics(bold).horizontalAdvance(self.text())
        return QSize(max(hint.width(), words + 2 * 16), hint.height())

    def _show_picked(self, picked: bool) -> None:
        look(self, "chip", picked="true" if picked else "false")
