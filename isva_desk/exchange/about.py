"""Which events an update of a spreadsheet is about: "e1", "row 12", "arrest", "arrest 16/11/2026 A; charge"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from isva_desk.domain.case import Event
from isva_desk.domain.dates import When
from isva_desk.exchange.cells import CellProblem, read_when
from isva_desk.exchange.client_rows import suspect_letter
from isva_desk.exchange.words import NotAWord, Words
from isva_desk.language import _

_ROW = re.compile(r"row\s+(\d+)", re.IGNORECASE)


def find_events(
    text: str, told: When, events: Sequence[Event], rows: Mapping[int, str], words: Words
) -> tuple[str, ...]:
    """The ids of the events that ``text`` names, newest first where a kind stands for several.

    ``rows`` holds the id of the event of each row of the sheet. Raises ``CellProblem`` for what names no event.
    """
    ids = {event.id for event in events}
    found = []
    for part in (part.strip() for part in re.split(r"[;\n]", text)):
        if not part:
            continue
        if part in ids:
            found.append(part)
        elif match := _ROW.fullmatch(part):
            if int(match[1]) not in rows:
                raise CellProblem(_("row {row} holds no event of this case").format(row=match[1]))
            found.append(rows[int(match[1])])
        else:
            found.append(_by_kind(part, told, events, words))
    return tuple(dict.fromkeys(found))


def _by_kind(part: str, told: When, events: Sequence[Event], words: Words) -> str:
    kind, on, suspect = _take_apart(part, words)
    candidates = [
        event
        for event in events
        if event.kind == kind and suspect in {None, event.suspect} and (on is None or _meet(on, event.on))
    ]
    if not candidates:
        raise CellProblem(_("there is no event “{part}” in this case").format(part=part))
    # Told before the event counts too, but news is mostly about what has happened.
    before = [event for event in candidates if _begins(event.on) <= _ends(told)]
    return max(before or candidates, key=lambda event: _begins(event.on)).id


def _take_apart(part: str, words: Words) -> tuple[str, When | None, str | None]:
    """The kind of event, its date and its suspect, from as many words at the end as are a date or a letter."""
    pieces = part.split()
    problem: NotAWord | None = None
    for size in range(len(pieces), 0, -1):
        rest = pieces[size:]
        suspect = suspect_letter(rest[-1]) if rest and not rest[-1].isdecimal() else None
        if suspect is not None:
            rest = rest[:-1]
        if rest and rest[-1].casefold() == "suspect":
            rest = rest[:-1]
        try:
            on = read_when(" ".join(rest).strip("() "), words).when if rest else None
        except CellProblem:
            continue
        try:
            kind = words.read("kind", " ".join(pieces[:size]))
        except NotAWord as caught:
            problem = problem or caught
            continue
        return kind, on, suspect
    raise CellProblem(str(problem) if problem else _("there is no event “{part}” in this case").format(part=part))


def _meet(one: When, other: When) -> bool:
    return _begins(one) <= _ends(other) and _begins(other) <= _ends(one)


def _begins(when: When) -> date:
    return when.earliest or date.min


def _ends(when: When) -> date:
    return when.latest or date.max
