"""Several facts make one page: in the order of happening, nothing twice, nothing out of date."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from isva_desk.writing.checks import check, measured
from isva_desk.writing.update import ClientUpdate, text_of
from isva_desk.writing.words import sentences
from tests.builders.cases import a_case
from tests.builders.client_updates import basis_for, page_of, wording_in

LONG = (
    a_case()
    .happened("report", "2026-03-02")
    .arrest("2026-06-01")
    .happened("release-on-bail", "2026-06-02", suspect="A")
    .happened("cps-referral", "2026-08-03")
    .happened("charge", "2026-09-07", suspect="A")
    .happened("hearing-listed", "2026-09-08", hearing="first appearance", hearing_on="2026-12-07")
    .happened("records-request", "2026-09-09")
    .happened("witness-required", "2026-10-05")
)
FACTS = [event.id for event in LONG.case.events]


def part(page: ClientUpdate, kind: str) -> str:
    return next((text_of(one) for one in page.parts if one.kind == kind), "")


def test_what_happened_is_told_in_its_order_whatever_was_ticked_first() -> None:
    page = page_of(LONG, "e3", "e2")
    happened = part(page, "happened")
    assert happened.index("arrested") < happened.index("on bail")
    assert page == page_of(LONG, "e2", "e3")


def test_what_comes_next_is_said_by_the_newest_of_a_story() -> None:
    page = page_of(LONG, "e2", "e3")
    assert "The police may let this person go home" not in part(page, "next")
    assert "go back to the police on a set day" in part(page, "next")
    # Both still say what they mean, and what can be chosen.
    assert "An arrest is not a charge." in part(page, "means")
    assert "You can ask me what the rules are." in part(page, "choices")


def test_another_story_keeps_what_comes_next() -> None:
    page = page_of(LONG, "e6", "e7")
    assert "The date may still change." in part(page, "next")
    assert "I can ask the police what they want, and why." in part(page, "next")


def test_nothing_to_do_is_said_only_of_news_that_stands_alone() -> None:
    nothing = "You do not need to do anything else right now."
    assert nothing in part(page_of(LONG, "e2"), "need-not")
    assert nothing not in part(page_of(LONG, "e2", "e8"), "need-not")


def test_two_suspects_are_told_apart_by_letter_and_never_by_name() -> None:
    story = (
        a_case("A", "B")
        .happened("charge", "2026-09-07", suspect="A")
        .happened("no-charge-cps", "2026-09-07", suspect="B")
    )
    page = page_of(story)
    assert "The police have charged one of the people you reported (person A)." in part(page, "happened")
    assert "The CPS will not charge person B." in part(page, "happened")
    assert "The case about person B stops for now." in part(page, "means")
    assert "A charge does not say yet that person A is guilty." in part(page, "means")
    # Each is a story of its own.
    assert "first hearing" in part(page, "next")
    assert "The CPS should tell you the reasons." in part(page, "next")


def test_one_of_several_is_told_as_such() -> None:
    page = page_of(a_case("A", "B").arrest("2026-09-07", "B"))
    assert "The police have arrested one of the people you reported." in part(page, "happened")
    assert "person B" not in part(page, "happened")


def test_the_same_news_of_two_suspects_is_said_of_each() -> None:
    page = page_of(a_case("A", "B").arrest("2026-09-07", "A").arrest("2026-09-07", "B"))
    assert "(person A)" in part(page, "happened")
    assert "(person B)" in part(page, "happened")
    assert part(page, "choices").count("If you are in danger") == 1


@given(st.lists(st.sampled_from(FACTS), min_size=1, max_size=4, unique=True))
def test_any_facts_make_a_page_that_says_nothing_twice(facts: list[str]) -> None:
    page = page_of(LONG, *facts)
    said = [
        one.text for each in page.parts if each.kind not in {"words", "happened"} for one in sentences(text_of(each))
    ]
    repeated = {one for one in said if said.count(one) > 1}
    # A choice is a line of several sentences; one of them may come again in another choice.
    assert not repeated & {one for each in page.parts if each.kind != "choices" for one in each.paragraphs}
    lines = [line for each in page.parts for line in (*each.paragraphs, *each.bullets)]
    assert len(set(lines)) == len(lines)
    assert page == page_of(LONG, *reversed(facts))


def test_two_facts_stay_as_easy_as_one() -> None:
    for facts in combinations(FACTS, 2):
        page = page_of(LONG, *facts)
        grade = measured(page).grade
        assert grade is not None
        assert grade <= 5
        assert not check(page, wording_in(), basis_for(LONG, page))


def test_each_template_is_named_once() -> None:
    story = a_case("A", "B").arrest("2026-09-07", "A").arrest("2026-09-08", "B")
    assert [str(used) for used in page_of(story).templates] == ["arrest/en/1"]
