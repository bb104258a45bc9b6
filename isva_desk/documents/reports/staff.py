"""R22: what each adviser carries and how it changed. In the order of names, and no league table."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import timedelta

from isva_desk.casework.desk import Desk
from isva_desk.documents.content import Column
from isva_desk.documents.reports.report import Report, ReportRow, ReportTable, Wanted
from isva_desk.domain.dates import LONDON
from isva_desk.journal.case_view import closing_of
from isva_desk.journal.report_cases import report_cases
from isva_desk.language import _

_BACK = 90  # days
_AT_COURT = ("court", "trial")


def staff(desk: Desk, wanted: Wanted) -> Report:
    """One row an adviser."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    clients: dict[str, set[str]] = defaultdict(set)
    since = wanted.day - timedelta(days=_BACK)
    for case in report_cases(desk.store, wanted.scope, wanted.day):
        _record, found = desk.store.case_record(case.row.case_id)
        owner = case.row.owner
        clients[owner].add(case.row.client_id)
        counts[owner]["open"] += 1
        counts[owner]["new"] += since < found.opened.recorded.astimezone(LONDON).date() <= wanted.day
        counts[owner]["court"] += case.row.stage in _AT_COURT
        counts[owner]["high"] += bool(case.high_risk)
    for case in report_cases(desk.store, wanted.scope, wanted.day, closed=True):
        closing = closing_of(desk.store, case.row.case_id)
        if closing is not None:
            counts[case.row.owner]["closed"] += since < closing.on <= wanted.day
    names = sorted(name for name, held in counts.items() if held["open"] or held["closed"])
    rows = [
        ReportRow((name or _("Nobody"), len(clients[name]), *(counts[name][one] for one in _COUNTED)))
        for name in names
    ]  # fmt: skip
    columns = (
        Column(_("Adviser"), names_the_row=True),
        Column(_("Open clients"), end=True),
        Column(_("Open cases"), end=True),
        Column(_("Opened in {days} days").format(days=_BACK), end=True),
        Column(_("Closed in {days} days").format(days=_BACK), end=True),
        Column(_("At court or on trial"), end=True),
        Column(_("Cases of high risk"), end=True),
    )
    return Report(
        title=_("Staff safety and supervision"),
        says=(
            _("What each adviser carries, in the order of names, for supervision. The counts do not weigh one case "
              "against another."),
        ),
        tables=(ReportTable(_("Advisers"), columns, rows, _("There is no case that fits what was asked for.")),),
        missing=(
            _("training, clinical supervision, one-to-one meetings, and cover for leave"),
            _("how many cases of high trauma each adviser holds"),
        ),
    )  # fmt: skip


_COUNTED = ("open", "new", "closed", "court", "high")
