"""Every English template, in every way that its event can be known, held against the checks with real numbers."""

from __future__ import annotations

from functools import lru_cache

import pytest

from isva_desk.writing.checks import check, measured
from isva_desk.writing.reading_age import measure
from isva_desk.writing.update import ClientUpdate, plain_text, text_of
from isva_desk.writing.words import sentences, words
from tests.builders.cases import CaseStory
from tests.builders.client_updates import basis_for, page_of, ways_it_is_known, wording_in

KINDS = tuple(sorted(wording_in().templates))
WORDS_ON_ONE_PAGE = 330
# What the templates must be able to say: the contract of the events that matter most.
WANTED = frozenset(
    """report investigation-declined arrest interview-under-caution release-without-charge release-on-bail
    release-under-investigation bail-changed bail-ended records-request cps-referral early-advice-requested
    early-advice-given action-plan action-plan-answered out-of-court-disposal no-charge-police no-charge-cps
    charge cps-stop-or-alter
    cps-provisional-stop review-requested review-decided hearing-listed hearing-moved bail-hearing warrant-issued
    witness-required special-measures-decision not-guilty-plea trial-started verdict sentence vcs-referral vcs-contact
    appeal-made appeal-outcome officer-changed victim-withdrew closed complaint-acknowledged""".split()  # noqa: SIM905 - a list of forty strings reads worse
)


@lru_cache(maxsize=64)
def pages(kind: str) -> tuple[tuple[CaseStory, ClientUpdate], ...]:
    """The page about one event, once for each text that comes of it."""
    found: dict[tuple[str, str], tuple[CaseStory, ClientUpdate]] = {}
    for story in ways_it_is_known(kind):
        page = page_of(story, "e1", adviser="Ana", phone="07700 900123")
        found.setdefault((plain_text(page), plain_text(page, "easy")), (story, page))
    return tuple(found.values())


def test_the_events_that_matter_most_have_a_template() -> None:
    assert not WANTED - set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_child_of_ten_can_read_it(kind: str) -> None:
    for _story, page in pages(kind):
        meter = measured(page)
        assert meter.grade is not None
        assert meter.ari is not None
        assert meter.grade <= 5, plain_text(page)
        assert meter.ari <= 5, plain_text(page)
        assert meter.words_per_sentence <= 12, plain_text(page)
        assert meter.longest <= 20, plain_text(page)


@pytest.mark.parametrize("kind", KINDS)
def test_the_checks_find_nothing_in_it(kind: str) -> None:
    for story, page in pages(kind):
        remarks = check(page, wording_in(), basis_for(story, page, names=["Ana"]))
        assert not remarks, (plain_text(page), remarks)


@pytest.mark.parametrize("kind", KINDS)
def test_it_has_every_part_and_fits_on_one_page(kind: str) -> None:
    for _story, page in pages(kind):
        kinds = [part.kind for part in page.parts if part.kind != "words"]
        assert kinds == ["happened", "means", "next", "choices", "need-not", "reach-me"], plain_text(page)
        assert len(words(" ".join(text_of(part) for part in page.parts))) <= WORDS_ON_ONE_PAGE, plain_text(page)


@pytest.mark.parametrize("kind", KINDS)
def test_easy_read_says_one_thing_a_line(kind: str) -> None:
    for _story, page in pages(kind):
        lines = [line for part in page.easy for line in part.lines]
        assert 4 <= len(lines) <= 16, plain_text(page, "easy")
        for line in lines:
            said = sentences(line.words)
            assert len(said) <= 2, line
            assert max(len(words(one.text)) for one in said) <= 15, line
        grade = measure("\n".join(line.words for line in lines)).grade
        assert grade is not None
        assert grade <= 5, plain_text(page, "easy")


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_else_learns_anything_from_the_short_text_or_the_cover(kind: str) -> None:
    told = {"police", "cps", "court", "case", "charge", "arrest", "isva", "victim", "crime", "prison", "judge"}
    for _story, page in pages(kind):
        open_to_all = " ".join([page.short, page.title, *page.cover])
        assert not told & {word.folded for word in words(open_to_all)}, open_to_all


def test_no_further_action_says_first_that_it_is_not_about_belief() -> None:
    for kind in ("no-charge-police", "no-charge-cps", "investigation-declined"):
        for _story, page in pages(kind):
            means = next(part for part in page.parts if part.kind == "means")
            assert "It does not mean people did not believe you." in " ".join(means.paragraphs)


def test_no_template_claims_a_reviewer_who_has_not_read_it() -> None:
    """Nobody has reviewed them yet. Whoever does puts in name and day, and mends this list."""
    assert {kind for kind in KINDS if wording_in().templates[kind].reviewer} == set()
