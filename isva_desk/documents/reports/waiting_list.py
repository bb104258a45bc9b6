"""R3: who waits for an adviser, since when, what was tried, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator

from isva_desk.casework.desk import Desk
from isva_desk.documents.content import Column
from isva_desk.documents.reports.report import Report, ReportRow, ReportTable, Wanted
from isva_desk.domain.choices import choices
from isva_desk.journal.report_waiting import referrals
from isva_desk.language import _


def waiting_list(desk: Desk, wanted: Wanted) -> Report:
    """One row a person who waits, the one who waits longest first."""
    columns = (
        Column(_("Client"), names_the_row=True),
        Column(_("Received")),
        Column(_("Source"), most=0.15),
        Column(_("Urgency")),
        Column(_("Days"), end=True),
        Column(_("First try")),
        Column(_("Tries"), end=True),
        Column(_("Reached")),
        Column(_("Safe contact known")),
        Column(_("Next contact due")),
        Column(_("Answers for them")),
        Column(_("Waits for"), most=0.2),
    )
    return Report(
        title=_("Waiting list"),
        says=(_("Everybody who waits for an adviser, the longest wait first. Somebody answers for each of them."),),
        tables=(ReportTable(_("Waiting"), columns, _rows(desk, wanted), _("There is nobody who waits.")),),
    )  # fmt: skip


def _rows(desk: Desk, wanted: Wanted) -> Iterator[ReportRow]:
    lists = choices("waiting")
    for row in referrals(desk.store, wanted.scope, wanted.day):
        if row.state != "waiting":
            continue
        yield ReportRow(
            (
                row.reference, row.received_on, lists["sources"].text_of(row.source) or None,
                lists["urgency"].text_of(row.urgency) or None, row.days_waited(wanted.day), row.first_attempt_on,
                row.attempts, row.reached_on, _("yes") if row.safe_known else _("no"), row.next_on, row.owner or None,
                lists["reasons"].text_of(row.reason) or None,
            )
        )  # fmt: skip
