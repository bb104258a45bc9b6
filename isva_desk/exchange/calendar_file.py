"""A calendar file of chosen days that says nothing: "Appointment 1", a day, perhaps an hour, no word of what or who.

A calendar program may copy what it is given to other machines. So no name, reference or court goes in, unless the
adviser asked for the place.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from isva_desk.domain.dates import LONDON
from isva_desk.language import _

PRODUCT = "-//Desk//Calendar//EN"
LENGTH = timedelta(hours=1)  # of an appointment with an hour: nobody knows how long a hearing takes


@dataclass(frozen=True, slots=True)
class Appointment:
    """One entry: the first and last day, the hour ("HH:MM") where it has one, and the place if it may be said."""

    on: date
    until: date
    hour: str = ""
    place: str = ""


def calendar_file(appointments: Sequence[Appointment], made_at: datetime) -> bytes:
    """An iCalendar file in Europe/London. ``made_at`` must carry a zone.

    Every entry gets a random id, so that two files cannot be put side by side.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    if any(one.hour for one in appointments):
        calendar.add_component(_london())
    stamp = datetime(made_at.year, made_at.month, made_at.day, tzinfo=made_at.tzinfo)  # the hour is nobody's business
    for number, one in enumerate(appointments, 1):
        calendar.add_component(_event(one, number, stamp))
    return bytes(calendar.to_ical())


def _event(one: Appointment, number: int, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", str(uuid.uuid4()))
    event.add("dtstamp", stamp.astimezone(UTC))
    event.add("summary", _("Appointment {number}").format(number=number))
    if one.hour and one.on == one.until:
        starts = datetime.combine(one.on, time.fromisoformat(one.hour), LONDON)
        event.add("dtstart", starts)
        event.add("dtend", starts + LENGTH)
    else:
        event.add("dtstart", one.on)
        event.add("dtend", one.until + timedelta(days=1))  # the day after the last, as the format has it
    if one.place:
        event.add("location", one.place)
    event.add("class", "PRIVATE")
    return event


def _london() -> Timezone:
    """Summer time from one o'clock on the last Sunday of March to two o'clock on the last Sunday of October."""
    zone = Timezone()
    zone.add("tzid", "Europe/London")
    none, hour = timedelta(0), timedelta(hours=1)
    for part, name, starts, month, before, after in (
        (TimezoneDaylight(), "BST", datetime(1996, 3, 31, 1), 3, none, hour),  # noqa: DTZ001 - the format wants no zone
        (TimezoneStandard(), "GMT", datetime(1996, 10, 27, 2), 10, hour, none),  # noqa: DTZ001
    ):
        part.add("dtstart", starts)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("tzname", name)
        zone.add_component(part)
    return zone
