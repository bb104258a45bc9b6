"""Lists that a practitioner may want to change, read strictly from a file of ``resources``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _

Made = TypeVar("Made")


class DamagedList(KnownProblem):
    """A file of lists that cannot be used; the sentence names it and what is wrong."""


def read_list_file(path: Path, form: str) -> Mapping[str, Any]:
    """The file, which must be of that format and say its version. Raises ``DamagedList``."""
    try:
        with path.open("rb") as file:
            read = tomllib.load(file)
    except (OSError, ValueError) as cause:
        raise damaged(path, cause) from cause
    if read.get("format") != form or not read.get("version"):
        raise damaged(path, ValueError(form))
    return read


def made(path: Path, form: type[Made], stated: Any) -> tuple[Made, ...]:
    """One dataclass a table of a list. Raises ``DamagedList``: an unknown name, or an id that is missing or twice."""
    try:
        found = [
            form(**{name: tuple(value) if isinstance(value, list) else value for name, value in one.items()})
            for one in stated
        ]
        ids = [one["id"] for one in stated]
        titled = all(one["title"] for one in stated)
    except (KeyError, TypeError, ValueError, AttributeError) as cause:
        raise damaged(path, cause) from cause
    if not all(ids) or not titled or len(set(ids)) < len(ids):
        raise damaged(path, ValueError("id"))
    return tuple(found)


def damaged(path: Path, cause: Exception) -> DamagedList:
    """The problem that names the file."""
    return DamagedList(
        _("{file} cannot be used: {what}.").format(file=path.name, what=cause),
        kept=_("Your records are not touched."),
        next_step=_("Put the file as it came back in its place, or install the program again."),
    )
