"""The safe-contact strip: whether it is safe to reach the client now, in words that cannot be missed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from isva_desk.domain.labels import channel_label
from isva_desk.domain.safe_contact import SafeChannel, SafeState, state_now
from isva_desk.language import _, say_day
from isva_desk.ui.parts.looks import look, restyle
from isva_desk.ui.theme import current

_TONES = {"safe": "green", "caution": "amber", "blocked": "amber"}
_ICONS = {"safe": "check", "caution": "half", "blocked": "half"}


class SafeStrip(QFrame):
    """Shows the state of all channels at one moment. ``show_wanted`` asks for the gate; no number stands here."""

    show_wanted = Signal()
    check_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._state: SafeState | None = None
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setProperty("tinted", True)
        look(self.words, "strong")
        self.rules = QLabel()
        self.rules.setWordWrap(True)
        self.rules.setTextFormat(Qt.TextFormat.PlainText)
        self.checked = QLabel()
        self.checked.setWordWrap(True)
        self.checked.setTextFormat(Qt.TextFormat.PlainText)
        look(self.checked, "small")
        self.show_button = QPushButton(_("Show number…"))
        self.show_button.clicked.connect(self.show_wanted)
        self.check_button = QPushButton(_("Record a check…"))
        self.check_button.clicked.connect(self.check_wanted)
        for button in (self.show_button, self.check_button):
            button.setAutoDefault(True)  # Enter does it, as with every other button of a page
        self._lay_out()
        look(self, "banner")

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (self.words, self.rules, self.checked):
            words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 12, 18, 12)
        row.setSpacing(14)
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        row.addWidget(self.check_button)
        row.addWidget(self.show_button)

    def show_state(self, channels: Sequence[SafeChannel], now: datetime, name: str) -> None:
        """Say how things stand at ``now`` for the client who is called ``name``."""
        state = self._state = state_now(channels, now)
        tone = "rose" if state.level == "blocked" and state.next_window is None else _TONES[state.level]
        icon = "blocked" if tone == "rose" else _ICONS[state.level]
        self.setProperty("tone", tone)
        look(self, "banner")
        restyle(self.words)
        self._icon.setPixmap(current().pixmap(icon, tone, 20))
        self.words.setText(_lead(state))
        rules = _rules(channels, state)
        self.rules.setText(rules)
        self.rules.setVisible(bool(rules))
        self.checked.setText(_said_of_the_rest(channels, state, name))
        has_something = any(channel.value for channel in channels)
        self.show_button.setText(_("Show address…") if state.next_channel in _ADDRESSES else _("Show number…"))
        self.show_button.setVisible(has_something)
        self.check_button.setVisible(not has_something or state.expired)
        self.setAccessibleName(" ".join(label.text() for label in (self.words, self.rules, self.checked)).strip())


# What is kept for these ways is no number.
_ADDRESSES = frozenset({"email", "post"})


def _lead(state: SafeState) -> str:
    if state.level == "blocked" and state.next_window is None and not state.expired:
        return _("Do not make contact yet. Nothing is marked as safe.")
    return state.words


def _rules(channels: Sequence[SafeChannel], state: SafeState) -> str:
    """What never to do, for the way that is safe now or next."""
    sentences = []
    by_id = {channel.channel: channel for channel in channels}
    chosen = by_id.get(state.next_channel or "")
    if chosen is None:
        return ""
    voicemail = by_id.get("voicemail")
    if chosen.channel == "phone" and (voicemail is None or voicemail.allowed == "no"):
        sentences.append(_("Never leave a voicemail."))
    if chosen.cover_name:
        sentences.append(_("Say that you are: {cover}.").format(cover=chosen.cover_name))
    elif not chosen.may_say_who:
        sentences.append(_("Do not say the service's name."))
    if chosen.never_say:
        sentences.append(_("Never say: {what}.").format(what=chosen.never_say.rstrip(".")))
    if chosen.who_may_answer:
        sentences.append(_("May be answered by: {who}.").format(who=chosen.who_may_answer.rstrip(".")))
    return " ".join(sentences)


def _said_of_the_rest(channels: Sequence[SafeChannel], state: SafeState, name: str) -> str:
    sentences = []
    if state.checked_on is not None:
        sentences.append(_("Checked with {name} on {day}.").format(name=name, day=say_day(state.checked_on)))
    not_safe = [channel_label(channel.channel) for channel in channels if channel.allowed == "no"]
    if not_safe:
        sentences.append(_("Not safe: {ways}.").format(ways=", ".join(not_safe).lower()))
    if not channels:
        sentences.append(_("Ask {name} which ways are safe, and when, and record it.").format(name=name))
    return " ".join(sentences)
