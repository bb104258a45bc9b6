"""What is recorded of hearings beyond their days, of special measures, and of the days that a client wants kept free.

On which day a hearing is stays with the events "hearing listed", "hearing moved" and the plea: nothing here holds it.
"""

from __future__ import annotations

from msgspec import Struct


class HearingDescribed(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Where and of which kind a hearing is. Only what is given holds; the rest stays as it was said before.

    ``hearing`` is its name as in the events. ``hour`` ("HH:MM") belongs to the day that ``listing`` (an event) names.
    """

    hearing: str
    kind: str | None = None
    court: str | None = None
    hour: str | None = None
    listing: str = ""
    on: str | None = None  # when the adviser was told
    note: str = ""


class HearingStatus(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How the day stands that the event ``listing`` names: fixed, warned, floating, adjourned, and so on."""

    hearing: str
    status: str
    listing: str = ""
    on: str | None = None
    learned: str | None = None
    note: str = ""


class CourtStep(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One step of one measure, preparation, statement or practical matter, by the ids of ``resources/court``.

    ``event`` and ``update`` are facts that were written with it, or that it rests on.
    """

    group: str
    item: str
    step: str
    hearing: str = ""  # where each hearing has its own
    on: str | None = None
    learned: str | None = None
    by: str = ""  # the body
    who: str = ""  # a name or a role
    event: str = ""
    update: str = ""
    note: str = ""


class WitnessCareContacted(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The adviser spoke or wrote with Witness Care. What Witness Care told is an update, not this."""

    on: str | None = None
    method: str | None = None
    who: str = ""
    note: str = ""


class DayToAvoid(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A day of every year that the client wants kept free. There is no place for what it is about."""

    month: int
    day: int
    label: str = ""  # id of a neutral label of ``resources/diary``


ACTS: dict[str, tuple[type[Struct], int]] = {
    "hearing-described": (HearingDescribed, 1),
    "hearing-status": (HearingStatus, 1),
    "court-step": (CourtStep, 1),
    "witness-care-contacted": (WitnessCareContacted, 1),
    "day-to-avoid": (DayToAvoid, 1),
}
FACTS: tuple[type[Struct], ...] = (HearingDescribed, HearingStatus, CourtStep, WitnessCareContacted, DayToAvoid)
