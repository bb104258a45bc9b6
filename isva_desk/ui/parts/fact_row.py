"""One fact in a line: a day, what it is about and what is known of it, how it stands, and the next acts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from isva_desk.language import _
from isva_desk.ui.parts.buttons import LinkButton, bring_into_view
from isva_desk.ui.parts.flow import Flow
from isva_desk.ui.parts.looks import label, small
from isva_desk.ui.parts.record_row import RowAct
from isva_desk.ui.parts.surfaces import Row
from isva_desk.ui.parts.tones import Pill, Tone
from isva_desk.ui.theme import current

# Below this width (at 100 % text) the pill stands under the words.
_WIDE = 470
_DAY = 96


class FactRow(Row):
    """``wanted`` carries the id of an act; each act has a letter that does it while the line has the keyboard.

    The pill stands beside the words and the acts under them, so that the line fits a column beside the timeline.
    """

    wanted = Signal(str)

    def __init__(
        self, words: str, detail: str = "", *, head: str = "", pill: tuple[str, Tone] | None = None,
        icon: str | None = None, acts: Sequence[RowAct] = (),
    ) -> None:  # fmt: skip
        badge = pill[0] if pill is not None else ""
        super().__init__(" ".join(part for part in (head, words, detail.replace("\n", " "), badge) if part))
        keys = [_("{key}: {act}").format(key=act.key, act=act.words.rstrip("…")) for act in acts if act.key]
        self.setAccessibleDescription(". ".join(keys))
        self._keys = {act.key.upper(): act.id for act in acts if act.key}
        self._wide: bool | None = None
        self.buttons: dict[str, LinkButton] = {}
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        if head:
            day = label(head, "strong")
            day.setFixedWidth(current().px(_DAY))
            self._grid.addWidget(day, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(self._words(words, detail, acts), 0, 1)
        self._pill = Pill(*pill, icon=icon) if pill is not None else None
        self.box.addWidget(inside)
        self._arrange(wide=True)

    def _words(self, words: str, detail: str, acts: Sequence[RowAct]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(label(words))
        if detail:
            column.addWidget(small(detail))
        if acts:
            flow = Flow(gap=14, line_gap=2)
            for act in acts:
                button = LinkButton(act.words, name=f"{act.words} {words}")
                button.clicked.connect(lambda _checked=False, wanted=act.id: self.wanted.emit(wanted))
                flow.addWidget(button)
                self.buttons[act.id] = button
            column.addLayout(flow)
        column.addStretch(1)
        return column

    def _arrange(self, *, wide: bool) -> None:
        if self._pill is None or wide == self._wide:
            return
        self._wide = wide
        self._grid.removeWidget(self._pill)
        top = Qt.AlignmentFlag.AlignTop
        if wide:
            self._grid.addWidget(self._pill, 0, 2, Qt.AlignmentFlag.AlignRight | top)
        else:
            self._grid.addWidget(self._pill, 1, 1, Qt.AlignmentFlag.AlignLeft | top)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(wide=event.size().width() >= current().px(_WIDE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper()
        if letter in self._keys and not event.modifiers():
            self.wanted.emit(self._keys[letter])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        bring_into_view(self)
