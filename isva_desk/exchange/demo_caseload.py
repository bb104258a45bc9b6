"""The demonstration caseload, moved to the week of the demonstration so that it looks alive on any day."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from isva_desk.domain.dates import When, between, on_day, parse_when
from isva_desk.domain.imported import ImportedCase
from isva_desk.domain.problems import KnownProblem
from isva_desk.domain.working_days import WorkingDays
from isva_desk.exchange.known import nobody
from isva_desk.exchange.preparing import prepare
from isva_desk.exchange.row_reader import Vocabulary
from isva_desk.language import _

Thing = TypeVar("Thing")
_LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789"
_CHANCE = 40
_WEEKS_APART = 5  # copies for a larger caseload are so many weeks older at most, in turn
MOST_CLIENTS = 20_000


def demo_cases(
    resources: Path, vocabulary: Vocabulary, calendar: WorkingDays, day: date, clients: int | None = None
) -> tuple[ImportedCase, ...]:
    """The invented cases as they stand on ``day``: moved by whole weeks, and nothing that lies after that day.

    ``clients``: how many; beyond those of the caseload each is a variation of one of them. Raises ``KnownProblem``
    where the caseload is missing or damaged, or the number is out of reach.
    """
    cases, week = _read(resources, vocabulary)
    wanted = len(cases) if clients is None else clients
    check_number(wanted)
    weeks = (day - week).days // 7
    found = []
    for case, copy in _varied(cases, wanted):
        moved = _moved(case, _mover(timedelta(weeks=weeks - copy % _WEEKS_APART), calendar))
        found.append(_until(day, moved))
    return tuple(found)


def check_number(clients: int) -> None:
    """Whether a demonstration can have so many clients. Raises ``KnownProblem``."""
    if not 1 <= clients <= MOST_CLIENTS:
        raise KnownProblem(_("The number of clients has to be from 1 to {most}.").format(most=MOST_CLIENTS))


def _read(resources: Path, vocabulary: Vocabulary) -> tuple[Sequence[ImportedCase], date]:
    folder = resources / "demo"
    try:
        with (folder / "about.toml").open("rb") as file:
            about = tomllib.load(file)["caseload"]
        path, week = folder / str(about["file"]), about["week"]
    except (OSError, ValueError, KeyError, TypeError) as cause:
        raise _damaged() from cause
    runs = prepare([path], vocabulary, nobody())
    if not runs[0].can_import or not isinstance(week, date):
        raise _damaged()
    return runs[0].cases, week


def _damaged() -> KnownProblem:
    return KnownProblem(
        _("The demonstration caseload is missing or damaged."), next_step=_("Install the program again.")
    )


def _varied(cases: Sequence[ImportedCase], count: int) -> Iterator[tuple[ImportedCase, int]]:
    chance = Random(_CHANCE)
    taken = {case.case.client.reference for case in cases}
    for place in range(count):
        copy, which = divmod(place, len(cases))
        case = cases[which]
        yield (case if copy == 0 else _copy(case, copy + 1, _reference(chance, taken))), copy


def _reference(chance: Random, taken: set[str]) -> str:
    while True:
        reference = "".join(chance.choices(_LETTERS, k=4))
        if reference not in taken:
            taken.add(reference)
            return reference


def _copy(imported: ImportedCase, number: int, reference: str) -> ImportedCase:
    client = replace(imported.case.client, reference=reference)
    case = replace(imported.case, reference=f"{reference}-1", client=client)
    return replace(imported, case=case, name=f"{imported.name} {number}")


def _mover(by: timedelta, calendar: WorkingDays) -> Callable[[date], date]:
    def move(day: date) -> date:
        # Bank holidays do not move along: what fell on a working day stays on one. Order is kept.
        there = day + by
        return calendar.on_or_after(there) if calendar.is_working(day) else there

    return move


def _moved(thing: Thing, move: Callable[[date], date]) -> Thing:
    """The same frozen data with every date in it moved."""
    moved: Any = thing
    if isinstance(thing, When):
        moved = _moved_when(thing, move)
    elif isinstance(thing, date):
        moved = move(thing)
    elif isinstance(thing, tuple):
        moved = tuple(_moved(part, move) for part in thing)
    elif is_dataclass(thing) and not isinstance(thing, type):
        values = {field.name: _moved(getattr(thing, field.name), move) for field in fields(thing)}
        moved = replace(thing, **values)
    return moved  # type: ignore[no-any-return]


def _moved_when(when: When, move: Callable[[date], date]) -> When:
    if when.day is not None:
        day = move(when.day)
        return parse_when(f"{day.isoformat()}T{when.hour}") if when.hour else on_day(day)
    if when.earliest is None or when.latest is None:
        return when
    rough = _rough(when, move(when.earliest + (when.latest - when.earliest) / 2))
    return parse_when(rough) if rough else between(move(when.earliest), move(when.latest))


def _rough(when: When, middle: date) -> str | None:
    """The month, season or year in which the middle now lies, so that what was rough reads as roughly as before."""
    text = when.text or ""
    if re.fullmatch(r"\d{4}", text):
        return f"{middle.year:04}"
    if re.fullmatch(r"\d{4}-[01]\d", text):
        return f"{middle:%Y-%m}"
    if re.fullmatch(r"\d{4}-2[1-4]", text):
        # Winter is called by the year in which it begins.
        return f"{middle.year - (middle.month < 3):04}-{21 + (middle.month - 3) % 12 // 3}"
    return None


def _until(day: date, imported: ImportedCase) -> ImportedCase:
    """What could be known on that day."""
    events = tuple(event for event in imported.case.events if _has_begun(event.on, day))
    known = {event.id for event in events}
    updates = tuple(
        replace(update, about=tuple(event for event in update.about if event in known))
        for update in imported.case.updates
        if _has_begun(update.on, day) and _has_begun(update.sent_on, day)
    )
    there = known | {update.id for update in updates}
    return replace(
        imported,
        case=replace(imported.case, events=events, updates=updates),
        passed_on=tuple(p for p in imported.passed_on if p.update_id in there and _has_begun(p.on, day)),
        notes=tuple(note for note in imported.notes if note[0] in there),
    )


def _has_begun(when: When, day: date) -> bool:
    return when.earliest is None or when.earliest <= day
