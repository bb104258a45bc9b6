"""R15: requests for records about clients, and whether the client was told in writing on or before the day."""

from __future__ import annotations

from collections.abc import Iterator

from isva_desk.casework.desk import Desk
from isva_desk.documents.content import Column
from isva_desk.documents.reports.report import Report, ReportRow, ReportTable, Wanted
from isva_desk.documents.reports.words import force_name, when_value
from isva_desk.entitlements.verdict_words import VERDICT_WORDS
from isva_desk.journal.entitlements_view import entitlements_of
from isva_desk.journal.report_stories import case_stories
from isva_desk.language import _

_REQUEST, _NOTICE = "records-request", "vir-notice"


def records_requests(desk: Desk, wanted: Wanted) -> Report:
    """One row a request."""
    columns = (
        Column(_("Client"), names_the_row=True),
        Column(_("Police force"), most=0.2),
        Column(_("Asked for on")),
        Column(_("Asked of"), most=0.25),
        Column(_("Client told on")),
        Column(_("Notice to the client"), most=0.25),
    )
    return Report(
        title=_("Requests for records"),
        says=(_("Every request for records about a client that is known here, and the notice that goes with it."),),
        tables=(
            ReportTable(_("Requests"), columns, _rows(desk, wanted), _("There is no such request in the record.")),
        ),
        missing=(_("what was asked for, whether the legal tests were met, the decision and the answer"),),
    )


def _rows(desk: Desk, wanted: Wanted) -> Iterator[ReportRow]:
    for story in case_stories(desk.store, wanted.scope, (_REQUEST,)):
        owed = {
            entry.trigger: entry
            for entry in entitlements_of(desk.store, story.case_id, wanted.day)
            if entry.rule == _NOTICE
        }
        for event in story.events((_REQUEST,), wanted.day):
            entry = owed.get(event.id)
            told = None if entry is None else entry.met_on or entry.told_on
            yield ReportRow(
                (
                    story.reference,
                    force_name(desk.directory, story.police_force),
                    when_value(event.on),
                    event.requested_from,
                    None if told is None else when_value(told),
                    None if entry is None else _(VERDICT_WORDS[entry.verdict]),
                )
            )
