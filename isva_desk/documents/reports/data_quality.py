"""R19: how much of what one needs to know is recorded. It is about the record, not about who keeps it."""

from __future__ import annotations

from isva_desk.casework.desk import Desk
from isva_desk.documents.content import Column
from isva_desk.documents.reports.report import Report, ReportRow, ReportTable, Value, Wanted
from isva_desk.documents.reports.words import share
from isva_desk.journal.agencies.views import contacts
from isva_desk.journal.report_cases import report_cases
from isva_desk.journal.report_data import stale_contact, undecided_conflicts, vacant_roles, without_consent
from isva_desk.language import _


def data_quality(desk: Desk, wanted: Wanted) -> Report:
    """One row a field, and one table of what waits for a person."""
    cases = list(report_cases(desk.store, wanted.scope, wanted.day))
    held = {
        _("Police force"): sum(case.row.police_force is not None for case in cases),
        _("CPS Area"): sum(case.row.cps_area is not None for case in cases),
        _("Day of the report to the police"): sum(case.reported is not None for case in cases),
        _("Day since which the case is at its stage"): sum(case.row.stage_since is not None for case in cases),
        _("Adviser"): sum(bool(case.row.owner) for case in cases),
        _("Safe contact checked at least once"): sum(case.row.safe_checked is not None for case in cases),
        _("An update from an agency"): sum(case.row.last_update is not None for case in cases),
    }
    rows = [ReportRow((name, share(count, len(cases)), len(cases) - count)) for name, count in held.items()]
    waiting: list[tuple[str, Value]] = [
        (_("Clients whose safe contact check has expired"), stale_contact(desk.store, wanted.scope, wanted.day)),
        (_("Clients without a recorded consent to hold their record"), without_consent(desk.store, wanted.scope)),
        (_("Cases that nobody answers for"), sum(not case.row.owner.strip() for case in cases)),
        (_("Contacts of agencies to be looked at again"), _stale(desk, wanted)),
        (_("Cases in which a role is known to have nobody"), vacant_roles(desk.store, wanted.scope)),
        (_("Differences between laptops that nobody has decided"), undecided_conflicts(desk.store)),
    ]
    fields = (Column(_("Field"), names_the_row=True), Column(_("Recorded"), end=True), Column(_("Missing"), end=True))
    things = (Column(_("What waits"), names_the_row=True), Column(_("How many"), end=True))
    return Report(
        title=_("Data quality"),
        says=(_("How many open cases hold what one needs to know. Not every case can: nobody has reported some."),),
        tables=(
            ReportTable(_("Fields"), fields, rows if cases else (), _("There is no open case that fits.")),
            ReportTable(_("Waiting for a person"), things, [ReportRow(pair) for pair in waiting], ""),
        ),
    )


def _stale(desk: Desk, wanted: Wanted) -> int:
    """Contacts of agencies that hold and that nobody has confirmed for longer than was agreed."""
    return sum(contact.ended_on is None and contact.is_stale(wanted.day) for contact in contacts(desk.store))
