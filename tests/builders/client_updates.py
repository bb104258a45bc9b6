"""Pages for clients from case stories, and every way in which a kind of event can be known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from isva_desk.domain import resources
from isva_desk.domain.event_kinds import EXTRA_FIELDS
from isva_desk.entitlements.assess import assess
from isva_desk.entitlements.entitlement import Entitlement
from isva_desk.writing.check_basis import Basis, basis_of
from isva_desk.writing.choices import Choices
from isva_desk.writing.update import ClientUpdate, write_update
from isva_desk.writing.wording import Wording, load_wording
from tests.builders.cases import CaseStory, a_case, the_calendar, the_rules

TODAY = date(2026, 11, 23)
# The longest day that a year has in English: what fits with it fits with every other.
LONG_DAY = "2026-09-23"
HEARINGS = ("first appearance", "PTPH", "trial", "sentence", "section 28 recording", "mention")


@lru_cache(maxsize=16)
def wording_in(language: str = "en") -> Wording:
    """The shipped wording."""
    return load_wording(resources.folder(), language)


def judged(story: CaseStory, today: date = TODAY) -> tuple[Entitlement, ...]:
    """What the shipped rules say of the case."""
    return assess(story.case, the_rules(), the_calendar(), today)


def page_of(story: CaseStory, *facts: str, today: date = TODAY, language: str = "en", **choices: Any) -> ClientUpdate:
    """The page about those facts; about all of them where none is named."""
    named = facts or tuple(event.id for event in story.case.events)
    return write_update(story.case, named, wording_in(language), judged(story, today), today, Choices(**choices))


def basis_for(story: CaseStory, written: ClientUpdate, *, today: date = TODAY, **more: Any) -> Basis:
    """What that page is held against."""
    facts = [event.id for event in story.case.events]
    return basis_of(story.case, facts, wording_in(written.language), judged(story, today), today, written, **more)


def ways_it_is_known(kind: str) -> Iterator[CaseStory]:
    """One event of the kind, known in every way that its wording tells apart."""
    for suspects in (("A",), ("A", "B")):
        for on in (LONG_DAY, "2026-09", None):
            for fields in _fields(kind):
                story = a_case(*suspects).happened(kind, on, suspect="A", **fields)
                yield story
                if kind in {"no-charge-police", "no-charge-cps", "cps-stop-or-alter"}:
                    yield from _reviews(story, kind)
    if kind == "sentence":
        sentenced = a_case().happened(kind, "2026-11-11", suspect="A", months=155)  # a check can still be asked for
        yield sentenced
        yield sentenced.happened("lenient-sentence-request", "2026-11-16")


def _fields(kind: str) -> list[dict[str, Any]]:
    known = EXTRA_FIELDS[kind]
    ways: list[dict[str, Any]] = [{}]
    if "outcome" in known:
        ways = [{"outcome": outcome} for outcome in ("guilty", "not-guilty", "no-verdict", "other", None)]
    if "months" in known:
        ways = [{"months": 155}, {"months": 9}, {}, {"hospital_order": True}]
    if "scheme" in known:
        ways = [{"scheme": scheme} for scheme in ("police", "cps", None)]
    if "hearing" in known:
        ways = [{"hearing": hearing, **day} for hearing in HEARINGS for day in ({}, {"hearing_on": "2027-09-22"})]
    if "trial_on" in known:
        ways = [{}, {"trial_on": "2027-09-22"}]
    if "target_on" in known:
        ways = [{}, {"target_on": "2026-12-23", "number": 2}]
    return ways


def _reviews(story: CaseStory, kind: str) -> Iterator[CaseStory]:
    by = "police" if kind == "no-charge-police" else "cps"
    yield story.told(by, LONG_DAY)  # the last day is known, and still to come
    yield story.told(by, "2026-01-09")  # it has gone by
    yield story.told(by, LONG_DAY).happened("review-requested", "2026-10-01", scheme=by)
