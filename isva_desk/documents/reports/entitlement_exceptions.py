"""R6: the occasions behind the counts of R5, one by one, under references alone."""

from __future__ import annotations

from collections.abc import Iterator

from isva_desk.casework.desk import Desk
from isva_desk.documents.content import Column
from isva_desk.documents.reports.report import Report, ReportRow, ReportTable, Wanted
from isva_desk.documents.reports.words import agency_name, source_name
from isva_desk.entitlements.verdict_words import VERDICT_WORDS
from isva_desk.journal.report_occasions import occasions
from isva_desk.language import _

_EXCEPTIONS = ("no-record", "missed", "late", "cannot-tell")


def entitlement_exceptions(desk: Desk, wanted: Wanted) -> Report:
    """One row an occasion of which it is not known that it was met in time."""
    columns = (
        Column(_("Client"), names_the_row=True),
        Column(_("Owed by"), most=0.16),
        Column(_("What was owed"), most=0.3),
        Column(_("Rests on")),
        Column(_("Clock from")),
        Column(_("Due")),
        Column(_("Told on")),
        Column(_("Working days late"), end=True),
        Column(_("What is known")),
    )
    return Report(
        title=_("Entitlement exceptions"),
        says=(_("Each occasion that was late, missed, without a record, or of which nobody can tell."),),
        tables=(
            ReportTable(
                _("Occasions"), columns, _rows(desk, wanted), _("There is no such occasion in what was asked for.")
            ),
        ),
        missing=(_("whether it was chased, how far it was escalated, and the reason that was given"),),
    )


def _rows(desk: Desk, wanted: Wanted) -> Iterator[ReportRow]:
    for found in occasions(desk.store, wanted.scope, wanted.day, wanted.first, wanted.last):
        if found.verdict not in _EXCEPTIONS:
            continue
        yield ReportRow(
            (
                found.reference,
                agency_name(desk.directory, found.owed_by, found.police_force, found.cps_area),
                found.title,
                source_name(desk.rules, found.rule, wanted.day),
                found.clock_from,
                found.due,
                found.told_on,
                found.days_late if found.verdict == "late" else None,
                _(VERDICT_WORDS[found.verdict]),
            )
        )
