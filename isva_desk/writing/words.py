"""Words and sentences of a text with their places in it, in every script that a letter may be written in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

# What ends a sentence: Latin, Arabic and Urdu, and the danda of Bengali and Panjabi.
_ENDS = ".!?…؟۔।"
_CLOSING = "\"'”’)]»"
_JOINS = "'’-‐\u200c\u200d"
_NUMBER_JOINS = ".,:/"
# A full stop after these ends no sentence.
_SHORT = frozenset({"mr", "mrs", "ms", "dr", "e.g", "i.e", "no", "st"})
_LINES = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text: what it says, and from which to which letter it stands."""

    text: str
    start: int
    end: int

    @property
    def folded(self) -> str:
        """As it is compared: without capitals, and with one kind of apostrophe."""
        return self.text.casefold().replace("’", "'")


def words(text: str, start: int = 0) -> tuple[Piece, ...]:
    """The words and numbers. A vowel sign belongs to its letter, "10:30" and "don't" are one word each."""
    found: list[Piece] = []
    at = 0
    while at < len(text):
        if not _in_a_word(text[at]):
            at += 1
            continue
        end = at + 1
        while end < len(text) and (_in_a_word(text[end]) or _joins(text, end)):
            end += 1
        found.append(Piece(text[at:end], start + at, start + end))
        at = end
    return tuple(found)


def sentences(text: str) -> tuple[Piece, ...]:
    """The sentences that hold a word. The end of a line ends a sentence, as a bullet or a heading does."""
    found: list[Piece] = []
    for line in _LINES.finditer(text):
        begin = line.start()
        for end in (*_sentence_ends(line[0], line.start()), line.end()):
            said = text[begin:end]
            stripped = said.strip()
            if words(stripped):
                first = begin + said.index(stripped)
                found.append(Piece(stripped, first, first + len(stripped)))
            begin = end
    return tuple(found)


def find_phrase(phrase: Sequence[str], said: Sequence[str]) -> tuple[int, ...]:
    """At which of the folded words the phrase (folded words too) begins."""
    length = len(phrase)
    if not length or phrase[0] not in said:
        return ()
    return tuple(at for at in range(len(said) - length + 1) if tuple(said[at : at + length]) == tuple(phrase))


@lru_cache(maxsize=4096)
def folded(phrase: str) -> tuple[str, ...]:
    """The words of a phrase as they are compared."""
    return tuple(word.folded for word in words(phrase))


def _in_a_word(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LMN"


def _joins(text: str, at: int) -> bool:
    """An apostrophe or hyphen between letters, or a point, colon or slash between digits."""
    if at + 1 >= len(text) or not _in_a_word(text[at + 1]):
        return False
    if text[at] in _NUMBER_JOINS:
        return text[at - 1].isdigit() and text[at + 1].isdigit()
    return text[at] in _JOINS


def _sentence_ends(line: str, start: int) -> list[int]:
    found = []
    for at, letter in enumerate(line):
        if letter not in _ENDS:
            continue
        end = at + 1
        while end < len(line) and line[end] in _CLOSING:
            end += 1
        # Inside "10.30" or "example.org" no sentence ends; after "Dr." neither.
        if end < len(line) and not line[end].isspace() and letter == ".":
            continue
        before = re.search(r"[\w.]+$", line[:at])
        if letter == "." and before is not None and before[0].casefold() in _SHORT and end < len(line):
            continue
        found.append(start + end)
    return found
