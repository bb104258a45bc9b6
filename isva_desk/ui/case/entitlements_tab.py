"""The entitlements of a case: those that still ask for something first, each with its reason."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from isva_desk.entitlements.because import title_of
from isva_desk.entitlements.entitlement import HIDDEN_VERDICTS, PAST_VERDICTS, Entitlement
from isva_desk.language import _, ngettext
from isva_desk.ui.case.entitlement_card import EntitlementCard
from isva_desk.ui.case.head import name_of
from isva_desk.ui.case.loading import CaseView
from isva_desk.ui.chasing.words import asked_line, pill
from isva_desk.ui.parts import Card, EmptyState, LinkButton, SectionTitle, clear, label, soft
from isva_desk.ui.parts.buttons import bring_into_view

_SETTLED = 6  # settled ones shown before "Show more"
_ORDER = {"missed": 0, "no-record": 0, "cannot-tell": 1, "due": 2, "not-recorded": 3, "open": 4, "not-started": 5}


class EntitlementsTab(QWidget):
    """``wanted`` carries an act ("told", "not-told", "unwanted", "ask", "event") and the entitlement."""

    wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self.cards: list[EntitlementCard] = []
        self._view: CaseView | None = None
        self._all = False

    def show_view(self, view: CaseView) -> None:
        """Show the entitlements of this case."""
        if self._view is None or self._view.head.case_id != view.head.case_id:
            self._all = False
        self._view = view
        self._fill()

    def _fill(self) -> None:
        clear(self._column)
        self.cards = []
        if self._view is None:
            return
        open_ones = sorted((e for e in self._view.entitlements if e.is_open), key=_urgency)
        settled = [e for e in self._view.entitlements if not e.is_open and e.verdict not in HIDDEN_VERDICTS]
        if not open_ones and not settled:
            self._column.addWidget(_nothing_owed(self._view.head.stage))
        for entitlement in open_ones:
            self._add(entitlement)
        self._add_standing(self._view)
        if settled:
            self._column.addSpacing(8)
            self._column.addWidget(SectionTitle(_("Settled")))
        settled.sort(key=lambda one: one.due or one.clock_from or self._view.today, reverse=True)  # type: ignore[union-attr]
        for entitlement in settled if self._all else settled[:_SETTLED]:
            self._add(entitlement)
        if len(settled) > _SETTLED and not self._all:
            hidden = len(settled) - _SETTLED
            words = ngettext("Show {count} more", "Show {count} more", hidden).format(count=hidden)
            self._column.addWidget(LinkButton(words, self._show_all))

    def _add_standing(self, view: CaseView) -> None:
        if not view.standing:
            return
        self._column.addSpacing(8)
        self._column.addWidget(SectionTitle(_("Worth asking at this stage")))
        for rule in view.standing:
            card = Card(gap=4)
            card.box.addWidget(label(title_of(rule.title, None), "strong"))
            card.box.addWidget(soft(_(rule.plain)))
            self._column.addWidget(card)

    def _add(self, entitlement: Entitlement) -> None:
        view = self._view
        if view is None:
            return
        card = EntitlementCard(entitlement, view.calendar, view.today, name_of(view.head), _asked(view, entitlement))
        card.wanted.connect(partial(self._pass_on, entitlement))
        self.cards.append(card)
        self._column.addWidget(card)

    def _pass_on(self, entitlement: Entitlement, act: str) -> None:
        self.wanted.emit(act, entitlement)

    def _show_all(self) -> None:
        self._all = True
        before = len(self.cards)
        self._fill()
        bring_into_view(self.cards[min(before, len(self.cards) - 1)])

    def focus_on(self, key: str) -> None:
        """Bring the entitlement "rule:trigger" (or "rule") into view, and put the keyboard on its first act."""
        for card in self.cards:
            one = card.entitlement
            chosen = key in {one.rule, f"{one.rule}:{one.trigger}"}
            card.mark(chosen=chosen)
            if chosen:
                first = next(iter(card.buttons.values()), None)
                if first is not None:
                    first.setFocus()
                bring_into_view(card)
                return

    def count_open(self) -> int:
        """How many still ask for something."""
        return sum(1 for card in self.cards if card.entitlement.is_open)


def _asked(view: CaseView, entitlement: Entitlement) -> str:
    """That the body is being asked about it, or was and answered."""
    for row in reversed(view.chases):
        about = (row.rule, row.trigger) == (entitlement.rule, entitlement.trigger or "")
        # A silence that began after the asking is another one.
        same = row.about != "gap" or (entitlement.clock_from is not None and entitlement.clock_from <= row.asked_on)
        if about and same and row.state in ("open", "answered"):
            words, _tone = pill(row, view.today)
            return _("{asked} {stands}.").format(
                asked=asked_line(row, view.ladders, view.today), stands=words[:1].upper() + words[1:]
            )
    return ""


def _urgency(entitlement: Entitlement) -> tuple[int, object]:
    from datetime import date

    past = 0 if entitlement.verdict in PAST_VERDICTS else 1
    return _ORDER.get(entitlement.verdict, 6) + past, entitlement.due or entitlement.remind_on or date.max


def _nothing_owed(stage: str) -> EmptyState:
    if stage == "not-reported":
        words = _("Support does not hang on a report. If there is one some day, what must be told will stand here.")
        return EmptyState("document", _("Nothing has been reported, and nobody owes news"), words)
    return EmptyState(
        "document",
        _("Nothing is owed yet"),
        _("When something happens in the case, what must be told, by whom and by when will stand here."),
    )
