"""The people on a case: officer, prosecutor, liaison, Witness Care; who it was before; and where nobody is named."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from isva_desk.domain.date_words import say_when
from isva_desk.domain.labels import ROLES, role_label
from isva_desk.journal.rows import PersonRow
from isva_desk.language import _
from isva_desk.ui.case.loading import CaseView
from isva_desk.ui.parts import (
    Banner,
    Card,
    EmptyState,
    Flow,
    LinkButton,
    PlainButton,
    Row,
    Rows,
    SectionTitle,
    clear,
    label,
    small,
)  # fmt: skip

_ASKED_FOR = frozenset(ROLES) - {"legal-adviser", "other"}  # a body fills these


class PeopleTab(QWidget):
    """``wanted`` carries "assign", "end" or "ask" and the row of the person, if there is one."""

    wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self.alarms: list[Banner] = []

    def show_view(self, view: CaseView) -> None:
        """Show the people of this case: empty posts first, then those of now, then those of before."""
        clear(self._column)
        self.alarms = []
        for row in view.people:
            if row.is_vacancy:
                self._column.addWidget(self._alarm(row))
        now = [row for row in view.people if not row.is_vacancy and not row.ends.is_known]
        before = [row for row in view.people if not row.is_vacancy and row.ends.is_known]
        if now:
            card = Rows()
            for row in now:
                card.add(self._line(row))
            self._column.addWidget(card)
        elif not self.alarms:
            self._column.addWidget(
                EmptyState(
                    "person",
                    _("Nobody is named yet"),
                    _("The officer, the prosecutor, the liaison officer and Witness Care."),
                    self._name_somebody(),
                )
            )
        if now or self.alarms:
            self._column.addWidget(self._name_somebody(), alignment=Qt.AlignmentFlag.AlignLeft)
        if before:
            self._column.addWidget(SectionTitle(_("Before")))
            self._column.addWidget(_history(before))
        self._column.addStretch(1)

    def _alarm(self, row: PersonRow) -> Banner:
        role = role_label(row.role)
        words = _("Nobody is named as: {role}").format(role=role)
        since = _("Since {day}.").format(day=say_when(row.starts)) if row.starts.is_known else ""
        banner = Banner(words, "amber", detail=since, icon="warning")
        banner.add_act(PlainButton(_("Name somebody…"), partial(self.wanted.emit, "assign", row)))
        if row.role in _ASKED_FOR:
            banner.add_act(LinkButton(_("Ask…"), partial(self.wanted.emit, "ask", row), name=f"{_('Ask…')} {role}"))
        self.alarms.append(banner)
        return banner

    def _name_somebody(self) -> PlainButton:
        return PlainButton(_("Name somebody…"), partial(self.wanted.emit, "assign", None))

    def _line(self, row: PersonRow) -> Row:
        reach = " · ".join(part for part in (row.phone, row.email) if part)
        who = _("{name}, {number}").format(name=row.name, number=row.number) if row.number else row.name
        since = _("since {day}").format(day=say_when(row.starts)) if row.starts.is_known else ""
        line = Row(" ".join(part for part in (role_label(row.role), who, reach, since) if part))
        line.mark(still="true")
        role = label(role_label(row.role), "strong")
        role.setMinimumWidth(0)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(who))
        below = " · ".join(part for part in (reach, since) if part)
        if below:
            words.addWidget(small(below))
        line.box.addWidget(role, 2)
        line.box.addLayout(words, 4)
        links = Flow(gap=6, line_gap=0)
        for act, said in (("assign", _("Somebody else now…")), ("end", _("Has left…"))):
            button = LinkButton(
                said, partial(self.wanted.emit, act, row), name=f"{said} {role_label(row.role)}, {row.name}"
            )
            links.addWidget(button)
        line.box.addLayout(links, 4)
        line.box.setAlignment(links, Qt.AlignmentFlag.AlignVCenter)
        return line


def _history(rows: list[PersonRow]) -> Card:
    card = Card(gap=4)
    for row in rows:
        who = _("{name}, {number}").format(name=row.name, number=row.number) if row.number else row.name
        words = _("{role}: {name}, until {day}").format(role=role_label(row.role), name=who, day=say_when(row.ends))
        card.box.addWidget(small(words))
    return card
