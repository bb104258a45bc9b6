"""How plans, clinics, panels and the meeting before the trial read in the timeline, and which of their days come up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from isva_desk.domain.dates import LONDON, When
from isva_desk.domain.prosecution_lists import prosecution_lists
from isva_desk.entitlements.entitlement import Entitlement
from isva_desk.journal.acts import EventRecorded
from isva_desk.journal.acts.prosecution import (
    ClinicHeld,
    PanelAnswered,
    PanelSent,
    PlanDescribed,
    PlanLookedAt,
    TrialMeetingDescribed,
)
from isva_desk.journal.area import Area, Around, Line, Matter
from isva_desk.journal.casefile import when
from isva_desk.journal.live_facts import live
from isva_desk.journal.prosecution.folded import prosecution_of_record
from isva_desk.journal.record import ClientRecord, FactRecord
from isva_desk.journal.rows import MatterRow, MatterWords
from isva_desk.language import N_, _, ngettext, say_day, say_short_day

OFFER_RULE = "cps-pretrial-meeting"
TAB = ("tab", "decisions")
_WEEK = timedelta(days=7)
_TRIED = frozenset({"trial-started", "verdict", "sentence"})
_SENIOR = {"yes": N_("senior review held"), "no": N_("no senior review")}


def _plan(record: ClientRecord, _fact: FactRecord, act: PlanDescribed) -> Line:
    lists = prosecution_lists()
    parts = [*lists.words(lists.themes, act.themes)]
    if act.senior in _SENIOR:
        parts.append(_(_SENIOR[act.senior]))
    on = when(act.senior_on) if act.senior_on else _sent(record, act.plan)
    return Line("plan", on, _("Action plan: {what}").format(what="; ".join(parts) or _("a note")))


def _sent(record: ClientRecord, plan: str) -> When:
    fact = record.facts.get(plan)
    return when(fact.latest.on) if fact is not None and isinstance(fact.latest, EventRecorded) else when(None)


def _looked(_record: ClientRecord, _fact: FactRecord, act: PlanLookedAt) -> Line:
    next_day = when(act.next_on).day
    if next_day is not None:
        return Line("looked", when(act.on), _("Action plan looked at; again on {day}").format(day=say_day(next_day)))
    return Line("looked", when(act.on), _("Action plan looked at"))


def _clinic(_record: ClientRecord, _fact: FactRecord, act: ClinicHeld) -> Line:
    if act.agreed:
        return Line("clinic", when(act.on), _("Case progression clinic: {agreed}").format(agreed=act.agreed))
    return Line("clinic", when(act.on), _("Case progression clinic"))


def _panel(_record: ClientRecord, _fact: FactRecord, act: PanelSent) -> Line:
    return Line("panel", when(act.on), _("Given to a scrutiny panel as {code}").format(code=act.code))


def _answered(_record: ClientRecord, _fact: FactRecord, act: PanelAnswered) -> Line:
    lists = prosecution_lists()
    return Line("panel", when(act.on), lists.words(lists.outcomes, (act.outcome,))[0])


def _meeting(_record: ClientRecord, _fact: FactRecord, act: TrialMeetingDescribed) -> Line:
    if act.held == "yes":
        return Line("meeting", when(act.held_on), _("Meeting before the trial held"))
    if act.held == "not-wanted":
        return Line("meeting", when(act.held_on), _("Meeting before the trial not wanted"))
    if act.held == "no":
        return Line("meeting", when(act.held_on), _("Meeting before the trial did not take place"))
    planned = when(act.planned).day
    if planned is not None:
        return Line("meeting", when(None), _("Meeting before the trial set for {day}").format(day=say_day(planned)))
    return Line("meeting", when(None), _("Meeting before the trial: questions to take along"))


def _matters(record: ClientRecord, around: Around) -> Iterator[Matter]:
    for case_id in record.cases:
        found = prosecution_of_record(record, case_id)
        for plan in found.plans:
            day = plan.review.earliest
            if not plan.is_answered and day is not None:
                yield Matter(
                    "plan-review", f"plan-review:{plan.id}", day, section="tasks", show_from=day, case=case_id,
                    fact=plan.id, places={"number": str(plan.number)},
                )  # fmt: skip
            if plan.needs_senior and not plan.senior:
                known = plan.sent.earliest or _written(record, plan.id)
                yield Matter(
                    "senior", f"senior:{plan.id}", section="tasks", show_from=known,
                    in_diary=False, case=case_id, fact=plan.id,
                    places={"number": str(plan.number)},
                )  # fmt: skip
        if found.clinics and (day := found.clinics[-1].next_on.day) is not None:
            yield Matter(
                "clinic", f"clinic:{found.clinics[-1].id}", day, section="tasks", show_from=day - _WEEK,
                show_until=day, case=case_id, fact=found.clinics[-1].id,
            )  # fmt: skip
        meeting = found.meeting
        if (planned := meeting.planned.day) is not None and not meeting.held:
            yield Matter(
                "meeting", f"meeting:{case_id}", planned, hour=meeting.hour, section="hearings",
                show_from=planned - _WEEK, case=case_id, fact=meeting.described_by,
                places={"questions": str(len(meeting.questions) + len(meeting.own))},
            )  # fmt: skip
        if not meeting.offer and not meeting.described_by and not _is_tried(record, case_id):
            yield from _offer_reminders(case_id, around)


def _is_tried(record: ClientRecord, case_id: str) -> bool:
    """A trial has begun or is over: there is nothing left to meet before."""
    return any(act.kind in _TRIED for _fact, act in live(record, case_id, EventRecorded))


def _written(record: ClientRecord, fact: str) -> date:
    return record.facts[fact].first.recorded.astimezone(LONDON).date()


def _offer_reminders(case_id: str, around: Around) -> Iterator[Matter]:
    """No offer of the meeting is on record: on the days that the rule gives, from the first of them on Today."""
    for entry in around.entitlements.get(case_id, ()):
        if entry.rule != OFFER_RULE or not any(phase.verdict == "not-recorded" for phase in entry.phases):
            continue
        days = reminder_days(entry, around)
        for place, day in enumerate(days):
            yield Matter(
                "offer", f"offer:{entry.trigger}:{place}", day, section="tasks" if place == 0 else "",
                show_from=day, case=case_id, fact=entry.trigger,
            )  # fmt: skip


def reminder_days(entry: Entitlement, around: Around) -> list[date]:
    """Every day on which the rule has the adviser reminded, the first one first."""
    rule, event = entry.version, entry.reason.event
    days = set()
    if event is not None and rule.remind is not None and event.on.earliest is not None:
        days.add(rule.remind.after(event.on.earliest, around.calendar))
    if event is not None and rule.remind_before is not None:
        held = getattr(event, rule.remind_before.field)
        if held.earliest is not None:
            days.add(rule.remind_before.limit.before(held.earliest))
    return sorted(days)


def _words(matter: MatterRow, today: date) -> MatterWords:
    where = (TAB, ("focus", matter.fact_id or ""))
    badge, places = _badge(matter.on, today), matter.places
    if matter.kind == "plan-review":
        return MatterWords(
            _("Action plan {number} was to be looked at again").format(number=places["number"]),
            _("Set for {day}, and no answer is recorded. Ask how far the police are.").format(
                day=say_short_day(matter.on or today)
            ),
            badge, "amber", _("Open"), where=where,
        )  # fmt: skip
    if matter.kind == "senior":
        return MatterWords(
            _("Action plan {number}: was it reviewed first?").format(number=places["number"]),
            _("From the second plan on a District Crown Prosecutor reviews the case before it is sent. Not known yet."),
            _("not known"), "grey", _("Open"), where=where,
        )  # fmt: skip
    if matter.kind == "clinic":
        why = _("The case is on the clinic again. What should be raised there?")
        return MatterWords(_("Case progression clinic"), why, badge, "blue", _("Open"), where=where)
    if matter.kind == "meeting":
        count = int(places["questions"])
        why = ngettext(
            "{count} question is written down to take along.",
            "{count} questions are written down to take along.",
            count,
        ).format(count=count)
        return MatterWords(_("Meeting before the trial"), why, badge, "blue", _("Open"), where=where)
    return MatterWords(
        _("Meeting before the trial: no offer on record"),
        _("It is to be offered to everybody whose case goes to trial. Ask the CPS, or record the offer."),
        _("no offer on record"), "amber", _("Open"), where=where,
    )  # fmt: skip


def _badge(day: date | None, today: date) -> str:
    if day is None:
        return _("day not known")
    count = (day - today).days
    if count < 0:
        return _("since {day}").format(day=say_short_day(day))
    if count == 0:
        return _("today")
    return _("tomorrow") if count == 1 else ngettext("in {days} day", "in {days} days", count).format(days=count)


AREA = Area(
    "prosecution",
    {
        PlanDescribed: _plan,
        PlanLookedAt: _looked,
        ClinicHeld: _clinic,
        PanelSent: _panel,
        PanelAnswered: _answered,
        TrialMeetingDescribed: _meeting,
    },
    words=_words,
    matters=_matters,
)
