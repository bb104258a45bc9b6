"""Every report that there is. One that is not here is not offered anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

from isva_desk.language import N_

if TYPE_CHECKING:
    from isva_desk.casework.desk import Desk
    from isva_desk.documents.reports.report import Report, Wanted


@dataclass(frozen=True, slots=True)
class Listed:
    """A report by its name: its number in the service's list, its title, what it shows, and where it is made.

    ``source`` names the file of this folder, and the function where it is not called the same. It is loaded when the
    report is made: the list stands in the command bar, which has to be there at once.

    ``has_period``: it can be bounded by a first and a last day. ``may_leave``: there is a version for readers outside
    the service. ``may_name``: the names to use can be asked for. ``of_one_case``: it needs to be told which.
    ``for_client``: the client reads it, so that a safe way comes first; it is a page and no table.
    """

    name: str
    number: str
    title: str
    summary: str
    source: str
    has_period: bool = False
    may_leave: bool = False
    may_name: bool = False
    of_one_case: bool = False
    for_client: bool = False

    def make(self, desk: Desk, wanted: Wanted) -> Report:
        """The report as it stands now."""
        file, _dot, function = self.source.partition(".")
        module = import_module(f"isva_desk.documents.reports.{file}")
        return cast("Report", getattr(module, function or file)(desk, wanted))


REPORTS = {
    report.name: report
    for report in (
        Listed(
            "caseload",
            "R1",
            N_("Caseload by adviser"),
            N_("what each adviser carries, and the stages of all cases"),
            "caseload_by_adviser",
        ),
        Listed(
            "case-list",
            "R2",
            N_("Case list"),
            N_("every open case in one line, for supervision"),
            "case_list",
            may_name=True,
        ),
        Listed(
            "waiting-list",
            "R3",
            N_("Waiting list"),
            N_("who waits for an adviser, since when, and what comes next"),
            "waiting_list",
        ),
        Listed(
            "waits",
            "R4",
            N_("Waits, summary"),
            N_("how long people waited for a first contact, an adviser and a meeting"),
            "waits",
            has_period=True,
            may_leave=True,
        ),
        Listed(
            "entitlements",
            "R5",
            N_("Entitlements by agency"),
            N_("what agencies owed and what is known of it, by agency and rule"),
            "entitlements_by_agency",
            has_period=True,
            may_leave=True,
        ),
        Listed(
            "entitlements-over-time",
            "R5",
            N_("Entitlements over time"),
            N_("what agencies owed and what is known of it, quarter by quarter"),
            "entitlements_by_agency.entitlements_over_time",
            has_period=True,
            may_leave=True,
        ),
        Listed(
            "exceptions",
            "R6",
            N_("Entitlement exceptions"),
            N_("the occasions that were late, missed or without a record, one by one"),
            "entitlement_exceptions",
            has_period=True,
            may_leave=True,
        ),
        Listed(
            "update-gaps",
            "R7",
            N_("Update gaps"),
            N_("cases in which the police are silent for longer than was agreed"),
            "update_gaps",
            may_leave=True,
        ),
        Listed(
            "escalations",
            "R8",
            N_("Escalations"),
            N_("requests that went above the first step, and the answers"),
            "escalations",
            has_period=True,
            may_leave=True,
        ),
        Listed(
            "time-in-stage",
            "R9",
            N_("Time in stage"),
            N_("how long cases take, beside published figures"),
            "time_in_stage",
        ),
        Listed(
            "action-plans",
            "R10",
            N_("CPS action plans"),
            N_("the action plans of the CPS and their answers"),
            "action_plans",
        ),
        Listed(
            "letters",
            "R11",
            N_("Letters and meetings"),
            N_("the letters and meetings of the CPS, case by case"),
            "letters_and_meetings",
        ),
        Listed(
            "no-further-action",
            "R12",
            N_("No further action and review"),
            N_("decisions to go no further, who was told, and the review"),
            "no_further_action",
            has_period=True,
            may_leave=True,
        ),
        Listed("court-diary", "R13", N_("Court diary"), N_("the hearings to come"), "court_diary", has_period=True),
        Listed(
            "special-measures",
            "R14",
            N_("Special measures"),
            N_("each measure step by step, case by case"),
            "special_measures",
        ),
        Listed(
            "records-requests",
            "R15",
            N_("Requests for records"),
            N_("requests for records about clients, and the notice"),
            "records_requests",
        ),
        Listed(
            "closed-cases",
            "R16",
            N_("Closed cases"),
            N_("the cases that were closed, and why"),
            "closed_cases",
            has_period=True,
            may_leave=True,
        ),
        Listed(
            "funder-return",
            "R17",
            N_("Funder return"),
            N_("clients by quarter and by who they are, for funders"),
            "funder_return",
            has_period=True,
            may_leave=True,
        ),
        Listed(
            "equality",
            "R18",
            N_("Equality of service"),
            N_("what is known of each group of clients, small numbers hidden"),
            "equality",
            has_period=True,
        ),
        Listed("data-quality", "R19", N_("Data quality"), N_("what is recorded and what is missing"), "data_quality"),
        Listed(
            "retention",
            "R20",
            N_("Retention and holds"),
            N_("closed cases, and until when each is kept"),
            "retention",
        ),
        Listed(
            "audit",
            "R21",
            N_("Audit extract"),
            N_("who did what and when, without what it says"),
            "audit_extract",
            has_period=True,
        ),
        Listed(
            "staff",
            "R22",
            N_("Staff safety and supervision"),
            N_("what each adviser carries and how it changed, for supervision"),
            "staff",
        ),
        Listed(
            "framework",
            "R23",
            N_("Framework scorecard"),
            N_("what is known of each component of the framework, agency by agency"),
            "framework",
            has_period=True,
            may_leave=True,
        ),
        Listed(
            "forum-pack",
            "R5 to R8, R12, R23",
            N_("Forum pack"),
            N_("the papers of a meeting with agencies in one file, small numbers hidden"),
            "forum_pack",
            has_period=True,
            may_leave=True,
        ),
        Listed(
            "hand-over",
            "R24",
            N_("Hand-over pack"),
            N_("one case, for the adviser who takes it over"),
            "hand_over_pack",
            may_name=True,
            of_one_case=True,
        ),
        Listed(
            "my-case",
            "R25",
            N_("My case on one page"),
            N_("where one case is, on a page for the client"),
            "my_case",
            of_one_case=True,
            for_client=True,
        ),
    )
}
