"""The tests of the law and the rules of the register, read strictly from ``resources/requests``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from isva_desk.casework.struct_file import read_struct
from isva_desk.domain.data_file import damaged
from isva_desk.domain.records_requests import TESTS, Demands
from isva_desk.language import _

Words = Literal["optional", "needed", "needed-for-no"]


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text that was read."""

    title: str
    date: str
    address: str


class LegalTest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One test: how it is asked, what passes, and where it stands in the law."""

    id: str
    title: str
    question: str
    help: str
    words: Words
    instrument: str
    paragraph: str
    confidence: str
    sources: tuple[str, ...]

    @property
    def citation(self) -> str:
        """Where it stands: "Police, Crime, Sentencing and Courts Act 2022, section 44A(3)(b)"."""
        return _("{instrument}, section {paragraph}").format(instrument=_(self.instrument), paragraph=self.paragraph)


class _Notice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: str
    question: str
    help: str
    instrument: str
    paragraph: str
    confidence: str
    sources: tuple[str, ...]


class _Tests(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    version: str
    in_force_from: date
    last_checked: date
    checked_by: str
    verified: bool
    test: tuple[LegalTest, ...]
    notice: _Notice
    sources: dict[str, Source]


class _Days(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    answer_working_days: int
    what_came_of_it: int


class _Authority(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    words: str
    may_ask: bool


class _Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    least_words: int
    phrases: tuple[str, ...]


class _Register(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    version: str
    reviewed: date
    reviewer: str
    days: _Days
    authority: tuple[_Authority, ...]
    line: _Line


@dataclass(frozen=True, slots=True)
class RegisterRules:
    """Everything that the register goes by."""

    version: str  # of the tests
    in_force_from: date
    last_checked: date
    verified: bool
    tests: Mapping[str, LegalTest]
    notice: LegalTest
    sources: Mapping[str, Source]
    authorities: Mapping[str, str]  # id -> words, in the order of the file
    demands: Demands
    answer_working_days: int
    ask_after_days: int

    def citations(self, test: LegalTest) -> tuple[str, ...]:
        """The texts that were read for a test, with their dates."""
        return tuple(f"{self.sources[name].title} ({self.sources[name].date})" for name in test.sources)


@lru_cache(maxsize=2)
def load_register(resources: Path) -> RegisterRules:
    """The register's rules, from ``resources/requests``. Raises ``DamagedData``."""
    folder = resources / "requests"
    tests = read_struct(folder / "tests.toml", _Tests, "isva-desk.request-tests/1")
    register = read_struct(folder / "register.toml", _Register, "isva-desk.request-register/1")
    known = {test.id: test for test in tests.test}
    if set(known) != set(TESTS) or len(tests.test) != len(TESTS):
        raise damaged(folder / "tests.toml", _("it needs these tests: {tests}").format(tests=", ".join(TESTS)))
    cited = {name for names in (tests.notice.sources, *(test.sources for test in tests.test)) for name in names}
    if missing := cited - set(tests.sources):
        raise damaged(folder / "tests.toml", _("it lacks these sources: {names}").format(names=", ".join(missing)))
    if register.line.least_words < 1 or not any(one.may_ask for one in register.authority):
        raise damaged(folder / "register.toml", _("nobody could ask by it"))
    days = register.days
    if days.answer_working_days < 1 or days.what_came_of_it < 1:
        raise damaged(folder / "register.toml", _("its days are fewer than one"))
    notice = msgspec.convert({**msgspec.to_builtins(tests.notice), "id": "notice", "words": "optional"}, LegalTest)
    return RegisterRules(
        version=tests.version, in_force_from=tests.in_force_from, last_checked=tests.last_checked,
        verified=tests.verified, tests=known, notice=notice, sources=tests.sources,
        authorities={one.id: one.words for one in register.authority},
        demands=Demands(
            register.line.phrases,
            frozenset(one.id for one in register.authority if one.may_ask),
            register.line.least_words,
        ),
        answer_working_days=days.answer_working_days, ask_after_days=days.what_came_of_it,
    )  # fmt: skip
