"""What the tab "CPS and decisions" shows of one case, read in one go on the store thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from isva_desk.casework.desk import Desk
from isva_desk.domain.working_days import WorkingDays
from isva_desk.entitlements.entitlement import Entitlement
from isva_desk.journal.acts import EventRecorded
from isva_desk.journal.case_view import client_head, people_of
from isva_desk.journal.casefile import when
from isva_desk.journal.decisions.folded import Decision
from isva_desk.journal.decisions.matters import PROVISIONAL, is_over, pilot_entry
from isva_desk.journal.decisions.running import Running, running
from isva_desk.journal.decisions.views import Decisions, decisions_of
from isva_desk.journal.entitlements_view import entitlements_of
from isva_desk.journal.live_facts import live
from isva_desk.journal.prosecution.views import Prosecution, prosecution_of
from isva_desk.journal.rows import ClientHead, PersonRow


@dataclass(frozen=True, slots=True)
class Work:
    """One case at one moment, between police, CPS and client."""

    head: ClientHead
    decisions: Decisions
    prosecution: Prosecution
    running: tuple[Running, ...]
    provisional: tuple[tuple[Decision, Entitlement], ...]  # stops that can still be looked at, where the pilot applies
    entitlements: Mapping[str, tuple[Entitlement, ...]]  # by the event that starts them
    people: tuple[PersonRow, ...]
    next_hearing: date | None
    calendar: WorkingDays
    today: date

    @property
    def case_id(self) -> str:
        return self.head.case_id

    def entry(self, event: str, rules: tuple[str, ...]) -> Entitlement | None:
        """The entitlement of one of these rules that the event starts, or None."""
        return next((one for one in self.entitlements.get(event, ()) if one.rule in rules), None)


def load_work(desk: Desk, case_id: str) -> Work:
    """Read a case. Raises ``NotInRecord``."""
    store, today = desk.store, desk.today()
    entitlements = entitlements_of(store, case_id, today)
    decisions = decisions_of(store, case_id)
    record, _case = store.case_record(case_id)
    events = [act for _fact, act in live(record, case_id, EventRecorded)]
    verdicts = [act for act in events if act.kind == "verdict"]
    hearings = [day for act in events if (day := when(act.hearing_on or act.trial_on).day) and day >= today]
    provisional = []
    for decision in decisions.taken:
        entry = pilot_entry(entitlements, decision.id) if decision.kind == PROVISIONAL else None
        if entry is not None and not is_over(decision, decisions.taken, verdicts):
            provisional.append((decision, entry))
    by_event: dict[str, tuple[Entitlement, ...]] = {}
    for one in entitlements:
        by_event[one.trigger or ""] = (*by_event.get(one.trigger or "", ()), one)
    return Work(
        head=client_head(store, case_id), decisions=decisions, prosecution=prosecution_of(store, case_id),
        running=running(entitlements, desk.calendar, today), provisional=tuple(provisional), entitlements=by_event,
        people=people_of(store, case_id), next_hearing=min(hearings, default=None), calendar=desk.calendar,
        today=today,
    )  # fmt: skip
