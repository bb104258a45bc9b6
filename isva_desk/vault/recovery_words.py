"""Recovery words: a secret that a person can write on paper and type years later.

Sixteen words in four rows. Each row holds 36 bits of the secret and 8 check bits over them and the number of the row,
so that a wrong word, two words swapped or rows in the wrong order show as soon as the row is full.
"""

from __future__ import annotations

import difflib
import hashlib
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from isva_desk.domain import resources
from isva_desk.language import _, ngettext
from isva_desk.vault.problems import WrongWords

ROWS, WORDS_IN_ROW = 4, 4
COUNT = ROWS * WORDS_IN_ROW
_BITS_OF_WORD, _CHECK_BITS = 11, 8
_SECRET_BITS = WORDS_IN_ROW * _BITS_OF_WORD - _CHECK_BITS


@dataclass(frozen=True, slots=True)
class WordsCheck:
    """What is wrong with the words typed so far. Places and rows are counted from 0."""

    unknown: tuple[int, ...]
    wrong_rows: tuple[int, ...]
    suggestions: dict[int, tuple[str, ...]]
    complete: bool

    @property
    def good_so_far(self) -> bool:
        """Whether nothing typed so far is known to be wrong."""
        return not (self.unknown or self.wrong_rows)


def new_recovery_words() -> tuple[str, ...]:
    """Sixteen new words: 144 random bits and a check in each row of four."""
    words: list[str] = []
    for row in range(ROWS):
        value = secrets.randbits(_SECRET_BITS)
        number = value << _CHECK_BITS | _check(row, value)
        words += [
            word_list()[number >> _BITS_OF_WORD * place & 2**_BITS_OF_WORD - 1]
            for place in reversed(range(WORDS_IN_ROW))
        ]
    return tuple(words)


def check_words(typed: Sequence[str] | str) -> WordsCheck:
    """Which words are not in the list, and which full rows do not check. For use while typing."""
    words = _split(typed)
    known = [_recognised(word) for word in words]
    unknown = tuple(place for place, word in enumerate(known) if word is None or place >= COUNT)
    rows = range(min(len(words), COUNT) // WORDS_IN_ROW)
    wrong_rows = tuple(row for row in rows if _row_is_wrong(row, known[row * WORDS_IN_ROW : (row + 1) * WORDS_IN_ROW]))
    return WordsCheck(
        unknown=unknown,
        wrong_rows=wrong_rows,
        suggestions={place: _close_to(words[place]) for place in unknown if known[place] is None},
        complete=len(words) == COUNT and not unknown and not wrong_rows,
    )


def secret_of(typed: Sequence[str] | str) -> bytes:
    """The secret that the words stand for. Raises WrongWords, which names the first wrong place."""
    words = _split(typed)
    check = check_words(words)
    if check.unknown and check.unknown[0] < COUNT:
        place = check.unknown[0]
        close = ", ".join(check.suggestions[place])
        raise WrongWords(
            _("Word {number} (“{word}”) is not one of the recovery words.").format(number=place + 1, word=words[place]),
            _("Did you mean one of these: {words}?").format(words=close) if close else "",
        )
    if check.wrong_rows:
        raise WrongWords(
            _("Row {number} of the recovery words does not check: a word in it is wrong or in the wrong place.").format(
                number=check.wrong_rows[0] + 1
            )
        )
    if len(words) != COUNT:
        raise WrongWords(
            ngettext(
                "There is {count} recovery word; {wanted} are needed.",
                "There are {count} recovery words; {wanted} are needed.",
                len(words),
            ).format(count=len(words), wanted=COUNT)
        )
    return " ".join(str(_recognised(word)) for word in words).encode("ascii")


@cache
def word_list() -> tuple[str, ...]:
    """The 2,048 words, in order. No two begin with the same four letters."""
    text = (resources.folder() / "words" / "english.txt").read_text("ascii")
    words = tuple(text.split())
    if len(set(words)) != 2**_BITS_OF_WORD:
        raise ValueError("the word list must have 2,048 different words")
    return words


@cache
def _places() -> dict[str, int]:
    return {word: place for place, word in enumerate(word_list())}


@cache
def _beginnings() -> dict[str, str]:
    return {word[:4]: word for word in word_list()}


def _split(typed: Sequence[str] | str) -> list[str]:
    if isinstance(typed, str):  # numbers and punctuation around the words are those of the sheet they were printed on
        return re.findall(r"[^\W\d_]+", typed.lower())
    return [word.strip().lower() for word in typed if word.strip()]


def _recognised(word: str) -> str | None:
    return word if word in _places() else _beginnings().get(word) if len(word) == 4 else None


def _row_is_wrong(row: int, words: Sequence[str | None]) -> bool:
    number = 0
    for word in words:
        if word is None:
            return False
        number = number << _BITS_OF_WORD | _places()[word]
    checks: bool = _check(row, number >> _CHECK_BITS) == number % 2**_CHECK_BITS
    return not checks


def _check(row: int, value: int) -> int:
    return hashlib.sha256(b"isva-desk recovery words 1" + bytes([row]) + value.to_bytes(5, "big")).digest()[0]


def _close_to(word: str) -> tuple[str, ...]:
    starts = [known for known in word_list() if len(word) >= 2 and known.startswith(word)]
    return tuple(dict.fromkeys(starts[:3] + difflib.get_close_matches(word, word_list(), 3)))[:3]
