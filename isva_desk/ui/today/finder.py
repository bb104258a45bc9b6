"""The search field of Today: it looks like a field and opens the command bar, where the typing is done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy

from isva_desk.language import _
from isva_desk.ui.parts import Icon, KeyHint, label, look
from isva_desk.ui.theme import current
from isva_desk.ui.workspace import Workspace


class Finder(QPushButton):
    """A click, Enter or Space opens the command bar."""

    def __init__(self, workspace: Workspace) -> None:
        words = _("Find a client, page or action")
        super().__init__()
        look(self, "finder")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)
        self.setAccessibleDescription(_("Shortcut: Ctrl K"))
        line = QHBoxLayout(self)
        line.setContentsMargins(13, 0, 12, 0)
        line.setSpacing(4)
        icon = Icon("search", "soft-ink", 16)
        line.addWidget(icon)
        line.addSpacing(9)
        said = label(words, "soft", wrap=False)
        said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        line.addWidget(said, 1)
        self._said = said
        self._keys = [KeyHint(key) for key in ("Ctrl", "K")]
        for hint in self._keys:
            line.addWidget(hint)
        for index in range(line.count()):
            if (item := line.itemAt(index)) is not None and (widget := item.widget()) is not None:
                widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(workspace.open_command_bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # In large text the keys give way to the words, and the long words to a short one.
        keys = sum(hint.sizeHint().width() + 4 for hint in self._keys)
        room = self.width() - 25 - 2 * 13 - current().px(16)
        wanted = self._said.fontMetrics().horizontalAdvance(self.accessibleName())
        for hint in self._keys:
            hint.setVisible(wanted + keys <= room)
        self._said.setText(self.accessibleName() if wanted <= room else _("Find…"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)
