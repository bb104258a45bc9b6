"""Dates of one thing that cannot all be right, side by side: who said what, when, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from isva_desk.domain.date_words import say_when
from isva_desk.domain.dates import LONDON
from isva_desk.journal.letters.area import thing_words
from isva_desk.journal.letters.differences import Difference, Side
from isva_desk.language import _, say_short_day
from isva_desk.ui.case.timeline import short_when
from isva_desk.ui.letters.words import side_words
from isva_desk.ui.parts import Card, Icon, LinkButton, PlainButton, label, small


class DifferenceCard(Card):
    """The dates beside each other, with "Ask which is right…" and "It is settled…" below them."""

    def __init__(self, found: Difference, name: str, today: date) -> None:
        super().__init__(gap=10, padding=16)
        self.found = found
        thing = thing_words(found.kind, found.suspect, found.hearing)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Icon("warning", "amber", 18))
        head.addWidget(label(_("Two dates for one thing: {thing}").format(thing=thing), "strong"), 1)
        self.box.addLayout(head)
        sides = QGridLayout()
        sides.setSpacing(12)
        for place, said in enumerate(dict.fromkeys(side.says.text for side in found.sides)):
            given = _given([side for side in found.sides if side.says.text == said], name, today)
            sides.addWidget(given, place // 2, place % 2)
            sides.setColumnStretch(place % 2, 1)
        self.box.addLayout(sides)
        self.ask = PlainButton(_("Ask which is right…"))
        self.ask.setAccessibleName(_("Ask which is right: {thing}").format(thing=thing))
        self.settle = LinkButton(_("It is settled…"), name=_("It is settled: {thing}").format(thing=thing))
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.ask)
        buttons.addWidget(self.settle)
        buttons.addStretch(1)
        self.box.addLayout(buttons)
        self.setAccessibleName(_("Two dates for one thing: {thing}").format(thing=thing))


def _given(sides: Sequence[Side], name: str, today: date) -> QWidget:
    """One date, and below it everybody who gave it."""
    holder = Card(gap=2, padding=12)
    says = sides[0].says
    words = say_when(says)
    if says.hour:
        words = _("{day}, {hour}").format(day=words, hour=says.hour)
    holder.box.addWidget(label(words[:1].upper() + words[1:], "strong"))
    for side in sides:
        holder.box.addWidget(label(side_words(side, name)))
        told = short_when(side.told, today) if side.told.is_known else _("day not known")
        recorded = say_short_day(side.recorded.astimezone(LONDON).date())
        holder.box.addWidget(small(_("{told}; written down {day} by {author}").format(
            told=told, day=recorded, author=side.author)))  # fmt: skip
        for before in side.earlier:
            line = _("Before a correction: {day}").format(day=say_when(before.says))
            holder.box.addWidget(small(f"{line}. {before.reason}" if before.reason else line))
    holder.box.addStretch(1)
    return holder


def settled_line(found: Difference) -> str:
    """One line for dates that were looked into, or that a later move overtook."""
    thing = thing_words(found.kind, found.suspect, found.hearing)
    days = "; ".join(dict.fromkeys(say_when(side.says) for side in found.sides))
    if found.state == "overtaken":
        return _("{thing}: {days}. Moved again since.").format(thing=thing, days=days)
    right = next((side for side in found.sides if found.decided and side.fact_id == found.decided.right), None)
    if right is None:
        note = found.decided.note if found.decided else ""
        return _("{thing}: {days}. Looked into: {note}").format(thing=thing, days=days, note=note)
    return _("{thing}: {days}. Right is {right}.").format(thing=thing, days=days, right=say_when(right.says))
