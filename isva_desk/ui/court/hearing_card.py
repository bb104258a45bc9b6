"""One hearing: when, where and how it stands, the days it had before, and what is to be arranged for it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from isva_desk.domain.court_lists import Item
from isva_desk.journal.court.hearings import Hearing, Listing
from isva_desk.journal.court.matters import hearing_words
from isva_desk.journal.court.steps import PRACTICAL, Taken
from isva_desk.journal.court.views import CourtView
from isva_desk.language import _
from isva_desk.ui.court.words import listed_words, moves_words, short_day, status_pill, step_icon
from isva_desk.ui.parts import Card, Flow, Icon, LinkButton, Pill, PlainButton, SectionTitle, label, look, rule, small
from isva_desk.ui.theme import current

_LARGE = 150  # per cent


class HearingCard(Card):
    """``wanted`` carries an act ("outcome", "move", "details", "step") and, for a step, the id of the item."""

    wanted = Signal(str, str)

    def __init__(self, view: CourtView, hearing: Hearing, *, is_next: bool) -> None:
        super().__init__()
        self.hearing = hearing
        self.buttons: dict[str, LinkButton | PlainButton] = {}
        now, today = hearing.now, view.today
        words, tone = status_pill(view, hearing)
        title = hearing_words(hearing.name, hearing.kind.id)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label(title, "heading"), 1)
        self.pill = Pill(words, tone)
        head.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignTop)
        self.box.addLayout(head)
        self.box.addWidget(label(listed_words(now), "strong"))
        where = [part for part in (hearing.court or _("court not known"), _kind_beside(hearing, title)) if part]
        self.box.addWidget(small(" · ".join(where)))
        self.setAccessibleName(_("{hearing}, {day}. {status}").format(
            hearing=title, day=listed_words(now), status=words))  # fmt: skip
        if hearing.moved:
            self.box.addSpacing(4)
            self.box.addLayout(_days(hearing.listings, view))
            self.box.addWidget(small(moves_words(hearing, today)))
        if is_next and not view.closed:
            self._practical(view)
        if not view.closed:
            self.box.addSpacing(4)
            self.box.addLayout(self._acts(title, is_next=is_next))

    def _acts(self, title: str, *, is_next: bool) -> Flow:
        line = Flow(gap=14, line_gap=4)
        outcome = PlainButton(
            _("What came of it…"), lambda: self.wanted.emit("outcome", ""), shortcut="Ctrl+H" if is_next else ""
        )
        line.addWidget(outcome)
        self.buttons["outcome"] = outcome
        for act, words in (("move", _("Moved…")), ("details", _("Court and status…"))):
            button = LinkButton(
                words,
                partial(self.wanted.emit, act, ""),
                name=_("{act}: {hearing}").format(act=words, hearing=title),
            )
            self.buttons[act] = button
            line.addWidget(button)
        return line

    def _practical(self, view: CourtView) -> None:
        group = view.groups[PRACTICAL]
        self.box.addSpacing(4)
        self.box.addWidget(rule())
        self.box.addWidget(SectionTitle(_("To arrange")))
        columns = QHBoxLayout()
        columns.setSpacing(24)
        # In large text two lines side by side would have no room for what is said in them.
        half = len(group.items) if current().percent >= _LARGE else (len(group.items) + 1) // 2
        for items in filter(None, (group.items[:half], group.items[half:])):
            lines = QVBoxLayout()
            lines.setSpacing(2)
            for item in items:
                lines.addWidget(self._line(view, item))
            lines.addStretch(1)
            columns.addLayout(lines, 1)
        self.box.addLayout(columns)

    def _line(self, view: CourtView, item: Item) -> QWidget:
        taken = view.taken(PRACTICAL, item.id, self.hearing.key).get("state")
        words = _("not said yet") if taken is None else _state(taken)
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        icon, tone = (
            ("minus", "grey") if taken is None else (step_icon(taken.step), "grey" if taken.step.no else "green")
        )
        if taken is not None and not taken.step.settled:
            icon, tone = "clock", "amber"
        line.addWidget(Icon(icon, tone, 13))
        button = LinkButton(
            item.words,
            lambda: self.wanted.emit("step", item.id),
            name=_("{item}: {state}").format(item=item.words, state=words),
        )
        button.setToolTip(_(item.plain))
        self.buttons[item.id] = button
        line.addWidget(button)
        line.addWidget(small(words), 1)
        return holder


def _state(taken: Taken) -> str:
    return _("{state}: {who}").format(state=taken.step.words, who=taken.who) if taken.who else taken.step.words


def _kind_beside(hearing: Hearing, title: str) -> str:
    """The kind, where the name does not say it."""
    kind = hearing.kind
    return "" if kind.id == "other" or kind.words.casefold() == title.casefold() else kind.words


def _days(listings: tuple[Listing, ...], view: CourtView) -> Flow:
    """The days a hearing had, in the order in which they were said: those that were lost are struck through."""
    line = Flow(gap=8, line_gap=4)
    for place, listing in enumerate(listings):
        last = place == len(listings) - 1
        if place:
            line.addWidget(Icon("chevron-right", "soft-ink", 12))
        words = short_day(listing.on, view.today)
        day = label(words, "strong" if last else "struck", wrap=False)
        lost = listing.status.words if listing.status is not None else _("moved")
        said = words if last else _("{day}, {status}").format(day=words, status=lost)
        day.setAccessibleName(said)
        day.setToolTip("" if last else lost)
        line.addWidget(day)
        if not last and listing.status is not None:
            line.addWidget(_lost(listing.status.words))
    return line


def _lost(words: str) -> QLabel:
    return look(small(_("({status})").format(status=words)), "small")
