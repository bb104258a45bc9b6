"""Court and the diary in the journal: two laptops end alike, and a diary holds every day and costs what it shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isva_desk.casework.correct_fact import correct_fact, retract_fact
from isva_desk.casework.court_hearings import NewHearing, describe_hearing, list_hearing, set_hearing_status
from isva_desk.casework.court_outcome import Outcome, record_outcome
from isva_desk.casework.court_steps import NewStep, take_step
from isva_desk.casework.days_to_avoid import avoid_day
from isva_desk.casework.desk import Desk
from isva_desk.domain.court_lists import court_lists
from isva_desk.domain.dates import on_day, parse_when
from isva_desk.domain.problems import KnownProblem
from isva_desk.journal.court.avoided import AvoidedDay, month_days
from isva_desk.journal.court.views import court_of
from isva_desk.journal.diary import KINDS, diary
from isva_desk.journal.diary_conflicts import clashes_in
from tests.builders.caseloads import many_cases
from tests.builders.desks import SteppingClock, a_case, a_client, a_desk
from tests.builders.journals import entries_of, projections

STEPS = st.lists(
    st.tuples(st.integers(0, 1), st.integers(0, 8), st.integers(0, 4), st.integers(0, 9)), min_size=1, max_size=14
)
NAMES = ("trial", "Trial", "sentence", "PTPH")
STATUSES = tuple(status.id for status in court_lists().statuses)
GROUPS = tuple(court_lists().groups.values())


def act(desk: Desk, case_id: str, kind: int, detail: int) -> None:
    """One thing that an adviser may do about court, chosen by numbers. What is refused is refused."""
    record, _case = desk.store.case_record(case_id)
    facts = [fact for fact in record.facts.values() if not fact.retracted]
    some = facts[detail % len(facts)].id if facts else ""
    name, past = NAMES[detail % 4], on_day(date(2026, 11, 1 + detail))
    ahead = parse_when(f"2026-12-{1 + detail:02}T10:00") if detail % 3 else parse_when("2026-12-07/2026-12-11")
    group = GROUPS[detail % len(GROUPS)]
    item, step = group.items[detail % len(group.items)].id, group.steps[detail % len(group.steps)].id
    stories: list[Any] = [
        lambda: list_hearing(desk, case_id, NewHearing(name, ahead, said_on=past, status=STATUSES[detail % 3])),
        lambda: describe_hearing(desk, case_id, name, court=f"Court {detail}", hour="10:30"),
        lambda: set_hearing_status(desk, case_id, name, STATUSES[detail % len(STATUSES)], past),
        lambda: take_step(desk, case_id, NewStep(group.id, item, step, name, past, by="cps" if detail % 2 else "")),
        lambda: record_outcome(desk, case_id, Outcome(name, STATUSES[3 + detail % 4], past, next_on=ahead)),
        lambda: avoid_day(desk, record.id, 12, 1 + detail),
        lambda: correct_fact(desk, some, {"on": past}, "misheard"),
        lambda: correct_fact(desk, some, {"hearing_on": ahead}, "misheard"),
        lambda: retract_fact(desk, some, "another case"),
    ]
    try:
        stories[kind]()
    except KnownProblem:
        return


@settings(max_examples=25)
@given(STEPS)
def test_two_laptops_end_with_the_same_court(steps: list[tuple[int, int, int, int]]) -> None:
    with TemporaryDirectory() as folder:
        clock = SteppingClock()
        hers = a_desk(Path(folder), clock=clock, name="hers.db")
        office = a_desk(Path(folder), clock=clock, name="office.db", author="Jo")
        case = a_case(hers, suspects=("A",))
        office.store.absorb(entries_of(hers.store))
        for who, kind, pause, detail in steps:
            clock.now -= timedelta(milliseconds=pause)
            act((hers, office)[who], case.id, kind, detail)
        for giver, taker in ((hers, office), (office, hers)):
            taker.store.absorb(entries_of(giver.store))
        assert projections(hers.store) == projections(office.store)
        office.store.rebuild()
        assert projections(hers.store) == projections(office.store)
        view = court_of(hers.store, case.id)
        for hearing in view.hearings:
            days = [listing.on.text for listing in hearing.listings]
            assert all(one != other for one, other in pairwise(days)), "a move changes the day"
            assert hearing.moved == len(days) - 1
        assert len({hearing.key for hearing in view.hearings}) == len(view.hearings)
        for desk in (hers, office):
            desk.close()


@settings(max_examples=60)
@given(st.integers(1, 12), st.integers(1, 31), st.dates(date(2024, 1, 1), date(2029, 12, 31)), st.integers(0, 60))
def test_a_day_to_avoid_is_found_on_every_day_it_falls(month: int, day: int, first: date, length: int) -> None:
    try:
        date(2028, month, day)
    except ValueError:
        return
    avoided, last = AvoidedDay("f", "e", month, day, "keep-free"), first + timedelta(days=length)
    looked_up = [on for month_day, on in month_days(first, last) if month_day == avoided.month_day]
    assert looked_up == [
        falls for year in range(first.year, last.year + 1) if first <= (falls := avoided.falls_on(year)) <= last
    ]
    assert avoided.within(first, last) == (looked_up[0] if looked_up else None)


def test_every_kind_of_day_comes_into_the_diary(tmp_path: Path) -> None:
    clock = SteppingClock()
    desk = a_desk(tmp_path, clock=clock)
    case = a_case(desk, a_client(desk, "K7Q2"))
    case.with_event("arrest", "2026-11-20", "A").with_event("release-on-bail", "2026-11-20", "A")
    case.with_event("promise", "2026-11-20", by="police", promised_on="2026-11-27", what="Send the file")
    case.with_event("sentence", "2026-11-16", "A", months=60)
    list_hearing(
        desk, case.id, NewHearing("trial", parse_when("2026-11-20/2026-11-26"), said_on=parse_when("2026-08-20"))
    )
    avoid_day(desk, case.client, 11, 25)
    rows = diary(desk.store, date(2026, 11, 23), date(2027, 3, 1)).rows
    found = {row.kind: row for row in rows}
    assert set(found) >= {"hearing", "avoid", "bail", "own-limit", "promise", "due"}
    assert found["hearing"].on == date(2026, 11, 20), "a warned list that began before reaches into these days"
    assert found["bail"].on == date(2027, 2, 20)
    assert found["promise"].on == date(2026, 11, 27)
    assert all(date(2026, 11, 23) <= row.until and row.on <= date(2027, 3, 1) for row in rows)
    assert [row.kind for row in diary(desk.store, date(2026, 11, 23), date(2026, 11, 29), kinds=("promise",)).rows] == [
        "promise"
    ]
    (clash,) = clashes_in(diary(desk.store, date(2026, 11, 23), date(2026, 11, 29)))
    assert clash.sentence == "Wed 25 Nov: the hearing of K7Q2 may fall on a day to avoid."
    set_hearing_status(desk, case.id, "trial", "vacated", parse_when("2026-11-23"))
    shown = diary(desk.store, date(2026, 11, 23), date(2026, 11, 29))
    assert [row.over for row in shown.rows if row.kind == "hearing"] == [True]
    assert clashes_in(shown) == (), "what was taken out of the list clashes with nothing"


def test_two_hearings_of_one_adviser_on_one_day(tmp_path: Path) -> None:
    desk, jo = a_desk(tmp_path), a_desk(tmp_path, name="jo.db", author="Jo")
    day = date(2026, 12, 1)

    def hearing(whose: Desk, reference: str, name: str, on: str) -> None:
        case = a_case(whose, a_client(whose, reference))
        list_hearing(whose, case.id, NewHearing(name, parse_when(on), said_on=parse_when("2026-08-20")))

    def said() -> list[tuple[str, str]]:
        return [(clash.kind, clash.sentence) for clash in clashes_in(diary(desk.store, day, day))]

    hearing(desk, "A2AA", "mention", "2026-12-01T10:00")
    hearing(jo, "B2BB", "mention", "2026-12-01T10:00")
    desk.store.absorb(entries_of(jo.store))
    assert said() == [], "another adviser can be in another court"
    hearing(desk, "C2CC", "mention", "2026-12-01T14:00")
    assert said() == []
    hearing(desk, "D2DD", "mention", "2026-12-01")
    assert [kind for kind, _words in said()] == ["same-day", "same-day"]
    hearing(desk, "E2EE", "bail", "2026-12-01T14:00")
    assert ("same-time", "Tue 1 Dec, 14:00: C2CC and E2EE have a hearing at the same time.") in said()
    hearing(desk, "F2FF", "trial", "2026-12-01T09:00")
    assert (
        "same-day",
        "Tue 1 Dec: F2FF and A2AA both have a hearing, and one of them may take the whole day.",
    ) in said()
    jo.close()


@pytest.mark.parametrize("owner", [None, "Robin"])
def test_a_week_costs_what_stands_in_it(tmp_path: Path, owner: str | None) -> None:
    """Every question is answered through an index: no table is walked from end to end."""
    desk = a_desk(tmp_path)
    many_cases(desk, 40)
    asked: list[str] = []
    desk.store.turn_to(desk.today())
    desk.store.connection.set_trace_callback(asked.append)
    diary(desk.store, date(2026, 11, 23), date(2026, 11, 29), owner=owner)
    desk.store.connection.set_trace_callback(None)
    questions = [sql for sql in asked if sql.lstrip().startswith("SELECT")]
    assert len(questions) >= len(KINDS)
    for sql in questions:
        plan = [row[3] for row in desk.store.connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
        walked = [step for step in plan if step.startswith("SCAN")]
        assert not walked, (sql, plan)


def test_other_days_before_a_hearing_are_other_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The number is data: a service that changes it finds it changed at the next opening."""
    desk = a_desk(tmp_path)
    case = a_case(desk)
    list_hearing(desk, case.id, NewHearing("trial", parse_when("2027-01-20"), said_on=parse_when("2026-11-02")))
    question = "SELECT show_from FROM p_matters WHERE kind = 'supporter'"
    assert desk.store.connection.execute(question).fetchone() == ("2027-01-10",)
    desk.close()
    lists = court_lists()
    longer = replace(lists, reminders=replace(lists.reminders, supporter_days=30))
    for module in ("area", "matters"):
        monkeypatch.setattr(f"isva_desk.journal.court.{module}.court_lists", lambda: longer)
    again = a_desk(tmp_path)
    assert again.store.connection.execute(question).fetchone() == ("2026-12-21",)
    again.close()
