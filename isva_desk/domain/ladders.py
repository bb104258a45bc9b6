"""Whom a body is asked through, step by step: officer, sergeant, inspector and on. The steps and their days are data.

The next step is only offered after the time of the last one is up.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import msgspec

from isva_desk.domain.event_kinds import JUSTICE_BODIES
from isva_desk.domain.labels import ROLES
from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _

FORMAT = "isva-desk.chasing-ladder/1"
OPENINGS = ("", "complaint", "outside")


class NotALadder(KnownProblem):
    """A file of steps that cannot be used; the sentence names the file and what is wrong."""


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
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


def load_ladders(resources: Path) -> Mapping[str, Ladder]:
    """The ladder of each body, from ``resources/chasing/ladders``. Raises ``NotALadder``."""
    found: dict[str, Ladder] = {}
    for path in sorted((resources / "chasing" / "ladders").glob("*.toml")):
        ladder = _read(path)
        if ladder.agency in found:
            raise _wrong(path, _("there is a ladder for this body already"))
        found[ladder.agency] = ladder
    if not found:
        raise NotALadder(
            _("The steps of chasing are missing."),
            kept=_("Your records are not touched."),
            next_step=_("Install the program again."),
        )
    return found


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    agency: str
    version: str
    reviewed: date
    step: tuple[Step, ...]
    roles: tuple[str, ...] = ()
    reviewer: str = ""


def _read(path: Path) -> Ladder:
    try:
        file = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _File)
    except (OSError, ValueError) as cause:
        raise _wrong(path, str(cause)) from cause
    if file.format != FORMAT:
        raise _wrong(path, _('its format is not "{format}"').format(format=FORMAT))
    if file.agency not in JUSTICE_BODIES:
        raise _wrong(path, _('"{value}" is not known here').format(value=file.agency))
    for role in (*file.roles, *(role for step in file.step for role in step.roles)):
        if role not in ROLES:
            raise _wrong(path, _('"{value}" is not known here').format(value=role))
    for step in file.step:
        if step.days < 1 or step.opening not in OPENINGS or not step.title or not step.id:
            raise _wrong(path, _('the step "{step}" needs an id, a title and at least one day').format(step=step.id))
    ids = [step.id for step in file.step]
    if not ids or len(set(ids)) < len(ids):
        raise _wrong(path, _("each step needs an id of its own"))
    return Ladder(file.agency, file.version, file.reviewed, file.roles, file.step)


def _wrong(path: Path, what: str) -> NotALadder:
    return NotALadder(
        _("{file} cannot be used: {what}.").format(file=path.name, what=what),
        kept=_("Your records are not touched."),
        next_step=_("Put the file as it came back in its place, or install the program again."),
    )
