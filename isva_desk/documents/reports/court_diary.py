"""R13: the hearings to come, for the team."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from isva_desk.casework.desk import Desk
from isva_desk.documents.content import Column
from isva_desk.documents.reports.report import Report, ReportRow, ReportTable, Wanted
from isva_desk.documents.reports.words import force_name, short_day
from isva_desk.domain.stages import label
from isva_desk.journal.report_stories import listed_hearings
from isva_desk.language import _

_AHEAD = 90  # days, where no period is given


def court_diary(desk: Desk, wanted: Wanted) -> Report:
    """One row a hearing, in the order of days."""
    columns = (
        Column(_("Day")),
        Column(_("Time")),
        Column(_("Hearing"), most=0.2),
        Column(_("Client"), names_the_row=True),
        Column(_("Adviser")),
        Column(_("Stage")),
        Column(_("Police force"), most=0.2),
        Column(_("Hearings moved so far"), end=True),
    )
    first = wanted.first or wanted.day
    last = wanted.last or first + timedelta(days=_AHEAD)
    return Report(
        title=_("Court diary"),
        says=(
            _("Hearings of open cases from {first} to {last}, each on the day that was said last.").format(
                first=short_day(first), last=short_day(last)
            ),
        ),
        tables=(
            ReportTable(
                _("Hearings"), columns, _rows(desk, wanted, first, last), _("There is no hearing in this time.")
            ),
        ),
        missing=(_("the court, travel, special measures for the hearing, and who goes along"),),
    )


def _rows(desk: Desk, wanted: Wanted, first: date, last: date) -> Iterator[ReportRow]:
    for found in listed_hearings(desk.store, wanted.scope, wanted.day, first, last):
        day = found.on if found.on == found.until else _("{first} to {last}").format(
            first=short_day(found.on), last=short_day(found.until)
        )  # fmt: skip
        yield ReportRow(
            (day, found.hour, found.hearing, found.reference, found.owner, label(found.stage),
             force_name(desk.directory, found.police_force), found.moved)
        )  # fmt: skip
