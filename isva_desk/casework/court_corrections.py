"""What a correction of a fact of court must not change, and what it must still be."""

from __future__ import annotations

from typing import Any

from isva_desk.casework.checks import WrongAnswer, not_after_today, one_of
from isva_desk.casework.court_hearings import checked_hour
from isva_desk.casework.court_steps import found_step
from isva_desk.casework.days_to_avoid import checked_day
from isva_desk.casework.desk import Desk
from isva_desk.domain.court_lists import court_lists
from isva_desk.journal.acts.court import CourtStep, DayToAvoid, HearingDescribed, HearingStatus
from isva_desk.journal.casefile import when
from isva_desk.language import _

# What a fact is about stays; something else is another fact.
_FIXED = ("hearing", "listing", "group", "item", "event", "update")


def check_court(desk: Desk, before: Any, after: Any) -> None:
    """Raises ``WrongAnswer`` naming the field."""
    for name in _FIXED:
        if getattr(before, name, None) != getattr(after, name, None):
            raise WrongAnswer(name, _("This cannot be changed. Take it back, and record it anew."))
    for name in ("on", "learned"):
        if hasattr(after, name):
            not_after_today(desk, when(getattr(after, name)), name)
    match after:
        case HearingStatus():
            one_of(after.status, [status.id for status in court_lists().statuses], "status")
        case HearingDescribed():
            if after.kind:
                one_of(after.kind, [kind.id for kind in court_lists().kinds], "kind")
            checked_hour(after.hour or "")
        case CourtStep():
            found_step(after.group, after.item, after.step)
        case DayToAvoid():
            checked_day(after.month, after.day, after.label)
