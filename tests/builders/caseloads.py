"""Many invented cases at once, for tests of what a page costs."""

from __future__ import annotations

import random
from datetime import date, timedelta

from isva_desk.casework.desk import Desk
from isva_desk.casework.importing import import_cases
from isva_desk.domain.case import Case, Client, Event, Update
from isva_desk.domain.dates import on_day
from isva_desk.domain.imported import ImportedCase

_COURSE = ("report", "arrest", "interview-under-caution", "release-on-bail", "cps-referral", "charge", "hearing-listed")
_OF_A_SUSPECT = frozenset({"arrest", "interview-under-caution", "release-on-bail", "charge"})
FORCES = ("avon-and-somerset", "kent", "essex", "dorset")


def many_cases(desk: Desk, count: int, first: int = 0, seed: int = 7) -> None:
    """So many clients with a case each, of which some things are told and some are not; always the same ones."""
    chance = random.Random(seed)
    import_cases(desk, [_invented(number, chance) for number in range(first, first + count)], source_hash="invented")


def _invented(number: int, chance: random.Random) -> ImportedCase:
    day, events, updates = date(2026, 1, 5) + timedelta(days=chance.randrange(200)), [], []
    for place, kind in enumerate(_COURSE[: chance.randrange(1, len(_COURSE) + 1)]):
        day += timedelta(days=chance.randrange(3, 25))
        suspect = "A" if kind in _OF_A_SUSPECT else None
        ahead = on_day(day + timedelta(days=120))
        hearing = {"hearing": "first hearing", "hearing_on": ahead} if kind == "hearing-listed" else {}
        events.append(Event(f"e{place}", kind, on_day(day), suspect=suspect, **hearing))  # type: ignore[arg-type]
        if chance.random() < 0.7:
            told = on_day(day + timedelta(days=chance.randrange(4)))
            updates.append(Update(f"u{place}", "police", (f"e{place}",), on=told))
    reference = f"N{number:05d}"
    case = Case(
        f"{reference}-1", Client(reference, name_to_use=f"Person {number}"), chance.choice(FORCES), suspects=("A",),
        events=tuple(events), updates=tuple(updates),
    )  # fmt: skip
    return ImportedCase(case, f"row {number}", name=f"Invented Person {number}")
