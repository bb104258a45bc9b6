"""What is known of a case between the police and the CPS, as pages, commands and reports read it."""

from __future__ import annotations

from isva_desk.journal.prosecution.folded import (
    ActionPlan,
    Advice,
    Clinic,
    Panel,
    Prosecution,
    TrialMeeting,
    prosecution_of_record,
)
from isva_desk.journal.store import Store

__all__ = ["ActionPlan", "Advice", "Clinic", "Panel", "Prosecution", "TrialMeeting", "prosecution_of"]


def prosecution_of(store: Store, case_id: str) -> Prosecution:
    """Early advice, action plans, clinics, panels and the meeting before the trial. Raises ``NotInRecord``."""
    record, _case = store.case_record(case_id)
    return prosecution_of_record(record, case_id)
