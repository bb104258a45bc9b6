"""What can go wrong and is known: each is a sentence for a person, what was kept, and what to do next."""

from __future__ import annotations

from unicodedata import category

_BEGINNING, _END = 240, 160
_NOT_SHOWN = {"Cc", "Cs", "Zl", "Zp"}  # controls, halves of a pair, ends of a line or a paragraph


class KnownProblem(Exception):
    """A problem that is not a bug. ``str()`` is the plain sentence that a person reads.

    ``kept`` says what was not lost, ``next_step`` what to do; both may be empty. What the sentence quotes may come
    out of a file that nobody has looked at: the sentence stays one line of a length that can be read.
    """

    def __init__(self, sentence: str, *, kept: str = "", next_step: str = "") -> None:
        sentence = in_one_line(sentence)
        super().__init__(sentence)
        self.sentence = sentence
        self.kept = kept
        self.next_step = next_step


def in_one_line(sentence: str) -> str:
    """The sentence without letters that steer a terminal or cannot be written, cut in the middle where it is long."""
    seen = "".join("?" if category(letter) in _NOT_SHOWN else letter for letter in sentence)
    return seen if len(seen) <= _BEGINNING + _END else f"{seen[:_BEGINNING]} … {seen[-_END:]}"
