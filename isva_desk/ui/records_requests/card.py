"""One request on the page of its case: what came in, every step with its answer, and what can be done next."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from isva_desk.domain.directory import Directory
from isva_desk.journal.requests.folded import Request
from isva_desk.language import _
from isva_desk.ui.parts import (
    Card,
    Flow,
    LinkButton,
    Pill,
    PlainButton,
    PrimaryButton,
    Row,
    Rows,
    heading,
    label,
    rule,
    small,
)  # fmt: skip
from isva_desk.ui.parts.buttons import bring_into_view
from isva_desk.ui.parts.record_row import stacked
from isva_desk.ui.records_requests.words import (
    StepLine,
    about_lines,
    letters_and_after,
    next_acts,
    pill,
    step_lines,
    waits,
)


class RequestCard(Card):
    """``wanted`` carries the id of an act or of a step. Enter on a step opens it."""

    wanted = Signal(str)

    def __init__(self, request: Request, directory: Directory, today: date, *, closed: bool) -> None:
        super().__init__(padding=0, gap=0)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.request = request
        self.steps: dict[str, StepRow] = {}
        self.buttons: dict[str, PlainButton] = {}
        self._still = closed or request.state == "over"
        inside = QVBoxLayout()
        inside.setContentsMargins(18, 16, 18, 14)
        inside.setSpacing(6)
        inside.addLayout(self._head(today))
        for line in about_lines(request, directory):
            inside.addWidget(small(line))
        self.box.addLayout(inside)
        self.box.addWidget(rule())
        self.box.addWidget(self._rows())
        below = QVBoxLayout()
        below.setContentsMargins(18, 12, 18, 16)
        below.setSpacing(4)
        for line in letters_and_after(request):
            below.addWidget(small(line))
        self._add_acts(below, today)
        if below.count():
            self.box.addWidget(rule())
            self.box.addLayout(below)

    def _head(self, today: date) -> QHBoxLayout:
        one = self.request
        words = one.examined.material or _("Records about the client")
        if one.state == "elsewhere":
            words = _("Asked of: {whom}").format(whom=one.requested_from)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(heading(words), 1)
        if one.settled_on is None and one.state not in ("over", "elsewhere"):
            line.addWidget(small(waits(max(0, (today - one.since).days))), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Pill(*pill(one.state)), 0, Qt.AlignmentFlag.AlignTop)
        if not self._still and one.state != "elsewhere":
            about = LinkButton(_("Change…"), name=_("Change what came in: {what}").format(what=words))
            about.clicked.connect(lambda _checked=False: self.wanted.emit("described"))
            line.addWidget(about, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _rows(self) -> Rows:
        rows = Rows()
        rows.setStyleSheet("QFrame[look='card'] { border: none; border-radius: 0; background: transparent; }")
        for step in step_lines(self.request):
            row = StepRow(step, may_act=not self._still and self.request.released is None)
            if row.act is not None:
                row.opened.connect(partial(self.wanted.emit, step.id))
                row.act.clicked.connect(partial(self._wants, step.id))
            self.steps[step.id] = row
            rows.add(row)
        return rows

    def _wants(self, step: str, *_checked: object) -> None:
        self.wanted.emit(step)

    def _add_acts(self, below: QVBoxLayout, today: date) -> None:
        if self._still:
            return
        line = Flow(gap=10)
        for place, (identity, words) in enumerate(next_acts(self.request, today)):
            kind = PrimaryButton if place == 0 and identity not in ("decide", "described") else PlainButton
            button = kind(words, partial(self.wanted.emit, identity))
            self.buttons[identity] = button
            line.addWidget(button)
        if self.buttons:
            below.addSpacing(6)
            below.addLayout(line)


class StepRow(Row):
    """One step: what it asks, what is on record, how it stands, and the way to answer it."""

    def __init__(self, step: StepLine, *, may_act: bool) -> None:
        words, tone = step.pill
        super().__init__(f"{step.title}. {step.detail} {words}")
        self.act: LinkButton | None = None
        beside = QVBoxLayout()
        beside.setSpacing(4)
        beside.addWidget(Pill(words, tone), 0, Qt.AlignmentFlag.AlignRight)
        if may_act and step.act:
            self.act = LinkButton(step.act, name=f"{step.act} {step.title}")
            beside.addWidget(self.act, 0, Qt.AlignmentFlag.AlignRight)
            self.setAccessibleDescription(_("Enter answers it."))
        self.box.addWidget(stacked(label(step.title), small(step.detail)), 1, Qt.AlignmentFlag.AlignTop)
        self.box.addLayout(beside)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        bring_into_view(self)
