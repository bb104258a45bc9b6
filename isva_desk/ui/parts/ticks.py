"""Several choices out of few, all of them in sight: boxes to tick, in lines that wrap."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from isva_desk.ui.parts.flow import Flow
from isva_desk.ui.theme import current

_LARGE, _MOST = 150, 38  # from this size of text on (per cent), so many letters stand in a line


class Ticks(QWidget):
    """A group named ``name`` of choices (id, words). ``changed`` is sent when a box is ticked or cleared."""

    changed = Signal()

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], ticked: Sequence[str] = ()) -> None:
        super().__init__()
        self.setAccessibleName(name)
        flow = Flow(self, gap=18, line_gap=6)
        self.boxes: dict[str, QCheckBox] = {}
        for identity, words in choices:
            box = QCheckBox(_broken(words))
            box.setAccessibleName(words)
            box.setAccessibleDescription(name)
            box.setChecked(identity in ticked)
            box.toggled.connect(lambda _on: self.changed.emit())
            self.boxes[identity] = box
            flow.addWidget(box)

    def values(self) -> tuple[str, ...]:
        """The ids of what is ticked, in the order in which they stand."""
        return tuple(identity for identity, box in self.boxes.items() if box.isChecked())

    def answer(self) -> list[str]:
        """What a draft keeps."""
        return list(self.values())

    def set_answer(self, value: Any) -> None:
        """Put back what a draft kept."""
        for identity, box in self.boxes.items():
            box.setChecked(identity in (value or ()))

    def focus_first(self) -> None:
        """Put the keyboard on the first box."""
        next(iter(self.boxes.values())).setFocus(Qt.FocusReason.OtherFocusReason)


def _broken(words: str) -> str:
    """The words in lines that fit a sheet in large text: a box does not break them by itself."""
    return textwrap.fill(words, _MOST) if current().percent >= _LARGE else words
