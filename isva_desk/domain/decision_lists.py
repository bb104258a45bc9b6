"""How hard news is told, and the stages of reviews: data of ``resources/decisions``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from isva_desk.domain import resources
from isva_desk.domain.data_file import damaged
from isva_desk.domain.dates import When
from isva_desk.domain.event_kinds import METHODS
from isva_desk.domain.list_file import made, read_list_file
from isva_desk.domain.working_days import WorkingDays
from isva_desk.language import _

DELIVERY, REVIEWS = "isva-desk.delivery/1", "isva-desk.reviews/1"
ADVISER = "adviser"


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry of a list: its id and its words."""

    id: str
    title: str

    @property
    def words(self) -> str:
        """Its words in the language spoken."""
        return _(self.title)


@dataclass(frozen=True, slots=True)
class Avoid:
    """What is not to be done when hard news is told; where it says a day, an hour or a way, that can be checked."""

    id: str
    title: str
    weekday: int = 0  # 1 is Monday
    weekdays: tuple[int, ...] = ()
    from_hour: str = ""
    method: str = ""

    @property
    def words(self) -> str:
        """Its words in the language spoken."""
        return _(self.title)

    def is_done_by(self, when: When, method: str | None) -> bool:
        """The plan does what is to be avoided. A day without an hour does so where some hour of it would."""
        if self.method:
            return method == self.method
        days = self.weekdays or ((self.weekday,) if self.weekday else ())
        if when.day is None or when.day.isoweekday() not in days:
            return False
        return not self.from_hour or when.hour is None or when.hour >= self.from_hour


@dataclass(frozen=True, slots=True)
class ReviewStage:
    """A stage of a review. ``rules`` are judged by the rule book; ``guide`` is a length of time that nothing judges."""

    id: str
    scheme: str
    title: str
    plain: str = ""
    rules: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()  # the kinds of decision that have this stage; empty: all of the scheme
    guide: Mapping[str, Any] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """Its name in the language spoken."""
        return _(self.title)

    def guided_until(self, asked: date, calendar: WorkingDays) -> date | None:
        """The day that the guide gives, counted from the request; None where there is no guide."""
        return calendar.after(asked, int(self.guide["days"])) if self.guide else None


@dataclass(frozen=True, slots=True)
class DecisionLists:
    """Everything of ``resources/decisions``."""

    who: tuple[str, ...]  # roles of the case, and "adviser"
    ready: tuple[Listed, ...]
    avoid: tuple[Avoid, ...]
    stages: tuple[ReviewStage, ...]
    results: tuple[Listed, ...]
    plan_within_days: int  # so long after a decision it is asked how it will be told
    version: str

    def stages_of(self, scheme: str, decision: str) -> tuple[ReviewStage, ...]:
        """The stages that a review of such a decision goes through."""
        return tuple(
            one for one in self.stages if one.scheme == scheme and (not one.decisions or decision in one.decisions)
        )

    def stage(self, scheme: str, stage_id: str) -> ReviewStage | None:
        """The stage of that id in a scheme, or None."""
        return next((one for one in self.stages if (one.scheme, one.id) == (scheme, stage_id)), None)

    def result_words(self, result: str) -> str:
        """The words of a result; one that this version does not know is called by its id."""
        return next((one.words for one in self.results if one.id == result), result)

    def avoid_words(self, avoid: str) -> str:
        """The words of what is not to be done."""
        return next((one.words for one in self.avoid if one.id == avoid), avoid)


@cache
def decision_lists() -> DecisionLists:
    """The lists that came with the program. Raises ``DamagedData``."""
    return load_decision_lists(resources.folder())


def load_decision_lists(folder: Path) -> DecisionLists:
    """Read ``decisions`` below this folder of resources. Raises ``DamagedData`` naming the file."""
    path, other = folder / "decisions" / "delivery.toml", folder / "decisions" / "reviews.toml"
    told, reviews = read_list_file(path, DELIVERY), read_list_file(other, REVIEWS)
    ready, avoid = made(path, Listed, told.get("ready", ())), made(path, Avoid, told.get("avoid", ()))
    stages, results = made(other, ReviewStage, reviews.get("stage", ())), made(other, Listed, reviews.get("result", ()))
    within = told.get("plan_within_days")
    if any(one.method not in ("", *METHODS) for one in avoid) or not told.get("who") or not isinstance(within, int):
        raise damaged(path, ValueError("avoid"))
    for stage in stages:
        guide = stage.guide
        if stage.scheme not in ("police", "cps") or (guide and guide.get("unit") != "working day"):
            raise damaged(other, ValueError(stage.id))
        if guide and not (isinstance(guide.get("days"), int) and guide.get("source")):
            raise damaged(other, ValueError(stage.id))
    version = f"{told['version']} {reviews['version']}"
    return DecisionLists(tuple(told["who"]), ready, avoid, stages, results, within, version)
