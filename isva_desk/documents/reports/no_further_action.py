"""R12: decisions to take a case no further: who was told, how, in time; and what came of a review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from isva_desk.casework.desk import Desk
from isva_desk.documents.content import Column
from isva_desk.documents.reports.agency_counts import HEADINGS, VERDICTS
from isva_desk.documents.reports.counts import counted_table
from isva_desk.documents.reports.report import Report, ReportRow, ReportTable, Value, Wanted
from isva_desk.documents.reports.words import agency_name, when_value
from isva_desk.domain.case import Event, Update
from isva_desk.domain.decision_lists import decision_lists
from isva_desk.domain.labels import event_label, method_label
from isva_desk.entitlements.verdict_words import VERDICT_WORDS
from isva_desk.journal.decisions.views import decisions_of
from isva_desk.journal.report_occasions import occasions
from isva_desk.journal.report_stories import CaseStory, case_stories
from isva_desk.language import _

_DECISIONS = ("investigation-declined", "no-charge-police", "no-charge-cps", "cps-stop-or-alter")
_BY_CPS = ("no-charge-cps", "cps-stop-or-alter")
# Where several rules hang on one decision, the worst is shown.
_WORST_FIRST = ("missed", "no-record", "late", "cannot-tell", "due", "met", "waived")


def no_further_action(desk: Desk, wanted: Wanted) -> Report:
    """One row a decision."""
    columns = (
        Column(_("Client"), names_the_row=True),
        Column(_("Decision"), most=0.2),
        Column(_("Decided by"), most=0.18),
        Column(_("Decided on")),
        Column(_("Client told on")),
        Column(_("How")),
        Column(_("Adviser warned on")),
        Column(_("In time"), most=0.15),
        Column(_("Review asked for")),
        Column(_("Review decided")),
        Column(_("Result"), most=0.12),
        Column(_("Support after")),
    )
    whole = ReportTable(
        _("Decisions"),
        columns,
        () if wanted.outside else (_row(desk, wanted, *found) for found in _decisions(desk, wanted)),
        _("There is no such decision in what was asked for."),
    )
    return Report(
        title=_("No further action and review"),
        says=(_("Every decision to take a case or a charge no further, when the client was told, and the review."),),
        tables=(decisions_by_agency(desk, wanted),) if wanted.outside else (whole,),
    )


def decisions_by_agency(desk: Desk, wanted: Wanted) -> ReportTable:
    """How many decisions each agency took, and what is known of the telling: the worst, of several rules."""
    counts: dict[str, Counter[str]] = {}
    for story, event, verdicts in _decisions(desk, wanted):
        counts.setdefault(_decided_by(desk, story, event), Counter())[_worst(verdicts) or "none"] += 1
    columns = {verdict: _(HEADINGS[verdict]) for verdict in VERDICTS}
    return counted_table(
        _("Decisions by agency, and whether the client was told in time"), _("Decided by"), counts,
        columns | {"due": _("Still in time"), "none": _("Nothing owed")}, wanted,
        _("There is no such decision in what was asked for."), total=_("Decisions"),
    )  # fmt: skip


def _decisions(desk: Desk, wanted: Wanted) -> Iterator[tuple[CaseStory, Event, set[str]]]:
    """The decisions of the period with the verdicts of what hangs on each."""
    verdicts: dict[str, set[str]] = {}
    for found in occasions(desk.store, wanted.scope, wanted.day):
        if found.trigger_id is not None:
            verdicts.setdefault(found.trigger_id, set()).add(found.verdict)
    for story in case_stories(desk.store, wanted.scope, _DECISIONS):
        for event in story.events(_DECISIONS, wanted.day):
            if _in_period(event, wanted):
                yield story, event, verdicts.get(event.id, set())


def _row(desk: Desk, wanted: Wanted, story: CaseStory, event: Event, verdicts: set[str]) -> ReportRow:
    told = _first_told(story, event, wanted, "client")
    warned = _first_told(story, event, wanted, "isva")
    verdict = _worst(verdicts)
    return ReportRow(
        (
            story.reference,
            event_label(event.kind),
            _decided_by(desk, story, event),
            when_value(event.on),
            None if told is None else when_value(told.on if told.on.is_known else told.sent_on),
            None if told is None or told.method is None else method_label(told.method),
            None if warned is None else when_value(warned.on if warned.on.is_known else warned.sent_on),
            None if verdict is None else _(VERDICT_WORDS[verdict]),
            _first_after(story, event, wanted, "review-requested"),
            _first_after(story, event, wanted, "review-decided"),
            *_followed(desk, story, event),
        )
    )


def _decided_by(desk: Desk, story: CaseStory, event: Event) -> str:
    body = "cps" if event.kind in _BY_CPS else "police"
    return agency_name(desk.directory, body, story.police_force, story.cps_area)


def _worst(verdicts: set[str]) -> str | None:
    return next((one for one in _WORST_FIRST if one in verdicts), None)


def _followed(desk: Desk, story: CaseStory, event: Event) -> tuple[Value, Value]:
    """How the review ended, and whether support was arranged after the decision."""
    known = next((one for one in decisions_of(desk.store, story.case_id).taken if one.id == event.id), None)
    if known is None:
        return None, None
    results = [review.result for review in known.reviews if review.result]
    result = decision_lists().result_words(results[-1]) if results else None
    return result, {"yes": _("yes"), "no": _("no")}.get(known.support)


def _first_told(story: CaseStory, event: Event, wanted: Wanted, to: str) -> Update | None:
    """The first update about the decision that reached the client (or the adviser) by the day of the report."""
    found = [
        update for update in story.case.updates
        if event.id in update.about and update.to == to and update.outcome == "told"
        and ((update.on.earliest or update.sent_on.earliest or wanted.day) <= wanted.day)
    ]  # fmt: skip
    return min(found, key=lambda update: update.on.earliest or update.sent_on.earliest or wanted.day, default=None)


def _first_after(story: CaseStory, decision: Event, wanted: Wanted, kind: str) -> Value:
    for event in story.events((kind,), wanted.day):
        same = event.suspect in (None, decision.suspect)
        if same and (event.on.latest or wanted.day) >= (decision.on.earliest or wanted.day):
            return when_value(event.on)
    return None


def _in_period(event: Event, wanted: Wanted) -> bool:
    if wanted.first is not None and (event.on.latest is None or event.on.latest < wanted.first):
        return False
    return wanted.last is None or (event.on.earliest is not None and event.on.earliest <= wanted.last)
