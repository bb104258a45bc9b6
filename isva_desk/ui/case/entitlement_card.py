"""One entitlement on the case page: how it stands, why, the counting of the days, the source, and the next acts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from isva_desk.domain.case import Update
from isva_desk.domain.date_words import say_when
from isva_desk.domain.dates import When
from isva_desk.domain.event_kinds import JUSTICE_BODIES
from isva_desk.domain.labels import body_label, event_label, method_label
from isva_desk.domain.working_days import WorkingDays
from isva_desk.entitlements.answer import source_words
from isva_desk.entitlements.entitlement import Entitlement
from isva_desk.language import _
from isva_desk.ui.case.counting import CountedDay, count_days
from isva_desk.ui.case.verdicts import verdict_pill
from isva_desk.ui.parts import Card, DayCell, DayStrip, Flow, LinkButton, Pill, label, look, small, soft
from isva_desk.ui.parts.looks import restyle

_KINDS = {"start": "start", "open": "day", "rest": "rest", "limit": "limit", "past": "past", "met": "met", "gap": "gap"}


class EntitlementCard(Card):
    """``wanted`` carries an act: "told", "not-told", "unwanted", "ask", "event" or "event:<kind>"."""

    wanted = Signal(str)

    def __init__(
        self, entitlement: Entitlement, calendar: WorkingDays, today: date, name: str, asked: str = ""
    ) -> None:
        super().__init__(gap=6)
        self.entitlement = entitlement
        words, tone, icon = verdict_pill(entitlement, calendar, today)
        because = " ".join(str(sentence) for sentence in entitlement.because)
        self.setAccessibleName(f"{entitlement.title}. {words}. {because}")
        self.pill = Pill(words, tone, icon=icon)
        self.because = soft(because)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label(entitlement.title, "strong"), 1)
        head.addWidget(self.pill)
        self.box.addLayout(head)
        self.box.addWidget(self.because)
        cells = count_days(entitlement, calendar, today)
        if cells and (entitlement.is_open or entitlement.verdict == "late"):
            self.box.addSpacing(2)
            self.box.addWidget(_strip(cells))
        self.box.addWidget(small(_source(entitlement)))
        self.asked = small(asked)
        if asked:
            self.box.addWidget(self.asked)
        self.buttons: dict[str, LinkButton] = {}
        if entitlement.is_open:
            self._offer_acts(name)

    def _offer_acts(self, name: str) -> None:
        acts = _acts(self.entitlement, name)
        if self.entitlement.kind != "yours" and self.entitlement.owed_by in JUSTICE_BODIES:
            acts.append(("ask", _("Ask…")))
        if not acts:
            return
        line = Flow(gap=18, line_gap=2)
        for act, words in acts:
            button = LinkButton(words, name=_("{act}: {title}").format(act=words, title=self.entitlement.title))
            button.clicked.connect(lambda _checked=False, wanted=act: self.wanted.emit(wanted))
            line.addWidget(button)
            self.buttons[act] = button
        self.box.addSpacing(2)
        flush = QHBoxLayout()
        # A link has room round it for the mark of the focus; its words still stand in line with the text above.
        flush.setContentsMargins(-6, 0, 0, 0)
        flush.addLayout(line)
        self.box.addLayout(flush)

    def mark(self, *, chosen: bool) -> None:
        """Draw the card as the one that was asked for."""
        self.setProperty("chosen", "true" if chosen else "false")
        restyle(self)


def _acts(entitlement: Entitlement, name: str) -> list[tuple[str, str]]:
    """The next acts (id, words). "event:<kind>" records that something of that kind happened."""
    version = entitlement.version
    if version.met_by in {"act", "field"} or entitlement.kind in {"yours", "promise"}:
        if len(version.acts) == 1:
            return [(f"event:{version.acts[0]}", _("Record: {event}").format(event=event_label(version.acts[0])))]
        return [("event", _("Record what happened"))]
    if version.met_by == "offer":
        return [("told", _("It was offered"))]
    acts = [("told", _("It was sent") if version.met_by == "sent" else _("{name} was told").format(name=name))]
    if entitlement.verdict != "missed":
        acts.append(("not-told", _("{name} was not told").format(name=name)))
    if entitlement.big_news != "not-news":
        acts.append(("unwanted", _("{name} does not want this").format(name=name)))
    return acts


def _strip(cells: Sequence[CountedDay]) -> DayStrip:
    strip = DayStrip(
        [DayCell(cell.above, cell.below, _KINDS[cell.role]) for cell in cells],  # type: ignore[arg-type]
        spoken=_("The days, one by one: {days}").format(days=", ".join(cell.spoken for cell in cells)),
    )
    return look(strip, "days")


def _source(entitlement: Entitlement) -> str:
    source = source_words(entitlement)
    evidence = entitlement.reason.evidence
    if evidence is None:
        return source
    return _("{source} On record: {evidence}.").format(source=source, evidence=_said(evidence.update, evidence.when))


def _said(update: Update | None, when: When) -> str:
    day = say_when(when)
    if update is None:
        return day
    if update.method:
        return _("{who}, {how}, {day}").format(
            who=body_label(update.by), how=method_label(update.method).lower(), day=day
        )
    return _("{who}, {day}").format(who=body_label(update.by), day=day)
