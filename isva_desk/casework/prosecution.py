"""Between the police and the CPS: action plans, clinics, scrutiny panels; and the meeting before the trial."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from typing import Literal

from isva_desk.casework.checks import (
    WrongAnswer,
    fact_of,
    filled,
    not_after_today,
    one_of,
    open_case_of,
    written,
)
from isva_desk.casework.desk import Desk
from isva_desk.casework.find_event import find_event
from isva_desk.casework.record_event import NewEvent, checked_event
from isva_desk.casework.record_update import NewUpdate, checked_update
from isva_desk.domain.dates import UNKNOWN, When
from isva_desk.domain.decision_lists import Listed
from isva_desk.domain.event_kinds import METHODS
from isva_desk.domain.prosecution_lists import prosecution_lists
from isva_desk.journal.acts import EventRecorded
from isva_desk.journal.acts.prosecution import (
    ClinicHeld,
    PanelAnswered,
    PanelSent,
    PlanDescribed,
    PlanLookedAt,
    Tick,
    TrialMeetingDescribed,
)
from isva_desk.journal.changes import Changes
from isva_desk.journal.entry import NewEntry
from isva_desk.journal.lookup import fact_place
from isva_desk.journal.prosecution.folded import OFFER, prosecution_of_record
from isva_desk.journal.record import CaseRecord, ClientRecord
from isva_desk.language import _

HELD = ("yes", "no", "not-wanted", "unknown", "")
# Letters and digits that cannot be taken for one another when they are read out.
_CODE_LETTERS = "BCDFGHJKMPQRTVWXY2346789"


@dataclass(frozen=True, slots=True)
class PlanNotes:
    """What an action plan asks for, as told, and whether a District Crown Prosecutor reviewed it first."""

    themes: tuple[str, ...] = ()
    senior: Tick = ""
    senior_on: When = UNKNOWN
    note: str = ""


@dataclass(frozen=True, slots=True)
class MeetingNotes:
    """The meeting before the trial. None and "" leave what was said before."""

    planned: When = UNKNOWN
    hour: str = ""
    method: str | None = None
    with_whom: str = ""
    questions: tuple[str, ...] | None = None
    own: tuple[str, ...] | None = None
    held: Literal["yes", "no", "not-wanted", "unknown", ""] = ""
    held_on: When = UNKNOWN
    note: str = ""


def record_plan(desk: Desk, case_id: str, new: NewEvent, notes: PlanNotes) -> Changes:
    """The CPS sent an action plan: the event and what is known of it, in one transaction. ``made`` is the event."""
    record, case = open_case_of(desk, case_id)
    if new.kind != "action-plan":
        raise WrongAnswer("kind", _("This is not an action plan."))
    plan = desk.entry(checked_event(desk, case, new), record.id, case_id)
    entries = [plan]
    if notes != PlanNotes():
        entries.append(desk.entry(_plan_notes(desk, plan.id, notes), record.id, case_id))
    return desk.write(*entries)


def describe_plan(desk: Desk, plan_id: str, notes: PlanNotes) -> Changes:
    """What is known of an action plan. Raises ``WrongAnswer`` naming the field."""
    record, case, _plan = _action_plan(desk, plan_id)
    if notes == PlanNotes():
        raise WrongAnswer("themes", _("There is nothing to save yet."))
    return desk.write(desk.entry(_plan_notes(desk, plan_id, notes), record.id, case.id))


def look_at_plan(desk: Desk, plan_id: str, on: When, next_on: When = UNKNOWN, note: str = "") -> Changes:
    """The action plan was looked at on its day (asked after, chased); perhaps there is a next day."""
    record, case, _plan = _action_plan(desk, plan_id)
    not_after_today(desk, on, "on")
    _one_day(next_on, "next_on")
    act = PlanLookedAt(plan_id, written(on, "on"), written(next_on, "next_on"), note.strip())
    return desk.write(desk.entry(act, record.id, case.id))


def answer_plan(desk: Desk, plan_id: str, on: When, note: str = "") -> Changes:
    """The police answered the action plan. ``made`` is the event."""
    record, case, plan = _action_plan(desk, plan_id)
    found = next(one for one in prosecution_of_record(record, case.id).plans if one.id == plan_id)
    if found.is_answered:
        raise WrongAnswer("plan", _("An answer to this plan is recorded already."))
    new = NewEvent("action-plan-answered", on, number=plan.number, note=note)
    return desk.write(desk.entry(checked_event(desk, case, new), record.id, case.id))


def hold_clinic(
    desk: Desk, case_id: str, on: When, agreed: str = "", next_on: When = UNKNOWN, note: str = ""
) -> Changes:
    """The case was on a case progression clinic. Raises ``WrongAnswer`` naming the field."""
    record, _case = open_case_of(desk, case_id)
    if not on.is_known:
        raise WrongAnswer("on", _("Say when the clinic was."))
    not_after_today(desk, on, "on")
    _one_day(next_on, "next_on")
    act = ClinicHeld(written(on, "on"), agreed.strip(), written(next_on, "next_on"), note.strip())
    return desk.write(desk.entry(act, record.id, case_id))


def new_code() -> str:
    """A code for a panel: drawn by lot, so that it leads to nobody."""
    return "".join(secrets.choice(_CODE_LETTERS) for _place in range(5))


def send_to_panel(
    desk: Desk, case_id: str, code: str, decision: str = "", panel: str = "", on: When = UNKNOWN, note: str = ""
) -> Changes:
    """A decision was given to a scrutiny panel under a code. Raises ``WrongAnswer`` where the code names somebody."""
    record, case = open_case_of(desk, case_id)
    name = filled(code, "code", _("Give the code under which the panel knows the case."))
    known = [record.text(field) for field in ("reference", "name", "name_to_use")]
    known += [case.text("reference"), case.text("crime_reference")]
    if any(word and word.casefold() in name.casefold() for word in known):
        raise WrongAnswer(
            "code", _("A panel is told no name and no reference of ours: take a code that leads to nobody.")
        )
    not_after_today(desk, on, "on")
    if decision:
        find_event(desk, decision, "plan")
    act = PanelSent(name, decision, panel.strip(), written(on, "on"), note.strip())
    return desk.write(desk.entry(act, record.id, case_id))


def answer_panel(desk: Desk, sent_id: str, outcome: str, on: When = UNKNOWN, note: str = "") -> Changes:
    """What the panel said. Raises ``WrongAnswer`` naming the field."""
    client_id, case_id = fact_place(desk.store, sent_id)
    record, _case = open_case_of(desk, case_id or "")
    if not isinstance(fact_of(record, sent_id).latest, PanelSent):
        raise WrongAnswer("sent", _("This was not given to a panel."))
    one_of(outcome, [one.id for one in prosecution_lists().outcomes], "outcome")
    not_after_today(desk, on, "on")
    act = PanelAnswered(sent_id, outcome, written(on, "on"), note.strip())
    return desk.write(desk.entry(act, client_id, case_id))


def describe_trial_meeting(desk: Desk, case_id: str, notes: MeetingNotes, offer: NewUpdate | None = None) -> Changes:
    """The meeting before the trial, and with ``offer`` the offer of it as an update, in one transaction.

    Raises ``WrongAnswer`` naming the field.
    """
    record, case = open_case_of(desk, case_id)
    entries: list[NewEntry] = []
    if offer is not None:
        if offer.offer != OFFER:
            raise WrongAnswer("offer", _("This is not an offer of the meeting before the trial."))
        entries.append(desk.entry(checked_update(desk, record, case, offer), record.id, case_id))
    if notes != MeetingNotes():
        entries.append(desk.entry(_meeting(desk, notes), record.id, case_id))
    if not entries:
        raise WrongAnswer("planned", _("There is nothing to save yet."))
    return desk.write(*entries)


def _meeting(desk: Desk, notes: MeetingNotes) -> TrialMeetingDescribed:
    _one_day(notes.planned, "planned")
    if notes.hour:
        try:
            time.fromisoformat(notes.hour)
        except ValueError as problem:
            raise WrongAnswer("hour", _("Write the hour like 14:30.")) from problem
    if notes.method is not None:
        one_of(notes.method, METHODS, "method")
    one_of(notes.held, HELD, "held")
    not_after_today(desk, notes.held_on, "held_on")
    _known(notes.questions or (), prosecution_lists().questions, "questions")
    own = None if notes.own is None else tuple(line.strip() for line in notes.own if line.strip())
    return TrialMeetingDescribed(
        written(notes.planned, "planned"), notes.hour, notes.method, notes.with_whom.strip(), notes.questions, own,
        notes.held, written(notes.held_on, "held_on"), notes.note.strip(),
    )  # fmt: skip


def _plan_notes(desk: Desk, plan_id: str, notes: PlanNotes) -> PlanDescribed:
    _known(notes.themes, prosecution_lists().themes, "themes")
    one_of(notes.senior, ("yes", "no", "unknown", ""), "senior")
    not_after_today(desk, notes.senior_on, "senior_on")
    return PlanDescribed(plan_id, notes.themes, notes.senior, written(notes.senior_on, "senior_on"), notes.note.strip())


def _known(values: Sequence[str], lists: Sequence[Listed], field: str) -> None:
    for value in values:
        one_of(value, [one.id for one in lists], field)


def _one_day(known: When, field: str) -> None:
    if known.is_known and known.day is None:
        raise WrongAnswer(field, _("Give one day."))


def _action_plan(desk: Desk, plan_id: str) -> tuple[ClientRecord, CaseRecord, EventRecorded]:
    record, case, plan = find_event(desk, plan_id, "plan")
    if plan.kind != "action-plan":
        raise WrongAnswer("plan", _("This is not an action plan."))
    return record, case, plan
