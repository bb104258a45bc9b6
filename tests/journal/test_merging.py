"""Two laptops: whatever the order in which their entries arrive, both end with the same record."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from isva_desk.casework.chase import ANSWERS, NewAnswer, answer_chase, close_chase, make_chase
from isva_desk.casework.chase_draft import draft
from isva_desk.casework.chase_subjects import subjects_of
from isva_desk.casework.correct_fact import correct_fact, retract_fact
from isva_desk.casework.desk import Desk
from isva_desk.casework.ladder_files import load_ladders
from isva_desk.casework.open_case import add_suspect, change_case, close_case, override_stage, reopen_case
from isva_desk.casework.people import assign_person, end_assignment
from isva_desk.casework.record_event import NewEvent, record_event
from isva_desk.casework.record_update import NewUpdate, record_update
from isva_desk.casework.register_client import change_client, set_wishes
from isva_desk.casework.safe_contact import set_safe_channel
from isva_desk.domain import resources
from isva_desk.domain.dates import on_day, parse_when
from isva_desk.domain.problems import KnownProblem
from isva_desk.domain.safe_contact import SafeChannel
from isva_desk.journal.case_view import client_head, conflicts_of, consents_of, safe_contact_of
from isva_desk.journal.chases import chases_of
from isva_desk.journal.entry import Entry
from isva_desk.journal.timeline import timeline
from tests.builders.desks import SteppingClock, a_case, a_desk, day
from tests.builders.journals import entries_of, projections

LADDERS = load_ladders(resources.folder())
STEPS = st.lists(
    st.tuples(st.integers(0, 1), st.integers(0, 14), st.integers(0, 4), st.integers(0, 9)), min_size=1, max_size=14
)


def act(desk: Desk, case_id: str, kind: int, detail: int) -> None:
    """One thing that an adviser may do, chosen by numbers. What is refused is refused; that is a story too."""
    record, case = desk.store.case_record(case_id)
    facts = [fact for fact in record.facts.values() if not fact.retracted]
    some = facts[detail % len(facts)].id if facts else ""
    known = on_day(date(2026, 11, 1 + detail))
    suspect = case.suspects[detail % len(case.suspects)]
    stories: list[Any] = [
        lambda: record_event(desk, case_id, NewEvent("arrest", known, suspect=suspect, note=f"note {detail}")),
        lambda: record_event(desk, case_id, NewEvent("release-on-bail", known, suspect=suspect)),
        lambda: record_update(desk, case_id, NewUpdate("police", on=known, about=(some,) if detail % 2 else ())),
        lambda: record_update(desk, case_id, NewUpdate("cps", to="isva", on=known)),
        lambda: change_client(desk, record.id, "name_to_use", f"Name {detail}"),
        lambda: set_wishes(desk, record.id, known, ("all", "big-news", "none")[detail % 3]),
        lambda: set_safe_channel(
            desk, record.id, SafeChannel("phone", "yes", f"number {detail % 3}", checked_on=date(2026, 11, 1 + detail))
        ),
        lambda: correct_fact(desk, some, {"on": known}, "misheard"),
        lambda: retract_fact(desk, some, "another case"),
        lambda: assign_person(desk, case_id, "officer-in-case", f"DC {detail}", starts=known),
        lambda: end_assignment(desk, some, known),
        lambda: ask(desk, case_id, detail),
        lambda: answer(desk, case_id, detail),
        lambda: close_chase(desk, some_chase(desk, case_id, detail), desk.today(), "settled"),
        lambda: override_stage(desk, case_id, suspect, "with-cps" if detail % 2 else None, "the officer said so"),
    ]
    try:
        stories[kind]()
    except KnownProblem:
        return


def ask(desk: Desk, case_id: str, detail: int) -> None:
    """Ask about something that is open, if the time of the last asking is up."""
    subjects = subjects_of(desk, case_id, LADDERS)
    if subjects:
        drafted = draft(desk, case_id, subjects[detail % len(subjects)].key)
        make_chase(desk, case_id, drafted, text=drafted.letter)


def answer(desk: Desk, case_id: str, detail: int) -> None:
    """One of the answers; a promise is for some days later."""
    new = NewAnswer(ANSWERS[detail % 5], desk.today(), promised_on=desk.today() + timedelta(days=detail))
    answer_chase(desk, some_chase(desk, case_id, detail), new)


def some_chase(desk: Desk, case_id: str, detail: int) -> str:
    rows = chases_of(desk.store, case_id)
    return rows[detail % len(rows)].chase_id if rows else ""


def two_laptops(folder: Path) -> tuple[Desk, Desk, str, SteppingClock]:
    clock = SteppingClock()
    hers, office = (
        a_desk(folder, clock=clock, name="hers.db"),
        a_desk(folder, clock=clock, name="office.db", author="Jo"),
    )
    case = a_case(hers, suspects=("A", "B"))
    office.store.absorb(entries_of(hers.store))
    return hers, office, case.id, clock


def meet(one: Desk, other: Desk) -> None:
    for giver, taker in ((one, other), (other, one)):
        for head in giver.store.heads():
            taker.store.absorb(entries_of(giver.store, head.device))


@settings(max_examples=25)
@given(STEPS, st.randoms(use_true_random=False))
def test_any_interleaving_gives_the_same_record(steps: list[tuple[int, int, int, int]], chance: Any) -> None:
    with TemporaryDirectory() as folder:
        hers, office, case, clock = two_laptops(Path(folder))
        for who, kind, pause, detail in steps:
            clock.now -= timedelta(milliseconds=pause)  # a wall clock may even go back a little
            act((hers, office)[who], case, kind, detail)
            if detail == 9:
                meet(hers, office)
        everything = [entries_of(desk.store) for desk in (hers, office)]
        meet(hers, office)
        assert projections(hers.store) == projections(office.store)
        assert hers.store.verify_chain() == office.store.verify_chain() == []
        third = a_desk(Path(folder), clock=clock, name="third.db", author="Kim")
        queues = [list(entries) for entries in everything]
        while any(queues):
            queue = chance.choice([queue for queue in queues if queue])
            third.store.absorb([queue.pop(0) for _ in range(min(len(queue), chance.randint(1, 4)))])
        assert projections(third.store) == projections(hers.store)
        third.store.rebuild()
        assert projections(third.store) == projections(hers.store)
        for desk in (hers, office, third):
            desk.close()


@settings(max_examples=25)
@given(STEPS)
def test_rebuilding_gives_what_keeping_up_gave(steps: list[tuple[int, int, int, int]]) -> None:
    with TemporaryDirectory() as folder:
        desk = a_desk(Path(folder))
        cases = [a_case(desk, suspects=("A", "B")).id]
        cases.append(a_case(desk, desk.store.case_record(cases[0])[0].id, suspects=("A",)).id)
        for who, kind, pause, detail in steps:
            desk.store.turn_to(date(2026, 11, 20 + pause))
            act(desk, cases[who], kind, detail)
        desk.store.turn_to(desk.today())
        kept_up = projections(desk.store)
        desk.store.rebuild()
        assert projections(desk.store) == kept_up
        desk.close()


def test_a_field_changed_on_both_is_kept_twice_and_the_later_holds(tmp_path: Path) -> None:
    hers, office, case, _clock = two_laptops(tmp_path)
    client = hers.store.case_record(case)[0].id
    change_client(hers, client, "name_to_use", "Alex")
    change_client(office, client, "name_to_use", "Sasha")
    meet(hers, office)
    for desk in (hers, office):
        assert client_head(desk.store, case).name_to_use == "Sasha"
        (conflict,) = conflicts_of(desk.store, client)
        assert (conflict.field, conflict.first.value, conflict.second.value) == ("client:name_to_use", "Alex", "Sasha")
        assert {conflict.first.stamp.author, conflict.second.stamp.author} == {"Robin", "Jo"}
    change_client(hers, client, "name_to_use", "Alex")
    meet(hers, office)
    assert conflicts_of(office.store, client) == ()
    assert client_head(office.store, case).name_to_use == "Alex"


def test_a_change_that_stands_on_the_other_is_no_conflict(tmp_path: Path) -> None:
    hers, office, case, _clock = two_laptops(tmp_path)
    client = hers.store.case_record(case)[0].id
    change_client(hers, client, "name_to_use", "Alex")
    meet(hers, office)
    change_client(office, client, "name_to_use", "Sasha")
    meet(hers, office)
    assert conflicts_of(hers.store, client) == ()


def test_of_two_answers_on_safe_contact_the_stricter_holds(tmp_path: Path) -> None:
    hers, office, case, _clock = two_laptops(tmp_path)
    client = hers.store.case_record(case)[0].id
    checked = date(2026, 11, 20)
    set_safe_channel(hers, client, SafeChannel("phone", "no", "07700 900001"))
    set_safe_channel(office, client, SafeChannel("phone", "yes", "07700 900001", checked_on=checked))
    meet(hers, office)
    for desk in (hers, office):
        assert [channel.allowed for channel in safe_contact_of(desk.store, client)] == ["no"]
        assert [conflict.field for conflict in conflicts_of(desk.store, client)] == ["safe:phone"]
    set_safe_channel(office, client, SafeChannel("phone", "yes", "07700 900001", checked_on=checked))
    meet(hers, office)
    assert [channel.allowed for channel in safe_contact_of(hers.store, client)] == ["yes"]
    assert conflicts_of(hers.store, client) == ()


def test_of_two_answers_on_consent_the_withdrawal_holds(tmp_path: Path) -> None:
    from isva_desk.casework.consent import record_consent, withdraw_consent

    hers, office, case, _clock = two_laptops(tmp_path)
    client = hers.store.case_record(case)[0].id
    record_consent(hers, client, "police", parse_when("2026-10-01"))
    meet(hers, office)
    withdraw_consent(hers, client, "police", parse_when("2026-11-20"))
    record_consent(office, client, "police", parse_when("2026-11-21"), method="in person")
    meet(hers, office)
    for desk in (hers, office):
        (consent,) = consents_of(desk.store, client)
        assert not consent.holds_on(day("2026-11-23"))


def test_suspects_added_on_both_are_both_there(tmp_path: Path) -> None:
    hers, office, case, _clock = two_laptops(tmp_path)
    add_suspect(hers, case, "C")
    add_suspect(office, case, "D")
    meet(hers, office)
    assert client_head(hers.store, case).suspects == client_head(office.store, case).suspects == ("A", "B", "C", "D")


def test_a_late_entry_takes_its_place_in_the_order_of_the_clock(tmp_path: Path) -> None:
    hers, office, case, clock = two_laptops(tmp_path)
    change_case(hers, case, "crime_reference", "OLD/1")
    late: list[Entry] = entries_of(hers.store)
    clock.go_to("2026-11-24")
    change_case(office, case, "crime_reference", "NEW/2")
    office.store.absorb(late)
    assert client_head(office.store, case).crime_reference == "NEW/2"


def test_closing_and_opening_again_merge_in_order(tmp_path: Path) -> None:
    hers, office, case, clock = two_laptops(tmp_path)
    close_case(hers, case, day("2026-11-20"), "the support came to its planned end")
    meet(hers, office)
    clock.go_to("2026-11-24")
    reopen_case(office, case, "the client came back")
    meet(hers, office)
    assert client_head(hers.store, case).closed_on is None
    assert [row.what for row in timeline(hers.store, case)] == ["reopened", "closed"]
