"""Order and identity across laptops: a hybrid logical clock, and ids that sort by time."""

from __future__ import annotations

import os
from datetime import datetime

_COUNTER_BITS = 16


def next_clock(last: int, now: datetime) -> int:
    """The clock of the next entry: milliseconds of the wall clock and a counter, always after ``last``.

    A wall clock that was put back, or another laptop's that runs ahead, never turns cause and effect round.
    """
    wall = int(now.timestamp() * 1000) << _COUNTER_BITS
    return max(wall, last + 1)


def clock_millis(clock: int) -> int:
    """The milliseconds since 1970 that a clock stands for."""
    return clock >> _COUNTER_BITS


def new_id(now: datetime) -> str:
    """A UUID of version 7: the millisecond it was made in, then chance."""
    millis = int(now.timestamp() * 1000) & (2**48 - 1)
    chance = int.from_bytes(os.urandom(10), "big")
    number = millis << 80 | 0x7 << 76 | (chance >> 62 & 0xFFF) << 64 | 0b10 << 62 | chance & (2**62 - 1)
    text = f"{number:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
