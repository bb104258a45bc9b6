"""The text of the page, part by part, as it is written over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from isva_desk.ui.client_update.part_box import PartBox
from isva_desk.ui.client_update.writing_it import WRITTEN_OVER, Proposed
from isva_desk.ui.parts import clear
from isva_desk.writing.remark import Remark
from isva_desk.writing.update import text_of


class Editor(QWidget):
    """``changed`` is sent when a person writes. What was written is kept for each language."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        self._language = ""
        self._kept: dict[str, dict[str, str]] = {}
        self.boxes: dict[str, PartBox] = {}

    def show_proposal(self, proposed: Proposed) -> bool:
        """Follow the proposal; what was written over in this language stays. True where there are other parts now."""
        update = proposed.update
        parts = {part.kind: part for part in update.parts if part.kind in WRITTEN_OVER}
        others = update.language != self._language or list(parts) != list(self.boxes)
        if others:
            self._keep()
            self._language = update.language
            clear(self._column)
            self.boxes = {}
            for kind, part in parts.items():
                box = PartBox(kind, part.heading, update.language, from_right=update.direction == "rtl")
                box.changed.connect(self.changed)
                self.boxes[kind] = box
                self._column.addWidget(box)
        english = proposed.english.parts if proposed.english is not None else ()
        beside = {part.kind: text_of(part) for part in english}
        written = self._kept.get(self._language, {})
        for kind, box in self.boxes.items():
            box.propose(text_of(parts[kind]), beside.get(kind, ""))
            if kind in written:
                box.write(written.pop(kind))
        return others

    def show_remarks(self, remarks: Sequence[Remark]) -> tuple[Remark, ...]:
        """Show each remark below its part; those that belong to none of them come back."""
        for kind, box in self.boxes.items():
            box.show_remarks([remark for remark in remarks if remark.place == kind])
        return tuple(remark for remark in remarks if remark.place not in self.boxes)

    def texts(self) -> dict[str, str]:
        """What was written over, by part."""
        return {kind: box.text() for kind, box in self.boxes.items() if box.is_written_over}

    def everything(self) -> dict[str, dict[str, str]]:
        """What was written over in every language, for the draft."""
        self._keep()
        kept = {language: dict(texts) for language, texts in self._kept.items() if texts}
        self._kept[self._language] = {}
        return kept

    def take_up(self, texts: Mapping[str, Mapping[str, str]]) -> None:
        """Put back what was written before, as soon as there is a proposal in its language."""
        self._kept = {language: dict(written) for language, written in texts.items()}
        for kind, text in self._kept.pop(self._language, {}).items():
            if kind in self.boxes:
                self.boxes[kind].write(text)

    def forget(self) -> None:
        """Another case: nothing that was written stays."""
        clear(self._column)
        self.boxes, self._kept, self._language = {}, {}, ""

    def _keep(self) -> None:
        if self._language:
            self._kept[self._language] = self.texts()
