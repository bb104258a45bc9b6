"""Days of every year that a client wants kept free. There is no place for what such a day is about."""

from __future__ import annotations

from calendar import monthrange

from isva_desk.casework.checks import WrongAnswer, one_of
from isva_desk.casework.desk import Desk
from isva_desk.domain.court_lists import court_lists
from isva_desk.journal.acts.court import DayToAvoid
from isva_desk.journal.changes import Changes
from isva_desk.journal.court.avoided import avoided_days
from isva_desk.language import _

_LEAP_YEAR = 2028


def avoid_day(desk: Desk, client_id: str, month: int, day: int, label: str = "keep-free") -> Changes:
    """Note a day of every year; ``made`` is the fact, which can be taken back. Raises ``WrongAnswer``."""
    record = desk.store.record(client_id)
    act = checked_day(month, day, label)
    if any((known.month, known.day) == (month, day) for known in avoided_days(record)):
        raise WrongAnswer("day", _("This day is noted already."))
    return desk.write(desk.entry(act, client_id))


def checked_day(month: int, day: int, label: str) -> DayToAvoid:
    """The day as the journal keeps it. Raises ``WrongAnswer``."""
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(_LEAP_YEAR, month)[1]:
        raise WrongAnswer("day", _("There is no such day in a year."))
    one_of(label, [known.id for known in court_lists().labels], "label")
    return DayToAvoid(month, day, label)
