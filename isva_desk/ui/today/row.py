"""One row of Today: whom it is about, what and why, how it stands, and the next act."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from isva_desk.domain.stages import label as stage_label
from isva_desk.journal.rows import TodayRow
from isva_desk.language import _
from isva_desk.ui.parts import LinkButton, Pill, Row, label, small
from isva_desk.ui.parts.buttons import bring_into_view
from isva_desk.ui.theme import current
from isva_desk.ui.today.sections import acts_of

# Below this width (at 100 % text) the pill and the acts stand under the words.
_WIDE = 820


class TodayRowView(Row):
    """Enter opens the case, W shows why, U records an update, C asks. ``wanted`` carries the id of an act."""

    wanted = Signal(str)
    left = Signal(int)  # an arrow key went past the end of the card: -1 up, +1 down
    focused = Signal()

    def __init__(self, row: TodayRow) -> None:
        super().__init__(
            _("{reference}, {stage}. {title}. {why} {badge}").format(
                reference=row.reference or _("The service"),
                stage=_stage(row),
                title=row.title,
                why=row.why,
                badge=row.badge,
            )
        )
        self.row = row
        keys = _("Enter opens the case. W shows why. U records an update. C asks the agency.")
        told = _("T goes to where it is recorded that they were told.") if row.section == "held" else ""
        self.setAccessibleDescription(f"{keys} {told}".strip())
        self._wide: bool | None = None
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(8)
        self._who = _stacked(label(row.reference or _("The service"), "strong", wrap=False), small(_stage(row)))
        self._what = _stacked(label(row.title), small(row.why))
        self._pill = Pill(row.badge, row.tone)
        self._acts = QWidget()
        acts = QHBoxLayout(self._acts)
        acts.setContentsMargins(0, 0, 0, 0)
        acts.setSpacing(10)
        self.buttons = {}
        for act in acts_of(row):
            button = LinkButton(act.words, name=_("{act}: {reference}").format(act=act.spoken, reference=row.reference))
            button.clicked.connect(lambda _checked=False, wanted=act.id: self.wanted.emit(wanted))
            acts.addWidget(button)
            self.buttons[act.id] = button
        self.box.addWidget(inside)
        self._arrange(wide=True)

    def _arrange(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        grid, px = self._grid, current().px
        for part in (self._who, self._what, self._pill, self._acts):
            grid.removeWidget(part)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._who.setFixedWidth(px(126) if wide else px(110))
        grid.addWidget(self._who, 0, 0, middle if wide else Qt.AlignmentFlag.AlignTop)
        if wide:
            grid.addWidget(self._what, 0, 1, middle)
            grid.addWidget(self._pill, 0, 2, middle | Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(self._acts, 0, 3, middle | Qt.AlignmentFlag.AlignRight)
        else:
            grid.addWidget(self._what, 0, 1)
            grid.addWidget(self._pill, 1, 1, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(self._acts, 2, 1, Qt.AlignmentFlag.AlignLeft)
        for column, (stretch, least) in enumerate(((0, 0), (1, 0), (0, px(182)), (0, px(166)))):
            grid.setColumnStretch(column, stretch)
            grid.setColumnMinimumWidth(column, least if wide else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(wide=event.size().width() >= current().px(_WIDE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self.left.emit(step)
        elif event.key() == Qt.Key.Key_W and not event.modifiers():
            self.wanted.emit("why")
        elif event.key() == Qt.Key.Key_U and not event.modifiers():
            self.wanted.emit("update")
        elif event.key() == Qt.Key.Key_C and not event.modifiers() and "ask" in self.buttons:
            self.wanted.emit("ask")
        elif event.key() == Qt.Key.Key_T and not event.modifiers() and "pass-on" in self.buttons:
            self.wanted.emit("pass-on")
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        bring_into_view(self)
        self.focused.emit()


def _stage(row: TodayRow) -> str:
    if row.stage:
        return stage_label(row.stage)
    return _("no case yet") if row.reference else ""


def _stacked(*parts: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    for part in parts:
        column.addWidget(part)
    return holder
