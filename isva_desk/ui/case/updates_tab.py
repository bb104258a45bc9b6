"""Updates and letters of a case: dates that differ, what the adviser holds, the register of letters, all other news."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from isva_desk.domain.dates import LONDON
from isva_desk.domain.labels import method_label
from isva_desk.domain.safe_contact import state_now
from isva_desk.journal.rows import UpdateRow
from isva_desk.journal.today_rows import safe_badge
from isva_desk.language import _, say_day
from isva_desk.ui.case.head import name_of
from isva_desk.ui.case.loading import CaseView
from isva_desk.ui.case.timeline import short_when
from isva_desk.ui.letters.difference_card import DifferenceCard, settled_line
from isva_desk.ui.letters.register_card import RegisterCard
from isva_desk.ui.parts import (
    Card,
    EmptyState,
    LinkButton,
    Pill,
    PlainButton,
    Row,
    Rows,
    SectionTitle,
    Tone,
    clear,
    small,
)  # fmt: skip
from isva_desk.ui.parts.fact_row import FactRow
from isva_desk.ui.parts.record_row import RowAct

_DIFFERENCE = "difference:"


class UpdatesTab(QWidget):
    """``wanted`` carries an act and what it is about: an update, a letter, a line of the register, dates."""

    wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.lines: dict[str, Row] = {}
        self.buttons: dict[str, LinkButton] = {}
        self.differences: dict[str, DifferenceCard] = {}
        self.letter: PlainButton | None = None
        self._today = date.min

    def count_waiting(self, view: CaseView) -> int:
        """How many updates the adviser holds, and dates that differ."""
        held = sum(1 for row in view.updates if row.held)
        return held + sum(1 for found in view.differences if found.state == "open")

    def show_view(self, view: CaseView) -> None:
        """Show the news of this case, newest first."""
        clear(self._column)
        self.lines, self.buttons, self.differences = {}, {}, {}
        self._today = view.today
        name = name_of(view.head)
        self._column.addLayout(self._write_line(name))
        for found in view.differences:
            if found.state == "open":
                self._column.addWidget(self._difference(DifferenceCard(found, name, view.today)))
        letters = {line.letter.id for line in view.letters if line.letter}
        held = [row for row in view.updates if row.held]
        others = [row for row in view.updates if not row.held and row.update_id not in letters]
        if held:
            self._column.addLayout(_safe_head(view, name))
            self._add("", held, name)
        self._add_letters(view, name)
        self._add(_("Told") if others else "", others, name)
        if not view.updates:
            words = _("What the police, the CPS and others tell you or the client stands here. Ctrl U records one.")
            self._column.addWidget(EmptyState("document", _("No updates yet"), words))
        self._add_settled(view)
        self._column.addStretch(1)

    def _write_line(self, name: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        words = _("Write an update for {name}…").format(name=name)
        self.write = PlainButton(words, lambda: self.wanted.emit("write", None), shortcut="Ctrl+Shift+U")
        line.addWidget(self.write)
        line.addStretch(1)
        return line

    def _difference(self, card: DifferenceCard) -> DifferenceCard:
        card.ask.clicked.connect(lambda *_: self.wanted.emit("ask-dates", card.found))
        card.settle.clicked.connect(lambda *_: self.wanted.emit("settle", card.found))
        self.differences[card.found.key] = card
        return card

    def _add_letters(self, view: CaseView, name: str) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(SectionTitle(_("Letters")), 1)
        self.letter = PlainButton(_("A letter came…"), lambda: self.wanted.emit("letter", None))
        head.addWidget(self.letter)
        self._column.addLayout(head)
        if not view.letters:
            words = _("No letter is on record, and none is looked for at this stage.")
            self._column.addWidget(small(words))
            return
        card = RegisterCard(view.letters, name, view.calendar, view.today, self.wanted.emit)
        self.lines |= card.lines
        self._column.addWidget(card)

    def _add_settled(self, view: CaseView) -> None:
        settled = [found for found in view.differences if found.state != "open"]
        if settled:
            self._column.addWidget(SectionTitle(_("Dates that differed")))
            card = Card(gap=4)
            for found in settled:
                card.box.addWidget(small(settled_line(found)))
            self._column.addWidget(card)

    def _add(self, heading: str, rows: list[UpdateRow], name: str) -> None:
        if not rows:
            return
        if heading:
            self._column.addWidget(SectionTitle(heading))
        card = Rows()
        for row in sorted(rows, key=_newest_first, reverse=True):
            card.add(self._line(row, name))
        self._column.addWidget(card)

    def _line(self, row: UpdateRow, name: str) -> FactRow:
        below = " · ".join(part for part in (_how(row), row.note) if part)
        when = row.on if row.on.is_known else row.sent_on
        words, tone, icon = _pill(row)
        acts: tuple[RowAct, ...] = ()
        if row.held:
            told = _("{name} was told").format(name=name)
            acts = (RowAct("pass-on", told, "T"), RowAct("write", _("Write it…"), "W"))
        day = short_when(when, self._today)
        line = FactRow(row.text, below, head=day, pill=(words, tone), icon=icon, acts=acts)
        if row.held:
            self.buttons[row.update_id] = line.buttons["pass-on"]
        line.wanted.connect(lambda act: self.wanted.emit(act, row))
        line.opened.connect(partial(self._pass_on, "pass-on" if row.held else "open", row))
        self.lines[row.update_id] = line
        return line

    def _pass_on(self, act: str, row: UpdateRow, *_checked: object) -> None:
        self.wanted.emit(act, row)

    def focus_on(self, focus: str) -> None:
        """Put the keyboard on this update, this letter, or (``difference:`` and a key) these dates."""
        found = self.differences.get(focus.removeprefix(_DIFFERENCE)) if focus.startswith(_DIFFERENCE) else None
        target = found.ask if found is not None else self.buttons.get(focus) or self.lines.get(focus)
        if target is not None:
            target.setFocus()


def _safe_head(view: CaseView, name: str) -> QHBoxLayout:
    """The heading over what the adviser holds, and when the client can next be reached safely."""
    head = QHBoxLayout()
    head.setContentsMargins(0, 0, 0, 0)
    head.setSpacing(10)
    head.addWidget(SectionTitle(_("You know, {name} does not yet").format(name=name)))
    now = view.now.astimezone(LONDON)
    words, tone = safe_badge(state_now(view.channels, now), now.date())
    head.addWidget(Pill(words, tone, icon="phone"))
    head.addStretch(1)
    return head


def _newest_first(row: UpdateRow) -> str:
    when = row.on if row.on.is_known else row.sent_on
    return when.earliest.isoformat() if when.earliest else ""


def _how(row: UpdateRow) -> str:
    return method_label(row.method).lower() if row.method else ""


def _pill(row: UpdateRow) -> tuple[str, Tone, str | None]:
    if row.outcome == "not-told":
        return _("Was not told"), "rose", None
    if row.outcome == "attempted":
        return _("Only tried"), "grey", "clock"
    if row.held:
        return _("You hold it"), "blue", "info"
    if row.passed_on is not None:
        return _("Passed on {day}").format(day=say_day(row.passed_on)), "green", None
    return _("Told"), "green", None
