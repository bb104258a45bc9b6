"""How hard a text is to read: school grades for English, long words and long sentences for every language.

Flesch-Kincaid grade (J. P. Kincaid and others, 1975): 0.39 x words/sentences + 11.8 x syllables/words - 15.59.
Automated readability index (1967): 4.71 x letters/words + 0.5 x words/sentences - 21.43.
LIX (C. H. Björnsson, 1968): words/sentences + 100 x words of more than six letters / words.
The first two were fitted to English and say nothing of another language.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import pyphen

from isva_desk.writing.words import sentences, words

Syllables = Callable[[str], int]

_VOWELS = re.compile(r"[aeiouy]+")
# Two vowels that are spoken apart: "being", "area", "create", "science", "social" not.
_APART = re.compile(
    r"[iu]ous|ying|eing|[^qg]ual|uing|ia(?!l)|iet|ier|(?:id|ar)eas?$|iu|eo(?!p|n$|ns$)|rea(?=l|ct|te)|cre(?=at)"
)
_SILENT_END = re.compile(r"(?:[^laeiouy]e|[aeiouy]le|[^tdei]ed|[^sxzcgie]es)$")
# A silent e inside: "statement", "safety", "hopeful", "something".
_SILENT_INSIDE = re.compile(r"[^aeiouy]e(?=(?:ments?|ful|less|ly|ness|ty|thing|times?|one|body|where|how)$)")
_LONGER_WORD = 6


@dataclass(frozen=True, slots=True)
class Meter:
    """What the formulas say of a text. ``grade`` and ``ari`` are None where the language is not English."""

    words: int
    sentences: int
    words_per_sentence: float
    longest: int  # words in the longest sentence
    lix: float
    grade: float | None = None
    ari: float | None = None


def measure(text: str, language: str = "en") -> Meter:
    """The formulas for a text. A text without a word measures nothing: zero throughout."""
    found = sentences(text)
    lengths = [len(words(one.text)) for one in found]
    total = sum(lengths)
    english = language == "en" and total > 0
    return Meter(
        words=total,
        sentences=len(found),
        words_per_sentence=total / len(found) if found else 0.0,
        longest=max(lengths, default=0),
        lix=lix(text),
        grade=flesch_kincaid(text) if english else None,
        ari=ari(text) if english else None,
    )


def flesch_kincaid(text: str, syllables: Syllables | None = None) -> float:
    """The school grade of an English text; 0 for a text without a word. A number counts as one syllable."""
    count = syllables if syllables is not None else syllables_in
    found, sentence_count = _counted(text)
    if not found:
        return 0.0
    return 0.39 * len(found) / sentence_count + 11.8 * sum(count(word) for word in found) / len(found) - 15.59


def ari(text: str) -> float:
    """The automated readability index of an English text; 0 for a text without a word."""
    found, sentence_count = _counted(text)
    if not found:
        return 0.0
    letters = sum(sum(letter.isalnum() for letter in word) for word in found)
    return 4.71 * letters / len(found) + 0.5 * len(found) / sentence_count - 21.43


def lix(text: str) -> float:
    """LIX of a text in any language; 0 for a text without a word."""
    found, sentence_count = _counted(text)
    if not found:
        return 0.0
    longer = sum(len(word) > _LONGER_WORD for word in found)
    return len(found) / sentence_count + 100 * longer / len(found)


@lru_cache(maxsize=4096)
def syllables_in(word: str) -> int:
    """The syllables of an English word: by where it may be hyphenated, or by its groups of vowels if those are more.

    Hyphenation keeps short beginnings and ends together ("about"), so alone it makes a text look easier than it is.
    """
    letters = word.casefold().replace("’", "'")
    if any(letter.isdigit() for letter in letters):
        return 1
    if word.isupper() and 1 < len(word) <= 4 and not _VOWELS.search(letters[:-1]):
        return len(word)  # letters said one by one: CPS
    parts = [part for part in letters.replace("'", "").split("-") if part]
    return sum(max(_hyphenated(part), _vowel_groups(part)) for part in parts) or 1


def _hyphenated(word: str) -> int:
    return max(len(dictionary.positions(word)) for dictionary in _dictionaries()) + 1


def _vowel_groups(word: str) -> int:
    groups = len(_VOWELS.findall(word)) + len(_APART.findall(word))
    if groups > 1 and _SILENT_END.search(word):
        groups -= 1
    if groups > 1 and _SILENT_INSIDE.search(word):
        groups -= 1
    return max(groups, 1)


@lru_cache(maxsize=1)
def _dictionaries() -> tuple[pyphen.Pyphen, ...]:
    return pyphen.Pyphen(lang="en_GB"), pyphen.Pyphen(lang="en_US")


def _counted(text: str) -> tuple[list[str], int]:
    found = sentences(text)
    return [word.text for one in found for word in words(one.text)], len(found)
