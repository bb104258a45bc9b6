"""The updates of a case: those that the adviser holds and has not passed on first, then all others."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from isva_desk.domain.labels import method_label
from isva_desk.journal.rows import UpdateRow
from isva_desk.language import _, say_day
from isva_desk.ui.case.head import name_of
from isva_desk.ui.case.loading import CaseView
from isva_desk.ui.case.timeline import short_when
from isva_desk.ui.parts import EmptyState, LinkButton, Pill, Row, Rows, SectionTitle, clear, label, small
from isva_desk.ui.theme import current


class UpdatesTab(QWidget):
    """``wanted`` carries "pass-on" or "open" and the row of the update."""

    wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.lines: dict[str, Row] = {}
        self.buttons: dict[str, LinkButton] = {}
        self._today = date.min

    def show_view(self, view: CaseView) -> None:
        """Show the updates of this case, newest first."""
        clear(self._column)
        self.lines, self.buttons = {}, {}
        self._today = view.today
        if not view.updates:
            self._column.addWidget(
                EmptyState(
                    "document",
                    _("No updates yet"),
                    _("What the police, the CPS and others tell you or the client stands here. Ctrl U records one."),
                )
            )
            return
        held = [row for row in view.updates if row.held]
        others = [row for row in view.updates if not row.held]
        name = name_of(view.head)
        self._add(_("You know, {name} does not yet").format(name=name), held, name)
        self._add(_("Told") if held else "", others, name)
        self._column.addStretch(1)

    def _add(self, heading: str, rows: list[UpdateRow], name: str) -> None:
        if not rows:
            return
        if heading:
            self._column.addWidget(SectionTitle(heading))
        card = Rows()
        for row in sorted(rows, key=_newest_first, reverse=True):
            card.add(self._line(row, name))
        self._column.addWidget(card)

    def _line(self, row: UpdateRow, name: str) -> Row:
        below = " · ".join(part for part in (_how(row), row.note) if part)
        when = row.on if row.on.is_known else row.sent_on
        day = short_when(when, self._today)
        line = Row(f"{day}. {row.text}. {below}")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(row.text))
        if below:
            words.addWidget(small(below))
        when_told = label(day, "strong")
        when_told.setFixedWidth(current().px(112))
        line.box.addWidget(when_told)
        line.box.addLayout(words, 1)
        line.box.addWidget(_pill(row))
        if row.held:
            button = LinkButton(_("{name} was told").format(name=name), name=_("{name} was told: {what}").format(
                name=name, what=row.text))  # fmt: skip
            button.clicked.connect(partial(self._pass_on, "pass-on", row))
            line.box.addWidget(button)
            self.buttons[row.update_id] = button
        line.opened.connect(partial(self._pass_on, "open", row))
        self.lines[row.update_id] = line
        return line

    def _pass_on(self, act: str, row: UpdateRow, *_checked: object) -> None:
        self.wanted.emit(act, row)

    def focus_on(self, update_id: str) -> None:
        """Put the keyboard on this update."""
        target = self.buttons.get(update_id) or self.lines.get(update_id)
        if target is not None:
            target.setFocus()


def _newest_first(row: UpdateRow) -> str:
    when = row.on if row.on.is_known else row.sent_on
    return when.earliest.isoformat() if when.earliest else ""


def _how(row: UpdateRow) -> str:
    return method_label(row.method).lower() if row.method else ""


def _pill(row: UpdateRow) -> Pill:
    if row.outcome == "not-told":
        return Pill(_("Was not told"), "rose")
    if row.outcome == "attempted":
        return Pill(_("Only tried"), "grey", icon="clock")
    if row.held:
        return Pill(_("You hold it"), "blue", icon="info")
    if row.passed_on is not None:
        return Pill(_("Passed on {day}").format(day=say_day(row.passed_on)), "green")
    return Pill(_("Told"), "green")
