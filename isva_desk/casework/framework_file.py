"""The components of the framework for working with ISVAs, read strictly from ``resources/framework``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

import msgspec

from isva_desk.casework.struct_file import read_struct
from isva_desk.domain.data_file import damaged
from isva_desk.language import _

FORMAT = "isva-desk.framework/1"
ShownBy = Literal["contacts", "meetings", "evidence", "rules", "plans", "chases"]


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
    """Read the framework. Raises ``DamagedData``."""
    path = resources / "framework" / "components.toml"
    found = read_struct(path, Framework, FORMAT)
    ids = [one.id for one in found.component]
    if not ids or len(ids) != len(set(ids)):
        raise damaged(path, _("the components do not each have an id of their own, or the format is unknown"))
    return found
