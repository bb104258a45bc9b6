"""Requests and notes of two laptops: whatever the order in which their entries come, both show the same register."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from isva_desk.casework.correct_fact import correct_fact, retract_fact
from isva_desk.casework.desk import Desk
from isva_desk.casework.notes import NewNote, correct_note, write_note
from isva_desk.casework.records_request import record_notice
from isva_desk.casework.records_request_decision import decide, in_the_way, sign_second
from isva_desk.casework.records_request_letter import draft_letter, record_letter
from isva_desk.casework.records_request_release import NewRelease, close_request, record_reply, release
from isva_desk.casework.records_request_tests import answer_test, take_view
from isva_desk.domain.dates import on_day
from isva_desk.domain.problems import KnownProblem
from isva_desk.domain.records_requests import RELEASES, TESTS, same_person
from isva_desk.journal.notes.views import notes_of
from isva_desk.journal.requests.views import requests_of
from tests.builders.desks import SteppingClock, a_case, a_desk
from tests.builders.journals import entries_of, projections
from tests.builders.requests import A_FILE, LINE, NOTICE, a_request, answered

STEPS = st.lists(st.tuples(st.integers(0, 1), st.integers(0, 14), st.integers(0, 9)), min_size=1, max_size=16)
DECISIONS = ("release-all", "release-part", "challenge", "refuse")


def act(desk: Desk, case_id: str, kind: int, detail: int) -> None:
    """One thing that an adviser may do, chosen by numbers. What is refused is refused; that is a story too."""
    record, _case = desk.store.case_record(case_id)
    facts = [fact for fact in record.facts.values() if not fact.retracted]
    some = facts[detail % len(facts)].id if facts else ""
    known = requests_of(desk.store, case_id)
    one = known[detail % len(known)].id if known else ""
    notes = notes_of(desk.store, case_id)
    note = notes[detail % len(notes)].note_id if notes else ""
    day, today = on_day(date(2026, 11, 1 + detail)), desk.today()
    second = ("Kim Lead", desk.author)[detail % 2]
    stories: list[Any] = [
        lambda: a_request(desk, case_id, ("All notes", "The note of 3 March")[detail % 2]),
        lambda: answered(desk, one),
        lambda: answer_test(desk, one, TESTS[detail % 5], ("yes", "no", "not-known")[detail % 3], LINE),
        lambda: record_notice(desk, one, NOTICE),
        lambda: take_view(desk, one, ("agrees", "objects", "legal-advice", "not-asked")[detail % 4]),
        lambda: decide(desk, one, DECISIONS[detail % 4], "for a reason", redactions=["names"] * (detail % 2)),
        lambda: sign_second(desk, one, second, "service lead", second, agrees=detail < 8, reason="said so"),
        lambda: release(desk, one, NewRelease(today, "The note", "DC Perry", (A_FILE,), "not-wanted")),
        lambda: record_letter(desk, draft_letter(desk, one, ("challenge", "refuse")[detail % 2]), "a text"),
        lambda: record_reply(desk, one, ("narrowed", "withdrawn")[detail % 2], today),
        lambda: close_request(desk, one, today, "nothing more to do"),
        lambda: write_note(desk, case_id, NewNote(f"Rang {detail}", "support", day, channel="phone", whom="client")),
        lambda: correct_note(desk, note, NewNote(f"Rang again {detail}", "court", day, minutes=detail), "misheard"),
        lambda: correct_fact(desk, some, {"note": f"note {detail}"}, "misheard"),
        lambda: retract_fact(desk, some, "another case"),
    ]
    try:
        stories[kind]()
    except KnownProblem:
        return


def meet(one: Desk, other: Desk) -> None:
    for giver, taker in ((one, other), (other, one)):
        for head in giver.store.heads():
            taker.store.absorb(entries_of(giver.store, head.device))


@settings(max_examples=15)
@given(STEPS)
def test_any_interleaving_gives_the_same_register(steps: list[tuple[int, int, int]]) -> None:
    with TemporaryDirectory() as folder:
        clock = SteppingClock()
        hers = a_desk(Path(folder), clock=clock, name="hers.db", author="Robin Example")
        office = a_desk(Path(folder), clock=clock, name="office.db", author="Jo Office")
        case = a_case(hers).id
        office.store.absorb(entries_of(hers.store))
        for who, kind, detail in steps:
            clock.now -= timedelta(milliseconds=detail % 3)
            act((hers, office)[who], case, kind, detail)
            if detail == 9:
                meet(hers, office)
        meet(hers, office)
        assert projections(hers.store) == projections(office.store)
        kept_up = projections(hers.store)
        hers.store.rebuild()
        assert projections(hers.store) == kept_up
        for desk in (hers, office):
            desk.close()


@settings(max_examples=20)
@given(STEPS, st.integers(0, 3))
def test_nothing_is_handed_over_but_by_two_people_and_past_every_test(
    steps: list[tuple[int, int, int]], begun: int
) -> None:
    """At one desk, in any order of acts: what was released was in nobody's way, and two different people had signed."""
    with TemporaryDirectory() as folder:
        desk = a_desk(Path(folder), author="Robin Example")
        case = a_case(desk).id
        made = a_request(desk, case, notice=NOTICE)
        if begun > 0:
            answered(desk, made)
        if begun > 1:
            decide(desk, made, "release-all", "for a reason")
        if begun > 2:
            sign_second(desk, made, "Kim Lead", "service lead", "Kim Lead")
        before: set[str] = set()
        for _who, kind, detail in [*steps, (0, 7, 0)]:  # at the end somebody tries to hand it over
            act(desk, case, kind, detail)
            for one in requests_of(desk.store, case):
                if one.released is not None and one.id not in before:
                    before.add(one.id)
                    assert one.decided is not None
                    assert one.decided.decision in RELEASES
                    assert one.decided.second is not None
                    assert not same_person(one.decided.first.name, one.decided.second.name)
                    assert in_the_way(one, one.decided.decision) == ()
        desk.close()
