"""Every report that there is. One that is not here is not offered anywhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from isva_desk.casework.desk import Desk
from isva_desk.documents.reports.case_list import case_list
from isva_desk.documents.reports.caseload_by_adviser import caseload_by_adviser
from isva_desk.documents.reports.entitlement_exceptions import entitlement_exceptions
from isva_desk.documents.reports.entitlements_by_agency import entitlements_by_agency
from isva_desk.documents.reports.report import Report, Wanted
from isva_desk.language import N_


@dataclass(frozen=True, slots=True)
class Listed:
    """A report by its name: its number in the service's list, what it shows, and how it is made.

    ``has_period``: it can be bounded by a first and a last day. ``may_leave``: there is a version for readers outside
    the service. ``may_name``: the names to use can be asked for.
    """

    name: str
    number: str
    summary: str
    make: Callable[[Desk, Wanted], Report]
    has_period: bool = False
    may_leave: bool = False
    may_name: bool = False


REPORTS = {
    report.name: report
    for report in (
        Listed("caseload", "R1", N_("what each adviser carries, and the stages of all cases"), caseload_by_adviser),
        Listed("case-list", "R2", N_("every open case in one line, for supervision"), case_list, may_name=True),
        Listed(
            "entitlements", "R5", N_("what agencies owed and what is known of it, by agency and rule"),
            entitlements_by_agency, has_period=True, may_leave=True,
        ),
        Listed(
            "exceptions", "R6", N_("the occasions that were late, missed or without a record, one by one"),
            entitlement_exceptions, has_period=True, may_leave=True,
        ),
    )
}  # fmt: skip
