"""Early advice, action plans, clinics, panels and the meeting before the trial, put together from facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from isva_desk.domain.dates import UNKNOWN, When
from isva_desk.journal.acts import EventRecorded, UpdateRecorded
from isva_desk.journal.acts.prosecution import (
    ClinicHeld,
    PanelAnswered,
    PanelSent,
    PlanDescribed,
    PlanLookedAt,
    Tick,
    TrialMeetingDescribed,
)
from isva_desk.journal.casefile import when
from isva_desk.journal.live_facts import live
from isva_desk.journal.record import ClientRecord, FactRecord
from isva_desk.journal.said_again import again

OFFER = "pre-trial-meeting"
SECOND = 2  # the plan from which a District Crown Prosecutor is to review it before it is sent
_ADVICE = {
    "early-advice-requested": "asked", "early-advice-given": "given", "early-advice-not-sought": "not-sought"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Advice:
    """One step of early advice."""

    id: str
    step: Literal["asked", "given", "not-sought"]
    on: When
    reason: str


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """One action plan of the CPS, its answer, and what is known of it."""

    id: str
    number: int
    sent: When
    target: When
    review: When  # when it is to be looked at again; the last day that was set
    looked_at: When  # when it was looked at last
    answered: When
    is_answered: bool
    themes: tuple[str, ...]
    senior: Tick  # a District Crown Prosecutor reviewed it before it was sent
    senior_on: When
    notes: tuple[str, ...]

    @property
    def needs_senior(self) -> bool:
        """It is a second or later plan."""
        return self.number >= SECOND

    def days_over(self, day: date) -> int | None:
        """Days past the target until the answer, or until ``day``; None where that cannot be told."""
        ended = self.answered.earliest if self.is_answered else day
        if self.target.latest is None or ended is None:
            return None
        return max(0, (ended - self.target.latest).days)


@dataclass(frozen=True, slots=True)
class Clinic:
    """The case was on a case progression clinic."""

    id: str
    on: When
    agreed: str
    next_on: When
    note: str


@dataclass(frozen=True, slots=True)
class Panel:
    """A decision that was given to a scrutiny panel under a code, and what the panel said."""

    id: str
    code: str
    decision: str
    panel: str
    sent: When
    outcome: str  # "" while there is no answer
    answered: When
    note: str


@dataclass(frozen=True, slots=True)
class TrialMeeting:
    """The meeting with the prosecution before the trial. ``offered`` and ``answer`` come from the update."""

    offer: str  # the update; "" where none is recorded
    offered: When
    answer: str
    described_by: str
    planned: When
    hour: str
    method: str | None
    with_whom: str
    questions: tuple[str, ...]
    own: tuple[str, ...]
    held: Literal["yes", "no", "not-wanted", "unknown", ""]
    held_on: When
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prosecution:
    """Everything of one case between the police and the CPS."""

    advice: tuple[Advice, ...]
    plans: tuple[ActionPlan, ...]
    clinics: tuple[Clinic, ...]
    panels: tuple[Panel, ...]
    meeting: TrialMeeting


def prosecution_of_record(record: ClientRecord, case_id: str) -> Prosecution:
    """What is known of a case, each list oldest first."""
    events = sorted(
        live(record, case_id, EventRecorded), key=lambda one: (when(one[1].on).earliest or date.min, one[0].id)
    )
    advice = [
        Advice(fact.id, _ADVICE[act.kind], when(act.on), act.reason or "")  # type: ignore[arg-type]
        for fact, act in events
        if act.kind in _ADVICE
    ]
    return Prosecution(
        tuple(advice), _plans(record, case_id, events), _clinics(record, case_id), _panels(record, case_id),
        _meeting(record, case_id),
    )  # fmt: skip


def answer_to(plan: EventRecorded, place: int, of: int, answers: Sequence[EventRecorded]) -> EventRecorded | None:
    """The answer with the plan's number; where numbers are missing, the answer in the same place of ``of`` plans."""
    if plan.number is not None and any(answer.number is not None for answer in answers):
        return next((answer for answer in answers if answer.number == plan.number), None)
    return answers[place] if place < len(answers) and len(answers) <= of else None


def _plans(
    record: ClientRecord, case_id: str, events: Sequence[tuple[FactRecord, EventRecorded]]
) -> tuple[ActionPlan, ...]:
    sent = [(fact, act) for fact, act in events if act.kind == "action-plan"]
    answers = [act for _fact, act in events if act.kind == "action-plan-answered"]
    found = []
    for place, (fact, act) in enumerate(sent):
        answer = answer_to(act, place, len(sent), answers)
        plan = ActionPlan(
            fact.id, act.number or place + 1, when(act.on), when(act.target_on), when(act.review_on), UNKNOWN,
            when(answer.on) if answer else UNKNOWN, answer is not None, (), "", UNKNOWN, (),
        )  # fmt: skip
        found.append(_with_notes(record, case_id, plan))
    return tuple(found)


def _with_notes(record: ClientRecord, case_id: str, plan: ActionPlan) -> ActionPlan:
    for _fact, act in live(record, case_id, PlanDescribed):
        if act.plan == plan.id:
            plan = replace(
                plan, themes=act.themes or plan.themes, senior=again(act.senior, plan.senior),
                senior_on=when(act.senior_on) if act.senior_on else plan.senior_on,
                notes=(*plan.notes, act.note) if act.note else plan.notes,
            )  # fmt: skip
    for _fact, looked in live(record, case_id, PlanLookedAt):
        if looked.plan == plan.id:
            # Looked at, with no next day given: the day that had been set is done with.
            plan = replace(
                plan, looked_at=when(looked.on), review=when(looked.next_on),
                notes=(*plan.notes, looked.note) if looked.note else plan.notes,
            )  # fmt: skip
    return plan


def _clinics(record: ClientRecord, case_id: str) -> tuple[Clinic, ...]:
    found = [
        Clinic(fact.id, when(act.on), act.agreed, when(act.next_on), act.note)
        for fact, act in live(record, case_id, ClinicHeld)
    ]
    return tuple(sorted(found, key=lambda one: (one.on.earliest or date.min, one.id)))


def _panels(record: ClientRecord, case_id: str) -> tuple[Panel, ...]:
    answers = {act.sent: act for _fact, act in live(record, case_id, PanelAnswered)}
    found = []
    for fact, act in live(record, case_id, PanelSent):
        answer = answers.get(fact.id)
        found.append(
            Panel(
                fact.id, act.code, act.decision, act.panel, when(act.on), answer.outcome if answer else "",
                when(answer.on) if answer else UNKNOWN, answer.note if answer and answer.note else act.note,
            )
        )  # fmt: skip
    return tuple(found)


def _meeting(record: ClientRecord, case_id: str) -> TrialMeeting:
    offers = [
        (fact.id, act) for fact, act in live(record, case_id, UpdateRecorded)
        if act.offer == OFFER and act.outcome == "told"
    ]  # fmt: skip
    found = TrialMeeting("", UNKNOWN, "", "", UNKNOWN, "", None, "", (), (), "", UNKNOWN, ())
    if offers:
        offer, update = min(offers, key=lambda one: when(one[1].on or one[1].sent_on).earliest or date.max)
        answer = next((act.answer for _id, act in reversed(offers) if act.answer), "") or ""
        day = when(update.on) if update.on else when(update.sent_on)
        found = replace(found, offer=offer, offered=day, answer=answer)
    for fact, act in live(record, case_id, TrialMeetingDescribed):
        found = replace(
            found, described_by=fact.id, planned=when(act.planned) if act.planned else found.planned,
            hour=act.hour or found.hour, method=act.method or found.method, with_whom=act.with_whom or found.with_whom,
            questions=found.questions if act.questions is None else act.questions,
            own=found.own if act.own is None else act.own, held=again(act.held, found.held),
            held_on=when(act.held_on) if act.held_on else found.held_on,
            notes=(*found.notes, act.note) if act.note else found.notes,
        )  # fmt: skip
    return found
