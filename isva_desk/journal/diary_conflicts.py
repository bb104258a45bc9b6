"""What in a diary cannot both be, or falls on a day that a client wants kept free."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Literal

from isva_desk.domain.court_lists import court_lists
from isva_desk.journal.diary import Diary, DiaryRow
from isva_desk.language import _, say_short_day


@dataclass(frozen=True, slots=True)
class Clash:
    """Two entries of a day that get in each other's way. ``keys`` are those of the entries."""

    kind: Literal["same-time", "same-day", "avoid"]
    on: date
    keys: tuple[str, str]
    sentence: str


def clashes_in(diary: Diary) -> tuple[Clash, ...]:
    """Hearings of one adviser at the same time or on one day of trial, and hearings on a day to avoid."""
    hearings = [row for row in diary.rows if row.kind == "hearing" and not row.over]
    found = [*_double(hearings), *_avoided(diary, hearings)]
    return tuple(sorted(found, key=lambda clash: (clash.on, clash.keys)))


def _double(hearings: Sequence[DiaryRow]) -> Iterator[Clash]:
    certain = [row for row in hearings if row.on == row.until]
    for one, other in combinations(certain, 2):
        if (one.on, one.owner) != (other.on, other.owner) or one.case_id == other.case_id:
            continue
        places = {"one": one.reference, "other": other.reference, "day": say_short_day(one.on), "hour": one.hour}
        keys = (one.key, other.key)
        if one.hour and one.hour == other.hour:
            words = _("{day}, {hour}: {one} and {other} have a hearing at the same time.")
            yield Clash("same-time", one.on, keys, words.format(**places))
        elif not one.hour or not other.hour:
            words = _("{day}: {one} and {other} both have a hearing; the time is not known of both.")
            yield Clash("same-day", one.on, keys, words.format(**places))
        elif _takes_the_day(one) or _takes_the_day(other):
            words = _("{day}: {one} and {other} both have a hearing, and one of them may take the whole day.")
            yield Clash("same-day", one.on, keys, words.format(**places))


def _avoided(diary: Diary, hearings: Sequence[DiaryRow]) -> Iterator[Clash]:
    for day in (row for row in diary.rows if row.kind == "avoid"):
        for hearing in hearings:
            if hearing.client_id != day.client_id or not hearing.covers(day.on):
                continue
            words = (
                _("{day}: the hearing of {one} is on a day to avoid.")
                if hearing.on == hearing.until
                else _("{day}: the hearing of {one} may fall on a day to avoid.")
            )
            sentence = words.format(day=say_short_day(day.on), one=hearing.reference)
            yield Clash("avoid", day.on, (hearing.key, day.key), sentence)


def _takes_the_day(row: DiaryRow) -> bool:
    return court_lists().kind(row.hearing_kind, row.hearing).evidence
