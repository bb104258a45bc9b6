"""Wishes and contact: which ways are safe and when, what the client wants to hear, agreed intervals."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from isva_desk.domain.date_words import say_when
from isva_desk.domain.labels import CHANNELS, body_label, channel_label
from isva_desk.domain.safe_contact import SafeChannel, channel_state
from isva_desk.journal.case_view import WishRow
from isva_desk.language import N_, _, ngettext, say_day
from isva_desk.ui.case.head import name_of
from isva_desk.ui.case.loading import CaseView
from isva_desk.ui.parts import (
    Card,
    LinkButton,
    Pill,
    Row,
    Rows,
    SectionTitle,
    Tone,
    clear,
    label,
    small,
    soft,
)  # fmt: skip
from isva_desk.ui.safe_contact.words import windows_in_words

_UPDATES = {
    "all": N_("Wants every update"),
    "big-news": N_("Wants only the big news"),
    "none": N_("Wants nothing until they ask"),
}
_VIA = {
    "client": N_("tell them directly"),
    "isva": N_("only through you"),
    "both": N_("through you or directly"),
}


def wish_words(updates: str, via: str) -> str:
    """ "Wants every update, only through you"."""
    return _("{updates}, {via}").format(updates=_(_UPDATES[updates]), via=_(_VIA[via]))


class ContactTab(QWidget):
    """``wanted`` carries "channel" (with the ``SafeChannel``), "wishes" or "plan"."""

    wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.channels: dict[str, LinkButton] = {}

    def show_view(self, view: CaseView) -> None:
        """Show what is recorded for this client."""
        clear(self._column)
        self._column.addWidget(SectionTitle(_("Safe ways to make contact")))
        self._column.addWidget(self._safe_ways(view))
        self._head(_("Wishes"), _("Change wishes…"), "wishes")
        self._column.addWidget(_wishes(view.wishes, name_of(view.head)))
        self._head(_("Agreed updates"), _("Agree an interval…"), "plan")
        self._column.addWidget(_plans(view))
        self._column.addStretch(1)

    def _head(self, title: str, act: str, wanted: str) -> None:
        line = QHBoxLayout()
        line.addWidget(SectionTitle(title))
        line.addStretch(1)
        line.addWidget(LinkButton(act, partial(self.wanted.emit, wanted, None)))
        self._column.addSpacing(10)
        self._column.addLayout(line)

    def _safe_ways(self, view: CaseView) -> Rows:
        card = Rows()
        known = {channel.channel: channel for channel in view.channels}
        self.channels = {}
        for identity in CHANNELS:
            channel = known.get(identity)
            card.add(self._way(channel or SafeChannel(identity), view, recorded=channel is not None))
        return card

    def _way(self, channel: SafeChannel, view: CaseView, *, recorded: bool) -> Row:
        words, tone, icon = _stand(channel, view, recorded=recorded)
        details = _details(channel) if recorded else _("Not asked yet. Until then it counts as not safe.")
        name = channel_label(channel.channel)
        line = Row(f"{name}. {words}. {details}")
        line.mark(still="true")
        line.setMinimumHeight(52)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(label(name, "strong"))
        if details:
            column.addWidget(small(details))
        line.box.addLayout(column, 1)
        line.box.addWidget(Pill(words, tone, icon=icon))
        said = _("Change…") if recorded else _("Record…")
        button = LinkButton(said, partial(self.wanted.emit, "channel", channel), name=f"{said} {name}")
        line.opened.connect(partial(self.wanted.emit, "channel", channel))
        line.box.addWidget(button)
        self.channels[channel.channel] = button
        return line


def _stand(channel: SafeChannel, view: CaseView, *, recorded: bool) -> tuple[str, Tone, str | None]:
    if not recorded:
        return _("Not recorded"), "grey", "question"
    if channel.allowed == "no":
        return _("Not safe"), "grey", "blocked"
    state = channel_state(channel, view.now)
    if state.expired or channel.checked_on is None:
        return _("Check is too old"), "amber", "clock"
    if state.level == "safe":
        return _("Safe now"), "green", None
    if state.level == "caution":
        return _("Safe with a condition"), "amber", "half"
    return _("Not safe now"), "amber", "half"


def _details(channel: SafeChannel) -> str:
    parts = []
    if channel.allowed != "no":
        parts.append(windows_in_words(channel.windows))
        if channel.condition:
            parts.append(_("only if {condition}").format(condition=channel.condition))
        if channel.who_may_answer:
            parts.append(_("may be answered by {who}").format(who=channel.who_may_answer))
        if channel.never_say:
            parts.append(_("never say {what}").format(what=channel.never_say))
    if channel.checked_on is not None:
        parts.append(_("checked {day}").format(day=say_day(channel.checked_on)))
    if channel.allowed != "no" and channel.expires_on is not None:
        parts.append(_("ask again after {day}").format(day=say_day(channel.expires_on)))
    return " · ".join(parts)


def _wishes(wishes: tuple[WishRow, ...], name: str) -> Card:
    card = Card(gap=6)
    if not wishes:
        card.box.addWidget(
            soft(
                _("No wishes are recorded. Until then it counts that {name} wants every update, directly.").format(
                    name=name
                )
            )
        )
    for index, wish in enumerate(wishes):
        words = wish_words(wish.updates, wish.via)
        card.box.addWidget(label(words, "strong" if index == 0 else "soft"))
        since = _("since {day}").format(day=say_when(wish.starts))
        card.box.addWidget(small(f"{since} · {wish.note}" if wish.note else since))
    return card


def _plans(view: CaseView) -> Card:
    card = Card(gap=6)
    if not view.plans:
        card.box.addWidget(soft(_("No interval is agreed yet.")))
    for index, plan in enumerate(view.plans):
        every = ngettext("{who}: every {count} day", "{who}: every {count} days", plan.every_days)
        words = every.format(who=body_label(plan.agency), count=plan.every_days)
        card.box.addWidget(label(words, "strong" if index == 0 else "soft"))
        basis = _("promised by the force, {day}") if plan.basis == "force-promise" else _("agreed {day}")
        card.box.addWidget(small(basis.format(day=say_when(plan.starts))))
    return card
