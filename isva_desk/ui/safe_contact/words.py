"""Ways of making contact and their safe times, typed and said: "weekdays 13:00 to 15:00"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from isva_desk.domain.date_words import WEEKDAYS as DAY_NAMES
from isva_desk.domain.safe_contact import WEEKDAYS, Window
from isva_desk.language import N_, _

_ALL = ",".join(WEEKDAYS)
_WORKDAYS = ",".join(WEEKDAYS[:5])
_WEEKEND = ",".join(WEEKDAYS[5:])
# Translators: words for groups of days, as typed; keep the bars.
_GROUPS = (
    (N_("days: every day|daily|any day|always"), _ALL),
    (N_("days: weekdays|weekday"), _WORKDAYS),
    (N_("days: weekend|weekends|at the weekend"), _WEEKEND),
)
_EARLY = 7
_HOUR = r"\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)?"
# Translators: every word that stands between two hours; keep the bars.
_BETWEEN = N_("hours: to|until|till")


def windows_in_words(windows: Sequence[Window]) -> str:
    """ "weekdays 13:00 to 15:00; Sat, Sun 10:00 to 12:00"; "any time" for none."""
    if not windows:
        return _("any time")
    return "; ".join(_said(window) for window in windows)


def _said(window: Window) -> str:
    days = _days_said(window.days)
    if (window.start, window.end) == ("00:00", "24:00"):
        return _("{days}, all day").format(days=days)
    return _("{days} {start} to {end}").format(days=days, start=window.start, end=window.end)


def _days_said(days: str) -> str:
    if days == _ALL:
        return _("every day")
    if days == _WORKDAYS:
        return _("weekdays")
    if days == _WEEKEND:
        return _("weekend")
    return ", ".join(_(DAY_NAMES[WEEKDAYS.index(day)])[:3] for day in days.split(","))


def read_windows(text: str) -> tuple[Window, ...]:
    """Safe times as they are typed: "weekdays 1pm to 3pm; Sat 10-12". Empty, or "any time", is any time of day.

    Raises ``ValueError`` with a sentence that shows how to write them.
    """
    plain = text.strip().lower()
    if plain in {"", _("any time"), "any time", "anytime"}:
        return ()
    return tuple(
        _window(part.strip(), text) for part in re.split(r"[;\n]|, and | and (?=[a-z])", plain) if part.strip()
    )


@cache
def _span(spoken: str) -> re.Pattern[str]:
    """Two hours and what stands between them, in English or in the language spoken."""
    words = {word for said in (_BETWEEN, spoken) for word in said.removeprefix("hours: ").split("|") if word}
    between = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"(?P<from>{_HOUR}) ?(?:-|–|{between}) ?(?P<to>{_HOUR})")


def _window(part: str, whole: str) -> Window:
    match = _span(_(_BETWEEN)).search(part)
    days = _days((part[: match.start()] + part[match.end() :]) if match else part.replace(_("all day"), ""))
    if days is None:
        raise ValueError(_how(whole))
    if match is None:
        return Window(days)
    if _is_bare(match["from"]) and _is_bare(match["to"]) and int(match["from"]) < _EARLY:
        raise ValueError(_("Say am or pm: “weekdays 1pm to 3pm”."))
    end = _clock(match["to"], "")
    start = _clock(match["from"], "pm" if "pm" in match["to"] else "am")
    if start is not None and end is not None and start > end:  # "11 to 1pm" begins in the morning
        start = _clock(match["from"], "")
    if start is None or end is None:
        raise ValueError(_how(whole))
    if end <= start:
        raise ValueError(_("A safe time ends after it starts: “weekdays 1pm to 3pm”."))
    return Window(days, start, end)


def _is_bare(clock: str) -> bool:
    """ "1" may be one in the night or in the afternoon."""
    return clock.strip().isdigit()


def _how(whole: str) -> str:
    return _(
        "“{typed}” cannot be read. Write “weekdays 1pm to 3pm; Sat 10 to 12”, or leave it empty for any time."
    ).format(typed=whole.strip())


def _days(text: str) -> str | None:
    words = re.sub(r"[,/&]", " ", text).strip()
    if not words:
        return _ALL
    for message, days in _GROUPS:
        for known in (message, _(message)):
            if words in known.removeprefix("days: ").split("|"):
                return days
    span = re.fullmatch(r"(\w+) ?(?:-|–|to) ?(\w+)", words)
    if span:
        first, last = _day(span[1]), _day(span[2])
        if first is None or last is None or last < first:
            return None
        return ",".join(WEEKDAYS[first : last + 1])
    found = [_day(word) for word in words.split()]
    if None in found:
        return None
    chosen = {index for index in found if index is not None}
    return ",".join(day for index, day in enumerate(WEEKDAYS) if index in chosen)


def _day(word: str) -> int | None:
    plain = word.rstrip("s") if len(word) > len("thurs") else word
    for index, name in enumerate(DAY_NAMES):
        if len(plain) >= len("mon") and (name.lower().startswith(plain) or _(name).lower().startswith(plain)):
            return index
    return None


def _clock(text: str, half_if_none: str) -> str | None:
    match = re.fullmatch(r"(\d{1,2})(?:[:.](\d\d))? ?(am|pm)?", text.strip())
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    half = match[3] or (half_if_none if hour <= 12 and match[2] is None else "")
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    return f"{hour:02}:{minute:02}"
