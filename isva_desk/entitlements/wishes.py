"""What the client wanted to hear, and through whom, on a day: the newest wish at or before it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from isva_desk.domain.case import Wish
from isva_desk.domain.dates import UNKNOWN

DEFAULT = Wish(UNKNOWN)


class WishHistory:
    """The wishes of a client in order of their days, at one reading of those days."""

    __slots__ = ("_starts", "_wishes")

    def __init__(self, wishes: Sequence[Wish], *, latest_reading: bool = False) -> None:
        def start(wish: Wish) -> date:
            day = wish.starts.latest if latest_reading else wish.starts.earliest
            return day or date.min

        ordered = sorted(wishes, key=start)  # stable: of two on one day, the later written holds
        self._starts = [start(wish) for wish in ordered]
        self._wishes = [DEFAULT, *ordered]

    def on(self, day: date) -> Wish:
        return self._wishes[bisect_right(self._starts, day)]

    def during(self, earliest: date, latest: date) -> list[Wish]:
        """All wishes that hold at some day of the span."""
        return self._wishes[bisect_right(self._starts, earliest) : bisect_right(self._starts, latest) + 1]

    def starts_between(self, after: date, until: date) -> list[tuple[date, Wish]]:
        """The wishes that begin after one day and up to and including another, with their days."""
        found = zip(self._starts, self._wishes[1:], strict=True)
        return [(start, wish) for start, wish in found if after < start <= until]


def readings(wishes: Sequence[Wish]) -> list[WishHistory]:
    """One history, or two where the day of a wish is only roughly known."""
    if all(wish.starts.is_exact or not wish.starts.is_known for wish in wishes):
        return [WishHistory(wishes)]
    return [WishHistory(wishes), WishHistory(wishes, latest_reading=True)]


def waives(wish: Wish, big_news: str) -> bool:
    """The wish lets a rule with this mark rest: "none" all that is news, "big-news" what is not big news."""
    if big_news == "not-news":
        return False
    return wish.updates == "none" or (wish.updates == "big-news" and big_news == "no")
