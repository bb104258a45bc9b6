"""What the record knows of one fact, as the conditions that hold and the words that fill the places of its template."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from isva_desk.domain.case import Case, Event
from isva_desk.domain.court_lists import court_lists
from isva_desk.domain.dates import When
from isva_desk.entitlements.entitlement import Entitlement
from isva_desk.writing.last_days import last_day
from isva_desk.writing.page_words import PageWords
from isva_desk.writing.wording import Wording

# The kinds of hearing of which the templates say something of their own.
_HEARINGS = MappingProxyType(
    {
        "first-appearance": "first-hearing",
        "ptph": "plea-hearing",
        "trial": "trial-hearing",
        "retrial": "trial-hearing",
        "section-28": "recorded-hearing",
        "sentence": "sentence-hearing",
    }
)
# How a person is named in Easy Read: one idea a line leaves no room for more.
SHORT_PERSON = "short_person"
_VERDICTS = ("guilty", "not-guilty", "no-verdict")
_PLACE = re.compile(r"\{([^{}]*)\}")
_DAYS = ("hearing", "trial", "target", "promised")


@dataclass(frozen=True, slots=True)
class Known:
    """One fact: its event, what holds, what is filled in, and the last days that the client has because of it."""

    event: Event
    conditions: frozenset[str]
    places: Mapping[str, str]
    last_days: tuple[date, ...]
    review_days: tuple[date, ...]


def what_is_known(
    event: Event, case: Case, wording: Wording, entitlements: Sequence[Entitlement], today: date, named: bool
) -> Known:
    """What is known of a fact of the case. ``named``: the page tells several suspects apart by letter."""
    page = wording.page
    conditions, places = _people(event, case, page, named)
    _day_of_the_event(event.on, page, conditions, places)
    for name in _DAYS:
        held = getattr(event, f"{name}_on").day
        conditions.add(f"{name}-day" if held else f"no-{name}-day")
        if held:
            places[f"{name}_day"] = page.say_day(held)
    _kinds_of_news(event, page, conditions, places)
    started = [entry for entry in entitlements if entry.trigger == event.id]
    last_days: dict[str, list[date]] = {"review": [], "lenient": []}
    says_safe_day = "review-safe-day" in _conditions_said(wording, event.kind)
    for right, days in last_days.items():
        for entry in (one for one in started if one.rule in wording.rights[right]):
            stands = last_day(right, entry, event, today, says_safe_day=says_safe_day)
            if stands is None:
                continue
            conditions.add(stands.condition)
            if stands.day is not None:
                places[f"{right}_day"] = page.say_day(stands.day)
                days.append(stands.day)
    if any(entry.rule in wording.rights["contact-scheme"] for entry in started):
        conditions.add("contact-scheme")
    review = tuple(last_days["review"])
    every = (*review, *last_days["lenient"])
    return Known(event, frozenset(conditions), MappingProxyType(places), every, review)


def suspects_in(events: Iterable[Event]) -> frozenset[str]:
    """The suspects that the facts are about."""
    return frozenset(event.suspect for event in events if event.suspect)


def _people(event: Event, case: Case, page: PageWords, named: bool) -> tuple[set[str], dict[str, str]]:
    phrases = page.phrases
    several = len(case.suspects) > 1
    conditions = {"several-people" if several else "one-person"}
    if named and event.suspect:
        letter = {"letter": event.suspect}
        return conditions, {
            "person": _in_the_middle(phrases["named-person"], letter),
            "this_person": _in_the_middle(phrases["this-named-person"], letter),
            SHORT_PERSON: _in_the_middle(phrases["this-named-person"], letter),
        }
    person = phrases["one-of-several"] if several else phrases["person"]
    return conditions, {"person": person, "this_person": phrases["this-person"], SHORT_PERSON: person}


def _day_of_the_event(on: When, page: PageWords, conditions: set[str], places: dict[str, str]) -> None:
    first, last = on.earliest, on.latest
    if on.day is not None:
        conditions.add("day")
        places["day"] = page.say_day(on.day)
    elif first is not None and last is not None and (first.year, first.month) == (last.year, last.month):
        conditions.add("month")
        places["month"] = page.say_month(first)
    else:
        conditions.add("no-day")


def _kinds_of_news(event: Event, page: PageWords, conditions: set[str], places: dict[str, str]) -> None:
    conditions.add(event.outcome if event.outcome in _VERDICTS else "other-verdict")
    conditions.add(event.scheme or "no-scheme")
    conditions.add(_HEARINGS.get(court_lists().kind("", event.hearing or "").id, "other-hearing"))
    if event.months:
        conditions.add("term")
        places["length"] = page.say_length(event.months)
    else:
        conditions.add("no-term")
    if event.hospital_order:
        conditions.add("hospital-order")


def _conditions_said(wording: Wording, kind: str) -> frozenset[str]:
    template = wording.templates.get(kind)
    if template is None:
        return frozenset()
    return frozenset(
        condition for lines in template.standard.values() for line in lines for condition in line.conditions
    )


def fill(text: str, places: Mapping[str, str]) -> str:
    """The text with its places filled, each sentence beginning with a capital. The loader knows every place."""
    filled = _in_the_middle(text, places)
    return filled[:1].upper() + filled[1:]


def _in_the_middle(text: str, places: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda match: _begun(places[match[1]], text[: match.start()]), text)


def _begun(words: str, before: str) -> str:
    begins = before.rstrip().endswith((".", "!", "?"))
    return words[:1].upper() + words[1:] if begins else words
