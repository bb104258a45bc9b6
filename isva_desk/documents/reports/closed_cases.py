"""R16: the cases that were closed, when, and why, as the adviser said it."""

from __future__ import annotations

from collections.abc import Iterator

from isva_desk.casework.desk import Desk
from isva_desk.documents.content import Column
from isva_desk.documents.reports.report import Report, ReportRow, ReportTable, Wanted
from isva_desk.documents.reports.words import force_name
from isva_desk.journal.case_view import closing_of
from isva_desk.journal.report_cases import report_cases
from isva_desk.language import _


def closed_cases(desk: Desk, wanted: Wanted) -> Report:
    """One row a closed case."""
    columns = (
        Column(_("Client"), names_the_row=True),
        Column(_("Adviser")),
        Column(_("Police force"), most=0.2),
        Column(_("Reported")),
        Column(_("Closed on")),
        Column(_("Reason"), most=0.4),
    )
    return Report(
        title=_("Closed cases"),
        says=(_("Every case that was closed, with the reason that was given. No outcome is a target here."),),
        tables=(
            ReportTable(_("Cases"), columns, _rows(desk, wanted), _("There is no closed case in what was asked for.")),
        ),
        missing=(
            _("the outcome in court, wellbeing at the start and the end, and what the client said of the service"),
        ),
    )  # fmt: skip


def _rows(desk: Desk, wanted: Wanted) -> Iterator[ReportRow]:
    for case in report_cases(desk.store, wanted.scope, wanted.day, closed=True):
        closing = closing_of(desk.store, case.row.case_id)
        if closing is None or closing.on > wanted.day:
            continue
        if (wanted.first and closing.on < wanted.first) or (wanted.last and closing.on > wanted.last):
            continue
        yield ReportRow(
            (
                case.row.reference,
                case.row.owner,
                force_name(desk.directory, case.row.police_force),
                case.reported,
                closing.on,
                closing.reason,
            )
        )
