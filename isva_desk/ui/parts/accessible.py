"""What our own surfaces are for a screen reader: Qt would call a row and the card it lies on a border."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from isva_desk.ui.parts.surfaces import Row, Rows

_installed: list[bool] = []


def tell_roles() -> None:
    """From now on, in this process, rows are items of a list. Needs the application object."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_interface)


def _interface(_class_name: str, widget: QObject | None) -> QAccessibleInterface | None:
    if isinstance(widget, Row):
        return QAccessibleWidget(widget, QAccessible.Role.ListItem)
    if isinstance(widget, Rows):
        return QAccessibleWidget(widget, QAccessible.Role.List)
    return None
