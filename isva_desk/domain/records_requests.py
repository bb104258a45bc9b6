"""What has to be so before records of a client may leave: the tests of the law, one by one, and two different people.

Pure: it is given what is on record and the phrases that ask for everything, and says what is still in the way.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from isva_desk.language import _

YesNo = Literal["yes", "no", "not-known"]
Step = Literal[
    "described", "held", "line-of-enquiry", "necessary", "counselling", "substantial", "notice", "view", "decision"
]

TESTS = ("held", "line-of-enquiry", "necessary", "counselling", "substantial")
RELEASES = frozenset({"release-all", "release-part"})
DECISIONS = ("release-all", "release-part", "challenge", "refuse")


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to one test, and in which words."""

    answer: YesNo = "not-known"
    words: str = ""


NOT_ANSWERED = Answer()


@dataclass(frozen=True, slots=True)
class Examined:
    """What is on record of one request."""

    material: str = ""
    authority: str = "not-known"
    in_writing: YesNo = "not-known"
    answers: dict[str, Answer] = field(default_factory=dict)
    notice: Literal["given", "exception", "none", "not-known"] = "not-known"
    notice_reason: str = ""
    view: str = ""  # empty while nothing is recorded; "not-asked" counts as nothing

    def answer(self, test: str) -> Answer:
        """What was answered to a test. It counts as counselling until somebody has said, and why, that it is not."""
        return self.answers.get(test, Answer("yes") if test == "counselling" else NOT_ANSWERED)

    @property
    def counselling(self) -> bool:
        """The higher test for counselling material is to be met."""
        answer = self.answer("counselling")
        return not (answer.answer == "no" and answer.words.strip())


@dataclass(frozen=True, slots=True)
class Demands:
    """What the service's data asks for: phrases that ask for everything, who may ask, how many words a line needs."""

    phrases: tuple[str, ...]
    authorised: frozenset[str]
    least_words: int


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What is in the way, and at which step. A letter to the asker has a paragraph for each ``id``."""

    id: str
    step: Step
    sentence: str


def open_steps(examined: Examined) -> tuple[Step, ...]:
    """The steps at which nothing is on record yet, in their order. A "no" is an answer, so is an exception."""
    found: list[Step] = []
    if not examined.material.strip():
        found.append("described")
    tests: tuple[Step, ...] = ("held", "line-of-enquiry", "necessary")
    found += [test for test in tests if examined.answer(test).answer == "not-known"]
    if examined.counselling and examined.answer("substantial").answer == "not-known":
        found.append("substantial")
    if examined.notice == "not-known":
        found.append("notice")
    if examined.view in ("", "not-asked"):
        found.append("view")
    return tuple(found)


def obstacles(examined: Examined, decision: str, demands: Demands) -> tuple[Obstacle, ...]:
    """Everything that is in the way of a decision. Only releasing has to meet the tests; one can always say no."""
    if decision not in RELEASES:
        return ()
    return tuple(_in_the_way(examined, decision, demands))


def _in_the_way(examined: Examined, decision: str, demands: Demands) -> Iterator[Obstacle]:
    if not examined.material.strip():
        yield Obstacle("material", "described", _("What is asked for is not recorded."))
    elif decision == "release-all" and is_blanket(examined.material, demands):
        yield Obstacle(
            "blanket", "described", _("Everything is asked for. Ask which part is needed, or release a part.")
        )
    if examined.authority not in demands.authorised:
        yield Obstacle(
            "authority", "described", _("It is not recorded that the asker is somebody whom the law lets ask.")
        )
    if examined.in_writing != "yes":
        yield Obstacle("writing", "described", _("There is no record that the request came in writing."))
    if examined.answer("held").answer != "yes":
        yield Obstacle("held", "held", _("It is not answered with yes that there is reason to believe we hold it."))
    yield from line_obstacles(examined.answer("line-of-enquiry"), demands)
    necessary = examined.answer("necessary")
    if necessary.answer != "yes" or not necessary.words.strip():
        sentence = _("It is not recorded why it is necessary and proportionate, and which other ways were tried.")
        yield Obstacle("necessary", "necessary", sentence)
    substantial = examined.answer("substantial")
    if examined.counselling and (substantial.answer != "yes" or not substantial.words.strip()):
        sentence = _(
            "It counts as counselling: it is not recorded why it is likely to have substantial probative value."
        )
        yield Obstacle("substantial", "substantial", sentence)
    by_exception = examined.notice == "exception" and examined.notice_reason.strip()
    if examined.notice != "given" and not by_exception:
        sentence = _("There is no record of the written notice to the client, nor of an exception.")
        yield Obstacle("notice", "notice", sentence)
    if examined.view in ("", "not-asked"):
        yield Obstacle("view", "view", _("The client has not been asked for their view."))


def line_obstacles(line: Answer, demands: Demands) -> Iterator[Obstacle]:
    """What keeps an answer from being a line of enquiry: nothing is said, too little, or it asks for everything."""
    if line.answer != "yes" or not line.words.strip():
        yield Obstacle("line", "line-of-enquiry", _("There is no reasonable line of enquiry on record, in words."))
    elif is_blanket(line.words, demands):
        sentence = _("Asking for everything is not a line of enquiry. It can be challenged.")
        yield Obstacle("line", "line-of-enquiry", sentence)
    elif len(_words(line.words)) < demands.least_words:
        sentence = _("Say in words which question is followed up and how the material bears on it.")
        yield Obstacle("line", "line-of-enquiry", sentence)


def is_blanket(text: str, demands: Demands) -> bool:
    """The text asks for everything: one of the phrases stands in it as whole words."""
    plain = _plain(text)
    return any(_plain(phrase) in plain for phrase in demands.phrases if _words(phrase))


def same_person(one: str, other: str) -> bool:
    """Two names are, as far as can be told, those of one person: case, accents, order and marks do not count."""
    return sorted(_words(one)) == sorted(_words(other))


def _plain(text: str) -> str:
    return f" {' '.join(_words(text))} "


def _words(text: str) -> list[str]:
    letters = (letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return re.findall(r"\w+", "".join(letters).casefold())
