"""A few updates that were written for clients in the demonstration, so that a timeline shows how they read."""

from __future__ import annotations

from dataclasses import replace

from isva_desk.casework.client_update import NewClientUpdate, record_client_update
from isva_desk.casework.desk import Desk
from isva_desk.domain.problems import KnownProblem
from isva_desk.journal.case_view import case_of
from isva_desk.journal.caseload import CaseloadFilter, caseload_page

# What was written about, in which form and language; nobody holds the invented page.
_STORY: tuple[tuple[str, NewClientUpdate], ...] = (
    ("charge", NewClientUpdate((), "standard", "en", ("charge/en/1",), True, b"an invented page")),
    ("no-charge-cps", NewClientUpdate((), "easy", "en", ("no-charge-cps/en/1",), True, b"an invented easy page")),
    ("hearing-moved", NewClientUpdate((), "large", "en", ("hearing-moved/en/1",), True, b"an invented large page")),
)


def demonstrate_client_updates(desk: Desk) -> None:
    """One update for the first open case of each kind, handed over. Whether the client knows stays as it is."""
    rows = caseload_page(desk.store, CaseloadFilter(), sort="reference", offset=0, limit=200, day=desk.today())
    for kind, new in _STORY:
        for row in rows:
            events = [event.id for event in case_of(desk.store, row.case_id).events if event.kind == kind]
            if events and _written(desk, row.case_id, events[-1], new):
                break


def _written(desk: Desk, case_id: str, event: str, new: NewClientUpdate) -> bool:
    """It was written; not where the client has not agreed, or cannot be met."""
    try:
        record_client_update(desk, case_id, replace(new, about=(event,)))
    except KnownProblem:
        return False
    return True
