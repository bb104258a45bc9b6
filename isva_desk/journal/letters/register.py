"""The register of the letters of a case: those that came, and those that are looked for and are not on record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from isva_desk.domain.letter_lists import LetterLists
from isva_desk.entitlements.entitlement import HIDDEN_VERDICTS, Entitlement
from isva_desk.journal.letters.folded import Letter


@dataclass(frozen=True, slots=True)
class Registered:
    """One line: a letter, or (``letter`` None) one that an entitlement asks for and nobody has recorded."""

    kind: str
    letter: Letter | None
    entitlement: Entitlement | None = None


def register(
    letters: Sequence[Letter], entitlements: Sequence[Entitlement], lists: LetterLists
) -> tuple[Registered, ...]:
    """What is looked for first, in the order of the kinds, then every letter, newest first."""
    lines: list[Registered] = []
    for kind in lists.kinds:
        for one in entitlements:
            if one.rule not in kind.rules or one.verdict in HIDDEN_VERDICTS or not one.is_open:
                continue
            if not any(_is_it(letter, kind.id, one) for letter in letters):
                lines.append(Registered(kind.id, None, one))
    return (*lines, *(Registered(letter.kind, letter) for letter in letters))


def _is_it(letter: Letter, kind: str, one: Entitlement) -> bool:
    """The letter is of this kind and about what the entitlement is about."""
    return letter.kind == kind and (one.trigger in letter.about or not letter.about)
