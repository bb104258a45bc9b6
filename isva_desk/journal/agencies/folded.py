"""What the service has recorded of the bodies it works with, put together from its facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeVar

from isva_desk.journal.acts.agencies import (
    AgencyContactConfirmed,
    AgencyContactEnded,
    AgencyContactNamed,
    AgencyMeetingHeld,
    ComponentJudged,
    EvidenceAnswered,
    EvidenceNoted,
    MeetingActionAgreed,
    MeetingActionDone,
)
from isva_desk.journal.casefile import when
from isva_desk.journal.record import ClientRecord

Act = TypeVar("Act")


@dataclass(frozen=True, slots=True)
class Contact:
    """A single point of contact: who, since when, when last confirmed, and when it ended."""

    id: str
    agency: str
    role: str
    name: str
    phone: str
    email: str
    cover: str
    cover_phone: str
    since: date | None
    confirmed_on: date | None
    look_again_on: date | None  # None: nobody has confirmed it yet, or it is not looked at again
    ended_on: date | None
    note: str

    def is_stale(self, day: date) -> bool:
        """Nobody has confirmed it for longer than the service wants; a contact never confirmed counts as stale."""
        return self.ended_on is None and (self.look_again_on is None or self.look_again_on <= day)


@dataclass(frozen=True, slots=True)
class Action:
    """What somebody took on at a meeting."""

    id: str
    what: str
    owner: str
    by: date | None
    done_on: date | None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting and its actions."""

    id: str
    kind: str
    on: date
    agencies: tuple[str, ...]
    present: str
    next_on: date | None
    look_for_next_on: date | None
    note: str
    actions: tuple[Action, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that shows how a component is lived, and the answer to it where one is waited for."""

    id: str
    component: str
    agency: str
    on: date
    kind: str
    what: str
    strand: str
    answer_by: date | None
    answered_on: date | None
    outcome: str
    note: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person said last of one component and one body."""

    id: str
    component: str
    agency: str
    status: str
    on: date
    owner: str
    note: str


def contacts_of(record: ClientRecord) -> tuple[Contact, ...]:
    """Every contact that was named, those that ended included, in the order in which they were written down."""
    ended = {act.contact: date.fromisoformat(act.on) for _id, act in _of(record, AgencyContactEnded)}
    confirmed: dict[str, date] = {}
    for _fact, act in _of(record, AgencyContactConfirmed):
        day = date.fromisoformat(act.on)
        confirmed[act.contact] = max(day, confirmed.get(act.contact, day))
    found = []
    for fact_id, named in _of(record, AgencyContactNamed):
        last = confirmed.get(fact_id)
        again = last + timedelta(days=named.confirm_every) if last is not None and named.confirm_every else None
        found.append(
            Contact(
                fact_id, named.agency, named.role, named.name, named.phone, named.email, named.cover, named.cover_phone,
                when(named.on).earliest, last, again, ended.get(fact_id), named.note,
            )
        )  # fmt: skip
    return tuple(found)


def meetings_of(record: ClientRecord) -> tuple[Meeting, ...]:
    """Every meeting with its actions, newest first."""
    done = {act.action: date.fromisoformat(act.on) for _id, act in _of(record, MeetingActionDone)}
    actions: dict[str, list[Action]] = {}
    for fact_id, act in _of(record, MeetingActionAgreed):
        action = Action(fact_id, act.what, act.owner, _day(act.by), done.get(fact_id))
        actions.setdefault(act.meeting, []).append(action)
    found = []
    for fact_id, held in _of(record, AgencyMeetingHeld):
        on = date.fromisoformat(held.on)
        again = on + timedelta(days=held.next_within) if held.next_within else None
        found.append(
            Meeting(
                fact_id, held.kind, on, held.agencies, held.present, _day(held.next_on), again, held.note,
                tuple(actions.get(fact_id, ())),
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda meeting: (meeting.on, meeting.id), reverse=True))


def evidence_of(record: ClientRecord) -> tuple[Evidence, ...]:
    """Every piece of evidence, newest first."""
    answers = {act.evidence: act for _id, act in _of(record, EvidenceAnswered)}
    found = []
    for fact_id, act in _of(record, EvidenceNoted):
        answer = answers.get(fact_id)
        found.append(
            Evidence(
                fact_id, act.component, act.agency, date.fromisoformat(act.on), act.kind, act.what, act.strand,
                _day(act.answer_by), date.fromisoformat(answer.on) if answer else None,
                answer.outcome if answer else "", act.note,
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.on, one.id), reverse=True))


def judgements_of(record: ClientRecord) -> dict[tuple[str, str], Judgement]:
    """The last judgement of each component and body, by the day on which it was made."""
    found: dict[tuple[str, str], Judgement] = {}
    for fact_id, act in _of(record, ComponentJudged):
        key, on = (act.component, act.agency), date.fromisoformat(act.on)
        if key not in found or found[key].on <= on:
            found[key] = Judgement(fact_id, act.component, act.agency, act.status, on, act.owner, act.note)
    return found


def _of(record: ClientRecord, kind: type[Act]) -> Iterator[tuple[str, Act]]:
    """The facts of one kind that hold."""
    for fact in record.facts_of(kind):
        if not fact.retracted and isinstance(fact.latest, kind):
            yield fact.id, fact.latest


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
