"""R8: chases that went above the first step of a body's ladder, when they were answered, and what changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from statistics import median

from isva_desk.casework.desk import Desk
from isva_desk.documents.content import Column
from isva_desk.documents.reports.counts import counted_table
from isva_desk.documents.reports.ladder_levels import LadderLevels
from isva_desk.documents.reports.pseudonyms import without_names
from isva_desk.documents.reports.report import Report, ReportRow, ReportTable, Value, Wanted
from isva_desk.documents.reports.words import agency_name
from isva_desk.journal.report_chases import ReportedAsking, askings
from isva_desk.language import N_, _

_OUTCOMES = {
    "answered": N_("Answered"),
    "partly": N_("Answered in part"),
    "promised": N_("An answer was promised"),
    "said-done": N_("Said that it was done"),
    "none": N_("No answer came"),
    "": N_("Nothing recorded"),
}
_IN_TIME, _LATE, _NO_ANSWER, _WAITING = "in-time", "late", "no-answer", "waiting"


def escalations(desk: Desk, wanted: Wanted) -> Report:
    """One row an asking above the first step; for readers outside, how many each agency had and answered."""
    found = list(escalated(desk, wanted))
    levels = LadderLevels()
    return Report(
        title=_("Escalations"),
        says=(
            _("Requests that went above the first step of the agency's ladder: to a sergeant, an inspector, and on."),
        ),
        tables=(by_agency(desk, wanted, found),) if wanted.outside else (_one_by_one(desk, wanted, found, levels),),
        missing=(_("escalations that were made outside this desk and not written down in it"),),
    )  # fmt: skip


def escalated(desk: Desk, wanted: Wanted) -> Iterator[ReportedAsking]:
    """The askings above the first step that were sent in the period."""
    levels = LadderLevels()
    for asking in askings(desk.store, wanted.scope, wanted.day):
        if (wanted.first and asking.asked_on < wanted.first) or (wanted.last and asking.asked_on > wanted.last):
            continue
        if levels.place(asking) > 0:
            yield asking


def by_agency(desk: Desk, wanted: Wanted, found: list[ReportedAsking]) -> ReportTable:
    """How many escalations each agency had, and how they stand."""
    counts: dict[str, Counter[str]] = {}
    for asking in found:
        counts.setdefault(_agency(desk, asking), Counter())[_standing(asking, wanted)] += 1
    columns = {
        _IN_TIME: _("Answered in time"),
        _LATE: _("Answered late"),
        _NO_ANSWER: _("No answer in time"),
        _WAITING: _("Time still running"),
    }
    return counted_table(
        _("Escalations by agency"), _("Agency"), counts, columns, wanted, _("No escalation was sent in this time."),
        total=_("Escalations"),
    )  # fmt: skip


def _one_by_one(desk: Desk, wanted: Wanted, found: list[ReportedAsking], levels: LadderLevels) -> ReportTable:
    columns = (
        Column(_("Number")),
        Column(_("Client"), names_the_row=True),
        Column(_("Agency"), most=0.15),
        Column(_("Level"), most=0.14),
        Column(_("About"), most=0.25),
        Column(_("Sent")),
        Column(_("Due")),
        Column(_("Answered")),
        Column(_("Working days to answer"), end=True),
        Column(_("Outcome"), most=0.14),
        Column(_("What changed for the client"), most=0.2),
    )
    rows = [
        ReportRow(
            (
                asking.id[-6:].upper(), asking.reference, _agency(desk, asking), levels.words(asking), asking.act.what,
                asking.asked_on, asking.answer_by, asking.answered_on if asking.is_answered else None,
                _days_to_answer(desk, asking), _outcome(asking, wanted), without_names(asking.changed, asking.names),
            )
        )
        for asking in sorted(found, key=lambda one: (one.asked_on, one.id))
    ]  # fmt: skip
    days = [int(str(row.values[8])) for row in rows if row.values[8] is not None]
    note = "" if not days else _(
        "Working days to answer: median {median}, longest {longest}, of {count} that were answered."
    ).format(median=f"{median(days):g}", longest=max(days), count=len(days))  # fmt: skip
    empty = _("No escalation was sent in this time: no request went above the first step of its ladder.")
    return ReportTable(_("Requests"), columns, rows, empty, note=note)


def _days_to_answer(desk: Desk, asking: ReportedAsking) -> int | None:
    if not asking.is_answered or asking.answered_on is None:
        return None
    if not (desk.calendar.covers(asking.asked_on) and desk.calendar.covers(asking.answered_on)):
        return None
    return max(0, desk.calendar.between(asking.asked_on, asking.answered_on))


def _outcome(asking: ReportedAsking, wanted: Wanted) -> Value:
    if _standing(asking, wanted) == _WAITING and asking.answer == "":
        return _("Time still running")
    return _(_OUTCOMES[asking.answer])


def _standing(asking: ReportedAsking, wanted: Wanted) -> str:
    if asking.is_answered and asking.answered_on is not None:
        return _IN_TIME if asking.answered_on <= asking.answer_by else _LATE
    return _NO_ANSWER if asking.answer_by < wanted.day else _WAITING


def _agency(desk: Desk, asking: ReportedAsking) -> str:
    return agency_name(desk.directory, asking.act.agency, asking.police_force, asking.cps_area)
