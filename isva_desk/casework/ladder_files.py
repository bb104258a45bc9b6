"""The steps through which each body is asked, read strictly from ``resources/chasing/ladders``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import msgspec

from isva_desk.casework.struct_file import read_struct
from isva_desk.domain.data_file import DamagedData, damaged
from isva_desk.domain.event_kinds import JUSTICE_BODIES
from isva_desk.domain.labels import ROLES
from isva_desk.domain.ladders import Ladder, Step
from isva_desk.language import _

FORMAT = "isva-desk.chasing-ladder/1"
OPENINGS = ("", "complaint", "outside")


def load_ladders(resources: Path) -> Mapping[str, Ladder]:
    """The ladder of each body, from ``resources/chasing/ladders``. Raises ``DamagedData``."""
    found: dict[str, Ladder] = {}
    for path in sorted((resources / "chasing" / "ladders").glob("*.toml")):
        ladder = _read(path)
        if ladder.agency in found:
            raise damaged(path, _("there is a ladder for this body already"))
        found[ladder.agency] = ladder
    if not found:
        raise DamagedData(
            _("The steps of chasing are missing."),
            kept=_("Your records are not touched."),
            next_step=_("Install the program again."),
        )
    return found


class _Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    title: str
    days: int
    roles: tuple[str, ...] = ()
    opening: str = ""
    note: str = ""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    agency: str
    version: str
    reviewed: date
    step: tuple[_Step, ...]
    roles: tuple[str, ...] = ()
    reviewer: str = ""


def _read(path: Path) -> Ladder:
    file = read_struct(path, _File, FORMAT)
    if file.agency not in JUSTICE_BODIES:
        raise damaged(path, _('"{value}" is not known here').format(value=file.agency))
    for role in (*file.roles, *(role for step in file.step for role in step.roles)):
        if role not in ROLES:
            raise damaged(path, _('"{value}" is not known here').format(value=role))
    for step in file.step:
        if step.days < 1 or step.opening not in OPENINGS or not step.title or not step.id:
            raise damaged(path, _('the step "{step}" needs an id, a title and at least one day').format(step=step.id))
    ids = [step.id for step in file.step]
    if not ids or len(set(ids)) < len(ids):
        raise damaged(path, _("each step needs an id of its own"))
    steps = tuple(Step(one.id, one.title, one.days, one.roles, one.opening, one.note) for one in file.step)
    return Ladder(file.agency, file.version, file.reviewed, file.roles, steps)
