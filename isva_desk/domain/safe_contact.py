"""Safe contact: which way of reaching a client is safe, when, and how long that answer may be relied on.

Nothing is safe until somebody has marked it so with the client; a mark grows old; outside its windows a channel is not
safe.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Literal

from isva_desk.domain.dates import LONDON
from isva_desk.domain.labels import CHANNELS, channel_label
from isva_desk.language import _, say_day

Allowed = Literal["yes", "no", "only-if"]
Level = Literal["safe", "caution", "blocked"]

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DEFAULT_VALID_DAYS = 30  # a habit of practice, not of law; each channel carries its own
_STRICTNESS = {"no": 0, "only-if": 1, "yes": 2}
_SEARCH_DAYS = 8  # a week from now, and today again


@dataclass(frozen=True, slots=True)
class Window:
    """A span of local time on some days of the week. ``end`` is not included; it never runs over midnight."""

    days: str = "mon,tue,wed,thu,fri,sat,sun"
    start: str = "00:00"
    end: str = "24:00"


@dataclass(frozen=True, slots=True)
class SafeChannel:
    """One way of reaching a client, and what she said about it. No windows means any time of day."""

    channel: str
    allowed: Allowed = "no"
    value: str = ""  # the number or the address
    label: str = ""
    condition: str = ""
    windows: tuple[Window, ...] = ()
    who_may_answer: str = ""
    never_say: str = ""
    cover_name: str = ""
    may_say_who: bool = False
    checked_on: date | None = None
    valid_days: int = DEFAULT_VALID_DAYS

    @property
    def expires_on(self) -> date | None:
        """The last day on which the mark may be relied on; None where it was never checked."""
        return None if self.checked_on is None else self.checked_on + timedelta(days=self.valid_days)


@dataclass(frozen=True, slots=True)
class ChannelState:
    """One channel at one moment. ``words`` is a whole sentence."""

    channel: str
    level: Level
    words: str
    next_window: tuple[datetime, datetime] | None
    expired: bool


@dataclass(frozen=True, slots=True)
class SafeState:
    """All channels of a client at one moment: the best of them decides the level."""

    level: Level
    words: str
    next_window: tuple[datetime, datetime] | None = None
    next_channel: str | None = None
    checked_on: date | None = None
    expired: bool = False
    per_channel: tuple[ChannelState, ...] = field(default_factory=tuple)


def state_now(channels: Sequence[SafeChannel], now: datetime) -> SafeState:
    """Whether it is safe to reach the client now, by what, and when next. ``now`` must carry a time zone."""
    local = now.astimezone(LONDON)
    states = tuple(channel_state(channel, local) for channel in channels)
    checked = max((c.checked_on for c in channels if c.allowed != "no" and c.checked_on), default=None)
    safe = [state for state in states if state.level == "safe"]
    careful = [state for state in states if state.level == "caution"]
    if safe or careful:
        best = (safe or careful)[0]
        return SafeState(best.level, best.words, best.next_window, best.channel, checked, False, states)
    coming = [state for state in states if state.next_window is not None]
    if coming:
        soonest = min(coming, key=_starts)
        return SafeState("blocked", soonest.words, soonest.next_window, soonest.channel, checked, False, states)
    if any(state.expired for state in states):
        day = max((c.checked_on for c in channels if c.checked_on), default=None)
        words = _("Not safe to use: the safe-contact check is too old. Check it with the client first.")
        return SafeState("blocked", words, None, None, day, True, states)
    return SafeState("blocked", _("Nothing is marked safe."), None, None, checked, False, states)


def channel_state(channel: SafeChannel, now: datetime) -> ChannelState:
    """One channel at a moment of London time."""
    name = channel_label(channel.channel)
    if channel.allowed == "no":
        return ChannelState(channel.channel, "blocked", _("{channel}: not safe.").format(channel=name), None, False)
    if channel.checked_on is None:
        words = _("{channel}: never checked with the client.").format(channel=name)
        return ChannelState(channel.channel, "blocked", words, None, False)
    expires = channel.expires_on
    if expires is None or now.date() > expires:
        words = _("{channel}: last checked on {day}. Check it again before you use it.").format(
            channel=name, day=say_day(channel.checked_on)
        )
        return ChannelState(channel.channel, "blocked", words, None, True)
    window = next_window(channel, now)
    if window is None:
        words = _("{channel}: no safe time before the check runs out.").format(channel=name)
        return ChannelState(channel.channel, "blocked", words, None, False)
    if window[0] > now:
        words = _("Not safe now. Next safe time: {window}, by {channel}.").format(
            window=say_window(window, now.date()), channel=name.lower()
        )
        return ChannelState(channel.channel, "blocked", words, window, False)
    if channel.allowed == "only-if":
        words = _("{channel}: only if {condition}").format(channel=name, condition=channel.condition)
        return ChannelState(channel.channel, "caution", words, window, False)
    if _whole_day(window):
        words = _("{channel}: safe all day.").format(channel=name)
    elif window[1].date() > window[0].date():
        words = _("{channel}: safe now, until midnight.").format(channel=name)
    else:
        words = _("{channel}: safe now, until {time}.").format(channel=name, time=_clock(window[1], window[0]))
    return ChannelState(channel.channel, "safe", words, window, False)


def next_window(channel: SafeChannel, now: datetime) -> tuple[datetime, datetime] | None:
    """The safe span that runs at ``now`` or starts next, while the check still holds; None where there is none."""
    if channel.allowed == "no" or channel.expires_on is None:
        return None
    local = now.astimezone(LONDON)
    for ahead in range(_SEARCH_DAYS):
        day = local.date() + timedelta(days=ahead)
        if day > channel.expires_on:
            return None
        spans = sorted(_spans(channel, day))
        for start, end in spans:
            if end > local:
                return start, end
    return None


def say_window(window: tuple[datetime, datetime], today: date) -> str:
    """A safe span in words, seen from a day: "today 13:00 to 15:00", "tomorrow at any time"."""
    if _whole_day(window):
        if window[0].date() == today:
            return _("today at any time")
        if window[0].date() == today + timedelta(days=1):
            return _("tomorrow at any time")
        return _("{day} at any time").format(day=say_day(window[0].date()))
    start, end = _clock(window[0], window[0]), _clock(window[1], window[0])
    if window[0].date() == today:
        return _("today {start} to {end}").format(start=start, end=end)
    if window[0].date() == today + timedelta(days=1):
        return _("tomorrow {start} to {end}").format(start=start, end=end)
    return _("{day}, {start} to {end}").format(day=say_day(window[0].date()), start=start, end=end)


def _whole_day(window: tuple[datetime, datetime]) -> bool:
    return f"{window[0]:%H:%M}" == "00:00" and window[1].date() > window[0].date()


def stricter(one: SafeChannel, other: SafeChannel) -> SafeChannel:
    """What holds while two laptops say different things of one channel: never more than both allow.

    Two different numbers or addresses mean that nobody knows which is right, so neither is safe.
    """
    first, second = sorted((one, other), key=repr)
    windows, overlap = _both(first.windows, second.windows)
    allowed: Allowed = min(first.allowed, second.allowed, key=lambda answer: _STRICTNESS[answer])
    if first.value != second.value or not overlap:
        allowed = "no"
    checked = (
        None if first.checked_on is None or second.checked_on is None else min(first.checked_on, second.checked_on)
    )
    return replace(
        first,
        allowed=allowed,
        value=first.value if first.value == second.value else _joined(first.value, second.value),
        label=_joined(first.label, second.label),
        condition=_joined(first.condition, second.condition),
        windows=windows,
        who_may_answer=first.who_may_answer if first.who_may_answer == second.who_may_answer else "",
        never_say=_joined(first.never_say, second.never_say),
        cover_name=_joined(first.cover_name, second.cover_name),
        may_say_who=first.may_say_who and second.may_say_who,
        checked_on=checked,
        valid_days=min(first.valid_days, second.valid_days),
    )


def problems_of(channel: SafeChannel) -> list[tuple[str, str]]:
    """What is wrong with the answers given, as (field, sentence); empty where nothing is."""
    found = []
    if channel.channel not in CHANNELS:
        found.append(("channel", _('"{channel}" is not a way of reaching anybody.').format(channel=channel.channel)))
    if channel.allowed == "only-if" and not channel.condition.strip():
        found.append(("condition", _("Say under which condition this way is safe.")))
    if channel.allowed != "no" and channel.checked_on is None:
        found.append(("checked_on", _("Say on which day this was checked with the client.")))
    if channel.valid_days < 1:
        found.append(("valid_days", _("A check must hold for at least one day.")))
    for window in channel.windows:
        days = window.days.split(",")
        if not all(day in WEEKDAYS for day in days) or _time(window.start) is None or _time(window.end) is None:
            found.append(("windows", _("A safe time needs days, a start and an end, such as mon,tue 13:00 to 15:00.")))
        elif window.end <= window.start:
            found.append(("windows", _("A safe time must end after it starts.")))
    return found


def _spans(channel: SafeChannel, day: date) -> Iterable[tuple[datetime, datetime]]:
    midnight = datetime.combine(day, time(0), LONDON)
    next_midnight = datetime.combine(day + timedelta(days=1), time(0), LONDON)
    if not channel.windows:
        yield midnight, next_midnight
        return
    for window in channel.windows:
        if WEEKDAYS[day.weekday()] in window.days.split(","):
            start, end = _time(window.start), _time(window.end)
            if start is not None and end is not None:
                yield (
                    datetime.combine(day, start, LONDON),
                    next_midnight if window.end == "24:00" else datetime.combine(day, end, LONDON),
                )


def _time(text: str) -> time | None:
    if text == "24:00":
        return time(0)
    try:
        return time.fromisoformat(text) if len(text) == len("00:00") else None
    except ValueError:
        return None


def _both(one: tuple[Window, ...], other: tuple[Window, ...]) -> tuple[tuple[Window, ...], bool]:
    """The windows that both allow, and whether there is any time that both allow."""
    if one == other or not one or not other:
        return one or other, True
    shared = {
        Window(",".join(days), max(a.start, b.start), min(a.end, b.end))
        for a in one
        for b in other
        if (days := [day for day in WEEKDAYS if day in a.days.split(",") and day in b.days.split(",")])
        and max(a.start, b.start) < min(a.end, b.end)
    }
    return tuple(sorted(shared, key=repr)), bool(shared)


def _joined(one: str, other: str) -> str:
    if one == other or not other:
        return one
    return f"{one}; {other}" if one else other


def _starts(state: ChannelState) -> datetime:
    if state.next_window is None:
        raise ValueError(state)
    return state.next_window[0]


def _clock(moment: datetime, opens: datetime) -> str:
    return "24:00" if moment.date() > opens.date() else f"{moment:%H:%M}"
