"""The facts of one kind in a case that hold: those that were taken back are left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from isva_desk.journal.record import ClientRecord, FactRecord

Act = TypeVar("Act")


def live(record: ClientRecord, case_id: str, form: type[Act]) -> Iterator[tuple[FactRecord, Act]]:
    """Each fact with what it says, in the order in which they were first written down."""
    for fact in record.facts_of(form):
        if fact.case == case_id and not fact.retracted and isinstance(act := fact.latest, form):
            yield fact, act
