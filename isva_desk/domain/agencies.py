"""The bodies that the service works with, each by one id: "police:<force>", "cps:<Area>", "witness-care:<name>"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from isva_desk.domain import resources
from isva_desk.domain.directory import Directory, load_directory
from isva_desk.domain.labels import body_label
from isva_desk.language import _

KINDS = ("police", "cps", "witness-care", "court", "other")


def agency_label(agency: str) -> str:
    """The name of a body as a person says it: that of the force or the Area, or the words that were typed."""
    kind, _sep, name = agency.partition(":")
    if kind == "police" and (force := _directory().force(name)) is not None:
        return force.name
    if kind == "cps" and (area := _directory().cps_area(name)) is not None:
        return _("CPS {area}").format(area=area.name)
    if not name or kind == "other":
        return name or agency
    return _("{body}: {name}").format(body=body_label(kind), name=name)


def listed_agencies(directory: Directory) -> Iterator[tuple[str, str]]:
    """(id, name) of every force and CPS Area of the directory, forces first."""
    for force in directory.forces:
        yield f"police:{force.id}", force.name
    for area in directory.cps_areas:
        yield f"cps:{area.id}", _("CPS {area}").format(area=area.name)


def is_agency(agency: str, directory: Directory) -> bool:
    """The id names a body: a force or Area of the directory, or another body by words."""
    kind, _sep, name = agency.partition(":")
    if kind == "police":
        return directory.force(name) is not None
    if kind == "cps":
        return directory.cps_area(name) is not None
    return kind in KINDS and bool(name.strip())


@lru_cache(maxsize=1)
def _directory() -> Directory:
    return load_directory(resources.folder())
