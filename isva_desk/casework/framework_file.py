"""The components of the framework for working with ISVAs, read strictly from ``resources/framework``."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec

from isva_desk.domain.problems import KnownProblem
from isva_desk.language import _

FORMAT = "isva-desk.framework/1"
ShownBy = Literal["contacts", "meetings", "evidence", "rules", "plans", "chases"]


class NotAFramework(KnownProblem):
    """The file of the framework cannot be used; the sentence says what is wrong."""


class Component(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One component: its working words, who owes it, and what in the journal shows it besides noted evidence."""

    id: str
    standard: int
    title: str
    owed_by: tuple[str, ...]
    shown_by: ShownBy
    rules: tuple[str, ...] = ()


class Days(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """After how many days things are looked at again. Days of the service, not of the framework."""

    contact_confirmed_every: int
    meeting_within: int
    feedback_working_days: int


class Framework(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The framework with its source, the day on which that was checked, and who has read the wording."""

    format: str
    version: str
    title: str
    address: str
    checked: date
    reviewer: str
    days: Days
    component: tuple[Component, ...]

    def find(self, component: str) -> Component | None:
        """The component of that id, or None."""
        return next((one for one in self.component if one.id == component), None)


def load_framework(resources: Path) -> Framework:
    """Read the framework. Raises ``NotAFramework``."""
    path = resources / "framework" / "components.toml"
    try:
        with path.open("rb") as file:
            found = msgspec.convert(tomllib.load(file), Framework)
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as cause:
        raise _wrong(str(cause)) from cause
    ids = [one.id for one in found.component]
    if found.format != FORMAT or not ids or len(ids) != len(set(ids)):
        raise _wrong(_("the components do not each have an id of their own, or the format is unknown"))
    return found


def _wrong(what: str) -> NotAFramework:
    return NotAFramework(
        _("The components of the framework cannot be read: {what}.").format(what=what),
        kept=_("Your records are not touched."),
        next_step=_("Put the file back as it was, or install the program again."),
    )
