"""An event by its id, with the open case it belongs to."""

from __future__ import annotations

from isva_desk.casework.checks import WrongAnswer, fact_of, open_case_of
from isva_desk.casework.desk import Desk
from isva_desk.journal.acts import EventRecorded
from isva_desk.journal.lookup import fact_place
from isva_desk.journal.record import CaseRecord, ClientRecord
from isva_desk.language import _


def find_event(desk: Desk, event_id: str, field: str) -> tuple[ClientRecord, CaseRecord, EventRecorded]:
    """The client, the case and the event. Raises ``WrongAnswer`` naming the field where the fact is no event."""
    _client, case_id = fact_place(desk.store, event_id)
    record, case = open_case_of(desk, case_id or "")
    fact = fact_of(record, event_id)
    if not isinstance(fact.latest, EventRecorded):
        raise WrongAnswer(field, _("This fact is not in the record."))
    return record, case, fact.latest
