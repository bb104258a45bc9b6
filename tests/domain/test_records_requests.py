"""The tests before records may leave: nothing is released while one of them is open, whatever else is said."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isva_desk.casework.records_request_files import load_register
from isva_desk.domain import resources
from isva_desk.domain.records_requests import (
    RELEASES,
    TESTS,
    Answer,
    Examined,
    is_blanket,
    obstacles,
    open_steps,
    same_person,
)

DEMANDS = load_register(resources.folder()).demands
LINE = "Whether the client rang the service on 3 March, as the phone log suggests"
GOOD = Examined(
    material="The note of the call on 3 March 2026",
    authority="police",
    in_writing="yes",
    answers={
        "held": Answer("yes"),
        "line-of-enquiry": Answer("yes", LINE),
        "necessary": Answer("yes", "The phone log was asked for first and is incomplete"),
        "substantial": Answer("yes", "It bears on the time, which is disputed"),
    },
    notice="given",
    view="agrees",
)

ANSWERS = st.builds(Answer, st.sampled_from(["yes", "no", "not-known"]), st.sampled_from(["", " ", "All notes", LINE]))
# Requests that meet every test but for what is changed in them: so both sides of each line come up.
CHANGES: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {},
    optional={
        "material": st.sampled_from(["", "All notes", "The note of 3 March"]),
        "authority": st.sampled_from(["police", "iopc", "other", "not-known"]),
        "in_writing": st.sampled_from(["yes", "no", "not-known"]),
        "answers": st.dictionaries(st.sampled_from(TESTS), ANSWERS, max_size=2).map(lambda new: GOOD.answers | new),
        "notice": st.sampled_from(["given", "exception", "none", "not-known"]),
        "notice_reason": st.sampled_from(["", "It would interfere with the investigation"]),
        "view": st.sampled_from(["", "not-asked", "agrees", "objects", "legal-advice"]),
    },
)
EXAMINED = CHANGES.map(lambda changes: replace(GOOD, **changes))


def steps(examined: Examined, decision: str = "release-part") -> list[str]:
    return [one.step for one in obstacles(examined, decision, DEMANDS)]


def test_what_meets_every_test_may_be_released() -> None:
    assert steps(GOOD, "release-all") == []
    assert open_steps(GOOD) == ()


@pytest.mark.parametrize("words", ["All notes", "ALL NOTES, please", "everything", "All of the notes you hold.", ""])
def test_all_notes_is_no_line_of_enquiry(words: str) -> None:
    asked = replace(GOOD, answers={**GOOD.answers, "line-of-enquiry": Answer("yes", words)})
    assert steps(asked) == ["line-of-enquiry"]
    assert steps(asked, "challenge") == steps(asked, "refuse") == [], "one can always ask back, or say no"


def test_a_word_or_two_is_no_line_of_enquiry() -> None:
    asked = replace(GOOD, answers={**GOOD.answers, "line-of-enquiry": Answer("yes", "credibility")})
    assert steps(asked) == ["line-of-enquiry"]


def test_everything_cannot_be_released_whole() -> None:
    asked = replace(GOOD, material="All case notes, January to May")
    assert steps(asked, "release-all") == ["described"]
    assert steps(asked, "release-part") == []


def test_it_counts_as_counselling_until_somebody_says_why_it_does_not() -> None:
    without = {name: answer for name, answer in GOOD.answers.items() if name != "substantial"}
    assert steps(replace(GOOD, answers=without)) == ["substantial"]
    assert steps(replace(GOOD, answers={**without, "counselling": Answer("no")})) == ["substantial"]
    lifted = {**without, "counselling": Answer("no", "It is the date of a referral, and no note")}
    assert steps(replace(GOOD, answers=lifted)) == []


def test_notice_or_an_exception_with_its_reason() -> None:
    assert steps(replace(GOOD, notice="none")) == ["notice"]
    assert steps(replace(GOOD, notice="exception")) == ["notice"]
    assert steps(replace(GOOD, notice="exception", notice_reason="Risk of serious harm")) == []


@given(EXAMINED)
def test_nothing_passes_that_lacks_a_test_the_notice_or_the_view(examined: Examined) -> None:
    if obstacles(examined, "release-part", DEMANDS):
        return
    line = examined.answer("line-of-enquiry")
    assert line.answer == "yes"
    assert not is_blanket(line.words, DEMANDS)
    assert examined.answer("held").answer == examined.answer("necessary").answer == "yes"
    assert examined.authority in DEMANDS.authorised
    assert examined.notice in ("given", "exception")
    assert examined.view in ("agrees", "objects", "legal-advice")
    assert not examined.counselling or examined.answer("substantial").answer == "yes"
    assert open_steps(examined) == ()


@given(EXAMINED, st.sampled_from(sorted(RELEASES)))
def test_taking_an_answer_away_never_opens_the_way(examined: Examined, decision: str) -> None:
    before = {one.id for one in obstacles(examined, decision, DEMANDS)}
    for test in ("held", "line-of-enquiry", "necessary", "substantial"):
        fewer = replace(examined, answers={name: one for name, one in examined.answers.items() if name != test})
        assert before <= {one.id for one in obstacles(fewer, decision, DEMANDS)}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Robin Example", "robin  EXAMPLE", True),
        ("Robin Example", "Example, Robin", True),
        ("Zoë Example", "Zoe Example", True),
        ("Robin Example", "Kim Example", False),
    ],
)
def test_one_person_is_one_person(one: str, other: str, *, same: bool) -> None:
    assert same_person(one, other) is same
