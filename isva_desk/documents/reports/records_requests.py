"""R15: requests for records about clients, and whether the client was told in writing on or before the day."""

from __future__ import annotations

from collections.abc import Iterator

from isva_desk.casework.desk import Desk
from isva_desk.documents.content import Column
from isva_desk.documents.reports.report import Report, ReportRow, ReportTable, Value, Wanted
from isva_desk.documents.reports.words import force_name, when_value
from isva_desk.entitlements.verdict_words import VERDICT_WORDS
from isva_desk.journal.entitlements_view import entitlements_of
from isva_desk.journal.report_stories import case_stories
from isva_desk.journal.requests.area import DECISION_WORDS, VIEW_WORDS
from isva_desk.journal.requests.folded import Request
from isva_desk.journal.requests.views import requests_of
from isva_desk.language import _

_REQUEST, _NOTICE = "records-request", "vir-notice"
_TESTS = ("held", "line-of-enquiry", "necessary")


def records_requests(desk: Desk, wanted: Wanted) -> Report:
    """One row a request."""
    columns = (
        Column(_("Client"), names_the_row=True),
        Column(_("Police force"), most=0.12),
        Column(_("Asked on")),
        Column(_("Asked of"), most=0.12),
        Column(_("Material"), most=0.16),
        Column(_("Tests met")),
        Column(_("Counselling")),
        Column(_("Client told on")),
        Column(_("Notice to the client"), most=0.13),
        Column(_("View"), most=0.1),
        Column(_("Decision"), most=0.12),
        Column(_("Days"), end=True),
    )
    return Report(
        title=_("Requests for records"),
        says=(_("Every request for records about a client that is known here, and the notice that goes with it."),),
        tables=(
            ReportTable(_("Requests"), columns, _rows(desk, wanted), _("There is no such request in the record.")),
        ),
    )


def _rows(desk: Desk, wanted: Wanted) -> Iterator[ReportRow]:
    for story in case_stories(desk.store, wanted.scope, (_REQUEST,)):
        owed = {
            entry.trigger: entry
            for entry in entitlements_of(desk.store, story.case_id, wanted.day)
            if entry.rule == _NOTICE
        }
        known = {request.id: request for request in requests_of(desk.store, story.case_id)}
        for event in story.events((_REQUEST,), wanted.day):
            entry = owed.get(event.id)
            told = None if entry is None else entry.met_on or entry.told_on
            yield ReportRow(
                (
                    story.reference,
                    force_name(desk.directory, story.police_force),
                    when_value(event.on),
                    event.requested_from,
                    *_examined(known.get(event.id), wanted),
                    None if told is None else when_value(told),
                    None if entry is None else _(VERDICT_WORDS[entry.verdict]),
                    *_decided(known.get(event.id), wanted),
                )
            )


def _examined(request: Request | None, wanted: Wanted) -> tuple[Value, Value, Value]:
    """What is asked for, whether the three tests are met (and the higher one), and whether it counts as counselling."""
    if request is None or request.described is None or request.recorded_on > wanted.day:
        return None, None, None
    found = request.examined
    asked = [found.answer(test).answer for test in (*_TESTS, *(("substantial",) if found.counselling else ()))]
    met = _("no") if "no" in asked else _("yes") if set(asked) == {"yes"} else _("not answered")
    return request.described.material or None, met, _("yes") if found.counselling else _("no")


def _decided(request: Request | None, wanted: Wanted) -> tuple[Value, Value, Value]:
    """The client's view, the decision with its signatures, and the days that it took or has taken."""
    if request is None:
        return None, None, None
    view = _(VIEW_WORDS[request.examined.view]) if request.examined.view in VIEW_WORDS else None
    settled = request.settled_on if request.settled_on and request.settled_on <= wanted.day else None
    days = max(0, ((settled or wanted.day) - request.since).days)
    if request.decided is None or request.decided.first.on > wanted.day:
        return view, None, days
    said = _(DECISION_WORDS[request.decided.decision])
    return view, said if settled else _("{decision}: one signature").format(decision=said), days
