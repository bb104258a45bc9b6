"""Draws a cell of the caseload: words with a softer line below, or a pill."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from isva_desk.ui.caseload.columns import Cell
from isva_desk.ui.caseload.model import CELL
from isva_desk.ui.parts.tones import ICONS
from isva_desk.ui.theme import current

_EDGE = 12


class CaseloadDelegate(QStyledItemDelegate):
    """Rows are 56 pixels high at 100 % text, as on every page."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, current().px(56))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = current()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, theme.colour("accent-soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("line"))
        if chosen and index.column() == 0:
            # The chosen row is also marked by a bar, not by its tint alone.
            painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), theme.colour("accent"))
        cell = index.data(CELL)
        inner = rect.adjusted(_EDGE, 0, -6, 0)
        if isinstance(cell, Cell):
            if cell.tone is not None:
                _pill(painter, inner, cell)
            else:
                _words(painter, inner, cell)
        painter.restore()


def _font(size: int, *, bold: bool = False) -> QFont:
    font = QFont(current().tokens.family)
    font.setPixelSize(current().px(size))
    font.setBold(bold)
    return font


def _words(painter: QPainter, rect: QRect, cell: Cell) -> None:
    theme = current()
    first, second = _font(15, bold=cell.strong), _font(13)
    height = QFontMetrics(first).height() if cell.words else 0
    below = QFontMetrics(second).height() if cell.below else 0
    top = rect.top() + (rect.height() - height - below) // 2
    lines = ((cell.words, first, "ink", top, height), (cell.below, second, "soft-ink", top + height, below))
    for text, font, colour, y, line in lines:
        if text:
            painter.setFont(font)
            painter.setPen(theme.colour(colour))
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(QRect(rect.left(), y, rect.width(), line), Qt.AlignmentFlag.AlignVCenter, shown)


def _pill(painter: QPainter, rect: QRect, cell: Cell) -> None:
    theme = current()
    tone = cell.tone or "grey"
    font = _font(13)
    metrics = QFontMetrics(font)
    icon = theme.pixmap(ICONS[tone], tone, 13)
    side, gap, edge = theme.px(13), theme.px(5), theme.px(10)
    room = rect.width() - 2 * edge - side - gap
    text = metrics.elidedText(cell.words, Qt.TextElideMode.ElideRight, room)
    width, height = 2 * edge + side + gap + metrics.horizontalAdvance(text), metrics.height() + theme.px(8)
    box = QRect(rect.left() - 2, rect.top() + (rect.height() - height) // 2, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(f"{tone}-soft"))
    painter.drawRoundedRect(box, height / 2, height / 2)
    painter.drawPixmap(box.left() + edge, box.top() + (height - side) // 2, icon)
    painter.setFont(font)
    painter.setPen(theme.colour(tone))
    painter.drawText(box.adjusted(edge + side + gap, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)
