"""A case of the vault as it leaves: what the case file can say of it, its closing included."""

from __future__ import annotations

from dataclasses import replace

from isva_desk.domain.case import Case, Event
from isva_desk.domain.dates import parse_when
from isva_desk.journal.case_view import exported_case_of
from isva_desk.journal.store import Store

_CLOSED = "closed"


def exported(store: Store, case_id: str) -> Case:
    """The case with the ids of the file that it came from. Raises ``NotInRecord``.

    A case that was closed at the desk says so by an event, since a case file knows no other way.
    """
    case = exported_case_of(store, case_id)
    closed = store.case_record(case_id)[1].closed
    if closed is None or any(event.kind == _CLOSED for event in case.events):
        return case
    return replace(case, events=(*case.events, Event(_CLOSED, _CLOSED, on=parse_when(closed.on))))
