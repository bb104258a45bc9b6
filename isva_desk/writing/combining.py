"""Several facts on one page: in the order in which they happened, and nothing said twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from isva_desk.domain.event_kinds import EXTRA_FIELDS
from isva_desk.writing.known import SHORT_PERSON, Known, fill
from isva_desk.writing.template_file import Line, PicturedLine, Template

_RANK = {kind: rank for rank, kind in enumerate(EXTRA_FIELDS)}
# What an older fact of the same story says of these is out of date.
_OF_THE_NEWEST = frozenset({"next", "need_not"})


@dataclass(frozen=True, slots=True)
class Told:
    """One fact with its wording. ``newest``: no later fact on this page belongs to the same story."""

    template: Template
    known: Known
    newest: bool = True


def in_order(told: Sequence[Told]) -> tuple[Told, ...]:
    """Oldest first, each marked with whether it is the newest of its story, for the suspect that it is about."""
    ordered = sorted(told, key=_order)
    newest = {_story(one, ordered): one for one in ordered}
    return tuple(replace(one, newest=newest[_story(one, ordered)] is one) for one in ordered)


def sentences_of(told: Sequence[Told], part: str) -> tuple[str, ...]:
    """A paragraph for each fact that has something to say in this part; for the choices, a line for each choice."""
    said: set[str] = set()
    paragraphs: list[str] = []
    for one in told:
        fresh = [
            text for text in _spoken(one, part, len({_story(each, told) for each in told}) == 1) if text not in said
        ]
        said.update(fresh)
        paragraphs += fresh if part == "choices" else filter(None, [" ".join(fresh)])
    return tuple(paragraphs)


def pictured(told: Sequence[Told], part: str) -> tuple[PicturedLine, ...]:
    """The lines of Easy Read of a part, filled, none twice."""
    alone = len({_story(each, told) for each in told}) == 1
    found: dict[str, PicturedLine] = {}
    for one in told:
        if part in _OF_THE_NEWEST and not one.newest:
            continue
        places = {**one.known.places, "person": one.known.places[SHORT_PERSON]}
        for line in one.template.easy[part]:
            if _holds(line, one, alone):
                words = fill(line.words, places)
                found.setdefault(words, PicturedLine(line.picture, words))
    return tuple(found.values())


def _spoken(one: Told, part: str, alone: bool) -> list[str]:
    if part in _OF_THE_NEWEST and not one.newest:
        return []
    return [fill(line.say, one.known.places) for line in one.template.standard[part] if _holds(line, one, alone)]


def _holds(line: Line | PicturedLine, one: Told, alone: bool) -> bool:
    return all(name in one.known.conditions or (name == "only-news" and alone) for name in line.conditions)


def _order(one: Told) -> tuple[date, int]:
    event = one.known.event
    day = event.on.earliest or event.on.latest or event.learned.earliest or date.min
    return day, _RANK[event.kind]


def _story(one: Told, among: Sequence[Told]) -> tuple[str, str]:
    """The thread of the fact; apart for each suspect where the page is about more than one."""
    suspects = {each.known.event.suspect for each in among if each.known.event.suspect}
    return one.template.thread, (one.known.event.suspect or "") if len(suspects) > 1 else ""
