"""The line of tools above the pages: which page of how many, and how large."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from isva_desk.language import _
from isva_desk.ui.parts import LinkButton, label, look
from isva_desk.ui.preview.pages_view import STEPS, PagesView
from isva_desk.ui.theme import current


class PageTools(QWidget):
    """Follows the view, and moves it."""

    def __init__(self, view: PagesView) -> None:
        super().__init__()
        self._view = view
        self.setAccessibleName(_("Pages and size"))
        self.before = ToolButton("chevron-up", _("Page before"), lambda: view.go_to(view.at - 1), "Ctrl+PgUp")
        self.after = ToolButton("chevron-down", _("Next page"), lambda: view.go_to(view.at + 1), "Ctrl+PgDown")
        self.place = label("", "small", wrap=False)
        self.smaller = ToolButton("minus", _("Smaller"), lambda: view.zoom_by(-1), "Ctrl+-")
        self.larger = ToolButton("plus", _("Larger"), lambda: view.zoom_by(1), "Ctrl++")
        self.size_words = label("", "small", wrap=False)
        self.fit = LinkButton(_("Fit the width"), lambda: view.zoom(None))
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        left: tuple[QWidget, ...] = (self.before, self.after, self.place)
        right: tuple[QWidget, ...] = (self.smaller, self.size_words, self.larger, self.fit)
        for part in left:
            box.addWidget(part)
        box.addStretch(1)
        for part in right:
            box.addWidget(part)
        view.turned.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        view = self._view
        self.place.setText(
            _("Page {number} of {count}").format(number=view.at + 1, count=len(view.pages)) if view.shows else ""
        )
        self.size_words.setText(_("{percent}\u00a0%").format(percent=view.percent) if view.shows else "")
        self.before.setEnabled(view.at > 0)
        self.after.setEnabled(view.shows and view.at < len(view.pages) - 1)
        self.smaller.setEnabled(view.shows and view.percent > STEPS[0])
        self.larger.setEnabled(view.shows and view.percent < STEPS[-1])
        self.fit.setEnabled(view.shows and not view.fits)


class ToolButton(QPushButton):
    """A small button with a drawing; its name is read out and stands in its tooltip."""

    def __init__(self, icon: str, name: str, done: Callable[[], object], shortcut: str = "") -> None:
        super().__init__()
        self._icon = icon
        look(self, "tool")
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({shortcut})" if shortcut else name)
        self.setAutoDefault(False)
        self.clicked.connect(lambda *_: done())
        self._draw()
        current().changed.connect(self._draw)

    def _draw(self) -> None:
        theme = current()
        self.setIcon(theme.icon(self._icon, "ink"))
        self.setIconSize(QSize(theme.px(18), theme.px(18)))
