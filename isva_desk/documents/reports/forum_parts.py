"""The parts of the forum pack, and which rules are counted in which, from ``resources/reports/forum.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from isva_desk.domain import resources
from isva_desk.language import _

REST = "supporting-victims"


@dataclass(frozen=True, slots=True)
class ForumParts:
    """The parts in their order (id and title), the part of each rule, and the rules that are counted elsewhere."""

    titles: dict[str, str]
    rules: dict[str, str]
    elsewhere: frozenset[str]

    def title(self, part: str) -> str:
        """The part as it is headed."""
        return _(self.titles[part])

    def part_of(self, rule: str, silences: Collection[str]) -> str | None:
        """Where a rule is counted; None where another table of the pack counts it. ``silences``: regular updates."""
        if rule in self.elsewhere or rule in silences:
            return None
        return self.rules.get(rule, REST)


@lru_cache(maxsize=1)
def forum_parts() -> ForumParts:
    """The parts as they are shipped."""
    with (resources.folder() / "reports" / "forum.toml").open("rb") as file:
        found = tomllib.load(file)
    return ForumParts(
        {part["id"]: part["title"] for part in found["part"]},
        {rule: part["id"] for part in found["part"] for rule in part["rules"]},
        frozenset(found["elsewhere"]["decisions"]),
    )
