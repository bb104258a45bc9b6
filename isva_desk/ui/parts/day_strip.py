"""The counting of the days: one small cell for each day from the trigger to the limit and beyond."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from isva_desk.ui.parts.flow import Flow
from isva_desk.ui.parts.looks import look
from isva_desk.ui.theme import current

DayKind = Literal["start", "day", "rest", "limit", "past", "met"]


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day: its short name ("Fri 13"), what it is ("released", "limit", "3"), and the kind that colours it."""

    name: str
    note: str
    kind: DayKind


class DayStrip(QWidget):
    """The days in a row that wraps. ``spoken`` is the whole counting as one sentence for a screen reader."""

    def __init__(self, cells: Sequence[DayCell], *, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(spoken)
        flow = Flow(self, gap=4, line_gap=4)
        for cell in cells:
            flow.addWidget(_cell(cell))


def _cell(cell: DayCell) -> QFrame:
    frame = look(QFrame(), "day", day=cell.kind)
    frame.setMinimumWidth(current().px(52))
    box = QVBoxLayout(frame)
    box.setContentsMargins(5, 4, 5, 4)
    box.setSpacing(0)
    for words, name in ((cell.name, "day-name"), (cell.note, "day-note")):
        label = look(QLabel(words), name)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box.addWidget(label)
    return frame
