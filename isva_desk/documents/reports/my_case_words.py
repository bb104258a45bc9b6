"""The words of the page for a client, from ``resources/wording/<language>/my-case.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from isva_desk.domain import resources
from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _, code
from isva_desk.writing.word_lists import Term, read_glossary

_FORMAT = "isva-desk.my-case/1"
_FIRST = "en"


@dataclass(frozen=True, slots=True)
class StageWords:
    """Where a case is, and what may come next."""

    now: str
    following: str


@dataclass(frozen=True, slots=True)
class MyCaseWords:
    """Everything that the page can say, in one language. Rights and choices are by the id of their rule."""

    language: str
    page: Mapping[str, str]
    stages: Mapping[str, StageWords]
    roles: dict[str, str]
    rights: dict[str, str]
    choices: dict[str, str]
    always: tuple[str, ...]
    glossary: tuple[Term, ...]

    def said(self, name: str, **gaps: str) -> str:
        """A sentence of the page with its gaps filled."""
        return self.page[name].format(**gaps)


def my_case_words() -> MyCaseWords:
    """The words in the language spoken now; in English where it has none. Raises ``KnownProblem``."""
    spoken = code().partition("-")[0]
    wording = resources.folder() / "wording"
    return _read(spoken if (wording / spoken / "my-case.toml").is_file() else _FIRST)


@lru_cache(maxsize=4)
def _read(language: str) -> MyCaseWords:
    folder = resources.folder() / "wording" / language
    try:
        found = _checked((folder / "my-case.toml").read_text(encoding="utf-8"))
        stages = {name: StageWords(one["now"], one["next"]) for name, one in found["stages"].items()}
        return MyCaseWords(
            language, found["page"], stages, dict(found["roles"]), dict(found["rights"]), dict(found["choices"]),
            tuple(found["always"]["choices"]), read_glossary(folder),
        )  # fmt: skip
    except (OSError, KeyError, ValueError) as cause:
        raise KnownProblem(
            _("The words of the page for clients are missing or damaged."),
            kept=_("Your records are not touched."),
            next_step=_("Install the program again."),
        ) from cause


def _checked(text: str) -> dict[str, Any]:
    found = tomllib.loads(text)
    if found["format"] != _FORMAT:
        raise ValueError(found["format"])
    return found
