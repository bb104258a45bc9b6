"""What the cases on record can be parted by: who owns them, which force, which CPS Area, at which stage."""

from __future__ import annotations

from dataclasses import dataclass

from isva_desk.journal.store import Store


@dataclass(frozen=True, slots=True)
class Scopes:
    """Every value that some case has, in their order."""

    owners: tuple[str, ...]
    forces: tuple[str, ...]
    areas: tuple[str, ...]
    stages: tuple[str, ...]


def scopes(store: Store) -> Scopes:
    """What a report can be narrowed down to so that something is left of it."""
    return Scopes(*(_values(store, column) for column in ("owner", "police_force", "cps_area", "stage")))


def _values(store: Store, column: str) -> tuple[str, ...]:
    rows = store.connection.execute(
        f"SELECT DISTINCT {column} FROM p_cases WHERE {column} IS NOT NULL AND {column} <> '' ORDER BY {column}"
    )
    return tuple(str(value) for (value,) in rows)
