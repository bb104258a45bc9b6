"""Which events an update of a spreadsheet is about: "e1", "row 12", "arrest", "arrest 16/11/2026 A; charge"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from datetime import date

from isva_desk.domain.case import Event
from isva_desk.domain.dates import When
from isva_desk.exchange.cells import CellProblem, read_when
from isva_desk.exchange.client_rows import suspect_letter
from isva_desk.exchange.words import NotAWord, Words
from isva_desk.language import _

_ROW = re.compile(r"row\s+(\d+)", re.IGNORECASE)


class EventFinder:
    """The events of one case, found by what a spreadsheet calls them.

    ``rows`` holds the id of the event of each row, by sheet and number.
    """

    def __init__(self, events: Sequence[Event], rows: Mapping[tuple[str, int], str], words: Words) -> None:
        self._ids = {event.id for event in events}
        self._rows, self._words = rows, words
        self._by_kind: dict[str, list[Event]] = {}
        for event in sorted(events, key=lambda event: _begins(event.on)):
            self._by_kind.setdefault(event.kind, []).append(event)

    def find(self, text: str, told: When, sheet: str) -> tuple[str, ...]:
        """The ids of the events that ``text`` names; where a kind stands for several, the newest before the telling.

        Raises ``CellProblem`` for what names no event.
        """
        found = []
        for part in (part.strip() for part in re.split(r"[;\n]", text)):
            if not part:
                continue
            if part in self._ids:
                found.append(part)
            elif match := _ROW.fullmatch(part):
                place = (sheet, int(match[1]))
                if place not in self._rows:
                    raise CellProblem(_("row {row} holds no event of this case").format(row=match[1]))
                found.append(self._rows[place])
            else:
                found.append(self._by_words(part, told))
        return tuple(dict.fromkeys(found))

    def _by_words(self, part: str, told: When) -> str:
        kind, on, suspect = _take_apart(part, self._words)
        candidates = self._by_kind.get(kind, [])
        if on is not None or suspect is not None:
            candidates = [
                event
                for event in candidates
                if suspect in {None, event.suspect} and (on is None or _meet(on, event.on))
            ]
        if not candidates:
            raise CellProblem(_("there is no event “{part}” in this case").format(part=part))
        # Told before the event counts too, but news is mostly about what has happened.
        last = bisect_right(candidates, _ends(told), key=lambda event: _begins(event.on))
        newest = _begins((candidates[last - 1] if last else candidates[-1]).on)
        return candidates[bisect_left(candidates, newest, key=lambda event: _begins(event.on))].id


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
