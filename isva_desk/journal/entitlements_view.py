"""The entitlements of one case, judged now: what the case page shows with its sentences."""

from __future__ import annotations

from datetime import date

from isva_desk.entitlements.assess import assess
from isva_desk.entitlements.entitlement import Entitlement
from isva_desk.journal.casefile import case_from
from isva_desk.journal.store import Store


def entitlements_of(store: Store, case_id: str, day: date) -> tuple[Entitlement, ...]:
    """All entitlements of a case as of a day. Raises ``NotInRecord``."""
    record, case = store.case_record(case_id)
    return assess(case_from(record, case), store.rules, store.calendar, day)
