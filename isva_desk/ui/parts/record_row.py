"""One record in a list: what it is about, what is said of it, how it stands, and the next acts with their keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from isva_desk.language import _
from isva_desk.ui.parts.buttons import LinkButton, bring_into_view
from isva_desk.ui.parts.looks import label, small
from isva_desk.ui.parts.surfaces import Row
from isva_desk.ui.parts.tones import Pill, Tone
from isva_desk.ui.theme import current

# Below this width (at 100 % text) the pill and the acts stand under the words.
_WIDE = 720


@dataclass(frozen=True, slots=True)
class RowAct:
    """A next act: its id, its words ("Answer…") and the letter that does it while the row has the keyboard."""

    id: str
    words: str
    key: str = ""


class RecordRow(Row):
    """``wanted`` carries the id of an act; ``opened`` (of every row) comes with Enter or a click; ``left`` with an
    arrow key that goes past the row: -1 up, +1 down. Without ``head`` the words take its place.
    """

    wanted = Signal(str)
    left = Signal(int)

    def __init__(
        self,
        words: str,
        detail: str = "",
        *,
        head: str = "",
        below_head: str = "",
        pill: tuple[str, Tone] | None = None,
        acts: Sequence[RowAct] = (),
    ) -> None:
        badge = pill[0] if pill is not None else ""
        super().__init__(" ".join(part.strip() for part in (head, words, detail, badge) if part.strip()))
        keys = [_("{key}: {act}").format(key=act.key, act=act.words.rstrip("…")) for act in acts if act.key]
        self.setAccessibleDescription(". ".join(keys))
        self._keys = {act.key.upper(): act.id for act in acts if act.key}
        self._wide: bool | None = None
        self._across = False
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._who = stacked(*([label(head, "strong")] if head else []), *([small(below_head)] if below_head else []))
        # Hidden or left alone: showing what has no parent yet would flash as a window of its own.
        if not head:
            self._who.hide()
        self._what = stacked(label(words), *([small(detail)] if detail else []))
        self._beside = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._beside.setSpacing(4)
        self._pill = Pill(badge, pill[1]) if pill is not None else None
        if self._pill is not None:
            self._beside.addWidget(self._pill)
        self.buttons: dict[str, LinkButton] = {}
        self._acts = QWidget()
        line = QHBoxLayout(self._acts)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for act in acts:
            button = LinkButton(act.words, name=f"{act.words} {words}")
            button.clicked.connect(lambda _checked=False, wanted=act.id: self.wanted.emit(wanted))
            line.addWidget(button)
            self.buttons[act.id] = button
        if acts:
            self._beside.addWidget(self._acts)
        self._has_head = bool(head)
        self.box.addWidget(inside)
        self._arrange(wide=True)

    def _arrange(self, *, wide: bool, room: int = 0) -> None:
        # Under the words there may be room for the acts beside the pill; in large text there is not.
        beside_each_other = not wide and self._acts.sizeHint().width() + self._pill_width() <= room
        if (wide, beside_each_other) == (self._wide, self._across):
            return
        self._wide, self._across = wide, beside_each_other
        grid, px = self._grid, current().px
        for part in (self._who, self._what):
            grid.removeWidget(part)
        grid.removeItem(self._beside)
        top, side = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignRight if wide else Qt.AlignmentFlag.AlignLeft
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(across if beside_each_other else down)
        for beside in (self._pill, self._acts):
            if beside is not None:
                self._beside.setAlignment(beside, side if wide else side | Qt.AlignmentFlag.AlignVCenter)
        column = 0
        if self._has_head:
            self._who.setFixedWidth(px(132) if wide else px(110))
            grid.addWidget(self._who, 0, 0, top)
            column = 1
        grid.addWidget(self._what, 0, column, top)
        grid.addLayout(self._beside, *((0, column + 1) if wide else (1, column)), 1, 1, side | top)
        grid.setColumnStretch(column, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px, width = current().px, event.size().width()
        self._arrange(wide=width >= px(_WIDE), room=width - (px(110) + 16 if self._has_head else 0) - 56)

    def _pill_width(self) -> int:
        return self._pill.sizeHint().width() if self._pill is not None else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        letter = event.text().upper()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.left.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif letter in self._keys and not event.modifiers():
            self.wanted.emit(self._keys[letter])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        bring_into_view(self)


def stacked(*parts: QWidget) -> QWidget:
    """The parts below each other, close together."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    for part in parts:
        column.addWidget(part)
    return holder
