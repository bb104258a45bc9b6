"""Themes of action plans, what a scrutiny panel can say, and questions to take along: ``resources/prosecution``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from isva_desk.domain import resources
from isva_desk.domain.data_file import damaged
from isva_desk.domain.decision_lists import Listed
from isva_desk.domain.list_file import made, read_list_file

LISTS = "isva-desk.prosecution/1"


@dataclass(frozen=True, slots=True)
class ProsecutionLists:
    """Everything of ``resources/prosecution``."""

    themes: tuple[Listed, ...]
    outcomes: tuple[Listed, ...]
    questions: tuple[Listed, ...]
    version: str

    def words(self, of: Sequence[Listed], ids: Sequence[str]) -> tuple[str, ...]:
        """The words for these ids; one that this version does not know is called by its id."""
        said = {one.id: one.words for one in of}
        return tuple(said.get(identity, identity) for identity in ids)


@cache
def prosecution_lists() -> ProsecutionLists:
    """The lists that came with the program. Raises ``DamagedData``."""
    return load_prosecution_lists(resources.folder())


def load_prosecution_lists(folder: Path) -> ProsecutionLists:
    """Read ``prosecution`` below this folder of resources. Raises ``DamagedData`` naming the file."""
    path = folder / "prosecution" / "lists.toml"
    read = read_list_file(path, LISTS)
    lists = [made(path, Listed, read.get(name, ())) for name in ("theme", "outcome", "question")]
    if not all(lists):
        raise damaged(path, ValueError("theme, outcome, question"))
    return ProsecutionLists(lists[0], lists[1], lists[2], str(read["version"]))
