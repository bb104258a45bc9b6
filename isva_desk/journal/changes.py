"""What an act changed, so that only the pages that show it look again."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Changes:
    """The clients and cases that changed, and the id of what was made (None where nothing new was)."""

    clients: frozenset[str] = field(default_factory=frozenset)
    cases: frozenset[str] = field(default_factory=frozenset)
    made: str | None = None
