"""R7: cases in which the police have been silent for longer than was agreed."""

from __future__ import annotations

from collections.abc import Iterator

from isva_desk.casework.desk import Desk
from isva_desk.documents.content import Column
from isva_desk.documents.reports.report import Report, ReportRow, ReportTable, Wanted
from isva_desk.documents.reports.words import force_name
from isva_desk.entitlements.verdict_words import VERDICT_WORDS
from isva_desk.journal.case_view import contact_plans_of, people_of, updates_of
from isva_desk.journal.report_occasions import occasions
from isva_desk.language import _, ngettext

_OFFICER = "officer-in-case"


def update_gaps(desk: Desk, wanted: Wanted) -> Report:
    """One row a case whose regular update is past its day."""
    columns = (
        Column(_("Client"), names_the_row=True),
        Column(_("Police force"), most=0.2),
        Column(_("Officer named")),
        Column(_("Agreed interval")),
        Column(_("Last update from the police, to anybody")),
        Column(_("Next was due")),
        Column(_("Days over"), end=True),
        Column(_("What is known"), most=0.2),
        Column(_("Officers so far"), end=True),
    )
    return Report(
        title=_("Update gaps"),
        says=(_("Open cases in which the regular update from the police is past its day."),),
        tables=(
            ReportTable(_("Cases"), columns, _rows(desk, wanted), _("There is no regular update past its day.")),
        ),
        missing=(_("how often it was chased, and the next step"),),
    )  # fmt: skip


def _rows(desk: Desk, wanted: Wanted) -> Iterator[ReportRow]:
    regular = {versions[0].id for versions in desk.rules.repeating()}
    late = [
        found for found in occasions(desk.store, wanted.scope, wanted.day)
        if found.rule in regular and found.still_open and found.due is not None and found.due < wanted.day
        and found.verdict in ("no-record", "missed", "cannot-tell")
    ]  # fmt: skip
    for found in late:
        people = [person for person in people_of(desk.store, found.case_id) if person.role == _OFFICER]
        named = any(person.name and not person.ends.is_known for person in people)
        updates = [
            update.on.latest or update.sent_on.latest
            for update in updates_of(desk.store, found.case_id)
            if update.by == "police" and update.outcome == "told"
        ]
        last = max((day for day in updates if day is not None and day <= wanted.day), default=None)
        yield ReportRow(
            (
                found.reference, force_name(desk.directory, found.police_force), _("yes") if named else _("no"),
                _interval(desk, found.case_id), last, found.due,
                (wanted.day - found.due).days if found.due is not None else None,
                _(VERDICT_WORDS[found.verdict]), len([person for person in people if person.name]),
            )
        )  # fmt: skip


def _interval(desk: Desk, case_id: str) -> str | None:
    plans = [plan for plan in contact_plans_of(desk.store, case_id) if plan.agency == "police"]
    if not plans:
        return None
    days = plans[0].every_days
    return ngettext("every {count} day", "every {count} days", days).format(count=days)
