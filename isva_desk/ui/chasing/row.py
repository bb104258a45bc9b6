"""One chase in a list: whom it is about, what is asked and how it stands, and the next acts."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from isva_desk.domain.stages import label as stage_label
from isva_desk.journal.rows import ChaseRow
from isva_desk.language import _
from isva_desk.ui.parts import LinkButton, Pill, Row, Tone, label, small
from isva_desk.ui.parts.buttons import bring_into_view
from isva_desk.ui.theme import current

# Below this width (at 100 % text) the pill and the acts stand under the words.
_WIDE = 720


class ChaseRowView(Row):
    """``wanted`` carries "answer", "next" or "end"; ``left`` that an arrow key went past the end of the card."""

    wanted = Signal(str)
    left = Signal(int)

    def __init__(self, row: ChaseRow, line: str, stands: tuple[str, Tone], *, may_go_on: bool) -> None:
        words, tone = stands
        super().__init__(
            _("{reference}. {what}. {line} {badge}").format(
                reference=row.reference, what=row.what, line=line, badge=words
            )
        )
        self.row = row
        self.setAccessibleDescription(_("Enter opens the case. A records the answer. N asks the next. E ends it."))
        self.buttons: dict[str, LinkButton] = {}
        self._wide: bool | None = None
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._who = _stacked(label(row.reference, "strong", wrap=False), small(stage_label(row.stage)))
        self._what = _stacked(label(row.what), small(line))
        self._pill = Pill(words, tone)
        self._acts = QWidget()
        acts = QHBoxLayout(self._acts)
        acts.setContentsMargins(0, 0, 0, 0)
        acts.setSpacing(8)
        self._beside = QVBoxLayout()
        self._beside.setSpacing(4)
        self._beside.addWidget(self._pill)
        self._beside.addWidget(self._acts)
        for act, said in acts_of(row, may_go_on=may_go_on):
            button = LinkButton(said, partial(self.wanted.emit, act), name=f"{said} {row.what}")
            acts.addWidget(button)
            self.buttons[act] = button
        self.box.addWidget(inside)
        self._arrange(wide=True)

    def _arrange(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        grid, px = self._grid, current().px
        for part in (self._who, self._what):
            grid.removeWidget(part)
        grid.removeItem(self._beside)
        top, side = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignRight if wide else Qt.AlignmentFlag.AlignLeft
        for part in (self._pill, self._acts):
            self._beside.setAlignment(part, side)
        self._who.setFixedWidth(px(118) if wide else px(110))
        grid.addWidget(self._who, 0, 0, top)
        grid.addWidget(self._what, 0, 1, top)
        grid.addLayout(self._beside, *((0, 2) if wide else (1, 1)), 1, 1, side | top)
        grid.setColumnStretch(1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(wide=event.size().width() >= current().px(_WIDE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts = {Qt.Key.Key_A: "answer", Qt.Key.Key_N: "next", Qt.Key.Key_E: "end"}
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.left.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in acts and not event.modifiers() and acts[key] in self.buttons:
            self.wanted.emit(acts[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        bring_into_view(self)


def acts_of(row: ChaseRow, *, may_go_on: bool) -> list[tuple[str, str]]:
    """The next acts (id, words) of a chase."""
    if row.state == "closed":
        return []
    if row.state == "settled":
        return [("end", _("End it…"))]
    acts = [("answer", _("Answer…")), ("next", _("Ask next…")), ("end", _("End it…"))]
    # While an answer is waited for nobody is asked again.
    return acts if may_go_on else [acts[0], acts[2]]


def _stacked(*parts: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    for part in parts:
        column.addWidget(part)
    return holder
