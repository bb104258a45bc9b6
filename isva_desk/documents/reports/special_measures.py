"""R14: special measures, case by case: discussed, wanted, applied for, granted or refused, told, used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from isva_desk.casework.desk import Desk
from isva_desk.documents.content import Column
from isva_desk.documents.reports.report import Report, ReportRow, ReportTable, Value, Wanted
from isva_desk.documents.reports.words import area_name, when_value
from isva_desk.domain.court_lists import court_lists
from isva_desk.domain.dates import When
from isva_desk.journal.court.steps import MEASURES
from isva_desk.journal.report_measures import measures
from isva_desk.language import _


def special_measures(desk: Desk, wanted: Wanted) -> Report:
    """One row a measure of a case."""
    columns = (
        Column(_("Client"), names_the_row=True),
        Column(_("CPS Area"), most=0.14),
        Column(_("Measure"), most=0.25),
        Column(_("Discussed")),
        Column(_("Wanted")),
        Column(_("Applied for")),
        Column(_("Granted")),
        Column(_("Refused")),
        Column(_("Told")),
        Column(_("Used")),
    )
    return Report(
        title=_("Special measures"),
        says=(_("What is recorded of each measure in open cases: the day of each step, as far as it is known."),),
        tables=(
            ReportTable(
                _("Measures"), columns, _rows(desk, wanted), _("There is no step of a special measure in the record.")
            ),
        ),
    )  # fmt: skip


def _rows(desk: Desk, wanted: Wanted) -> Iterator[ReportRow]:
    group = court_lists().groups[MEASURES]
    for row in measures(desk.store, wanted.scope, wanted.day):
        item = group.item(row.measure)
        yield ReportRow(
            (
                row.reference, area_name(desk.directory, row.cps_area), row.measure if item is None else item.words,
                _day(row.steps, "discussed"), _either(row.steps, "wanted", "not-wanted"), _day(row.steps, "applied"),
                _day(row.steps, "granted"), _day(row.steps, "refused"), _day(row.steps, "told"),
                _either(row.steps, "used", "not-used"),
            )
        )  # fmt: skip


def _day(steps: Mapping[str, When], step: str) -> Value:
    if step not in steps:
        return None
    return when_value(steps[step]) or _("yes, day not known")


def _either(steps: Mapping[str, When], step: str, other: str) -> Value:
    """The day of a step, or that the other answer holds."""
    return _("no") if other in steps else _day(steps, step)
