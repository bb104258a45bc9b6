"""``isva-desk decisions``: what runs out in a case, hard news and how it is told, reviews, the work of the CPS."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from isva_desk.commands.case_named import case_named
from isva_desk.commands.open_vault import add_vault_arguments, opened_desk
from isva_desk.language import _

if TYPE_CHECKING:
    from isva_desk.casework.desk import Desk
    from isva_desk.entitlements.entitlement import Entitlement
    from isva_desk.journal.decisions.views import Decision, Decisions, Plan, Review
    from isva_desk.journal.prosecution.views import Prosecution

FORMAT = "isva-desk.decisions/1"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE", help=_("reference of the case or of the client"))
    add_vault_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """List it. Nobody's name is printed."""
    with opened_desk(arguments) as desk:
        case_id = case_named(desk, arguments.case)
        lines = _plain(desk, case_id) if arguments.format == "json" else _listed(desk, case_id)
        print("\n".join(lines))
    return 0


def _listed(desk: Desk, case_id: str) -> Iterator[str]:
    from isva_desk.commands.lines import paragraph, table
    from isva_desk.journal.decisions.running import running
    from isva_desk.journal.decisions.views import decisions_of
    from isva_desk.journal.entitlements_view import entitlements_of
    from isva_desk.journal.prosecution.views import prosecution_of
    from isva_desk.ui.decisions.words import running_detail, running_pill

    today = desk.today()
    entries = entitlements_of(desk.store, case_id, today)
    runs = running(entries, desk.calendar, today)
    if runs:
        yield _("Time that runs")
        yield from table([(running_pill(one)[0], one.title) for one in runs], indent="  ")
        for one in runs:
            yield from paragraph(running_detail(one), indent="      ")
        yield ""
    yield _("Decisions")
    decisions = decisions_of(desk.store, case_id)
    yield from _decisions(desk, decisions, entries, today)
    yield ""
    yield _("Between police and CPS")
    yield from _prosecution(prosecution_of(desk.store, case_id), today)


def _decisions(desk: Desk, found: Decisions, entries: Sequence[Entitlement], today: date) -> Iterator[str]:
    from isva_desk.commands.lines import paragraph, table
    from isva_desk.ui.case.timeline import short_when
    from isva_desk.ui.decisions.words import (
        decision_detail,
        decision_pill,
        decision_title,
        expected_words,
        review_detail,
        review_pill,
        review_title,
    )

    if not (found.coming or found.taken):
        yield "  " + _("None on record.")
    for expected in found.coming:
        title, below = expected_words(expected, today)
        yield from paragraph(f"{title}. {below}", indent="  ")
    for decision in found.taken:
        day = short_when(decision.on, today) if decision.on.is_known else _("day not known")
        title = decision_title(decision.kind, decision.suspect)
        yield from table([(day, decision_pill(decision)[0], title)], indent="  ")
        for line in decision_detail(decision, _("the client"), today).split("\n"):
            yield from paragraph(line, indent="      ")
        for review in decision.reviews:
            yield from table([(review_title(review), review_pill(review)[0])], indent="      ")
            own = tuple(entry for entry in entries if entry.trigger == review.id)
            for line in review_detail(review, decision, own, desk.calendar, today).split("\n"):
                yield from paragraph(line, indent="          ")


def _prosecution(found: Prosecution, today: date) -> Iterator[str]:
    from isva_desk.commands.lines import paragraph, table
    from isva_desk.ui.prosecution.words import (
        ADVICE_WORDS,
        advice_detail,
        clinic_detail,
        meeting_detail,
        meeting_pill,
        panel_detail,
        panel_title,
        plan_detail,
        plan_pill,
    )

    rows = [(one.on, _(ADVICE_WORDS[one.step]), "", advice_detail(one)) for one in found.advice]
    rows += [
        (
            one.sent,
            _("Action plan {number}").format(number=one.number),
            plan_pill(one, today)[0],
            plan_detail(one, today),
        )
        for one in found.plans
    ]
    rows += [(one.on, _("Case progression clinic"), "", clinic_detail(one, today)) for one in found.clinics]
    rows += [(one.sent, panel_title(one), "", panel_detail(one, today)) for one in found.panels]
    if found.meeting.offer or found.meeting.described_by:
        meeting = found.meeting
        rows.append((meeting.offered, _("Meeting before the trial"), meeting_pill(meeting)[0],
                     meeting_detail(meeting, today)))  # fmt: skip
    for when, title, badge, detail in rows:
        yield from table([(str(when) or _("day not known"), title, badge)], indent="  ")
        for line in filter(None, detail.split("\n")):
            yield from paragraph(line, indent="      ")
    if not rows:
        yield "  " + _("None on record.")


def _plain(desk: Desk, case_id: str) -> Iterator[str]:
    from isva_desk.journal.decisions.running import running
    from isva_desk.journal.decisions.views import decisions_of
    from isva_desk.journal.entitlements_view import entitlements_of
    from isva_desk.journal.prosecution.views import prosecution_of

    today = desk.today()
    runs = running(entitlements_of(desk.store, case_id, today), desk.calendar, today)
    found, work = decisions_of(desk.store, case_id), prosecution_of(desk.store, case_id)
    document = {
        "format": FORMAT,
        "as_of": today.isoformat(),
        "runs": [
            {
                "rule": one.entitlement.rule, "event": one.entitlement.trigger, "ends": _iso(one.ends),
                "shown": _iso(one.shown), "days": one.days, "working_days": one.working_days, "own": one.own,
            }
            for one in runs
        ],
        "coming": [
            {"fact": one.fact_id, "by": one.by, "expected": one.expected.text, "plan": _plan(one.plan)}
            for one in found.coming
        ],
        "decisions": [_decision(one) for one in found.taken],
        "prosecution": _work(work, today),
    }  # fmt: skip
    yield json.dumps(document, ensure_ascii=False)


def _decision(one: Decision) -> dict[str, Any]:
    return {
        "event": one.id, "kind": one.kind, "suspect": one.suspect, "on": one.on.text, "told": one.told.text,
        "told_by": one.told_by or None, "as_planned": one.done or None, "warned": one.warned or None,
        "warned_on": one.warned_on.text, "met": one.met or None, "met_on": one.met_on.text,
        "wants_review": one.wants_review or None, "support": one.support or None, "plan": _plan(one.plan),
        "reviews": [_review(review) for review in one.reviews],
    }  # fmt: skip


def _plan(plan: Plan | None) -> dict[str, Any] | None:
    if plan is None:
        return None
    return {
        "who": plan.who or None, "method": plan.method, "when": plan.when.text, "avoid": list(plan.avoid),
        "ready": list(plan.ready),
    }  # fmt: skip


def _review(review: Review) -> dict[str, Any]:
    return {
        "event": review.id, "scheme": review.scheme or None, "asked": review.asked.text,
        "acknowledged": review.acknowledged.text, "decided": review.is_decided, "decided_on": review.decided.text,
        "result": review.result or None,
        "stages": [{"stage": one.stage, "began": one.began.text, "ended": one.ended.text, "result": one.result or None}
                   for one in review.stages],
    }  # fmt: skip


def _work(found: Prosecution, today: date) -> dict[str, Any]:
    meeting = found.meeting
    return {
        "advice": [{"step": one.step, "on": one.on.text, "reason": one.reason or None} for one in found.advice],
        "plans": [
            {
                "event": one.id, "number": one.number, "sent": one.sent.text, "target": one.target.text,
                "review": one.review.text, "answered": one.answered.text, "is_answered": one.is_answered,
                "days_over": one.days_over(today), "themes": list(one.themes), "senior": one.senior or None,
            }
            for one in found.plans
        ],
        "clinics": [{"on": one.on.text, "next_on": one.next_on.text} for one in found.clinics],
        "panels": [{"code": one.code, "sent": one.sent.text, "outcome": one.outcome or None} for one in found.panels],
        "meeting": {
            "offered": meeting.offered.text, "answer": meeting.answer or None, "planned": meeting.planned.text,
            "held": meeting.held or None, "questions": list(meeting.questions),
        },
    }  # fmt: skip


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
