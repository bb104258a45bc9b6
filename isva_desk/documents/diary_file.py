"""Chosen days of the diary as a calendar file that leaves the vault: neutral, with a reason, and written down."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from isva_desk.casework.checks import WrongAnswer, filled
from isva_desk.documents.leaving import Leaving
from isva_desk.exchange.calendar_file import Appointment, calendar_file
from isva_desk.journal.diary import DiaryRow
from isva_desk.language import _

SUFFIX = ".ics"


def diary_leaving(rows: Sequence[DiaryRow], made_at: datetime, reason: str, *, with_place: bool) -> Leaving:
    """The calendar file of these entries. Raises ``WrongAnswer`` where there is none, or no reason is given.

    It names nobody; with ``with_place`` it says the court of each hearing.
    """
    why = filled(reason, "reason", _("Say why it leaves the vault. The reason is kept."))
    if not rows:
        raise WrongAnswer("entries", _("Choose at least one day."))
    appointments = [Appointment(row.on, row.until, row.hour, row.court if with_place else "") for row in rows]
    what = f"calendar file, entries: {len(rows)}{', with the court' if with_place else ''}"
    return Leaving(calendar_file(appointments, made_at), what, why)
