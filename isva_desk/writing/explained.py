"""Which words of the glossary a text uses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from isva_desk.writing.word_lists import Term
from isva_desk.writing.words import Piece, folded, words


@dataclass(frozen=True, slots=True)
class Found:
    """A word of the glossary where it stands in a text. ``said`` is how it stands there."""

    term: Term
    said: str
    start: int
    end: int


def terms_in(text: str, glossary: tuple[Term, ...]) -> tuple[Found, ...]:
    """The words of the glossary in their order; of two that overlap the longer ("bail conditions")."""
    pieces = words(text)
    index = _by_first_word(glossary)
    found: list[Found] = []
    at = 0
    while at < len(pieces):
        best = max(
            (entry for entry in index.get(pieces[at].folded, ()) if _stands(entry, pieces, at)),
            key=lambda entry: len(entry[0]),
            default=None,
        )
        if best is None:
            at += 1
            continue
        last = pieces[at + len(best[0]) - 1]
        found.append(Found(best[1], text[pieces[at].start : last.end], pieces[at].start, last.end))
        at += len(best[0])
    return tuple(found)


def explanations(text: str, glossary: tuple[Term, ...]) -> tuple[str, ...]:
    """ "Charge: ..." for each word of the glossary in the text, once, in the order in which they first stand."""
    first: dict[Term, Found] = {}
    for one in terms_in(text, glossary):
        first.setdefault(one.term, one)
    heads = ((_head(one), one.term.meaning) for one in first.values())
    return tuple(f"{head[:1].upper()}{head[1:]}: {meaning}" for head, meaning in heads)


def _head(one: Found) -> str:
    """The word as the glossary has it; as the text has it where that is in full and the glossary has its letters."""
    in_letters = any(len(word.text) > 1 and word.text.isupper() for word in words(one.term.term))
    return one.term.term if not in_letters else one.said


@lru_cache(maxsize=16)
def _by_first_word(glossary: tuple[Term, ...]) -> dict[str, list[tuple[tuple[str, ...], Term, str]]]:
    index: dict[str, list[tuple[tuple[str, ...], Term, str]]] = {}
    for term in glossary:
        for form in (term.term, *term.forms):
            if key := folded(form):
                index.setdefault(key[0], []).append((key, term, form))
    return index


def _stands(entry: tuple[tuple[str, ...], Term, str], pieces: Sequence[Piece], at: int) -> bool:
    key, _term, form = entry
    standing = pieces[at : at + len(key)]
    if tuple(piece.folded for piece in standing) != key:
        return False
    # A short form is a word of its own only in capitals: "WCU", but also "screens" and "section 28" as they come.
    return not form.isupper() or all(piece.text.isupper() for piece in standing)
