"""Every report as PDF; the one for funders also as a workbook, one also as plain table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from isva_desk.casework.desk import Desk
from isva_desk.documents.reports.catalogue import REPORTS, Listed
from isva_desk.documents.reports.order import Order, made
from isva_desk.documents.reports.report import Wanted
from isva_desk.domain.problems import KnownProblem
from isva_desk.journal.case_view import timeline
from isva_desk.journal.caseload import CaseloadFilter, caseload_page
from isva_desk.journal.report_cases import CaseScope
from isva_desk.language import _
from samples.sample import Sample

_ALSO = {"funder-return": (".xlsx", ".csv"), "entitlements": (".csv",)}


def reports(desk: Desk, now: datetime, only: str) -> Iterator[Sample]:
    """Each report as it is for readers inside the service, and for those outside where there is such a version."""
    for listed in REPORTS.values():
        for ending in (".pdf", *_ALSO.get(listed.name, ())):
            for outside in (False, True) if listed.may_leave and ending == ".pdf" else (False,):
                name = f"reports/{listed.name}{'-outside' if outside else ''}{ending}"
                if name.startswith(only):
                    yield Sample(name, f"{listed.number} {_(listed.title)}", _made(desk, now, listed, ending, outside))


def _made(desk: Desk, now: datetime, listed: Listed, ending: str, outside: bool) -> bytes:
    """The report; one of a single case is about the first of those with most to say of which it can be made."""
    problem: KnownProblem | None = None
    for case in _cases(desk) if listed.of_one_case else (None,):
        wanted = Wanted(day=desk.today(), scope=CaseScope(), case=case, outside=outside)
        try:
            return made(desk, Order(listed, wanted, ending), now).content
        except KnownProblem as refused:  # nobody learns from a page what the adviser still has to tell
            problem = refused
    raise problem or LookupError(listed.name)


def _cases(desk: Desk) -> list[str]:
    """The open cases, those with most to say first."""
    rows = caseload_page(desk.store, CaseloadFilter(), sort="reference", offset=0, limit=100, day=desk.today())
    return sorted((row.case_id for row in rows), key=lambda case: len(timeline(desk.store, case)), reverse=True)
