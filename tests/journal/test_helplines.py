"""A helpline is confirmed, grows old, changes and is taken back, on one laptop and on two."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.correct_fact import retract_fact
from isva_desk.casework.desk import Desk
from isva_desk.casework.helplines import NewConfirmation, confirm_helpline, confirmed_every, withdraw_helpline
from isva_desk.domain.helplines import ConfirmedHelpline
from isva_desk.domain.problems import KnownProblem
from isva_desk.domain.resources import folder
from isva_desk.journal.helplines.views import confirmed_helplines
from isva_desk.journal.today import today_list
from tests.builders.desks import SteppingClock, a_desk
from tests.builders.journals import entries_of, projections

MONDAY = date(2026, 11, 23)
LINES = ("lantern", "harbour")
STEPS = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from(LINES), st.booleans(), st.integers(0, 3), st.booleans()), max_size=12
)


def confirmed(
    line: str = "lantern", on: date = MONDAY, number: str = "01632 960 100", by: str = "Ana"
) -> NewConfirmation:
    return NewConfirmation(line, line.title(), number, "every day", by, on)


def known(desk: Desk, line: str = "lantern") -> ConfirmedHelpline | None:
    return next((one for one in confirmed_helplines(desk.store) if one.helpline == line), None)


def asked_on_today(desk: Desk) -> list[str]:
    rows = today_list(desk.store, desk.clock())
    return [row.title for row in rows if row.matter is not None and row.matter.area == "helplines"]


def test_a_line_is_asked_about_again_until_it_is_confirmed_or_taken_back(tmp_path: Path) -> None:
    clock = SteppingClock()
    desk = a_desk(tmp_path, clock=clock)
    confirm_helpline(desk, confirmed())
    held = known(desk)
    assert held is not None
    assert held.holds
    assert held.look_again_on == MONDAY + timedelta(days=confirmed_every(folder()))
    assert asked_on_today(desk) == []
    clock.go_to(held.look_again_on.isoformat())
    assert asked_on_today(desk) == ["Helpline Lantern: does its number still hold?"]
    assert held.is_stale(desk.today())

    confirm_helpline(desk, confirmed(on=desk.today(), number="01632 960 199"))
    again = known(desk)
    assert again is not None
    assert (again.number, again.holds) == ("01632 960 199", True)
    assert asked_on_today(desk) == []

    clock.go_to("2028-03-01")
    assert asked_on_today(desk) != []
    withdraw_helpline(desk, "lantern", desk.today(), "it rings out")
    gone = known(desk)
    assert gone is not None
    assert not gone.holds
    assert asked_on_today(desk) == [], "nobody is asked to look at what is no longer offered"


def test_what_was_taken_back_stands_again_only_by_a_newer_look(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    confirm_helpline(desk, confirmed(on=date(2026, 11, 2)))
    withdraw_helpline(desk, "lantern", date(2026, 11, 20))
    with pytest.raises(WrongAnswer, match="Something newer is on record, of Friday 20 November 2026"):
        confirm_helpline(desk, confirmed(on=date(2026, 11, 19)))
    confirm_helpline(desk, confirmed(on=date(2026, 11, 20)))
    held = known(desk)
    assert held is not None
    assert held.holds
    retract_fact(desk, held.fact, "another line was meant")
    back = known(desk)
    assert back is not None
    assert not back.holds, "what was said in error leaves what was said before"


@pytest.mark.parametrize(
    ("new", "field"),
    [
        (confirmed(number=" "), "number"),
        (confirmed(by=""), "by"),
        (confirmed(on=MONDAY + timedelta(days=1)), "on"),
        (confirmed(line=" "), "helpline"),
    ],
)
def test_a_page_rests_on_a_number_a_name_and_a_day(tmp_path: Path, new: NewConfirmation, field: str) -> None:
    desk = a_desk(tmp_path)
    with pytest.raises(WrongAnswer) as wrong:
        confirm_helpline(desk, new)
    assert wrong.value.field == field
    assert confirmed_helplines(desk.store) == ()
    with pytest.raises(WrongAnswer, match="This line is not offered"):
        withdraw_helpline(desk, "lantern", MONDAY)


@settings(max_examples=15)
@given(STEPS)
def test_two_laptops_end_with_the_same_lines(steps: list[tuple[int, str, bool, int, bool]]) -> None:
    with TemporaryDirectory() as place:
        clock = SteppingClock()
        hers = a_desk(Path(place), clock=clock, name="hers.db")
        office = a_desk(Path(place), clock=clock, name="office.db", author="Jo")
        for laptop, line, confirms, back, meet in steps:
            clock.now += timedelta(days=1)
            desk = (hers, office)[laptop]
            on = desk.today() - timedelta(days=back)
            try:
                if confirms:
                    confirm_helpline(desk, confirmed(line, on, f"01632 960 {back:03}"))
                else:
                    withdraw_helpline(desk, line, on)
            except KnownProblem:
                continue
            if meet:
                exchange(hers, office)
        exchange(hers, office)
        assert confirmed_helplines(hers.store) == confirmed_helplines(office.store)
        assert projections(hers.store) == projections(office.store)
        hers.close()
        office.close()


def exchange(hers: Desk, office: Desk) -> None:
    for giver, taker in ((hers, office), (office, hers)):
        for head in giver.store.heads():
            taker.store.absorb(entries_of(giver.store, head.device))


def test_of_two_that_did_not_know_of_each_other_the_later_day_holds(tmp_path: Path) -> None:
    clock = SteppingClock()
    hers, office = a_desk(tmp_path, clock=clock, name="hers.db"), a_desk(tmp_path, clock=clock, name="office.db")
    confirm_helpline(hers, confirmed(on=date(2026, 11, 2)))
    exchange(hers, office)
    withdraw_helpline(hers, "lantern", date(2026, 11, 20))
    confirm_helpline(office, confirmed(on=date(2026, 11, 18), number="01632 960 777"))
    exchange(hers, office)
    for desk in (hers, office):
        held = known(desk)
        assert held is not None
        assert not held.holds, "a look of the 18th says nothing against what was found on the 20th"
