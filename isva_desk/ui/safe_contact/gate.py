"""The gate before any number or address: what is safe stands on it, going on where it is not needs a reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from isva_desk.casework.safe_contact import NotSafeNow, show_contact
from isva_desk.domain.labels import channel_label
from isva_desk.domain.safe_contact import SafeChannel, channel_state
from isva_desk.language import _, ngettext, say_day
from isva_desk.ui.parts import Banner, Card, Chips, PlainButton, announce, label, small
from isva_desk.ui.parts.field import Field
from isva_desk.ui.parts.sheet import Sheet
from isva_desk.ui.safe_contact.words import windows_in_words
from isva_desk.ui.workspace import Workspace

SHOWN_FOR = 20  # seconds that a number stays on the card

_TONES = {"safe": "green", "caution": "amber", "blocked": "rose"}
_ICONS = {"safe": "check", "caution": "half", "blocked": "blocked"}


class SafeContactGate(Sheet):
    """Shows no number until the button is pressed; that it was shown, and why, is written into the record."""

    def __init__(self, workspace: Workspace, client_id: str, name: str, channels: Sequence[SafeChannel]) -> None:
        super().__init__(_("Before you make contact"), below=name, width=620)
        self.workspace = workspace
        self._client_id = client_id
        self._channels = {channel.channel: channel for channel in channels if channel.value}
        self._left = 0
        self.ways = Chips(_("Which way?"), [(one, channel_label(one)) for one in self._channels])
        self.ways.chosen.connect(self._choose)
        self.state = Banner("", "grey")
        self.rules = Card(gap=4, padding=14)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("Such as: they rang and asked to be rung back now"))
        self.why = Field(
            _("Why is contact needed now?"), self.reason, help_text=_("It is not marked as safe. The reason is kept.")
        )
        self.number = label("", "number")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.hides = small("")
        self.copy = PlainButton(_("Copy"), self._copy)
        self._shown = QWidget()
        line = QHBoxLayout(self._shown)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.number, 1)
        line.addWidget(self.copy)
        for part in (self.ways, self.state, self.rules, self.why, self._shown, self.hides):
            self.box.addWidget(part)
        self.add_cancel(_("Close"))
        self.show_it = self.add_primary(_("Show"))
        self.show_it.clicked.connect(self._ask)
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._count_down)
        first = self._best()
        self.ways.choose(first)
        self._choose(first)
        self.ways.focus_first()

    def _best(self) -> str:
        now = self.workspace.now()
        order = {"safe": 0, "caution": 1, "blocked": 2}
        return min(self._channels, key=lambda one: order[channel_state(self._channels[one], now).level])

    def _choose(self, identity: str) -> None:
        self._hide()
        channel = self._channels[identity]
        state = channel_state(channel, self.workspace.now())
        self.state.say(state.words, _TONES[state.level], icon=_ICONS[state.level])  # type: ignore[arg-type]
        self._blocked = state.level == "blocked"
        self.why.setVisible(self._blocked)
        self.why.wrong("")
        while (item := self.rules.box.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for line in _rules(channel, self._channels.get("voicemail")):
            self.rules.box.addWidget(label(line))
        self.show_it.say(_("Show anyway") if self._blocked else _("Show"))
        self.show_it.setEnabled(True)
        self.fit()

    def _ask(self) -> None:
        reason = self.reason.text().strip()
        if self._blocked and not reason:
            self.why.wrong(_("Say why contact is needed now."))
            self.reason.setFocus()
            return
        way = self.ways.value()
        if way is None:
            return
        self.show_it.setEnabled(False)
        self.workspace.act(
            show_contact, self._client_id, way, reason if self._blocked else "", then=self._show, failed=self._failed
        )

    def _show(self, number: str) -> None:
        self.number.setText(number)
        self._shown.show()
        self._left = SHOWN_FOR
        self._count_down()
        self._tick.start()
        announce(self.number, number)
        self.copy.setFocus()
        self.fit()

    def _count_down(self) -> None:
        if self._left <= 0:
            self._hide()
            self.show_it.setEnabled(True)
            self.show_it.setFocus()
            return
        self.hides.setText(
            ngettext("Hidden again in {count} second", "Hidden again in {count} seconds", self._left).format(
                count=self._left
            )
        )
        self.hides.show()
        self._left -= 1

    def _hide(self) -> None:
        self._tick.stop()
        self.number.setText("")
        self._shown.hide()
        self.hides.hide()

    def _copy(self) -> None:
        self.workspace.copy(self.number.text())
        self.workspace.toast(_("Copied. The clipboard is cleared after 20 seconds."))

    def _failed(self, problem: Exception) -> None:
        way = self.ways.value()
        if isinstance(problem, NotSafeNow) and way is not None:
            self._choose(way)  # the safe time has ended in the meantime
            self.reason.setFocus()
            return
        self.show_it.setEnabled(True)
        self.state.say(str(problem), "rose", icon="blocked")


def _rules(channel: SafeChannel, voicemail: SafeChannel | None) -> list[str]:
    """What to know before using a way, line by line."""
    lines = (
        [_("Safe times: {times}").format(times=windows_in_words(channel.windows))] if channel.allowed != "no" else []
    )
    if channel.condition:
        lines.append(_("Only if: {condition}").format(condition=channel.condition))
    if channel.who_may_answer:
        lines.append(_("May be answered by: {who}").format(who=channel.who_may_answer))
    if channel.channel == "phone" and (voicemail is None or voicemail.allowed == "no"):
        lines.append(_("Never leave a voicemail"))
    if channel.cover_name:
        lines.append(_("Say that you are: {cover}").format(cover=channel.cover_name))
    elif not channel.may_say_who:
        lines.append(_("Do not say the service's name"))
    if channel.never_say:
        lines.append(_("Never say: {what}").format(what=channel.never_say))
    if channel.checked_on is None:
        lines.append(_("Never checked with the client"))
    else:
        lines.append(_("Checked on {day}").format(day=say_day(channel.checked_on)))
    return lines
