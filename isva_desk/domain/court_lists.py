"""What is known of hearings, special measures and their steps: data of ``resources/court``, read strictly."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from isva_desk.domain import resources
from isva_desk.domain.data_file import damaged
from isva_desk.domain.list_file import made, read_list_file
from isva_desk.language import _

HEARINGS, STEPS = "isva-desk.court-hearings/1", "isva-desk.court-steps/1"
REMINDERS, DAYS = "isva-desk.court-reminders/1", "isva-desk.court-days/1"
OTHER_KIND = "other"


@dataclass(frozen=True, slots=True)
class HearingKind:
    """A kind of hearing. ``names`` are words by which a hearing that was only named is recognised, in lower case."""

    id: str
    title: str
    names: tuple[str, ...] = ()
    client_there: bool = False  # the client may have to be there, or may well go
    evidence: bool = False  # the client may give evidence there

    @property
    def words(self) -> str:
        """Its name in the language spoken."""
        return _(self.title)


@dataclass(frozen=True, slots=True)
class HearingStatus:
    """How a listed day stands. ``over``: nothing is to come on that day. ``held``: the hearing took place."""

    id: str
    title: str
    plain: str
    over: bool = False
    held: bool = False

    @property
    def words(self) -> str:
        """Its name in the language spoken."""
        return _(self.title)


@dataclass(frozen=True, slots=True)
class Column:
    """One question of a group that is answered for every item: "Applied for"."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Step:
    """One answer to a column. What the flags mean stands in ``steps.toml``."""

    id: str
    title: str
    column: str
    who: str = ""
    body: bool = False
    settled: bool = False
    no: bool = False
    decision: bool = False
    tells: bool = False
    answer: str = ""

    @property
    def words(self) -> str:
        """Its name in the language spoken."""
        return _(self.title)


@dataclass(frozen=True, slots=True)
class Item:
    """One measure, preparation or practical matter. ``offer`` is the offer of the Victims' Code that it is."""

    id: str
    title: str
    plain: str = ""
    offer: str = ""

    @property
    def words(self) -> str:
        """Its name in the language spoken."""
        return _(self.title)


@dataclass(frozen=True, slots=True)
class Group:
    """Items that go through the same steps. ``per_hearing``: each hearing has its own."""

    id: str
    title: str
    columns: tuple[Column, ...]
    steps: tuple[Step, ...]
    items: tuple[Item, ...]
    per_hearing: bool = False

    def step(self, step_id: str) -> Step | None:
        """The step of that id, or None."""
        return next((step for step in self.steps if step.id == step_id), None)

    def item(self, item_id: str) -> Item | None:
        """The item of that id, or None."""
        return next((item for item in self.items if item.id == item_id), None)


@dataclass(frozen=True, slots=True)
class DayLabel:
    """How a day of every year is to be treated. It never says what the day is about."""

    id: str
    title: str

    @property
    def words(self) -> str:
        """Its words in the language spoken."""
        return _(self.title)


@dataclass(frozen=True, slots=True)
class Reminders:
    """How long before or after a hearing something is asked for."""

    supporter_days: int
    measures_days: int
    outcome_days: int
    statement_working_days: int


@dataclass(frozen=True, slots=True)
class CourtLists:
    """Everything of ``resources/court``."""

    kinds: tuple[HearingKind, ...]
    statuses: tuple[HearingStatus, ...]
    groups: Mapping[str, Group]
    reminders: Reminders
    labels: tuple[DayLabel, ...]
    version: str

    def kind(self, kind_id: str, name: str = "") -> HearingKind:
        """The kind of that id; where none is known, the one that the name of the hearing speaks of."""
        chosen = next((kind for kind in self.kinds if kind.id == kind_id), None)
        if chosen is not None:
            return chosen
        plain = name.casefold()
        fitting = (kind for kind in self.kinds if any(word in plain for word in kind.names))
        return next(fitting, None) or next(kind for kind in self.kinds if kind.id == OTHER_KIND)

    def named(self, name: str) -> str | None:
        """The words of the kind that a person calls so ("ptph"); None where no kind has just this name."""
        return next((kind.words for kind in self.kinds if name.casefold() in kind.names), None)

    def status(self, status_id: str) -> HearingStatus | None:
        """The status of that id, or None."""
        return next((status for status in self.statuses if status.id == status_id), None)


@cache
def court_lists() -> CourtLists:
    """The lists that came with the program. Raises ``DamagedData``."""
    return load_court_lists(resources.folder())


def load_court_lists(folder: Path) -> CourtLists:
    """Read ``court`` below this folder of resources. Raises ``DamagedData`` naming the file."""
    court = folder / "court"
    hearings, kinds, statuses = _listed(court / "hearings.toml", HEARINGS, _hearings)
    steps, groups = _listed(court / "steps.toml", STEPS, lambda path, file: (_groups(path, file),))
    reminders, numbers = _listed(court / "reminders.toml", REMINDERS, lambda _path, file: (_reminders(file),))
    days, labels = _listed(court / "days.toml", DAYS, lambda path, file: (made(path, DayLabel, file["label"]),))
    return CourtLists(kinds, statuses, groups, numbers, labels, f"{hearings} {steps} {reminders} {days}")


def _listed(path: Path, form: str, read: Callable[[Path, Mapping[str, Any]], tuple[Any, ...]]) -> tuple[Any, ...]:
    """The version of a file, and what ``read`` makes of it."""
    file = read_list_file(path, form)
    try:
        return (str(file["version"]), *read(path, file))
    except (KeyError, TypeError, ValueError, AttributeError) as cause:
        raise damaged(path, cause) from cause


def _hearings(path: Path, file: Mapping[str, Any]) -> tuple[tuple[HearingKind, ...], tuple[HearingStatus, ...]]:
    kinds = made(path, HearingKind, file["kind"])
    if OTHER_KIND not in {kind.id for kind in kinds}:
        raise KeyError(OTHER_KIND)
    return kinds, made(path, HearingStatus, file["status"])


def _reminders(file: Mapping[str, Any]) -> Reminders:
    numbers = {field.name: int(file[field.name]) for field in fields(Reminders)}
    if min(numbers.values()) < 0:
        raise ValueError(min(numbers.values()))
    return Reminders(**numbers)


def _groups(path: Path, file: Mapping[str, Any]) -> dict[str, Group]:
    return {stated["id"]: _group(path, stated) for stated in file["group"]}


def _group(path: Path, stated: Mapping[str, Any]) -> Group:
    columns = made(path, Column, stated["columns"])
    steps = made(path, Step, stated["step"])
    known = {column.id for column in columns}
    for step in steps:
        if step.column not in known:
            raise KeyError(step.column)
    items = made(path, Item, stated["item"])
    return Group(stated["id"], stated["title"], columns, steps, items, bool(stated.get("per_hearing")))
