"""The third screen: what to begin with."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from isva_desk.language import _
from isva_desk.ui.parts import Busy, Icon, Row, Rows, label, small
from isva_desk.ui.unlock.door import Door
from isva_desk.ui.unlock.page import ProblemPlace


class Begin(Door):
    """``chosen`` carries "import", "empty" or "demonstration"."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("What would you like to begin with?"), _("Step 3 of 3"), width=560, card=False)
        rows = Rows()
        self.rows: dict[str, Row] = {}
        for identity, icon, words, more in (
            (
                "import",
                "import",
                _("Import a spreadsheet"),
                _("Your caseload in Excel or CSV. You see what becomes of every row before anything is taken in."),
            ),
            ("empty", "plus", _("Start empty"), _("Register your first client when you are ready.")),
            (
                "demonstration",
                "eye",
                _("Look at a demonstration"),
                _("Forty invented clients in a vault of their own. Yours stays as it is, and locked."),
            ),
        ):
            row = Row(f"{words}. {more}")
            row.box.addWidget(Icon(icon, "accent", 22))
            lines = QVBoxLayout()
            lines.setSpacing(2)
            lines.addWidget(label(words, "strong"))
            lines.addWidget(small(more))
            row.box.addLayout(lines, 1)
            row.box.addWidget(Icon("chevron-right", "soft-ink", 16))
            row.opened.connect(lambda choice=identity: self.chosen.emit(choice))
            rows.add(row)
            self.rows[identity] = row
        self.box.addWidget(rows)
        self.problem = ProblemPlace()
        self.busy = Busy()
        for part in (self.problem, self.busy):
            self.box.addWidget(part)
        self.setFocusProxy(self.rows["import"])
