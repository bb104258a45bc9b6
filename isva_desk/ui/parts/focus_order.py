"""The way of the Tab key: what was drawn anew would come last for it, wherever it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_in_order(*places: QWidget) -> None:
    """Let Tab go through these places in this order, and within each in the order in which its parts were put there."""
    before: QWidget | None = None
    for place in places:
        for widget in place.findChildren(QWidget):
            if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or widget.focusProxy() is not None:
                continue
            if widget.window() is not place.window():
                continue  # the list that a field to choose from opens is a window of its own
            if before is not None:
                QWidget.setTabOrder(before, widget)
            before = widget
