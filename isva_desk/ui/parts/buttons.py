"""Buttons: one that is the main thing, plain ones, and those that read like a link. Shortcuts are shown on them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QWidget

from isva_desk.language import N_, _
from isva_desk.ui.parts.looks import look

_KEYS = {"Return": N_("Enter"), "Esc": N_("Esc"), "Del": N_("Delete"), "PgDown": N_("Page down"), "PgUp": N_("Page up")}


def say_shortcut(shortcut: str) -> str:
    """A shortcut as a person reads it: "Ctrl+Return" is "Ctrl Enter"."""
    return " ".join(_(_KEYS[key]) if key in _KEYS else key for key in shortcut.split("+"))


class PlainButton(QPushButton):
    """A button that does something beside the main thing. ``done`` is called on click, Enter, Space or its shortcut."""

    def __init__(
        self, text: str, done: Callable[[], object] | None = None, *, shortcut: str = "", bound: bool = False
    ) -> None:
        super().__init__()
        self._words = QLabel(text)
        self._keys = look(QLabel(say_shortcut(shortcut)), "button-key")
        self._shortcut = shortcut
        self._box = box = QHBoxLayout(self)
        box.setContentsMargins(16, 0, 16, 0)
        box.setSpacing(10)
        box.addStretch(1)
        for part in (self._words, self._keys):
            part.setTextFormat(Qt.TextFormat.PlainText)
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            box.addWidget(part)
        box.addStretch(1)
        self._keys.setVisible(bool(shortcut))
        look(self._words, "button-words")
        look(self, "plain")
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        # Enter on the button that has the focus does what a person expects, not only Space.
        self.setAutoDefault(True)
        self.say(text)
        if bound and shortcut:
            # Not setShortcut: that waits a tenth of a second to let the button be seen going down.
            QShortcut(QKeySequence(shortcut), self).activated.connect(self.click)
        if done is not None:
            self.clicked.connect(lambda *_: done())

    def say(self, text: str) -> None:
        """Show other words."""
        self._words.setText(text)
        self.setAccessibleName(text)
        if self._shortcut:
            self.setAccessibleDescription(_("Shortcut: {keys}").format(keys=say_shortcut(self._shortcut)))
        self.updateGeometry()

    def words(self) -> str:
        """The words shown, without the shortcut."""
        return self._words.text()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            # The style sheet sees the state of a button, but not from the labels inside it.
            for part in (self._words, self._keys):
                look(part, part.property("look"), off="false" if self.isEnabled() else "true")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Also where the button is none that Enter would press from a field beside it.
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        inner = self._box.sizeHint()
        return QSize(inner.width(), max(inner.height(), super().sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class PrimaryButton(PlainButton):
    """The one main thing of a page or a sheet."""

    def __init__(
        self, text: str, done: Callable[[], object] | None = None, *, shortcut: str = "", bound: bool = False
    ) -> None:
        super().__init__(text, done, shortcut=shortcut, bound=bound)
        look(self, "primary")


class LinkButton(QPushButton):
    """A next act that reads like a link; a real button for the keyboard and the screen reader."""

    def __init__(self, text: str, done: Callable[[], object] | None = None, *, name: str = "") -> None:
        super().__init__(text)
        look(self, "link")
        # Several rows may offer "Why?": the name read out can say which.
        self.setAccessibleName(name or text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(True)
        if done is not None:
            self.clicked.connect(lambda *_: done())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        bring_into_view(self)


class KeyHint(QLabel):
    """A key drawn as a key: "Esc Esc"."""

    def __init__(self, shortcut: str) -> None:
        super().__init__(say_shortcut(shortcut))
        look(self, "key")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


class PickedButton(QPushButton):
    """A button of a rail or a row of tabs: one of them is picked, and drawn bold."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        look(self, name)
        self.toggled.connect(self._show_picked)

    def _show_picked(self, picked: bool) -> None:
        look(self, self.property("look"), picked="true" if picked else "false")


def bring_into_view(widget: QWidget) -> None:
    """Scroll the page so far that the widget that has the focus can be seen."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            # After the layout, which may still be to come for what was just put on the page.
            QTimer.singleShot(0, widget, partial(above.ensureWidgetVisible, widget, 0, 24))
            return
        above = above.parentWidget()
