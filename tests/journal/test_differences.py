"""Dates that disagree: whatever is stated, and in whatever order it arrives, both laptops see the same."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from isva_desk.casework.date_differences import decide_dates
from isva_desk.casework.decisions import Around, NewPlan, describe_decision, plan_delivery
from isva_desk.casework.desk import Desk
from isva_desk.casework.letters import GivenDate, NewLetter, Reading, give_date, record_letter
from isva_desk.casework.record_event import NewEvent, record_event
from isva_desk.casework.record_update import NewUpdate
from isva_desk.domain.dates import When, on_day, parse_when
from isva_desk.domain.problems import KnownProblem
from isva_desk.journal.decisions.views import decisions_of
from isva_desk.journal.letters.differences import disagree
from isva_desk.journal.letters.views import differences_of, letters_of
from isva_desk.journal.prosecution.views import prosecution_of
from tests.builders.desks import SteppingClock, a_case, a_desk
from tests.builders.journals import entries_of, projections

FORMS = ("2026-11-{:02}", "2026-11-{:02}T10:00", "2026-11-{:02}T14:00", "2026-{:02}", "2026-11-{:02}/2026-12-01")
WHENS = st.builds(
    lambda form, number: parse_when(FORMS[form].format(min(number, 12) if form == 3 else number)),
    st.integers(0, len(FORMS) - 1), st.integers(1, 28),
)  # fmt: skip
STEPS = st.lists(st.tuples(st.integers(0, 1), st.integers(0, 6), st.integers(0, 9)), min_size=1, max_size=12)


def days_of(known: When) -> set[date]:
    assert known.earliest is not None
    assert known.latest is not None
    return {known.earliest + timedelta(days=place) for place in range((known.latest - known.earliest).days + 1)}


@given(WHENS, WHENS)
def test_two_dates_disagree_where_no_day_and_hour_is_in_both(one: When, other: When) -> None:
    both = days_of(one) & days_of(other)
    hours = one.is_exact and other.is_exact and None not in (one.hour, other.hour) and one.hour != other.hour
    assert disagree(one, other) is (not both or hours)
    assert disagree(one, other) is disagree(other, one)
    assert not disagree(one, one)
    assert not disagree(one, When())


def act(desk: Desk, case_id: str, kind: int, detail: int) -> None:
    """One thing that an adviser may do, chosen by numbers. What is refused is refused; that is a story too."""
    day, told = on_day(date(2027, 1, 10 + detail % 3)), on_day(date(2026, 11, 1 + detail))
    by = ("cps", "witness-care", "court")[detail % 3]
    found = differences_of(desk.store, case_id)
    taken = decisions_of(desk.store, case_id).taken
    update = NewUpdate(by, on=told, method="letter" if detail % 2 else "phone")
    stories = (
        lambda: record_event(desk, case_id, NewEvent("hearing-listed", told, hearing="Trial", hearing_on=day)),
        lambda: record_event(desk, case_id, NewEvent("hearing-moved", told, hearing="trial", hearing_on=day)),
        lambda: give_date(desk, case_id, update, GivenDate(day, hearing="TRIAL")),
        lambda: record_letter(
            desk, case_id, NewLetter(update, Reading("court-dates"), gives=(GivenDate(day, hearing="trial"),))
        ),
        lambda: decide_dates(desk, case_id, found[0].key, found[0].sides[detail % 2].fact_id, told) if found else None,
        lambda: record_event(desk, case_id, NewEvent("no-charge-cps", told, suspect="A")),
        lambda: plan_delivery(desk, case_id, NewPlan(note=str(detail)))
        if not taken else describe_decision(desk, taken[0].id, Around(warned="yes", note=str(detail))),
    )  # fmt: skip
    with suppress(KnownProblem):
        stories[kind]()


@settings(max_examples=25, deadline=None)
@given(STEPS)
def test_two_laptops_see_the_same_letters_dates_and_decisions(steps: list[tuple[int, int, int]]) -> None:
    with TemporaryDirectory() as folder:
        clock = SteppingClock()
        here = a_desk(Path(folder), clock=clock, name="here.db")
        case = a_case(here)
        there = a_desk(Path(folder), author="Kim", clock=clock, name="there.db")
        there.store.absorb(entries_of(here.store))
        for place, kind, detail in steps:
            act((here, there)[place], case.id, kind, detail)
        mine, theirs = entries_of(here.store), entries_of(there.store)
        there.store.absorb(mine)
        here.store.absorb(theirs)
        for view in (letters_of, differences_of, decisions_of, prosecution_of):
            assert view(here.store, case.id) == view(there.store, case.id)
        assert projections(here.store) == projections(there.store)
        for found in differences_of(here.store, case.id):
            for side in found.sides:
                assert any(disagree(side.says, other.says) for other in found.sides), "each disagrees with another"
        before = projections(here.store)
        here.store.rebuild()
        assert projections(here.store) == before
        here.close()
        there.close()
