"""One remark beside the text: what it is about, why, and what to say instead. A click goes there."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from isva_desk.language import _
from isva_desk.ui.parts import Row, label, look, small
from isva_desk.ui.parts.icon import Icon
from isva_desk.writing.remark import Remark


class RemarkRow(Row):
    """``opened`` is sent when a person wants to go to the place."""

    def __init__(self, remark: Remark) -> None:
        mend = remark.level == "mend"
        why = _("“{words}”: {why}").format(words=remark.words, why=remark.why) if remark.words else remark.why
        level = _("Put right") if mend else _("Look at")
        super().__init__(f"{level}. {why} {remark.instead}".strip())
        look(self, "remark", tone="rose" if mend else "blue")
        self.remark = remark
        self.setMinimumHeight(0)
        self.box.setContentsMargins(10, 7, 10, 7)
        self.box.setSpacing(10)
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addWidget(label(why, "remark-words"))
        if remark.instead:
            lines.addWidget(small(remark.instead))
        self.box.addWidget(Icon("warning" if mend else "info", "rose" if mend else "blue", 16))
        self.box.addLayout(lines, 1)
