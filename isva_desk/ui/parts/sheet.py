"""A dialog. It is named only "Desk", opens without blocking, and goes when the desk is locked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from isva_desk.language import _
from isva_desk.ui.parts.buttons import PlainButton, PrimaryButton
from isva_desk.ui.parts.leaf import leaf
from isva_desk.ui.parts.looks import heading, soft
from isva_desk.ui.parts.surfaces import Scroll
from isva_desk.ui.theme import current

_EDGE = 8  # pixels of the paper's edge, both sides together


class Sheet(QDialog):
    """A heading, a body in ``box`` that scrolls when it must, and a line of buttons. Escape closes it.

    Open it with ``Workspace.open_dialog``; never with ``exec``, which would hold up the lock.
    """

    def __init__(self, head: str, *, below: str = "", width: int = 720, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Desk"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setAccessibleName(head)
        self._width = width
        outer = QVBoxLayout(leaf(self))
        outer.setContentsMargins(0, 2, 2, 0)
        outer.setSpacing(0)
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(32, 28, 32, 8)
        inside.setSpacing(4)
        self.head = heading(head)
        self.below = soft(below)
        # Hidden or left alone: showing what has no parent yet would flash as a window of its own.
        if not below:
            self.below.hide()
        inside.addWidget(self.head)
        inside.addWidget(self.below)
        inside.addSpacing(14)
        self.box = QVBoxLayout()
        self.box.setSpacing(16)
        inside.addLayout(self.box)
        inside.addStretch(1)
        self._content = content
        content.installEventFilter(self)
        self._scroll = Scroll(content)
        outer.addWidget(self._scroll, 1)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._foot)
        self._buttons = QHBoxLayout()
        self._buttons.setContentsMargins(32, 16, 32, 24)
        self._buttons.setSpacing(10)
        self._buttons.addStretch(1)
        outer.addLayout(self._buttons)

    def keep_in_sight(self, widget: QWidget) -> None:
        """Put something above the buttons that stays there while the questions scroll."""
        self._foot.setContentsMargins(32, 10, 32, 0)
        self._foot.addWidget(widget)

    def add_button(self, button: QPushButton) -> None:
        """Put a button at the right end of the line of buttons."""
        self._buttons.addWidget(button)

    def add_cancel(self, text: str = "") -> PlainButton:
        """A button that closes the sheet; Escape does the same."""
        cancel = PlainButton(text or _("Cancel"), self.reject)
        cancel.setAutoDefault(False)
        self.add_button(cancel)
        return cancel

    def add_primary(self, text: str) -> PrimaryButton:
        """The main button, which Ctrl+Enter presses from anywhere in the sheet."""
        primary = PrimaryButton(text, shortcut="Ctrl+Return")
        # Not the button's own shortcut: that one waits a tenth of a second, to look as if it were pressed.
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(primary.click)
        primary.setAutoDefault(False)
        self.add_button(primary)
        return primary

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # There is no title bar to take hold of: the paper itself is moved, to see what lies below.
        handle = self.windowHandle()
        if event.button() == Qt.MouseButton.LeftButton and handle is not None:
            handle.startSystemMove()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # What is asked can depend on what was answered: the sheet grows with its content, and never jumps back.
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            before = self.size()
            self.fit()
            if self.height() < before.height():
                self.resize(before)
            elif self.height() > before.height():
                self.move(self.x(), self._inside(self.y() - (self.height() - before.height()) // 2))
        return super().eventFilter(watched, event)

    def _inside(self, top: int) -> int:
        """The nearest place at which the sheet does not hang out of the window at its lower or upper edge."""
        above = self.parentWidget()
        window = self.geometry() if above is None else above.window().geometry()
        return max(window.top() + 16, min(top, window.bottom() - 16 - self.height()))

    def settle(self) -> None:
        """Take the size that the content needs now, smaller too, in the middle of the window."""
        above = self.parentWidget()
        middle = self.geometry().center() if above is None else above.window().geometry().center()
        self.fit()
        self.move(middle - self.rect().center())

    def fit(self) -> None:
        """Take the size that the content needs, as far as the screen has room for it."""
        screen = QGuiApplication.primaryScreen().availableSize()
        parent = self.parentWidget()
        above = parent.window().size() if parent is not None else screen
        width = min(current().px(self._width), screen.width() - 32)
        inside = width - _EDGE  # a line that just fits the sheet may not fit what is inside its edge
        needed = (
            self._content.heightForWidth(inside)
            if self._content.hasHeightForWidth()
            else self._content.sizeHint().height()
        )
        line = self._buttons.sizeHint().height() if self._buttons.count() > 1 else 0
        limit = min(screen.height() - 48, max(above.height() - 32, 480))
        foot = self._foot.heightForWidth(width) if self._foot.hasHeightForWidth() else self._foot.sizeHint().height()
        self.resize(width, min(needed + max(0, foot) + line + 4, limit))
