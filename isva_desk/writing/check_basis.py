"""What the record says, against which a text for a client is held."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from isva_desk.domain.case import Case, Event
from isva_desk.domain.dates import When
from isva_desk.entitlements.entitlement import Entitlement
from isva_desk.writing.explained import terms_in
from isva_desk.writing.known import what_is_known
from isva_desk.writing.update import ClientUpdate, text_of
from isva_desk.writing.wording import Wording
from isva_desk.writing.words import words

_WHENS = (
    "on",
    "learned",
    "wcu_received",
    "arrested_on",
    "target_on",
    "review_on",
    "hearing_on",
    "trial_on",
    "promised_on",
)
_PLACE = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class Basis:
    """``days`` and ``numbers`` stand in the record or in the page as its templates wrote it.

    ``review_days`` are the last days of a right of review that is open; ``review_open`` is True also where the day is
    not known. ``names`` may stand in the text, ``vocabulary`` are words that are no name; all in lower case.
    """

    today: date
    days: frozenset[date]
    numbers: frozenset[str]
    review_open: bool
    review_days: tuple[date, ...]
    names: frozenset[str]
    vocabulary: frozenset[str]
    outside: tuple[str, ...] = ()


def basis_of(
    case: Case,
    facts: Sequence[str],
    wording: Wording,
    entitlements: Sequence[Entitlement],
    today: date,
    written: ClientUpdate,
    names: Sequence[str] = (),
    outside: Sequence[str] = (),
) -> Basis:
    """What the text is held against. ``written`` is the page before anything was changed in it.

    ``names``: people of the case who may be named (officers, the adviser). ``outside``: further texts that
    others may see, such as the name of the file.
    """
    chosen = [event for event in case.events if event.id in set(facts)]
    known = [what_is_known(event, case, wording, entitlements, today, named=False) for event in chosen]
    conditions = frozenset[str]().union(*(one.conditions for one in known))
    text = "\n".join(text_of(part) for part in written.parts)
    return Basis(
        today=today,
        days=frozenset({today, *_days_of(case), *(day for one in known for day in one.last_days)}),
        numbers=frozenset(_numbers(text)) | frozenset(_numbers_of(chosen)),
        review_open=bool(conditions & {"review-day", "review-safe-day", "review-no-day"}),
        review_days=tuple(dict.fromkeys(day for one in known for day in one.review_days)),
        names=frozenset(
            word.folded for name in (*names, case.client.name_to_use or "", case.reference) for word in words(name)
        ),
        vocabulary=_vocabulary(wording),
        outside=tuple(outside),
    )


def _days_of(case: Case) -> set[date]:
    """Every day that is certain in the record of the case."""
    held: list[When] = [getattr(event, name) for event in case.events for name in _WHENS]
    held += [when for update in case.updates for when in (update.on, update.sent_on)]
    return {when.day for when in held if when.day is not None}


def _numbers_of(events: Sequence[Event]) -> set[str]:
    found = set()
    for event in events:
        if event.months:
            years, rest = divmod(event.months, 12)
            found |= {str(event.months), str(years), str(rest)}
        if event.number:
            found.add(str(event.number))
        if event.on.hour:
            found.add(event.on.hour)
    return found


def _numbers(text: str) -> set[str]:
    return {word.text for word in words(text) if word.text[0].isdigit()}


@lru_cache(maxsize=4)
def _vocabulary(wording: Wording) -> frozenset[str]:
    """The words that the templates and the glossary themselves use."""
    said = [
        line.say for template in wording.templates.values() for lines in template.standard.values() for line in lines
    ]
    said += [f"{term.term} {term.expansion} {term.meaning} {' '.join(term.forms)}" for term in wording.glossary]
    said += [*wording.page.headings.values(), *wording.page.phrases.values()]
    return frozenset(word.folded for text in said for word in words(_PLACE.sub(" ", text)))


def explained_terms(update: ClientUpdate, wording: Wording) -> frozenset[str]:
    """The words of the glossary that the page explains."""
    lines = [bullet for part in update.parts if part.kind == "words" for bullet in part.bullets]
    heads = [line.partition(":")[0] for line in lines]
    return frozenset(found.term.term for head in heads for found in terms_in(head, wording.glossary)) | frozenset(
        term.term for term in wording.glossary if term.term.casefold() in {head.casefold() for head in heads}
    )
