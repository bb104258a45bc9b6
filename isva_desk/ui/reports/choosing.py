"""The list of reports, under whom they are for. Enter opens one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from isva_desk.documents.reports.catalogue import REPORTS, Listed
from isva_desk.language import _
from isva_desk.ui.parts import Row, Rows, Scroll, SectionTitle, label, page_margins, small, soft, title
from isva_desk.ui.parts.buttons import bring_into_view
from isva_desk.ui.reports.readers import by_reader
from isva_desk.ui.theme import current


class ReportList(QWidget):
    """``opened`` carries the name of the report."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        content = QWidget()
        column = QVBoxLayout(content)
        page_margins(column)
        column.setSpacing(6)
        column.addWidget(title(_("Reports")))
        column.addWidget(
            soft(_("Each is shown here first. It holds references only, unless you ask for names and say why."))
        )
        column.addSpacing(10)
        self.rows: dict[str, ReportRow] = {}
        for heading, reports in by_reader(REPORTS.values()):
            column.addWidget(SectionTitle(heading))
            card = Rows()
            for listed in reports:
                row = ReportRow(listed)
                row.opened.connect(partial(self.opened.emit, listed.name))
                card.add(row)
                self.rows[listed.name] = row
            column.addWidget(card)
            column.addSpacing(8)
        column.addStretch(1)
        column.addWidget(small(_("Enter opens a report  ·  Ctrl K finds one by its name from anywhere")))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(content))

    def focus_on(self, name: str) -> None:
        """Put the keyboard on this report, or on the first one."""
        row = self.rows.get(name) or next(iter(self.rows.values()))
        row.setFocus()
        bring_into_view(row)


class ReportRow(Row):
    """One report: its number, its title and what it shows."""

    def __init__(self, listed: Listed) -> None:
        summary = shows(listed)
        super().__init__(f"{_(listed.title)}. {summary}")
        number = label(listed.number, "small", wrap=False)
        number.setFixedWidth(current().px(40))
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addWidget(label(_(listed.title), "strong"))
        lines.addWidget(small(summary))
        self.box.addWidget(number)
        self.box.addLayout(lines, 1)
        if listed.may_leave:
            self.box.addWidget(label(_("also for outside"), "small", wrap=False))


def shows(listed: Listed) -> str:
    """What a report shows, as a sentence of its own."""
    summary = _(listed.summary)
    return summary[:1].upper() + summary[1:]
