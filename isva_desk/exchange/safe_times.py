"""Safe times of day as people write them in a spreadsheet: "mon-fri 13:00-15:00; sat 10am to 12"."""

from __future__ import annotations

import re

from isva_desk.domain.safe_contact import WEEKDAYS, Window
from isva_desk.exchange.cells import CellProblem, read_text, shorten
from isva_desk.exchange.columns import plain
from isva_desk.exchange.tables import CellValue
from isva_desk.language import _

_WINDOW = re.compile(
    r"(?:(?P<days>[a-z ,\-–]+?)\s+)?(?P<start>[\d:.apm ]+?)\s*(?:-|–|to)\s*(?P<end>[\d:.apm ]+)", re.IGNORECASE
)
_HOUR = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?", re.IGNORECASE)


def read_windows(value: CellValue) -> tuple[Window, ...]:
    """Safe times, such as "mon-fri 13:00-15:00; sat 10:00-12:00". Raises ``CellProblem``."""
    text = read_text(value)
    return tuple(_window(part.strip(), text) for part in re.split(r"[;\n]", text) if part.strip())


_WINDOW = re.compile(
    r"(?:(?P<days>[a-z ,\-–]+?)\s+)?(?P<start>[\d:.apm ]+?)\s*(?:-|–|to)\s*(?P<end>[\d:.apm ]+)", re.IGNORECASE
)


def _window(part: str, whole: str) -> Window:
    match = _WINDOW.fullmatch(part)
    if match is None:
        raise _not_times(whole)
    window = Window(_days(match["days"], whole), _hour(match["start"], whole), _hour(match["end"], whole))
    if window.start >= window.end:
        raise _not_times(whole)
    return window


def _days(text: str | None, whole: str) -> str:
    if text is None or plain(text) in {"daily", "every day", "any day", "all days"}:
        return ",".join(WEEKDAYS)
    if plain(text) in {"weekdays", "weekday"}:
        return ",".join(WEEKDAYS[:5])
    if plain(text) in {"weekend", "weekends"}:
        return ",".join(WEEKDAYS[5:])
    days: set[int] = set()
    for piece in re.split(r"[, ]+", re.sub(r"\s*[-–]\s*", "-", text.strip().casefold())):
        first, _dash, last = piece.partition("-")
        start, end = _weekday(first, whole), _weekday(last or first, whole)
        days.update((start + step) % 7 for step in range((end - start) % 7 + 1))
    return ",".join(WEEKDAYS[day] for day in sorted(days))


def _weekday(text: str, whole: str) -> int:
    if text[:3] not in WEEKDAYS:
        raise _not_times(whole)
    return WEEKDAYS.index(text[:3])


def _hour(text: str, whole: str) -> str:
    match = _HOUR.fullmatch(text.strip())
    if match is None:
        raise _not_times(whole)
    hour, minute = int(match[1]), int(match[2] or 0)
    half = (match[3] or "").casefold()
    if half and not 1 <= hour <= 12:
        raise _not_times(whole)
    hour = hour % 12 + 12 * (half == "pm") if half else hour
    if hour * 60 + minute > 24 * 60 or minute > 59:
        raise _not_times(whole)
    return f"{hour:02}:{minute:02}"


def _not_times(text: str) -> CellProblem:
    return CellProblem(
        _("“{text}” is not read as days and times; write “mon-fri 13:00-15:00”").format(text=shorten(text))
    )
