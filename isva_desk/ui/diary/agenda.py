"""The diary as a list: day by day, each entry in full."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from isva_desk.journal.diary import Diary, DiaryRow
from isva_desk.language import _, say_day, say_short_day
from isva_desk.ui.diary.words import ICONS, KIND_WORDS, spoken
from isva_desk.ui.parts import Pill, Row, Rows, SectionTitle, label, small
from isva_desk.ui.parts.buttons import bring_into_view
from isva_desk.ui.theme import current


class Agenda(QWidget):
    """Up and down go from entry to entry over the days, Enter opens. ``opened`` carries the entry."""

    opened = Signal(object)

    def __init__(self, diary: Diary, today: date) -> None:
        super().__init__()
        self.views: list[AgendaRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        day = diary.first
        while day <= diary.last:
            # A span stands on its first day alone, or at the beginning where it began before.
            rows = [row for row in diary.on(day) if day in (row.on, diary.first)]
            if rows:
                title = _("{day}, today").format(day=say_day(day)) if day == today else say_day(day)
                column.addWidget(SectionTitle(title))
                card = Rows()
                for row in rows:
                    view = AgendaRow(row, day)
                    view.opened.connect(lambda entry=row: self.opened.emit(entry))
                    view.left.connect(self._step)
                    card.add(view)
                    self.views.append(view)
                column.addWidget(card)
                column.addSpacing(4)
            day += timedelta(days=1)
        column.addStretch(1)

    def focus_day(self, day: date) -> None:
        """Put the keyboard on the first entry of that day, or after it."""
        there = next((view for view in self.views if view.day >= day), self.views[-1] if self.views else None)
        if there is not None:
            there.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, view: object, step: int) -> None:
        place = next(number for number, one in enumerate(self.views) if one is view) + step
        if 0 <= place < len(self.views):
            self.views[place].setFocus(Qt.FocusReason.TabFocusReason)


class AgendaRow(Row):
    """One entry: whom it is about, what, and what kind of entry it is."""

    left = Signal(object, int)

    def __init__(self, row: DiaryRow, day: date) -> None:
        super().__init__(_("{entry}. {detail}").format(entry=spoken(row), detail=row.detail))
        self.row, self.day = row, day
        who = QWidget()
        who.setFixedWidth(current().px(110))
        lines = QVBoxLayout(who)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(1)
        lines.addWidget(label(row.reference or _("The service"), "strong", wrap=False))
        until = _("to {day}").format(day=say_short_day(row.until)) if row.until > row.on else row.hour
        if until:
            lines.addWidget(small(until))
        what = QVBoxLayout()
        what.setSpacing(1)
        what.addWidget(label(row.title))
        if row.detail:
            what.addWidget(small(row.detail))
        self.box.addWidget(who)
        self.box.addLayout(what, 1)
        tone = "grey" if row.over else row.tone
        self.box.addWidget(Pill(_(KIND_WORDS[row.kind]), tone, icon=ICONS[row.kind]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self.left.emit(self, step)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        bring_into_view(self)
