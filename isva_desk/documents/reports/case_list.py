"""R2: the list of cases, for supervision."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isva_desk.casework.desk import Desk
from isva_desk.documents.content import Column
from isva_desk.documents.reports.report import Report, ReportRow, ReportTable, Wanted
from isva_desk.documents.reports.words import area_name, force_name, risk_words
from isva_desk.domain.stages import label
from isva_desk.journal.report_cases import report_cases
from isva_desk.language import _


def case_list(desk: Desk, wanted: Wanted) -> Report:
    """One row a case, read as it is printed: two thousand cost no more memory than fifty."""
    columns = (
        Column(_("Client"), names_the_row=True),
        *((Column(_("Name to use")),) if wanted.names else ()),
        Column(_("Adviser"), most=0.1),
        Column(_("Stage"), most=0.1),
        Column(_("Days in stage"), end=True),
        Column(_("Days since report"), end=True),
        Column(_("Police force"), most=0.12),
        Column(_("CPS Area"), most=0.1),
        Column(_("Last contact")),
        Column(_("Last update")),
        Column(_("Next date")),
        Column(_("Open"), end=True),
        Column(_("No record"), end=True),
        Column(_("High risk")),
        Column(_("Risk review")),
        Column(_("Safe contact")),
    )
    return Report(
        title=_("Case list"),
        says=(
            _(
                "Every open case. “Open” counts what is still owed to the client; “No record in time” counts those of "
                "them whose day has gone by and of which nobody has a record."
            ),
        ),
        tables=(
            ReportTable(
                _("Open cases"), columns, _rows(desk, wanted), _("There is no open case that fits what was asked for.")
            ),
        ),
        missing=(_("the stage of support"),),
    )  # fmt: skip


def _rows(desk: Desk, wanted: Wanted) -> Iterator[ReportRow]:
    for case in report_cases(desk.store, wanted.scope, wanted.day):
        row = case.row
        yield ReportRow(
            (
                row.reference, *((row.name_to_use,) if wanted.names else ()), row.owner, label(row.stage),
                _days(row.stage_since, wanted.day), _days(case.reported, wanted.day),
                force_name(desk.directory, row.police_force), area_name(desk.directory, row.cps_area), row.last_contact,
                row.last_update, row.next_date, row.open_entitlements, row.past_entitlements,
                risk_words(case.high_risk), case.risk_review, row.safe_checked,
            )
        )  # fmt: skip


def _days(since: date | None, day: date) -> int | None:
    return None if since is None else max(0, (day - since).days)
