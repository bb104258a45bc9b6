"""Tabs whose page is as high as what is on it. The arrow keys go from tab to tab."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from isva_desk.language import _
from isva_desk.ui.parts import Flow, PickedButton, rule


class Tabs(QWidget):
    """``pages`` maps an id to the words of its tab and its widget; the first is open. ``opened`` carries the id.

    A page may be None until it is wanted: ``first_opened`` asks for it, and it is given by ``put``.
    """

    opened = Signal(str)
    first_opened = Signal(str)

    def __init__(self, pages: Mapping[str, tuple[str, QWidget | None]]) -> None:
        super().__init__()
        self._pages = {identity: widget for identity, (_words, widget) in pages.items()}
        self._words = {identity: words for identity, (words, _widget) in pages.items()}
        self.buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        line = Flow(gap=22, line_gap=2)
        for identity, words in self._words.items():
            button = _Tab(words, "tab")
            button.setAccessibleDescription(_("Tab"))
            button.clicked.connect(lambda _checked=False, wanted=identity: self.open(wanted))
            self._group.addButton(button)
            self.buttons[identity] = button
            line.addWidget(button)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(rule())
        column.addSpacing(12)
        for widget in filter(None, self._pages.values()):
            column.addWidget(widget)
            widget.hide()
        column.addStretch(1)
        self.open(next(iter(self._pages)))

    def open(self, identity: str) -> None:
        """Show the page with that id."""
        self.buttons[identity].setChecked(True)
        if self._pages[identity] is None:
            self.first_opened.emit(identity)
        for known, widget in self._pages.items():
            if widget is not None:
                widget.setVisible(known == identity)
        self.opened.emit(identity)

    def put(self, identity: str, widget: QWidget) -> None:
        """Give a tab its page. It is seen once the tab is open."""
        self._pages[identity] = widget
        widget.hide()
        self._column.insertWidget(self._column.count() - 1, widget)  # above the stretch

    def current(self) -> str:
        """The id of the page that is shown."""
        return next(identity for identity, button in self.buttons.items() if button.isChecked())

    def count(self, identity: str, count: int) -> None:
        """Show a number beside the words of a tab; none for 0."""
        words = self._words[identity]
        self.buttons[identity].setText(_("{tab} {count}").format(tab=words, count=count) if count else words)

    def focus_tab(self) -> None:
        """Put the keyboard on the tab that is open."""
        self.buttons[self.current()].setFocus(Qt.FocusReason.OtherFocusReason)


class _Tab(PickedButton):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        group = self.group()
        if step is not None and group is not None:
            tabs = group.buttons()
            there = tabs[(tabs.index(self) + step) % len(tabs)]
            there.setFocus(Qt.FocusReason.TabFocusReason)
            there.click()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)
