"""Safe contact: what the client said of each way of reaching them, and the gate before every number and address."""

from __future__ import annotations

from isva_desk.casework.checks import WrongAnswer, day_text
from isva_desk.casework.desk import Desk
from isva_desk.domain.dates import LONDON
from isva_desk.domain.labels import channel_label
from isva_desk.domain.problems import KnownProblem
from isva_desk.domain.safe_contact import SafeChannel, channel_state, problems_of
from isva_desk.journal import acts
from isva_desk.journal.changes import Changes
from isva_desk.language import _


class NotSafeNow(KnownProblem):
    """The channel is not marked safe at this moment. Going on needs a reason, which is written down."""


def set_safe_channel(desk: Desk, client_id: str, channel: SafeChannel, based_on: str | None = None) -> Changes:
    """What the client said of one way of reaching them; it takes the place of what was said of it before.

    A ``value`` left empty keeps the number or address that is there. Raises ``WrongAnswer`` naming the field.
    """
    record = desk.store.record(client_id)
    for field, sentence in problems_of(channel):
        raise WrongAnswer(field, sentence)
    if channel.checked_on is not None and channel.checked_on > desk.today():
        raise WrongAnswer("checked_on", _("This day is still to come. Record it when it has happened."))
    held = record.channels.get(channel.channel)
    value = channel.value.strip()
    if not value or value == HIDDEN:
        value = held.value.value if held is not None else ""
    base = based_on or (held.stamp.entry if held is not None else None)
    return desk.write(desk.entry(safe_contact_act(channel, value), client_id, based_on=base))


def show_contact(desk: Desk, client_id: str, channel: str, reason: str = "") -> str:
    """The number or address of a channel. That it was looked at is written down, with the reason where it is not safe.

    Raises ``NotSafeNow`` where it is not marked safe at this moment and no reason is given, ``WrongAnswer`` where
    nothing is known of the channel.
    """
    record = desk.store.record(client_id)
    held = record.channels.get(channel)
    if held is None or not held.value.value:
        raise WrongAnswer("channel", _("{channel}: nothing is recorded.").format(channel=channel_label(channel)))
    known: SafeChannel = held.value
    state = channel_state(known, desk.clock().astimezone(LONDON))
    if state.level == "blocked" and not reason.strip():
        raise NotSafeNow(state.words, next_step=_("To go on, say why. The reason is kept."))
    act = acts.SafeContactShown(channel, state.level == "blocked", reason.strip())
    desk.write(desk.entry(act, client_id))
    return known.value


HIDDEN = "•"  # what stands where a number or an address is known and not shown


def safe_contact_act(channel: SafeChannel, value: str) -> acts.SafeContactChanged:
    """A channel as the journal keeps it."""
    return acts.SafeContactChanged(
        channel=channel.channel, allowed=channel.allowed, value=value, label=channel.label, condition=channel.condition,
        windows=tuple(acts.SafeWindow(window.days, window.start, window.end) for window in channel.windows),
        who_may_answer=channel.who_may_answer, never_say=channel.never_say, cover_name=channel.cover_name,
        may_say_who=channel.may_say_who, checked_on=day_text(channel.checked_on), valid_days=channel.valid_days,
    )  # fmt: skip
