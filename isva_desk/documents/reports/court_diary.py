"""R13: the hearings to come, for the team."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from isva_desk.casework.desk import Desk
from isva_desk.documents.content import Column
from isva_desk.documents.reports.report import Report, ReportRow, ReportTable, Wanted
from isva_desk.documents.reports.words import short_day
from isva_desk.domain.court_lists import court_lists
from isva_desk.journal.court.steps import MEASURES, PRACTICAL
from isva_desk.journal.report_stories import ListedHearing, listed_hearings
from isva_desk.language import _

_OTHER = "other"
_AHEAD = 90  # days, where no period is given


def court_diary(desk: Desk, wanted: Wanted) -> Report:
    """One row a hearing, in the order of days."""
    columns = (
        Column(_("Day")),
        Column(_("Time")),
        Column(_("Court"), most=0.14),
        Column(_("Hearing"), most=0.16),
        Column(_("Status")),
        Column(_("Client"), names_the_row=True),
        Column(_("Adviser"), most=0.1),
        Column(_("Measures granted"), most=0.18),
        Column(_("Goes along"), most=0.1),
        Column(_("Travel"), most=0.1),
        Column(_("Last change")),
        Column(_("Moved"), end=True),
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
    )


def _rows(desk: Desk, wanted: Wanted, first: date, last: date) -> Iterator[ReportRow]:
    for found in listed_hearings(desk.store, wanted.scope, wanted.day, first, last):
        day = found.on if found.on == found.until else _("{first} to {last}").format(
            first=short_day(found.on), last=short_day(found.until)
        )  # fmt: skip
        yield ReportRow(
            (day, found.hour, found.court or None, _named(found), _status(found), found.reference, found.owner,
             _granted(found), _practical(found.supporter), _practical(found.travel), found.changed,
             found.moved)
        )  # fmt: skip


def _named(found: ListedHearing) -> str:
    """The hearing as it was called, and its kind where that says more: a recording before the trial, for one."""
    kind = court_lists().kind(found.kind).words if found.kind else ""
    same = not kind or kind.casefold() == found.hearing.casefold() or found.kind == _OTHER
    return found.hearing if same else _("{hearing} ({kind})").format(hearing=found.hearing, kind=kind)


def _status(found: ListedHearing) -> str | None:
    status = court_lists().status(found.status)
    return None if status is None else status.words


def _granted(found: ListedHearing) -> str | None:
    group = court_lists().groups[MEASURES]
    items = [(group.item(measure), measure) for measure in found.granted]
    return ", ".join(measure if item is None else item.words for item, measure in items) or None


def _practical(answer: str) -> str | None:
    """A step in words, or the name of who goes along."""
    step = court_lists().groups[PRACTICAL].step(answer)
    return (answer if step is None else step.words) or None
