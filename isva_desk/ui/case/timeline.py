"""What happened, in the order in which it happened, or in which the service learned of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from isva_desk.domain.date_words import say_when
from isva_desk.domain.dates import LONDON, When
from isva_desk.journal.rows import TimelineRow
from isva_desk.journal.timeline import Order
from isva_desk.language import _, ngettext, say_short_day
from isva_desk.ui.parts import Card, LinkButton, SectionTitle, clear, label, look, small
from isva_desk.ui.parts.buttons import bring_into_view
from isva_desk.ui.theme import current

_FIRST = 25


class Timeline(QWidget):
    """Newest first. A fact opens with a click or Enter: ``fact_wanted`` carries its row."""

    fact_wanted = Signal(object)
    order_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[TimelineRow, ...] = ()
        self._order: Order = "happened"
        self._limit = _FIRST
        self._today = date.min
        self.toggle = LinkButton(_("By when you learned"), self._turn)
        head = QHBoxLayout()
        head.addWidget(SectionTitle(_("Timeline")))
        head.addStretch(1)
        head.addWidget(self.toggle)
        self._card = Card(padding=6, gap=0)
        self.facts: list[FactLine] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._card)
        column.addStretch(1)

    @property
    def order(self) -> Order:
        """ "happened" or "learned"."""
        return self._order

    def show_facts(self, rows: Sequence[TimelineRow], today: date) -> None:
        """Show these facts, which come in the order asked for, newest first."""
        self._rows, self._today = tuple(rows), today
        self._fill()

    def _fill(self) -> None:
        clear(self._card.box)
        self.facts = []
        if not self._rows:
            empty = small(
                _("What happens in the case will stand here, with the day it happened and the day you learned of it.")
            )
            empty.setContentsMargins(12, 12, 12, 12)
            self._card.box.addWidget(empty)
        for row in self._rows[: self._limit]:
            fact = FactLine(row, self._order, self._today, first=not self.facts)
            fact.opened.connect(self.fact_wanted)
            self.facts.append(fact)
            self._card.box.addWidget(fact)
        hidden = len(self._rows) - self._limit
        if hidden > 0:
            words = ngettext("Show {count} earlier fact", "Show {count} earlier facts", hidden).format(count=hidden)
            self._card.box.addWidget(LinkButton(words, self._all))

    def _all(self) -> None:
        self._limit = len(self._rows)
        before = len(self.facts)
        self._fill()
        self.facts[before].setFocus()

    def _turn(self) -> None:
        self._order = "learned" if self._order == "happened" else "happened"
        self.toggle.setText(_("By when it happened") if self._order == "learned" else _("By when you learned"))
        self.toggle.setAccessibleName(self.toggle.text())
        self.order_wanted.emit(self._order)


class FactLine(QFrame):
    """One fact: its day, what it was, and below how the service knows."""

    opened = Signal(object)

    def __init__(self, row: TimelineRow, order: str, today: date, *, first: bool) -> None:
        super().__init__()
        look(self, "fact", first="true" if first else "false")
        self.row = row
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        when = row.happened if order == "happened" else row.learned
        text = label("")
        text.setTextFormat(Qt.TextFormat.RichText)
        words = escape(row.text)
        text.setText(f"<b>{escape(short_when(when, today))}</b> {f'<s>{words}</s>' if row.retracted else words}")
        below = _below(row, order, today)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(2)
        column.addWidget(text)
        if below:
            column.addWidget(small(below))
        self.setAccessibleName(" ".join(part for part in (f"{say_when(when)}:", f"{row.text}.", below) if part))
        self.setAccessibleDescription(_("Enter opens it: who recorded it, earlier versions, and correcting it."))
        self.setMinimumHeight(current().px(40))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit(self.row)
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self.row)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        bring_into_view(self)


def short_when(when: When, today: date) -> str:
    """A date as it stands in a narrow list: "Fri 13 Nov, 10:00", with the year where it is not this one."""
    if (day := when.day) is not None:
        short = _short_day(day, today)
        return _("{day}, {hour}").format(day=short, hour=when.hour) if when.hour else short
    if when.earliest is None and when.latest is not None:
        return _("By {day}").format(day=_short_day(when.latest, today))
    if when.latest is None and when.earliest is not None:
        return _("From {day}").format(day=_short_day(when.earliest, today))
    words = say_when(when)
    return words[:1].upper() + words[1:]


def _short_day(day: date, today: date) -> str:
    short = say_short_day(day)
    return short if day.year == today.year else _("{day} {year}").format(day=short, year=day.year)


def _written_late(row: TimelineRow) -> bool:
    """More than a day lies between the day of a note and the day on which it was written down."""
    last = row.happened.latest or row.happened.earliest
    return last is None or row.recorded.astimezone(LONDON).date() - last > timedelta(days=1)


def _below(row: TimelineRow, order: str, today: date) -> str:
    parts = []
    if order == "happened" and row.learned.is_known and row.learned.day != row.happened.day:
        parts.append(_("learned {day}").format(day=short_when(row.learned, today)))
    if order == "learned" and row.happened.is_known:
        parts.append(_("happened {day}").format(day=short_when(row.happened, today)))
    if row.what == "notes" and _written_late(row):
        recorded = row.recorded.astimezone(LONDON).date()
        parts.append(_("written down {day}").format(day=_short_day(recorded, today)))
    if row.note:
        parts.append(row.note)
    if row.retracted:
        parts.append(_("taken back"))
    if row.corrected:
        parts.append(ngettext("corrected once", "corrected {count} times", row.corrected).format(count=row.corrected))
    return " · ".join(parts)
