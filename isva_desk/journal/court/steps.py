"""How far each measure, preparation, statement and practical matter of a case has come, folded from its facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from isva_desk.domain.court_lists import Group, Item, Step, court_lists
from isva_desk.domain.dates import When
from isva_desk.journal import acts
from isva_desk.journal.acts.court import CourtStep
from isva_desk.journal.casefile import when
from isva_desk.journal.court.gathered import Gathered, gathered
from isva_desk.journal.court.hearings import hearing_key
from isva_desk.journal.record import CaseRecord, ClientRecord, FactRecord

MEASURES, PREPARATION, STATEMENT, PRACTICAL = "measures", "preparation", "statement", "practical"
SUPPORTER, TRAVEL = "supporter", "travel"


@dataclass(frozen=True, slots=True)
class Taken:
    """One step that was taken, and the fact that says so: a step, or the update or event that it follows from."""

    step: Step
    on: When
    fact: str
    entry: str
    by: str = ""
    who: str = ""
    note: str = ""
    event: str = ""


Where = tuple[str, str, str]  # group, item, key of the hearing or ""
Steps = Mapping[Where, Mapping[str, Taken]]  # -> column -> what holds there


def steps_of(record: ClientRecord, case: CaseRecord) -> Steps:
    """What holds in each column of each item; of several steps in one column the last one as they happened."""
    facts = gathered(record, case)
    found: dict[Where, dict[str, tuple[tuple[date, int], Taken]]] = {}
    for place, (where, taken) in enumerate(_taken(facts)):
        order = (taken.on.earliest or taken.on.latest or date.min, place)
        columns = found.setdefault(where, {})
        if taken.step.column not in columns or columns[taken.step.column][0] <= order:
            columns[taken.step.column] = order, taken
    steps = {where: {column: taken for column, (_order, taken) in columns.items()} for where, columns in found.items()}
    if steps:
        _tell_of_decisions(facts, steps)
    return steps


def answered(steps: Steps, where: Where, column: str) -> Step | None:
    """The step that holds in a column, or None where nothing is recorded."""
    taken = steps.get(where, {}).get(column)
    return None if taken is None else taken.step


def _taken(facts: Gathered) -> Iterator[tuple[Where, Taken]]:
    linked = {act.update for _fact, act in facts.steps if isinstance(act, CourtStep)}
    groups = court_lists().groups
    for fact, act in facts.steps:
        if isinstance(act, acts.UpdateRecorded):
            yield from _offered(fact, act, linked)
            continue
        group = groups.get(act.group)
        step = group.step(act.step) if group is not None else None
        if step is not None:
            yield (
                (act.group, act.item, hearing_key(act.hearing)),
                Taken(step, when(act.on), fact.id, fact.holding.entry, act.by, act.who, act.note, act.event),
            )


def _offered(fact: FactRecord, act: acts.UpdateRecorded, linked: set[str]) -> Iterator[tuple[Where, Taken]]:
    """An offer that was recorded as an update is a step here too; written with a step, it is that step."""
    on = when(act.on) if act.on else when(act.sent_on)
    for group, item in _items_of(act.offer or ""):
        for step in group.steps:
            is_offer = step.id == "offered" and fact.id not in linked
            if is_offer or (act.answer is not None and step.answer == act.answer):
                yield (group.id, item.id, ""), Taken(step, on, fact.id, fact.holding.entry, act.by)


def _items_of(offer: str) -> Iterator[tuple[Group, Item]]:
    for group in court_lists().groups.values():
        for item in group.items:
            if item.offer == offer:
                yield group, item


def _tell_of_decisions(facts: Gathered, steps: dict[Where, dict[str, Taken]]) -> None:
    """A telling of the decision that is recorded as an update fills the column where nobody has said so here."""
    told: dict[str, Taken] = {}
    for fact, act in facts.told:
        if act.to == "client":
            for event in act.about:
                on = when(act.on) if act.on else when(act.sent_on)
                told.setdefault(event, Taken(_told_step(), on, fact.id, fact.holding.entry, act.by))
    for where, columns in steps.items():
        decided = next((taken for taken in columns.values() if taken.step.decision), None)
        if where[0] == MEASURES and decided is not None and decided.event in told:
            columns.setdefault(_told_step().column, told[decided.event])


def _told_step() -> Step:
    return next(step for step in court_lists().groups[MEASURES].steps if step.tells)
