"""Everything that the case page shows of one case, read in one go on the store thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from isva_desk.casework.desk import Desk
from isva_desk.casework.ladder_files import load_ladders
from isva_desk.domain import resources
from isva_desk.domain.dates import LONDON
from isva_desk.domain.directory import Directory
from isva_desk.domain.ladders import Ladder
from isva_desk.domain.letter_lists import letter_lists
from isva_desk.domain.safe_contact import SafeChannel
from isva_desk.domain.working_days import WorkingDays
from isva_desk.entitlements.entitlement import Entitlement
from isva_desk.entitlements.rule import Rule
from isva_desk.journal.case_view import (
    ConsentRow,
    PlanRow,
    WishRow,
    client_head,
    consents_of,
    contact_plans_of,
    people_of,
    safe_contact_of,
    wishes_of,
)  # fmt: skip
from isva_desk.journal.chases import chases_of
from isva_desk.journal.entitlements_view import entitlements_of
from isva_desk.journal.letters.register import Registered, register
from isva_desk.journal.letters.views import Difference, differences_of, letters_of
from isva_desk.journal.rows import ChaseRow, ClientHead, PersonRow, TimelineRow, UpdateRow
from isva_desk.journal.timeline import Order, timeline, updates_of


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case at one moment."""

    head: ClientHead
    entitlements: tuple[Entitlement, ...]
    standing: tuple[Rule, ...]  # what no event starts, but is worth asking at this stage
    timeline: tuple[TimelineRow, ...]
    updates: tuple[UpdateRow, ...]
    people: tuple[PersonRow, ...]
    channels: tuple[SafeChannel, ...]
    wishes: tuple[WishRow, ...]
    consents: tuple[ConsentRow, ...]
    plans: tuple[PlanRow, ...]
    chases: tuple[ChaseRow, ...]
    letters: tuple[Registered, ...]  # those that are looked for first
    differences: tuple[Difference, ...]
    ladders: Mapping[str, Ladder]
    calendar: WorkingDays
    directory: Directory
    now: datetime

    @property
    def today(self) -> date:
        """The day in London."""
        return self.now.astimezone(LONDON).date()


def load_case(desk: Desk, case_id: str, order: Order) -> CaseView:
    """Read a case. Raises ``NotInRecord`` (a ``KnownProblem``)."""
    store, now = desk.store, desk.clock()
    head = client_head(store, case_id)
    today = now.astimezone(LONDON).date()
    entitlements = entitlements_of(store, case_id, today)
    return CaseView(
        head=head,
        entitlements=entitlements,
        standing=() if head.closed_on else desk.rules.standing_at(head.stage, today),
        timeline=tuple(timeline(store, case_id, order)),
        updates=updates_of(store, case_id),
        people=people_of(store, case_id),
        channels=safe_contact_of(store, head.client_id),
        wishes=wishes_of(store, head.client_id),
        consents=consents_of(store, head.client_id),
        plans=contact_plans_of(store, case_id),
        chases=tuple(chases_of(store, case_id)),
        letters=register(letters_of(store, case_id), entitlements, letter_lists()),
        differences=differences_of(store, case_id),
        ladders=load_ladders(resources.folder()),
        calendar=desk.calendar,
        directory=desk.directory,
        now=now,
    )
