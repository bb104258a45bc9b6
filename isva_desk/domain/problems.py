"""What can go wrong and is known: each is a sentence for a person, what was kept, and what to do next."""

from __future__ import annotations


class KnownProblem(Exception):
    """A problem that is not a bug. ``str()`` is the plain sentence that a person reads.

    ``kept`` says what was not lost, ``next_step`` what to do; both may be empty.
    """

    def __init__(self, sentence: str, *, kept: str = "", next_step: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.kept = kept
        self.next_step = next_step
