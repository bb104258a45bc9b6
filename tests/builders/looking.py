"""What a person sees on a page, and pressing what they see."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from tests.builders.windows import WindowStory


def words_on(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text())


def press_link(story: WindowStory, widget: QWidget, words: str) -> None:
    button = next(one for one in widget.findChildren(QAbstractButton) if one.text() == words and one.isVisible())
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    story.settle()
