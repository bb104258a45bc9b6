"""The look of the whole window: one theme and one text size, switched while everything is open."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from isva_desk.domain import resources
from isva_desk.ui.theme.icons import tinted_pixmap
from isva_desk.ui.theme.stylesheet import palette, style_sheet
from isva_desk.ui.theme.tokens import Tokens, load_tokens

TEXT_SIZES = (100, 125, 150, 175, 200)


class Theme(QObject):
    """The theme in use. It belongs to the application; ``current()`` finds it. ``changed`` follows every switch."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.setObjectName("theme")
        self._application = application
        self.tokens: Tokens = load_tokens("light")
        self.percent = 100
        self._drawn: dict[tuple[str, str, int, float], QPixmap] = {}
        for font in sorted((resources.folder() / "fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(font))
        application.setStyle("Fusion")
        self.use("light", 100)

    def use(self, name: str, percent: int) -> None:
        """Show this theme (one of ``tokens.THEMES``) with text at that percentage, from now on and in every window."""
        self.tokens = load_tokens(name)
        self._drawn.clear()
        self.percent = max(100, min(200, percent))
        font = QFont(self.tokens.family)
        font.setPixelSize(self.px(int(self.tokens.type["body"])))
        self._application.setPalette(palette(self.tokens))
        self._application.setFont(font)
        self._application.setStyleSheet(style_sheet(self.tokens, self.percent))
        self.changed.emit()

    def px(self, size: int) -> int:
        """A size that grows with the text, in pixels."""
        return round(size * self.percent / 100)

    def colour(self, name: str) -> QColor:
        """A colour token, such as "accent" or "rose-soft"."""
        return QColor(self.tokens.colour[name])

    def pixmap(self, name: str, colour: str, size: int = 16) -> QPixmap:
        """An icon in a colour token, in pixels at 100 % text; it grows with the text and is sharp on dense screens."""
        ratio = max((screen.devicePixelRatio() for screen in self._application.screens()), default=1.0)
        key = (name, colour, self.px(size), ratio)
        if key not in self._drawn:
            self._drawn[key] = tinted_pixmap(name, self.tokens.colour[colour], self.px(size), ratio)
        return self._drawn[key]

    def icon(self, name: str, colour: str, size: int = 18) -> QIcon:
        """The same as an icon for buttons and lists."""
        return QIcon(self.pixmap(name, colour, size))


def current() -> Theme:
    """The theme of the running application; made with the light one where there is none yet."""
    application = cast(QApplication, QApplication.instance())
    found = application.findChild(Theme, "theme")
    return found if found is not None else Theme(application)
