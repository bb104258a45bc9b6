"""What the page of the agencies and the report on the framework read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from isva_desk.journal.agencies.folded import (
    Contact,
    Evidence,
    Judgement,
    Meeting,
    contacts_of,
    evidence_of,
    judgements_of,
    meetings_of,
)
from isva_desk.journal.record import SERVICE
from isva_desk.journal.report_cases import CaseScope
from isva_desk.journal.report_occasions import Occasion, occasions
from isva_desk.journal.store import Store

PromiseState = Literal["past", "coming", "kept", "late", "cannot-tell"]
_STATES: Mapping[str, PromiseState] = {
    "met": "kept", "late": "late", "due": "coming", "no-record": "past", "missed": "past", "cannot-tell": "cannot-tell",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Promise:
    """What a body said that it would do by a day: recorded as such, or given in answer to a chase."""

    case_id: str
    reference: str
    body: str  # police, cps, ...
    what: str
    on: date | None  # the promised day
    state: PromiseState
    chase_id: str  # where it was given in answer to a chase


@dataclass(frozen=True, slots=True)
class Figures:
    """How often a body owed what shows a component, and what is known of it. The counts stand beside each other."""

    occasions: int = 0
    met: int = 0
    late: int = 0
    no_record: int = 0
    missed: int = 0
    cannot_tell: int = 0
    waived: int = 0
    due: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """What the journal shows of one component and one body. None: this component is not shown by that."""

    figures: Figures | None
    cases_with_plan: tuple[int, int] | None  # with an agreed plan, of all open cases
    chases: tuple[int, int] | None  # steps past their day without an answer, of all that wait
    contacts: tuple[int, int] | None  # stale, of all that there are
    last_meeting: date | None
    evidence: tuple[Evidence, ...]
    judgement: Judgement | None


def contacts(store: Store) -> tuple[Contact, ...]:
    """Every contact of a body, by body; those that ended last."""
    found = contacts_of(store.known(SERVICE))
    return tuple(sorted(found, key=lambda one: (one.agency, one.ended_on is not None, one.role, one.id)))


def meetings(store: Store) -> tuple[Meeting, ...]:
    """Every meeting, newest first."""
    return meetings_of(store.known(SERVICE))


def evidence(store: Store) -> tuple[Evidence, ...]:
    """Every piece of evidence, newest first."""
    return evidence_of(store.known(SERVICE))


def agencies_in_use(store: Store) -> tuple[str, ...]:
    """The forces and CPS Areas of the open cases, then every other body that something is recorded of."""
    found = []
    for kind, column in (("police", "police_force"), ("cps", "cps_area")):
        rows = store.connection.execute(
            f"SELECT DISTINCT {column} FROM p_cases WHERE closed = 0 AND {column} IS NOT NULL ORDER BY {column}"
        )
        found += [f"{kind}:{row[0]}" for row in rows]
    record = store.known(SERVICE)
    found += [contact.agency for contact in contacts_of(record) if contact.ended_on is None]
    found += [agency for meeting in meetings_of(record) for agency in meeting.agencies]
    found += [one.agency for one in evidence_of(record)]
    return tuple(dict.fromkeys(found))


def promises(store: Store, today: date, owner: str | None = None) -> tuple[Promise, ...]:
    """Every promise of a body in the open cases, by its day; those without a known day last."""
    scope = CaseScope(owner=owner)
    found = [
        Promise(one.case_id, one.reference, one.owed_by, one.title, one.due, _STATES[one.verdict], "")
        for one in occasions(store, scope, today)
        if one.rule == "agency-promise" and one.verdict in _STATES
    ]
    where, values = scope.where("c")
    rows = store.connection.execute(
        "SELECT t.case_id, c.reference, t.agency, t.what, t.promised_on, t.state, t.chase_id FROM p_chases t "
        "JOIN p_cases c ON c.client_id = t.client_id AND c.case_id = t.case_id "
        f"WHERE t.promised_on IS NOT NULL AND t.state IN ('open', 'answered', 'settled') AND c.closed = 0{where}",
        values,
    )
    for case, reference, agency, what, promised, state, chase in rows:
        day = date.fromisoformat(promised)
        stands: PromiseState = "kept" if state == "settled" else "past" if day < today else "coming"
        found.append(Promise(case, reference, agency, what, day, stands, chase))
    return tuple(sorted(found, key=lambda one: (one.on is None, one.on or today, one.reference, one.what)))


def shown(
    store: Store,
    agency: str,
    components: Sequence[tuple[str, str, Sequence[str]]],
    today: date,
    first: date | None = None,
    last: date | None = None,
) -> dict[str, Shown]:
    """What the journal shows of each component for one body, as at a day and for what began between two days.

    ``components`` holds (id, by what it is shown, rules).
    """
    record = store.known(SERVICE)
    kind, _sep, name = agency.partition(":")
    scope = CaseScope(police_force=name) if kind == "police" else CaseScope(cps_area=name)
    rules = {rule for _id, _by, wanted in components for rule in wanted}
    owed: dict[str, list[Occasion]] = {}
    for one in occasions(store, scope, today, first, last):
        if one.rule in rules and one.owed_by == kind:
            owed.setdefault(one.rule, []).append(one)
    noted, judged = evidence_of(record), judgements_of(record)
    held = [meeting.on for meeting in meetings_of(record) if agency in meeting.agencies]
    found = {}
    for component, by, wanted in components:
        found[component] = Shown(
            figures=_figures([one for rule in wanted for one in owed.get(rule, ())]) if by == "rules" else None,
            cases_with_plan=_plans(store, scope, wanted) if by == "plans" else None,
            chases=_chases(store, scope, kind, today) if by == "chases" else None,
            contacts=_contacts(contacts_of(record), agency, today) if by == "contacts" else None,
            last_meeting=max(held, default=None) if by == "meetings" else None,
            evidence=tuple(one for one in noted if one.component == component and one.agency == agency),
            judgement=judged.get((component, agency)),
        )
    return found


def _figures(owed: Sequence[Occasion]) -> Figures:
    counted = Counter(one.verdict for one in owed)
    return Figures(
        len(owed), counted["met"], counted["late"], counted["no-record"], counted["missed"], counted["cannot-tell"],
        counted["waived"], counted["due"],
    )  # fmt: skip


def _plans(store: Store, scope: CaseScope, rules: Sequence[str]) -> tuple[int, int]:
    """An agreed plan starts the rule of agreed updates: the cases that have it, of all that are open."""
    where, values = scope.where("c")
    marks = ", ".join("?" * len(rules))
    row = store.connection.execute(
        "SELECT coalesce(sum(EXISTS (SELECT 1 FROM p_entitlements t WHERE t.client_id = c.client_id "
        f"AND t.case_id = c.case_id AND t.rule IN ({marks}))), 0), count(*) FROM p_cases c WHERE c.closed = 0{where}",
        (*rules, *values),
    ).fetchone()
    return int(row[0]), int(row[1])


def _chases(store: Store, scope: CaseScope, body: str, today: date) -> tuple[int, int]:
    where, values = scope.where("c")
    row = store.connection.execute(
        "SELECT coalesce(sum(t.waits_until < ?), 0), count(*) FROM p_chases t "
        "JOIN p_cases c ON c.client_id = t.client_id AND c.case_id = t.case_id "
        f"WHERE t.state = 'open' AND t.agency = ?{where}",
        (today.isoformat(), body, *values),
    ).fetchone()
    return int(row[0]), int(row[1])


def _contacts(known: Sequence[Contact], agency: str, today: date) -> tuple[int, int]:
    here = [contact for contact in known if contact.agency == agency and contact.ended_on is None]
    return sum(contact.is_stale(today) for contact in here), len(here)
