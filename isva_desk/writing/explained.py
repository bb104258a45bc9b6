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
    found = dict.fromkeys(one.term for one in terms_in(text, glossary))
    return tuple(f"{term.term[:1].upper()}{term.term[1:]}: {term.meaning}" for term in found)


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
