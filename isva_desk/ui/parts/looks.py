"""Labels: every text on a page has one of a few looks, so that hierarchy is the same everywhere."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

Widget = TypeVar("Widget", bound=QWidget)


def look(widget: Widget, name: str, **properties: str) -> Widget:
    """Give a widget one of the looks of the style sheet, with further properties (tone="rose"), and return it."""
    widget.setProperty("look", name)
    for key, value in properties.items():
        widget.setProperty(key, value)
    restyle(widget)
    return widget


def restyle(widget: QWidget) -> None:
    """Let the style sheet be matched again after a property has changed; before the first time there is no need."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def label(text: str, name: str = "body", *, wrap: bool = True) -> QLabel:
    """A text of that look. It wraps unless told otherwise, and its plain text can be read but holds no mark-up."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if wrap:
        policy = made.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        made.setSizePolicy(policy)
    return look(made, name)


def title(text: str) -> QLabel:
    """The head of a page."""
    return label(text, "title")


def heading(text: str) -> QLabel:
    """The head of a card or a sheet."""
    return label(text, "heading")


def body(text: str) -> QLabel:
    """Running text."""
    return label(text)


def soft(text: str) -> QLabel:
    """Running text that stands back."""
    return label(text, "soft")


def small(text: str) -> QLabel:
    """A second line: reasons, sources, help."""
    return label(text, "small")


class SectionTitle(QLabel):
    """The name of a group of rows: small, bold, soft."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        look(self, "section")


def rule() -> QFrame:
    """A hairline between two parts of a card."""
    line = look(QFrame(), "rule")
    line.setFixedHeight(1)
    return line
