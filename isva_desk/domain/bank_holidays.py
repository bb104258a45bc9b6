"""The bank holidays of England and Wales, read from the dated table in ``resources/calendar``."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from pathlib import Path

from isva_desk.domain.problems import KnownProblem
from isva_desk.domain.working_days import WorkingDays
from isva_desk.language import _

FILE = "bank-holidays-england-wales.json"


class DamagedCalendar(KnownProblem):
    """The table of bank holidays is missing or cannot be read."""


def load_calendar(resources: Path) -> WorkingDays:
    """The working days of England and Wales; the version is the day on which the table was read from its source.

    Raises ``DamagedCalendar`` when the table is missing, is not what it should be, or leaves the span that it claims.
    """
    path = resources / "calendar" / FILE
    try:
        return _calendar(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError) as cause:
        raise _damaged(path) from cause


@lru_cache(maxsize=4)
def _calendar(text: str) -> WorkingDays:
    # The same text gives the same calendar, with the table that it has made of its days: every unlocking asks for it.
    table = json.loads(text)
    starts, ends = date.fromisoformat(table["valid_from"]), date.fromisoformat(table["valid_to"])
    days = [date.fromisoformat(entry["date"]) for entry in table["days"]]
    if not days or starts > ends or any(not starts <= day <= ends for day in days):
        raise ValueError
    return WorkingDays(days, starts, ends, str(table["retrieved"]))


def _damaged(path: Path) -> DamagedCalendar:
    return DamagedCalendar(
        _("The table of bank holidays ({name}) is missing or damaged.").format(name=path.name),
        kept=_("Your records are not touched."),
        next_step=_("Install the program again; deadlines cannot be counted without this table."),
    )
