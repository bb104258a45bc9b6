"""The decisions of a case with everything that hangs on them, put together from its facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from isva_desk.domain.dates import UNKNOWN, When
from isva_desk.domain.event_kinds import JUSTICE_BODIES
from isva_desk.journal.acts import EventRecorded, UpdateRecorded
from isva_desk.journal.acts.decisions import (
    DecisionDescribed,
    DecisionExpected,
    DeliveryDone,
    DeliveryPlanned,
    ReviewStageReached,
    Tick,
)
from isva_desk.journal.casefile import when
from isva_desk.journal.live_facts import live
from isva_desk.journal.record import ClientRecord, FactRecord
from isva_desk.journal.said_again import again

Wish = Literal["wanted", "not-wanted", "thinking", "unknown", ""]

# Decisions that are hard news, and the body that takes each. A charge is told as well, and is not among them.
HARD_NEWS = {
    "investigation-declined": "police", "no-charge-police": "police", "no-charge-cps": "cps",
    "cps-stop-or-alter": "cps", "cps-provisional-stop": "cps",
}  # fmt: skip
# What ends the waiting for a decision on a file that went to the CPS.
DECIDED = frozenset({*HARD_NEWS, "charge", "out-of-court-disposal", "victim-withdrew", "closed"})


@dataclass(frozen=True, slots=True)
class Plan:
    """How a decision is to be told. ``is_for`` is the decision, "" while it is still to come."""

    id: str
    is_for: str
    suspect: str | None
    who: str
    method: str | None
    when: When
    with_whom: str
    avoid: tuple[str, ...]
    ready: tuple[str, ...]
    agreed_on: When
    note: str


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of a review as it was reached."""

    id: str
    stage: str
    began: When
    ended: When
    result: str
    note: str


@dataclass(frozen=True, slots=True)
class Review:
    """A review that was asked for. ``result`` is that of the last stage that has one."""

    id: str  # the event: review asked for
    scheme: str
    asked: When
    suspect: str | None
    acknowledged: When
    decided: When
    is_decided: bool
    stages: tuple[Stage, ...]

    @property
    def result(self) -> str:
        """What it ended with; empty where that is not known."""
        return next((stage.result for stage in reversed(self.stages) if stage.result), "")


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: when it was taken and told, how it was to be told, and whether a review was asked for."""

    id: str
    kind: str
    suspect: str | None
    on: When
    plan: Plan | None
    done: Literal["yes", "no", "not-told", ""]  # told as planned; "" where nothing is said of it
    done_note: str
    told: When  # the client, by whoever told first; unknown where nothing is recorded
    told_by: str
    told_method: str | None
    warned: Tick  # the adviser knew before the client
    warned_on: When
    met: Tick  # investigator and prosecutor met before it
    met_on: When
    wants_review: Wish
    support: Tick
    notes: tuple[str, ...]
    reviews: tuple[Review, ...]

    @property
    def body(self) -> str:
        """The body that took it."""
        return HARD_NEWS[self.kind]


@dataclass(frozen=True, slots=True)
class Expected:
    """A decision that is known to be coming: the file is with the CPS, or somebody said so."""

    fact_id: str
    by: str
    expected: When
    suspect: str | None
    since: When
    plan: Plan | None


@dataclass(frozen=True, slots=True)
class Decisions:
    """Everything about the decisions of a case: those taken, newest first, and those that are coming."""

    taken: tuple[Decision, ...]
    coming: tuple[Expected, ...]


def decisions_of_record(record: ClientRecord, case_id: str) -> Decisions:
    """The decisions of a case."""
    events = list(live(record, case_id, EventRecorded))
    taken = sorted(
        ((fact, act) for fact, act in events if act.kind in HARD_NEWS), key=lambda one: _place(one[0], when(one[1].on))
    )
    plans, loose = _plans(record, case_id, taken)
    reviews: dict[str, list[Review]] = {}
    for review in _reviews(record, case_id, events):
        # It is of the last decision that it can be of.
        of = next((fact.id for fact, act in reversed(taken) if _can_be_of(review, act)), "")
        reviews.setdefault(of, []).append(review)
    found = [_decision(record, case_id, fact, act, plans.get(fact.id), reviews.get(fact.id, [])) for fact, act in taken]
    return Decisions(tuple(reversed(found)), tuple(_coming(record, case_id, events, loose)))


def _place(fact: FactRecord, on: When) -> tuple[date, str]:
    return on.earliest or fact.first.recorded.date(), fact.id


def _plans(
    record: ClientRecord, case_id: str, taken: Sequence[tuple[FactRecord, EventRecorded]]
) -> tuple[dict[str, Plan], list[Plan]]:
    """The plan of each decision, and those for decisions that are still to come, oldest first."""
    plans: dict[str, Plan] = {}
    loose: dict[str | None, tuple[FactRecord, DeliveryPlanned]] = {}
    for fact, act in live(record, case_id, DeliveryPlanned):
        if act.decision:
            plans[act.decision] = _plan(fact, act, act.decision)
        else:
            loose[act.suspect] = (fact, act)
    left = []
    for fact, act in loose.values():
        # A plan made beforehand is for the first decision that was written down after it.
        after = next(
            (
                decision.id for decision, event in taken
                if decision.id not in plans and decision.first.clock > fact.first.clock
                and (act.suspect is None or event.suspect in (None, act.suspect))
            ),
            "",
        )  # fmt: skip
        if after:
            plans[after] = _plan(fact, act, after)
        else:
            left.append(_plan(fact, act, ""))
    return plans, left


def _plan(fact: FactRecord, act: DeliveryPlanned, is_for: str) -> Plan:
    return Plan(
        fact.id, is_for, act.suspect, act.who, act.method, when(act.when), act.with_whom, act.avoid, act.ready,
        when(act.on), act.note,
    )  # fmt: skip


def _decision(
    record: ClientRecord,
    case_id: str,
    fact: FactRecord,
    act: EventRecorded,
    plan: Plan | None,
    reviews: Sequence[Review],
) -> Decision:
    said = [one for _fact, one in live(record, case_id, DecisionDescribed) if one.decision == fact.id]
    done = [one for _fact, one in live(record, case_id, DeliveryDone) if one.decision == fact.id]
    updates = [one for _fact, one in live(record, case_id, UpdateRecorded) if fact.id in one.about]
    told = _first(one for one in updates if one.to == "client" and one.outcome == "told")
    heard = _first(one for one in updates if one.to == "isva" and one.by in JUSTICE_BODIES and one.outcome == "told")
    warned, warned_on = _warned(said, told, heard)
    met, review, support = _known(said)
    return Decision(
        id=fact.id, kind=act.kind, suspect=act.suspect, on=when(act.on), plan=plan,
        done=done[-1].as_planned if done else "", done_note=done[-1].note if done else "",
        told=_when_told(told), told_by=told.by if told else "", told_method=told.method if told else None,
        warned=warned, warned_on=warned_on, met=met,
        met_on=when(_last(one.met_on or "" for one in said) or None) if met == "yes" else UNKNOWN,
        wants_review=review,
        support=support,
        notes=tuple(one.note for one in said if one.note),
        reviews=tuple(reviews),
    )  # fmt: skip


def _known(said: Sequence[DecisionDescribed]) -> tuple[Tick, Wish, Tick]:
    """Whether they met, what the client wants of a review, whether support was offered: as said last."""
    met: Tick = ""
    review: Wish = ""
    support: Tick = ""
    for one in said:
        met, review, support = again(one.met, met), again(one.review, review), again(one.support, support)
    return met, review, support


def _last(values: Iterable[str]) -> str:
    return ([value for value in values if value] or [""])[-1]


def _first(updates: Iterable[UpdateRecorded]) -> UpdateRecorded | None:
    return min(updates, key=lambda one: _when_told(one).earliest or date.max, default=None)


def _when_told(update: UpdateRecorded | None) -> When:
    if update is None:
        return UNKNOWN
    return when(update.on) if update.on else when(update.sent_on)


def _warned(
    said: Sequence[DecisionDescribed], told: UpdateRecorded | None, heard: UpdateRecorded | None
) -> tuple[Tick, When]:
    """Whether the adviser knew first: as somebody said, or as the days of two tellings show."""
    for one in reversed(said):
        if one.warned:
            return again(one.warned, ""), when(one.warned_on)
    if heard is None or told is None:
        return "", _when_told(heard)
    first, second = _when_told(heard), _when_told(told)
    if first.latest is not None and second.earliest is not None and first.latest < second.earliest:
        return "yes", first
    if second.latest is not None and first.earliest is not None and second.latest < first.earliest:
        return "no", first
    return "", first


def _reviews(record: ClientRecord, case_id: str, events: Sequence[tuple[FactRecord, EventRecorded]]) -> list[Review]:
    stages = [
        (act.review, Stage(fact.id, act.stage, when(act.began), when(act.ended), act.result, act.note))
        for fact, act in live(record, case_id, ReviewStageReached)
    ]
    asked = [(fact, act) for fact, act in events if act.kind == "review-requested"]
    found = []
    for place, (fact, act) in enumerate(asked):
        later = [one for _fact, one in asked[place + 1 :] if _same(one, act)]
        until = when(later[0].on).earliest if later else None
        acknowledged = _answer(events, act, "review-acknowledged", until)
        decided = _answer(events, act, "review-decided", until)
        days = [UNKNOWN if answer is None else when(answer.on) for answer in (acknowledged, decided)]
        found.append(
            Review(
                fact.id, act.scheme or "", when(act.on), act.suspect, days[0], days[1], decided is not None,
                tuple(stage for review, stage in stages if review == fact.id),
            )
        )  # fmt: skip
    return found


def _same(one: EventRecorded, other: EventRecorded) -> bool:
    return one.scheme == other.scheme and one.suspect in (None, other.suspect)


def _answer(
    events: Sequence[tuple[FactRecord, EventRecorded]], asked: EventRecorded, kind: str, until: date | None
) -> EventRecorded | None:
    """The first answer of a kind from the day of asking on, before the next request of the same scheme."""
    since = when(asked.on).earliest or date.min
    for _fact, act in events:
        day = when(act.on).latest or date.max
        early = until is None or (when(act.on).earliest or date.min) < until
        if act.kind == kind and _same(act, asked) and day >= since and early:
            return act
    return None


def _can_be_of(review: Review, act: EventRecorded) -> bool:
    """The same body and suspect, and not asked for before the decision."""
    if review.scheme not in ("", HARD_NEWS[act.kind]) or review.suspect not in (None, act.suspect):
        return False
    return (review.asked.latest or date.max) >= (when(act.on).earliest or date.min)


def _coming(
    record: ClientRecord, case_id: str, events: Sequence[tuple[FactRecord, EventRecorded]], loose: Sequence[Plan]
) -> Iterator[Expected]:
    """Decisions that somebody announced, and files that are with the CPS, with nothing decided since."""
    announced = [
        (fact, act.by, when(act.expected), act.suspect, when(act.on))
        for fact, act in live(record, case_id, DecisionExpected)
    ]
    sent = [(fact, "cps", UNKNOWN, act.suspect, when(act.on)) for fact, act in events if act.kind == "cps-referral"]
    seen: set[tuple[str, str | None]] = set()
    for fact, by, expected, suspect, since in (*reversed(announced), *reversed(sent)):
        ends = [
            one for one in events if one[1].kind in DECIDED and (suspect is None or one[1].suspect in (None, suspect))
        ]
        over = any(_after(other, act, fact, since) for other, act in ends)
        if not over and (by, suspect) not in seen:
            seen.add((by, suspect))
            plan = next((one for one in reversed(loose) if suspect is None or one.suspect in (None, suspect)), None)
            yield Expected(fact.id, by, expected, suspect, since, plan)


def _after(other: FactRecord, act: EventRecorded, fact: FactRecord, since: When) -> bool:
    """The decision came after it: by their days, or where one is not known by the order of writing."""
    day = when(act.on).latest
    if day is None or since.earliest is None:
        return other.first.clock > fact.first.clock
    return day >= since.earliest
