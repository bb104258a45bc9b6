"""Where a person stands on a page that is about to be drawn anew: how far down, and on which control."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QScrollArea, QWidget


class Standing:
    """Made before the page is drawn anew; ``again`` puts the page and the keyboard back where they were."""

    def __init__(self, area: QScrollArea) -> None:
        self._area = area
        self._page = area.widget() or area
        self._down = area.verticalScrollBar().value()
        self._held = self._page.focusWidget()
        self._name, self._place = "", QPoint()
        if self._held is not None:
            self._name, self._place = self._held.accessibleName(), self._place_of(self._held)

    def again(self) -> None:
        """The same control, or the one of that name, or the nearest one; no further down than before."""
        if self._held is not None and not self._is_there():
            found = self._successor()
            if found is not None:
                found.setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.verticalScrollBar().setValue(self._down)

    def _is_there(self) -> bool:
        held = self._held
        return held is not None and shiboken6.isValid(held) and self._area.isAncestorOf(held) and held.isVisible()

    def _successor(self) -> QWidget | None:
        reached = [
            widget
            for widget in self._page.findChildren(QWidget)
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        reached.sort(
            key=lambda one: (one.accessibleName() != self._name, (self._place_of(one) - self._place).manhattanLength())
        )
        return reached[0] if reached else None

    def _place_of(self, widget: QWidget) -> QPoint:
        return widget.mapTo(self._page, widget.rect().center())
