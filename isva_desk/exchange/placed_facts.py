"""Facts of a spreadsheet find their place in the case: ids, the events that news is about, what is there already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, fields, replace

from isva_desk.domain.case import Case, Event, Update
from isva_desk.domain.dates import When
from isva_desk.domain.imported import PassedOn
from isva_desk.exchange.about import EventFinder
from isva_desk.exchange.cells import CellProblem
from isva_desk.exchange.dry_run import Fate
from isva_desk.exchange.fact_rows import FactRow
from isva_desk.exchange.row_reader import CellIssue
from isva_desk.exchange.words import Words
from isva_desk.language import _


@dataclass(slots=True)
class ReadRow:
    """A row on its way: the fact that was read of it, what is wrong with it so far, and what will become of it."""

    sheet: str
    number: int
    reference: str  # of the client
    fact: FactRow | None
    issues: list[CellIssue]
    remarks: list[str]
    fate: Fate = "joined"

    @property
    def place(self) -> tuple[str, int]:
        return self.sheet, self.number


@dataclass(frozen=True, slots=True)
class PlacedFacts:
    """What is new in a case."""

    events: tuple[Event, ...]
    updates: tuple[Update, ...]
    passed_on: tuple[PassedOn, ...]
    notes: tuple[tuple[str, str], ...]

    @property
    def is_empty(self) -> bool:
        return not (self.events or self.updates or self.passed_on)


def place_facts(rows: Sequence[ReadRow], known: Case | None, words: Words, about_heading: str) -> PlacedFacts:
    """Give every fact of the rows its id and its events; rows whose facts are there already learn so.

    What cannot be placed is left as an issue of its row (in the column with that heading).
    """
    placing = _Placing(known, words, about_heading)
    for row in rows:
        if row.fact is not None and row.fact.event is not None:
            placing.place_event(row, row.fact, row.fact.event)
    finder = placing.finder()
    for row in rows:
        if row.fact is not None and row.fact.update is not None:
            placing.place_update(row, row.fact, row.fact.update, finder)
    for row in rows:
        if row.place not in placing.new and (row.fact is not None or known is not None):
            row.fate = "already-there"
    return PlacedFacts(tuple(placing.events), tuple(placing.updates), tuple(placing.passed_on), tuple(placing.notes))


class _Placing:
    def __init__(self, known: Case | None, words: Words, about_heading: str) -> None:
        self.events: list[Event] = []
        self.updates: list[Update] = []
        self.passed_on: list[PassedOn] = []
        self.notes: list[tuple[str, str]] = []
        self.new: set[tuple[str, int]] = set()
        self._words, self._about_heading = words, about_heading
        self._known_events = known.events if known is not None else ()
        self._known_updates = known.updates if known is not None else ()
        known_facts: tuple[Event | Update, ...] = (*self._known_events, *self._known_updates)
        self._ids = {fact.id for fact in known_facts}
        self._numbers = {"e": _count_from(1), "u": _count_from(1)}
        # Each fact of the vault answers one row: a second, equal row is a second fact.
        self._there: defaultdict[Hashable, list[str]] = defaultdict(list)
        for fact in known_facts:
            self._there[likeness(fact)].append(fact.id)
        self._twins: dict[Hashable, str] = {}
        self._event_of: dict[tuple[str, int], str] = {}

    def place_event(self, row: ReadRow, fact: FactRow, event: Event) -> None:
        found = self._find(event, fact)
        if found is None:
            found = self._new_id(row, fact.id, "e")
            self.events.append(replace(event, id=found))
            self._keep(row, fact, event, found)
        self._event_of[row.place] = found

    def finder(self) -> EventFinder:
        """Finds the events that are placed by now."""
        return EventFinder((*self._known_events, *self.events), self._event_of, self._words)

    def place_update(self, row: ReadRow, fact: FactRow, update: Update, finder: EventFinder) -> None:
        about = self._about(row, fact, update, finder)
        update = replace(update, about=about)
        found = self._find(update, fact)
        if found is None:
            found = self._new_id(row, "" if fact.event is not None else fact.id, "u")
            self.updates.append(replace(update, id=found))
            self._keep(row, fact, update, found)
        if fact.passed_on is not None and not self._was_passed_on(update, fact.passed_on):
            self.passed_on.append(replace(fact.passed_on, update_id=found))
            self.new.add(row.place)

    def _about(self, row: ReadRow, fact: FactRow, update: Update, finder: EventFinder) -> tuple[str, ...]:
        if fact.event is not None:
            return (self._event_of[row.place],)
        try:
            return finder.find(fact.about, update.on if update.on.is_known else update.sent_on, row.sheet)
        except CellProblem as problem:
            row.issues.append(CellIssue(row.sheet, row.number, self._about_heading, str(problem)))
            return ()

    def _find(self, fact: Event | Update, row: FactRow) -> str | None:
        like = likeness(fact)
        if self._there[like]:
            return self._there[like].pop(0)
        return self._twins.get((like, row.note, row.id))

    def _keep(self, row: ReadRow, fact: FactRow, placed: Event | Update, fact_id: str) -> None:
        self._twins[likeness(placed), fact.note, fact.id] = fact_id
        self.new.add(row.place)
        # In a row with an event and its telling, the line is about the event.
        if fact.note and (fact.event is None or placed is fact.event):
            self.notes.append((fact_id, fact.note))

    def _new_id(self, row: ReadRow, given: str, letter: str) -> str:
        if given and given in self._ids:
            problem = _(
                "the case holds another fact called “{id}”; correct that one at the desk, or give this row another name"
            ).format(id=given)
            row.issues.append(CellIssue(row.sheet, row.number, "", problem))
        found = given or next(
            name for number in self._numbers[letter] if (name := f"{letter}{number}") not in self._ids
        )
        self._ids.add(found)
        return found

    def _was_passed_on(self, update: Update, passed_on: PassedOn) -> bool:
        return any(
            known.by == "isva" and known.to == "client" and known.about == update.about and known.on == passed_on.on
            for known in self._known_updates
        )


def _count_from(number: int) -> Iterator[int]:
    while True:
        yield number
        number += 1


def likeness(fact: Event | Update) -> Hashable:
    """What two facts have in common when they are one: all but the id, and when the service learned of it."""
    values = (getattr(fact, field.name) for field in fields(fact) if field.name not in {"id", "learned"})
    return type(fact).__name__, *(
        (value.earliest, value.latest, value.hour) if isinstance(value, When) else value for value in values
    )
