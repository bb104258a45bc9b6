"""The court of one case as its page reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from isva_desk.domain.court_lists import Group, court_lists
from isva_desk.domain.dates import When
from isva_desk.journal.case_view import people_of
from isva_desk.journal.casefile import when
from isva_desk.journal.court.avoided import AvoidedDay, avoided_days
from isva_desk.journal.court.gathered import gathered
from isva_desk.journal.court.hearings import Hearing, hearings_of
from isva_desk.journal.court.matters import came_of_it
from isva_desk.journal.court.steps import MEASURES, Steps, Taken, steps_of
from isva_desk.journal.record import CaseRecord, ClientRecord
from isva_desk.journal.rows import PersonRow
from isva_desk.journal.store import Store

WITNESS_CARE, WITNESS_CARE_ROLE = "witness-care", "witness-care-officer"


@dataclass(frozen=True, slots=True)
class CourtView:
    """Everything of court in one case. ``decisions`` are days of decisions that name no measure yet."""

    client_id: str
    case_id: str
    reference: str
    closed: bool
    suspects: tuple[str, ...]
    hearings: tuple[Hearing, ...]
    steps: Steps
    groups: Mapping[str, Group]
    decisions: tuple[When, ...]
    witness_care: PersonRow | None
    last_contact: When | None  # with Witness Care, either way
    avoided: tuple[AvoidedDay, ...]
    followed: frozenset[str]  # keys of hearings after which something of the court is on record
    today: date

    def taken(self, group: str, item: str, hearing: str = "") -> Mapping[str, Taken]:
        """What holds in each column of an item."""
        return self.steps.get((group, item, hearing), {})

    @property
    def coming(self) -> tuple[Hearing, ...]:
        """The hearings to come, the next one first."""
        return tuple(
            hearing
            for hearing in self.hearings
            if not hearing.now.is_over and (hearing.now.on.latest or date.max) >= self.today
        )

    @property
    def unanswered(self) -> tuple[Hearing, ...]:
        """The hearings whose day has come and of which nothing says what came of them, the latest first."""
        return tuple(
            hearing
            for hearing in reversed(self.hearings)
            if not hearing.now.is_over
            and hearing.key not in self.followed
            and (hearing.now.on.earliest or date.max) <= self.today
        )

    @property
    def behind(self) -> tuple[Hearing, ...]:
        """The other hearings, the latest first."""
        coming = {hearing.key for hearing in self.coming}
        return tuple(hearing for hearing in reversed(self.hearings) if hearing.key not in coming)


def court_of(store: Store, case_id: str) -> CourtView:
    """The court of one case. Raises ``NotInRecord``."""
    record, case = store.case_record(case_id)
    steps, hearings = steps_of(record, case), hearings_of(record, case)
    days = [(hearing.key, hearing.now.on.earliest or hearing.now.on.latest) for hearing in hearings]
    followed = frozenset(key for key, day in days if day is not None and came_of_it(record, case, day))
    people = [row for row in people_of(store, case_id) if row.role == WITNESS_CARE_ROLE and not row.ends.is_known]
    return CourtView(
        client_id=record.id, case_id=case.id, reference=record.text("reference"), closed=case.closed is not None,
        suspects=case.suspects, hearings=hearings, steps=steps, groups=court_lists().groups,
        decisions=_decisions(record, case, steps), witness_care=people[-1] if people else None,
        last_contact=_last_contact(record, case), avoided=avoided_days(record), followed=followed,
        today=store.today(),
    )  # fmt: skip


def _decisions(record: ClientRecord, case: CaseRecord, steps: Steps) -> tuple[When, ...]:
    """The days on which special measures were decided with no word of which."""
    named = {taken.event for where, columns in steps.items() if where[0] == MEASURES for taken in columns.values()}
    return tuple(when(act.on) for fact, act in gathered(record, case).decisions if fact.id not in named)


def _last_contact(record: ClientRecord, case: CaseRecord) -> When | None:
    facts = gathered(record, case)
    days = [when(act.on) for act in facts.contacts]
    days += [when(act.on) if act.on else when(act.sent_on) for _fact, act in facts.told if act.by == WITNESS_CARE]
    known = [day for day in days if day.earliest is not None]
    return max(known, key=lambda day: day.earliest or date.min, default=None)
