"""What the reports about decisions, plans and hearings read: cases in which something of a kind happened, whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from isva_desk.domain.case import Case, Event
from isva_desk.journal.case_view import case_of
from isva_desk.journal.report_cases import CaseScope
from isva_desk.journal.store import Store


@dataclass(frozen=True, slots=True)
class CaseStory:
    """A case with its facts, and under what it is known."""

    case_id: str
    reference: str
    owner: str
    police_force: str | None
    cps_area: str | None
    case: Case

    def events(self, kinds: Sequence[str], day: date) -> list[Event]:
        """Its events of some kinds that had happened by a day, oldest first; those of unknown date come first."""
        found = [
            event for event in self.case.events
            if event.kind in kinds and (event.on.earliest is None or event.on.earliest <= day)
        ]  # fmt: skip
        return sorted(found, key=lambda event: event.on.earliest or date.min)


@dataclass(frozen=True, slots=True)
class ListedHearing:
    """A hearing of an open case, on the day that was said last; ``until`` differs where the day is not exact."""

    on: date
    until: date
    hour: str | None
    hearing: str
    reference: str
    owner: str
    stage: str
    police_force: str | None
    moved: int  # how often it was moved so far
    kind: str  # an id of resources/court
    court: str
    status: str  # an id of resources/court; empty where nothing is said of it
    changed: date | None  # when the adviser last heard that something of it changed
    supporter: str  # who goes along, or how that stands
    travel: str
    granted: tuple[str, ...]  # ids of the special measures that the court allowed in the case


@dataclass(frozen=True, slots=True)
class Step:
    """A case and the first certain day of each kind of event that was asked for; None where there is none."""

    police_force: str | None
    days: dict[str, date | None]


def case_stories(store: Store, scope: CaseScope, kinds: Sequence[str]) -> Iterator[CaseStory]:
    """The cases, open or closed, in which something of these kinds is recorded, by reference."""
    where, values = scope.where("cases")
    rows = store.connection.execute(
        "SELECT cases.case_id, cases.reference, cases.owner, cases.police_force, cases.cps_area FROM p_cases AS cases "
        "WHERE EXISTS (SELECT 1 FROM p_facts AS facts WHERE facts.client_id = cases.client_id AND facts.case_id = "
        f"cases.case_id AND facts.retracted = 0 AND facts.kind IN ({', '.join('?' * len(kinds))})){where} "
        "ORDER BY cases.reference, cases.case_id",
        (*kinds, *values),
    ).fetchall()
    return (CaseStory(row[0], row[1], row[2], row[3], row[4], case_of(store, row[0])) for row in rows)


def listed_hearings(store: Store, scope: CaseScope, day: date, first: date, last: date) -> Iterator[ListedHearing]:
    """The hearings between two days, as at a day, in the order of their days."""
    store.turn_to(day)
    where, values = scope.where("cases")
    rows = store.connection.execute(
        "SELECT listed.on_day, listed.until_day, listed.hour, listed.hearing, cases.reference, cases.owner, "
        "cases.stage, cases.police_force, listed.moved, listed.kind, listed.court, listed.status, listed.changed_on, "
        "listed.supporter, listed.travel, (SELECT group_concat(measures.measure) FROM p_measures AS measures "
        "WHERE measures.case_id = cases.case_id AND measures.granted IS NOT NULL) "
        "FROM p_hearings AS listed JOIN p_cases AS cases USING (client_id, case_id) "
        f"WHERE listed.over = 0 AND listed.until_day >= ? AND listed.on_day <= ? AND cases.closed = 0{where} "
        "ORDER BY listed.on_day, listed.hour, cases.reference",
        (first.isoformat(), last.isoformat(), *values),
    )
    for row in rows:
        yield ListedHearing(
            on=date.fromisoformat(row[0]), until=date.fromisoformat(row[1]), hour=row[2] or None, hearing=row[3],
            reference=row[4], owner=row[5], stage=row[6], police_force=row[7], moved=row[8], kind=row[9],
            court=row[10] or "", status=row[11] or "", changed=None if row[12] is None else date.fromisoformat(row[12]),
            supporter=row[13] or "", travel=row[14] or "", granted=tuple(row[15].split(",")) if row[15] else (),
        )  # fmt: skip


def hearing_moves(store: Store, scope: CaseScope) -> Iterator[tuple[str | None, int]]:
    """For each case with a hearing its police force, and how often its hearings were moved."""
    where, values = scope.where("cases")
    rows = store.connection.execute(
        "SELECT cases.police_force, sum(listed.moved) FROM p_hearings AS listed "
        f"JOIN p_cases AS cases USING (client_id, case_id) WHERE 1{where} GROUP BY cases.case_id",
        values,
    )
    yield from rows


def first_days(store: Store, scope: CaseScope, kinds: Sequence[str], day: date) -> Iterator[Step]:
    """For each case the first day, by the day of the report, on which something of each kind certainly happened."""
    where, values = scope.where("cases")
    chosen = ", ".join(
        "(SELECT min(on_day) FROM p_facts AS facts WHERE facts.client_id = cases.client_id AND facts.case_id = "
        "cases.case_id AND facts.kind = ? AND facts.retracted = 0 AND facts.on_day = facts.until_day "
        "AND facts.on_day <= ?)"
        for _kind in kinds
    )
    bound = [value for kind in kinds for value in (kind, day.isoformat())]
    rows = store.connection.execute(
        f"SELECT cases.police_force, {chosen} FROM p_cases AS cases WHERE 1{where}", (*bound, *values)
    )
    for force, *days in rows:
        read = [None if text is None else date.fromisoformat(text) for text in days]
        yield Step(force, dict(zip(kinds, read, strict=True)))


def hearings_of(store: Store, case_id: str, day: date) -> Iterator[ListedHearing]:
    """The hearings of one case from a day on."""
    return listed_hearings(store, CaseScope(case_id=case_id), day, day, date.max)
