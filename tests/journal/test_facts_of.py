"""The facts of a client sorted by what they say: the same as looking through all of them."""

from __future__ import annotations

from pathlib import Path

from isva_desk.casework.correct_fact import retract_fact
from isva_desk.casework.desk import Desk
from isva_desk.journal import acts
from isva_desk.journal.live_facts import live
from isva_desk.journal.record import ClientRecord
from tests.builders.desks import a_desk
from tests.builders.sam import sams_case


def ids(record: ClientRecord, form: type) -> list[str]:
    return [fact.id for fact in record.facts_of(form)]


def test_facts_by_what_they_say_are_those_among_all(tmp_path: Path) -> None:
    desk: Desk = a_desk(tmp_path)
    case = sams_case(desk)
    case.with_event("report", "2026-10-01")
    newest = case.facts["report"]
    before = desk.store.record(case.client)
    assert newest in ids(before, acts.EventRecorded)
    retract_fact(desk, newest, "Written down twice")

    record = desk.store.record(case.client)
    said = {type(fact.latest) for fact in record.facts.values()}
    assert len(said) > 3
    for form in said:
        assert ids(record, form) == [fact.id for fact in record.facts.values() if isinstance(fact.latest, form)]
    assert not ids(record, acts.RulesAdopted)
    assert newest in ids(record, acts.EventRecorded), "what was taken back stays a fact"
    assert newest not in [fact.id for fact, _act in live(record, case.id, acts.EventRecorded)]

    case.with_event("charge", "2026-10-20")
    after = desk.store.record(case.client)
    assert len(ids(after, acts.EventRecorded)) == len(ids(record, acts.EventRecorded)) + 1, "a new record sorts anew"
