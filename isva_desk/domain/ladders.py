"""Whom a body is asked through, step by step: officer, sergeant, inspector and on. The steps and their days are data.

The next step is only offered after the time of the last one is up.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from isva_desk.language import _


@dataclass(frozen=True, slots=True)
class Step:
    """One step. ``roles`` are the roles of a case whose holder is asked; ``days`` the working days for an answer.

    ``opening`` names a further paragraph of the letter; ``note`` is for the adviser before they take the step.
    """

    id: str
    title: str
    days: int
    roles: tuple[str, ...] = ()
    opening: str = ""
    note: str = ""

    @property
    def words(self) -> str:
        """Its title in the language spoken now."""
        return _(self.title)

    @property
    def advice(self) -> str:
        """What the adviser reads before they take it, in the language spoken now; empty where there is nothing."""
        return _(self.note) if self.note else ""


@dataclass(frozen=True, slots=True)
class Ladder:
    """The steps of one body, lowest first. ``roles`` are the roles of a case that this body fills."""

    agency: str
    version: str
    reviewed: date
    roles: tuple[str, ...]
    steps: tuple[Step, ...]

    def step(self, step_id: str) -> Step | None:
        """The step of that id; None where an older version had it."""
        return next((step for step in self.steps if step.id == step_id), None)


@dataclass(frozen=True, slots=True)
class Asked:
    """One time of asking: which step, the last day for an answer (or the promised day), whether one came."""

    step: str
    waits_until: date
    answered: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be asked now, lowest first, the step that comes next, and from which day on that one can be taken."""

    open: tuple[Step, ...]
    following: Step | None
    from_day: date | None


def offer(ladder: Ladder, asked: Sequence[Asked], vacant: Collection[str], today: date) -> Offer:
    """The steps that can be taken today. Roles that are known to have nobody are passed over.

    While an answer is waited for nothing is offered; after an answer the same people can be asked again; once the time
    of every asking is up, the next step can be taken.
    """
    climbable = [step for step in ladder.steps if not step.roles or not set(step.roles) <= set(vacant)]
    place = {step.id: number for number, step in enumerate(ladder.steps)}
    reached = max((place[one.step] for one in asked if one.step in place), default=-1)
    following = next((step for step in climbable if place[step.id] > reached), None)
    if not asked:
        return Offer((following,) if following else (), following, today)
    before = tuple(step for step in climbable if place[step.id] <= reached)
    from_day = max(one.waits_until for one in asked) + timedelta(days=1)
    if today >= from_day:
        return Offer((*before, following) if following else before, following, from_day)
    return Offer(before if asked[-1].answered else (), following, from_day)
