"""The directory: police forces, CPS Areas and Crown Courts, read from ``resources/directory``."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from isva_desk.domain.dates import When, parse_when
from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _

Row = TypeVar("Row")


class DamagedDirectory(KnownProblem):
    """A file of the directory is missing or cannot be read."""


@dataclass(frozen=True, slots=True)
class PoliceForce:
    """A police force. ``cps_area`` is None where the Area depends on the place: the person chooses."""

    id: str
    name: str
    cps_area: str | None
    confirmed: bool  # the Area was read on a page of the CPS or its inspectorate


@dataclass(frozen=True, slots=True)
class CpsArea:
    """An Area of the Crown Prosecution Service."""

    id: str
    name: str
    expedited_vrr_from: When  # not known: the expedited review pilot is not known to hold there


@dataclass(frozen=True, slots=True)
class Court:
    """A Crown Court centre: a suggestion beside free text, never a closed list."""

    name: str
    region: str


@dataclass(frozen=True, slots=True)
class Directory:
    """What the program knows of the bodies it names, and when that was read."""

    forces: tuple[PoliceForce, ...]
    cps_areas: tuple[CpsArea, ...]
    courts: tuple[Court, ...]
    retrieved: date

    def force(self, force_id: str | None) -> PoliceForce | None:
        """The force of that id, or None."""
        return next((force for force in self.forces if force.id == force_id), None)

    def cps_area(self, area_id: str | None) -> CpsArea | None:
        """The CPS Area of that id, or None."""
        return next((area for area in self.cps_areas if area.id == area_id), None)


def load_directory(resources: Path) -> Directory:
    """Read the directory. Raises ``DamagedDirectory`` naming the file that is missing or not what it should be."""
    folder = resources / "directory"
    forces = _read(folder / "police-forces.csv", _force)
    areas = _read(folder / "cps-areas.csv", _area)
    courts = _read(folder / "crown-courts.csv", lambda row: Court(_filled(row, "name"), _filled(row, "region")))
    known = {area.id for area in areas}
    if any(force.cps_area is not None and force.cps_area not in known for force in forces):
        raise _damaged(folder / "police-forces.csv")
    return Directory(forces, areas, courts, _retrieved(folder / "about.toml"))


def _force(row: Mapping[str, str]) -> PoliceForce:
    return PoliceForce(
        _filled(row, "id"), _filled(row, "name"), row["cps_area_id"] or None, _filled(row, "confirmed") == "yes"
    )


def _area(row: Mapping[str, str]) -> CpsArea:
    return CpsArea(_filled(row, "id"), _filled(row, "name"), parse_when(row["expedited_vrr_from"] or None))


def _filled(row: Mapping[str, str], column: str) -> str:
    value = row[column]
    if not value:
        raise ValueError(column)
    return value


def _read(path: Path, build: Callable[[Mapping[str, str]], Row]) -> tuple[Row, ...]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = tuple(build(row) for row in csv.DictReader(file, strict=True))
    except (OSError, ValueError, KeyError, TypeError, csv.Error) as cause:
        raise _damaged(path) from cause
    if not rows:
        raise _damaged(path)
    return rows


def _retrieved(path: Path) -> date:
    try:
        with path.open("rb") as file:
            about = tomllib.load(file)
        return min(date.fromisoformat(str(entry["retrieved"])) for entry in about.values())
    except (OSError, ValueError, KeyError, TypeError) as cause:
        raise _damaged(path) from cause


def _damaged(path: Path) -> DamagedDirectory:
    return DamagedDirectory(
        _("The directory of police forces and courts ({name}) is missing or damaged.").format(name=path.name),
        kept=_("Your records are not touched."),
        next_step=_("Install the program again."),
    )
