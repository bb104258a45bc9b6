"""Whom a body is asked through: the next step comes only after the time of the last one is up."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isva_desk.casework.ladder_files import load_ladders
from isva_desk.domain.data_file import DamagedData
from isva_desk.domain.labels import ROLES
from isva_desk.domain.ladders import Asked, Ladder, offer
from isva_desk.domain.resources import folder

LADDERS = load_ladders(folder())
POLICE = LADDERS["police"]
MONDAY = date(2026, 11, 23)
DAYS = st.integers(0, 60).map(lambda days: MONDAY + timedelta(days=days))
ladders = st.sampled_from(list(LADDERS.values()))


@st.composite
def a_climb(draw: st.DrawFn) -> tuple[Ladder, list[Asked], set[str], date]:
    """A ladder, some askings on it (in any order of steps), roles that have nobody, and a day."""
    ladder = draw(ladders)
    steps = st.sampled_from([step.id for step in ladder.steps])
    asked = draw(st.lists(st.builds(Asked, steps, DAYS, st.booleans()), max_size=6))
    return ladder, asked, draw(st.sets(st.sampled_from(ROLES))), draw(DAYS)


@given(a_climb())
def test_a_later_step_is_never_offered_before_the_time_of_every_asking_is_up(
    climb: tuple[Ladder, list[Asked], set[str], date],
) -> None:
    ladder, asked, vacant, today = climb
    places = {step.id: place for place, step in enumerate(ladder.steps)}
    reached = max((places[one.step] for one in asked), default=-1)
    now = offer(ladder, asked, vacant, today)
    higher = [step for step in now.open if places[step.id] > reached]
    assert len(higher) <= 1, "one step at a time"
    if asked and any(today <= one.waits_until for one in asked):
        assert higher == []
    if asked and any(today <= one.waits_until for one in asked) and not asked[-1].answered:
        assert now.open == (), "while an answer is waited for nobody is asked again"


@given(a_climb())
def test_what_follows_is_offered_on_its_day_and_nobody_is_asked_who_is_not_there(
    climb: tuple[Ladder, list[Asked], set[str], date],
) -> None:
    ladder, asked, vacant, today = climb
    now = offer(ladder, asked, vacant, today)
    assert not [step for step in now.open if step.roles and set(step.roles) <= vacant]
    assert now.from_day is not None
    later = offer(ladder, asked, vacant, max(now.from_day, today))
    assert (later.following is None) or later.following in later.open
    if now.from_day > today and not (asked and asked[-1].answered):
        assert offer(ladder, asked, vacant, now.from_day - timedelta(days=1)).open == ()


def test_the_climb_of_a_case_of_the_police() -> None:
    first = offer(POLICE, [], (), MONDAY)
    assert [step.id for step in first.open] == ["officer"]
    asked = [Asked("officer", date(2026, 11, 30))]
    assert offer(POLICE, asked, (), date(2026, 11, 30)).open == ()
    after = offer(POLICE, asked, (), date(2026, 12, 1))
    assert [step.id for step in after.open] == ["officer", "sergeant"]
    nobody = offer(POLICE, [], {"officer-in-case"}, MONDAY)
    assert [step.id for step in nobody.open] == ["sergeant"]


def test_the_ladders_name_the_levels_of_practice() -> None:
    steps = {agency: [step.id for step in ladder.steps] for agency, ladder in LADDERS.items()}
    assert steps["police"] == [
        "officer", "sergeant", "inspector", "rape-lead", "complaint", "commissioner", "ombudsman",
    ]  # fmt: skip
    assert steps["cps"][:4] == ["prosecutor", "district-crown-prosecutor", "unit-head", "complaint"]
    assert steps["witness-care"][:2] == ["officer", "manager"]
    assert all(step.days >= 1 for ladder in LADDERS.values() for step in ladder.steps)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("days = 5", "days = 0", "at least one day"),
        ('roles = ["officer-in-case"]', 'roles = ["chief"]', '"chief" is not known here'),
        ('id = "sergeant"', 'id = "officer"', "an id of its own"),
        ('agency = "police"', 'agency = "fire"', '"fire" is not known here'),
        ("days = 5", "dayz = 5", "police.toml cannot be used"),
    ],
)
def test_a_ladder_that_is_wrong_is_named(tmp_path: Path, before: str, after: str, said: str) -> None:
    shutil.copytree(folder() / "chasing", tmp_path / "chasing")
    path = tmp_path / "chasing" / "ladders" / "police.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(before, after, 1), encoding="utf-8")
    with pytest.raises(DamagedData, match=r"police\.toml cannot be used") as problem:
        load_ladders(tmp_path)
    assert said in problem.value.sentence
