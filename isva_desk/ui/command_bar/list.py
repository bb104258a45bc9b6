"""The answers below the field, and how they are drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from isva_desk.ui.theme import current

Index = QModelIndex | QPersistentModelIndex
ANSWER = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Answer:
    """Something that was found: its words, more about it, what stands at the right (a shortcut), and the doing."""

    words: str
    more: str
    right: str
    icon: str
    run: Callable[[], object]


class AnswerList(QAbstractListModel):
    """The answers in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answers: list[Answer] = []

    def show(self, answers: Sequence[Answer]) -> None:
        """Show these."""
        self.beginResetModel()
        self._answers = list(answers)
        self.endResetModel()

    def answer(self, row: int) -> Answer | None:
        """The answer in that row."""
        return self._answers[row] if 0 <= row < len(self._answers) else None

    def spoken(self, row: int) -> str:
        """The answer as a screen reader says it."""
        answer = self.answer(row)
        return " ".join(filter(None, (answer.words, answer.more, answer.right))) if answer else ""

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._answers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == ANSWER:
            return self.answer(index.row())
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.spoken(index.row())
        return None


class AnswerDelegate(QStyledItemDelegate):
    """An icon, words, softer words, and at the right end the shortcut."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, current().px(44))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        answer = index.data(ANSWER)
        if not isinstance(answer, Answer):
            return
        theme = current()
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent-soft"))
            painter.drawRoundedRect(rect, 8, 8)
        side = theme.px(18)
        icon = theme.pixmap(answer.icon, "accent" if chosen else "soft-ink", 18)
        painter.drawPixmap(rect.left() + 12, rect.top() + (rect.height() - side) // 2, icon)
        small, words = _font(13), _font(15, bold=chosen)
        right = QFontMetrics(small).horizontalAdvance(answer.right) + 16
        x = rect.left() + 12 + side + 12
        room = rect.right() - right - x
        text = QFontMetrics(words).elidedText(answer.words, Qt.TextElideMode.ElideRight, room)
        _write(painter, words, "ink", QRect(x, rect.top(), room, rect.height()), text)
        x += QFontMetrics(words).horizontalAdvance(text) + 10
        more = QFontMetrics(small).elidedText(answer.more, Qt.TextElideMode.ElideRight, rect.right() - right - x)
        _write(painter, small, "soft-ink", QRect(x, rect.top(), rect.right() - right - x, rect.height()), more)
        end = QRect(rect.right() - right, rect.top(), right - 12, rect.height())
        _write(painter, small, "soft-ink", end, answer.right, Qt.AlignmentFlag.AlignRight)
        painter.restore()


def _write(
    painter: QPainter,
    font: QFont,
    colour: str,
    rect: QRect,
    text: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    painter.setFont(font)
    painter.setPen(current().colour(colour))
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, text)


def _font(size: int, *, bold: bool = False) -> QFont:
    font = QFont(current().tokens.family)
    font.setPixelSize(current().px(size))
    font.setBold(bold)
    return font
