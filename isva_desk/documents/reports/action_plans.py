"""R10: the action plans of the CPS: sent, due, answered; and whether early advice was asked for."""

from __future__ import annotations

from collections.abc import Iterator

from isva_desk.casework.desk import Desk
from isva_desk.documents.content import Column
from isva_desk.documents.reports.pseudonyms import without_names
from isva_desk.documents.reports.report import Report, ReportRow, ReportTable, Value, Wanted
from isva_desk.documents.reports.words import area_name, force_name, when_value
from isva_desk.domain.case import Event
from isva_desk.domain.prosecution_lists import prosecution_lists
from isva_desk.journal.prosecution.views import ActionPlan, prosecution_of
from isva_desk.journal.report_stories import CaseStory, case_stories
from isva_desk.language import N_, _

_ADVICE = {
    "early-advice-requested": N_("Asked for"),
    "early-advice-given": N_("Given"),
    "early-advice-not-sought": N_("Not asked for"),
}


def action_plans(desk: Desk, wanted: Wanted) -> Report:
    """One row a plan."""
    columns = (
        Column(_("Client"), names_the_row=True),
        Column(_("CPS Area"), most=0.15),
        Column(_("Police force"), most=0.15),
        Column(_("Plan"), end=True),
        Column(_("Sent")),
        Column(_("Target")),
        Column(_("Review")),
        Column(_("Answered")),
        Column(_("Days over target"), end=True),
        Column(_("Plans in the case"), end=True),
        Column(_("Early advice"), most=0.14),
        Column(_("Asks for"), most=0.14),
        Column(_("Senior review")),
    )
    return Report(
        title=_("CPS action plans"),
        says=(
            _("Every action plan that the CPS sent to the police. From the second plan on a senior review is due."),
        ),
        tables=(
            ReportTable(_("Action plans"), columns, _rows(desk, wanted), _("There is no action plan in the record.")),
        ),
    )  # fmt: skip


def _rows(desk: Desk, wanted: Wanted) -> Iterator[ReportRow]:
    for story in case_stories(desk.store, wanted.scope, ("action-plan",)):
        plans = story.events(("action-plan",), wanted.day)
        answers = story.events(("action-plan-answered",), wanted.day)
        known = {one.id: one for one in prosecution_of(desk.store, story.case_id).plans}
        for place, plan in enumerate(plans):
            described = known.get(plan.id)
            answer = _answer_to(plan, place, plans, answers)
            target = plan.target_on.latest
            ended = wanted.day if answer is None else answer.on.earliest
            over = None if target is None or ended is None else max(0, (ended - target).days)
            yield ReportRow(
                (
                    story.reference, area_name(desk.directory, story.cps_area),
                    force_name(desk.directory, story.police_force), plan.number or place + 1, when_value(plan.on),
                    when_value(plan.target_on), when_value(plan.review_on),
                    None if answer is None else when_value(answer.on), over, len(plans), _advice(story, wanted),
                    *_described(described, place),
                )
            )  # fmt: skip


def _described(plan: ActionPlan | None, place: int) -> tuple[Value, Value]:
    """What the plan asks for, as told, and whether a senior review was held: from the second plan on one is due."""
    lists = prosecution_lists()
    themes = ", ".join(lists.words(lists.themes, plan.themes)) if plan is not None else ""
    senior = plan.senior if plan is not None else ""
    flag = _("due, not known") if place else None
    return themes or None, {"yes": _("yes"), "no": _("no")}.get(senior, flag)


def _answer_to(plan: Event, place: int, plans: list[Event], answers: list[Event]) -> Event | None:
    """The answer with the plan's number; where numbers are missing, the answer in the same place."""
    if plan.number is not None and any(answer.number is not None for answer in answers):
        return next((answer for answer in answers if answer.number == plan.number), None)
    return answers[place] if place < len(answers) and len(answers) <= len(plans) else None


def _advice(story: CaseStory, wanted: Wanted) -> Value:
    found = story.events(tuple(_ADVICE), wanted.day)
    if not found:
        return None
    said = _(_ADVICE[found[-1].kind])
    reason = without_names(found[-1].reason or "", (story.case.client.name_to_use or "",))
    return said if reason is None else _("{said}: {reason}").format(said=said, reason=reason)
