"""R21: who did what and when, by numbers alone, and whether the chain of the record holds. It names no client."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from isva_desk.casework.desk import Desk
from isva_desk.documents.content import Column
from isva_desk.documents.reports.report import Report, ReportRow, ReportTable, Wanted
from isva_desk.documents.reports.words import short_day
from isva_desk.domain.dates import LONDON
from isva_desk.journal.report_audit import recorded_acts
from isva_desk.language import _

_BACK = 30  # days, where no period is given


def audit_extract(desk: Desk, wanted: Wanted) -> Report:
    """One row an entry of the journal, oldest first."""
    columns = (
        Column(_("Time")),
        Column(_("Who")),
        Column(_("Laptop")),
        Column(_("Entry"), end=True, names_the_row=True),
        Column(_("Act")),
        Column(_("Client, by number")),
        Column(_("Case, by number")),
        Column(_("Hash")),
    )
    last = wanted.last or wanted.day
    first = wanted.first or last - timedelta(days=_BACK)
    findings = desk.store.verify_chain()
    said = [str(found) for found in findings] or [_("The chain of every laptop holds: no entry was altered or lost.")]
    return Report(
        title=_("Audit extract"),
        says=(
            _("Everything that was written down from {first} to {last}, without what it says.").format(
                first=short_day(first), last=short_day(last)
            ),
            *said,
        ),
        tables=(
            ReportTable(
                _("Entries"), columns, _rows(desk, first, last), _("Nothing was written down in this time.")
            ),
        ),
        missing=(_("attempts to unlock that failed"),),
    )  # fmt: skip


def _rows(desk: Desk, first: date, last: date) -> Iterator[ReportRow]:
    for found in recorded_acts(desk.store, first, last):
        at = found.at.astimezone(LONDON)
        yield ReportRow(
            (
                f"{short_day(at.date())}, {at:%H:%M:%S}", found.author, found.device[:4].upper(), found.number,
                found.act, _short(found.client), _short(found.case), found.hash[:12],
            )
        )  # fmt: skip


def _short(number: str | None) -> str | None:
    """The end of a number tells two apart; its beginning is the time at which it was given."""
    return None if number is None else number[-8:]
