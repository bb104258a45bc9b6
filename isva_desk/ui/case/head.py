"""The head of a case: whom it is about, so that it cannot be missed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from isva_desk.domain.date_words import MONTHS
from isva_desk.domain.directory import Directory
from isva_desk.journal.rows import ClientHead
from isva_desk.language import _, ngettext, say_day
from isva_desk.ui.parts import Flow, PlainButton, PrimaryButton, label, look, soft, title


class CaseHead(QWidget):
    """Reference, name to use and pronouns; force, CPS Area, days since report, with the service since."""

    record_wanted = Signal()
    event_wanted = Signal()
    more_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.reference = title("")
        self.reference.setWordWrap(False)
        self.reference.setSizePolicy(
            self.reference.sizePolicy().Policy.Maximum, self.reference.sizePolicy().Policy.Preferred
        )
        self.name = look(label(""), "name")
        self.line = soft("")
        self.record = PrimaryButton(_("Record an update"), self.record_wanted.emit, shortcut="Ctrl+U")
        self.happened = PlainButton(_("Something happened…"), self.event_wanted.emit, shortcut="Ctrl+E")
        self.more = PlainButton(_("More…"), self.more_wanted.emit)
        names = QHBoxLayout()
        names.setSpacing(14)
        names.addWidget(self.reference)
        names.addWidget(self.name, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(10)
        self._row.addLayout(names, 1)
        buttons = Flow(gap=10)
        for button in (self.more, self.happened, self.record):
            buttons.addWidget(button)
        self._row.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._row)
        column.addWidget(self.line)

    def arrange(self, *, narrow: bool) -> None:
        """Put the buttons beside the names, or under them where there is little room."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else across)

    def show_head(self, head: ClientHead, directory: Directory, today: date) -> None:
        """Say whom the case is about."""
        self.reference.setText(head.reference)
        self.name.setText(_called(head))
        self.line.setText(" · ".join(_facts(head, directory, today)))


def name_of(head: ClientHead) -> str:
    """The name to use, or else the reference; never the full name."""
    return head.name_to_use or head.reference


def _called(head: ClientHead) -> str:
    if head.name_to_use and head.pronouns:
        return _("likes to be called {name} · {pronouns}").format(name=head.name_to_use, pronouns=head.pronouns)
    if head.name_to_use:
        return _("likes to be called {name}").format(name=head.name_to_use)
    return head.pronouns


def _facts(head: ClientHead, directory: Directory, today: date) -> list[str]:
    facts = []
    if force := directory.force(head.police_force):
        facts.append(force.name)
    if area := directory.cps_area(head.cps_area):
        facts.append(area.name if area.name.startswith("CPS") else _("CPS {area}").format(area=area.name))
    if head.crime_reference:
        facts.append(_("crime reference {number}").format(number=head.crime_reference))
    if (reported := head.reported.day) is not None and reported <= today:
        days = (today - reported).days
        facts.append(ngettext("reported {count} day ago", "reported {count} days ago", days).format(count=days))
    if head.waits_since is not None:
        facts.append(_("waits for an adviser since {day}").format(day=_day_and_month(head.waits_since, today)))
    else:
        facts.append(_("with you since {day}").format(day=_day_and_month(head.with_us_since, today)))
    if head.closed_on is not None:
        facts.append(_("closed on {day}").format(day=say_day(head.closed_on)))
    return facts


def _day_and_month(day: date, today: date) -> str:
    """ "9 February", with the year where it is not this one."""
    month = _(MONTHS[day.month - 1])
    if day.year == today.year:
        return _("{day} {month}").format(day=day.day, month=month)
    return _("{day} {month} {year}").format(day=day.day, month=month, year=day.year)
