"""The checker of notes: it points at places that are better left out of a note, says why, and what could stand there.

Pure, and it never blocks. What it looks for is data; it is given patterns and names, and returns places in the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of place: what it is called, why it is pointed at, and what could stand there instead."""

    id: str
    title: str
    why: str
    instead: str


@dataclass(frozen=True, slots=True)
class Check:
    """The patterns of one kind. They ignore case."""

    kind: Kind
    patterns: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class NameCheck:
    """How names of third persons are found: after a title, in the middle of a sentence, or by a common given name."""

    kind: Kind
    titles: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()  # words with a capital that are no person's name, plain
    given_names: frozenset[str] = frozenset()  # plain


@dataclass(frozen=True, slots=True)
class Checker:
    """Everything that is looked for."""

    checks: tuple[Check, ...]
    names: NameCheck | None = field(default=None)


@dataclass(frozen=True, slots=True)
class Mark:
    """One place: ``text[start:end]`` is ``words``."""

    start: int
    end: int
    words: str
    kind: Kind


_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ENDS = frozenset(".!?:;\n\r•")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)


def marks_in(text: str, checker: Checker, known_names: Collection[str] = ()) -> tuple[Mark, ...]:
    """Every place, in the order of the text; none lies within another.

    ``known_names`` are the names that may stand there: the client's, those of people with a role, the adviser's own.
    """
    found = [
        Mark(hit.start(), hit.end(), hit[0], check.kind)
        for check in checker.checks
        for pattern in check.patterns
        for hit in pattern.finditer(text)
        if hit.end() > hit.start()
    ]
    if checker.names is not None:
        found += _names(text, checker.names, frozenset(word for name in known_names for word in _words_of(name)))
    return tuple(_outermost(found))


def _outermost(found: list[Mark]) -> Iterator[Mark]:
    """The longest mark of each place. What begins inside one that stands already is left out."""
    end = 0
    for mark in sorted(found, key=lambda mark: (mark.start, -mark.end)):
        if mark.start >= end:
            yield mark
            end = mark.end


def _names(text: str, names: NameCheck, may_stand: frozenset[str]) -> Iterator[Mark]:
    """Runs of words with a capital that are names of people whom nothing else explains."""
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        if run and (text[run[-1].end() : word.start()] != " " or not _capital(word[0])):
            yield from _run(text, run, names, may_stand)
            run = []
        if _capital(word[0]):
            run.append(word)
    yield from _run(text, run, names, may_stand)


def _run(text: str, run: list[re.Match[str]], names: NameCheck, may_stand: frozenset[str]) -> Iterator[Mark]:
    while run and plain(run[0][0]) not in names.titles and _starts_sentence(text, run[0].start()):
        # The first word of a sentence has a capital anyhow: only a common given name shows that it is one.
        if plain(run[0][0]) in names.given_names - may_stand:
            break
        run = run[1:]
    said = [word for word in run if not _explained(word[0], names, may_stand)]
    people = [word for word in said if plain(word[0]) not in names.titles]
    if people:
        start, end = said[0].start(), people[-1].end()
        yield Mark(start, end, text[start:end], names.kind)


def _explained(word: str, names: NameCheck, may_stand: frozenset[str]) -> bool:
    said = plain(word)
    return said in names.known or said in may_stand


def _capital(word: str) -> bool:
    """A capital first and something small after it: "Karen", not "CPS", "I" or "phone"."""
    return len(word) > 1 and word[0].isupper() and any(letter.islower() for letter in word[1:])


def _starts_sentence(text: str, place: int) -> bool:
    before = text[:place].rstrip(" \t\"'“”‘’«»()[]-–—*")
    return not before or before[-1] in _ENDS


def plain(word: str) -> str:
    """The word without a possessive, case and accents, as lists of names hold it."""
    letters = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", word))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


def _words_of(name: str) -> Iterator[str]:
    return (plain(word[0]) for word in _WORD.finditer(name))
