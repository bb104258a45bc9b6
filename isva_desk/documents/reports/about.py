"""What every page of a report says of itself: what was asked for, by whom and when, and what it was judged by."""

from __future__ import annotations

from datetime import datetime

from isva_desk.casework.desk import Desk
from isva_desk.documents.reports.report import Wanted
from isva_desk.documents.reports.words import area_name, force_name, short_day
from isva_desk.domain.dates import LONDON
from isva_desk.domain.stages import label
from isva_desk.journal.case_view import client_head
from isva_desk.journal.report_data import device_states
from isva_desk.language import _


def about_lines(desk: Desk, wanted: Wanted, printed_at: datetime) -> tuple[str, ...]:
    """The lines of the footer: period and filters; who printed it and when; rules, calendar, data of each laptop."""
    at = printed_at.astimezone(LONDON)
    return (
        " · ".join(_asked(desk, wanted)),
        _("Printed by {name}, {day}, {hour} · As at {as_at}").format(
            name=desk.author, day=short_day(at.date()), hour=f"{at:%H:%M}", as_at=short_day(wanted.day)
        ),
        _("Rules {rules} · Calendar until {calendar} · {laptops}").format(
            rules=desk.rules.pack_version,
            calendar=short_day(desk.calendar.ends),
            laptops=" · ".join(_laptops(desk)),
        ),
    )


def _asked(desk: Desk, wanted: Wanted) -> list[str]:
    scope = wanted.scope
    said = [_period(wanted)] if wanted.first or wanted.last else []
    if scope.owner is not None:
        said.append(_("Adviser: {name}").format(name=scope.owner))
    if scope.police_force is not None:
        said.append(_("Force: {name}").format(name=force_name(desk.directory, scope.police_force)))
    if scope.cps_area is not None:
        said.append(_("CPS Area: {name}").format(name=area_name(desk.directory, scope.cps_area)))
    if scope.stage is not None:
        said.append(_("Stage: {name}").format(name=label(scope.stage)))
    if wanted.case is not None:
        said.append(_("Case {reference}").format(reference=client_head(desk.store, wanted.case).case_reference))
    said = said or [_("All cases")]
    if wanted.names:
        said.append(_("CONTAINS NAMES"))
    if wanted.outside:
        said.append(_("VERSION FOR OUTSIDE"))
    return said


def _period(wanted: Wanted) -> str:
    if wanted.first is None:
        return _("Until {last}").format(last=short_day(wanted.last)) if wanted.last is not None else ""
    if wanted.last is None:
        return _("From {first}").format(first=short_day(wanted.first))
    return _("{first} to {last}").format(first=short_day(wanted.first), last=short_day(wanted.last))


def _laptops(desk: Desk) -> list[str]:
    """Each laptop by the first letters of its number, with its last entry: a record that was cut shows by it."""
    return [
        _("Laptop {laptop}: {day}, Entry {number} ({hash})").format(
            laptop=state.device[:4].upper(),
            day=short_day(state.last.astimezone(LONDON).date()),
            number=state.number,
            hash=state.hash[:8].upper(),
        )
        for state in device_states(desk.store)
    ] or [_("Nothing recorded yet")]
