"""One request with all that is on record of it, put together from its facts; and how it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeVar

from isva_desk.domain.dates import LONDON, UNKNOWN, When
from isva_desk.domain.records_requests import RELEASES, Answer, Examined, Step, open_steps, same_person
from isva_desk.journal import acts as all_acts
from isva_desk.journal.acts import requests as acts
from isva_desk.journal.casefile import when
from isva_desk.journal.record import ClientRecord, FactRecord

Act = TypeVar("Act")

EVENT = "records-request"
State = Literal[
    "elsewhere",  # it was asked of somebody else, such as a GP: only the notice to the client concerns us
    "to-examine",  # something about it is not answered yet
    "to-decide",  # everything is answered
    "asked",  # a letter went to the asker, and an answer is waited for
    "second",  # one has signed; the second signature is missing
    "to-ask",  # it is decided to challenge it; the letter has still to go
    "to-release",  # it is decided to release; nothing has left yet
    "released",  # it left; what became of it is not known
    "followed",  # it left, and what became of it is recorded
    "refused",
    "withdrawn",  # the asker no longer wants it
    "over",
]
# What waits for somebody at the service.
WAITING: tuple[State, ...] = ("to-examine", "to-decide", "second", "to-ask", "to-release")
_ANEW = frozenset({"narrowed", "answered", "same", "court"})  # after these it is decided again


@dataclass(frozen=True, slots=True)
class Answered:
    """One test as it was answered last."""

    fact_id: str
    answer: Answer
    on: When
    author: str


@dataclass(frozen=True, slots=True)
class Signature:
    """Who agreed. ``own_hand``: the entry was written at a desk of their own, not at that of the first signer."""

    fact_id: str
    name: str
    role: str
    on: date
    reason: str
    own_hand: bool
    agrees: bool = True


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision with its first signature, and its second where there is one."""

    fact_id: str
    decision: str
    redactions: tuple[str, ...]
    first: Signature
    second: Signature | None
    against: Signature | None  # whoever was asked to sign and did not agree

    @property
    def stands(self) -> bool:
        """Two different people have signed it."""
        return self.second is not None


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that went to the asker."""

    fact_id: str
    act: acts.RequestChallenged


@dataclass(frozen=True, slots=True)
class Request:
    """One request. ``id`` is that of the event."""

    id: str
    client_id: str
    case_id: str
    requested_on: When
    reached_on: When  # when it reached the service
    recorded_on: date
    requested_from: str
    described: acts.RequestDescribed | None
    described_id: str
    examined: Examined
    answers: dict[str, Answered]
    notice_on: When
    notice_id: str
    view_on: When
    view_id: str
    decided: Decided | None = None
    letters: tuple[Letter, ...] = ()
    replies: tuple[acts.RequestAnswered, ...] = ()
    asked: Letter | None = None  # the letter to which no answer has come
    released: acts.RequestReleased | None = None
    followed: acts.RequestFollowed | None = None
    over: acts.RequestOver | None = None
    missing: tuple[Step, ...] = field(default=())

    @property
    def state(self) -> State:
        """How it stands."""
        if self.over is not None:
            return "over"
        if self.described is None and self.requested_from:
            return "elsewhere"
        if self.replies and self.replies[-1].reply == "withdrawn" and self.asked is None:
            return "withdrawn"
        if self.released is not None:
            return "followed" if self.followed is not None else "released"
        if self.decided is not None and self.decided.against is None:
            return self._decided_state(self.decided)
        if self.asked is not None:
            return "asked"
        return "to-examine" if self.missing else "to-decide"

    def _decided_state(self, decided: Decided) -> State:
        if not decided.stands:
            return "second"
        if decided.decision in RELEASES:
            return "to-release"
        if decided.decision == "refuse":
            return "refused"
        return "asked" if self.asked is not None else "to-ask"

    @property
    def since(self) -> date:
        """The day from which it waits: it reached the service, it was made, or it was written down."""
        return self.reached_on.earliest or self.requested_on.earliest or self.recorded_on

    @property
    def settled_on(self) -> date | None:
        """The day on which it was decided by two people, or withdrawn."""
        if self.decided is not None and self.decided.second is not None:
            return max(self.decided.first.on, self.decided.second.on)
        if self.replies and self.replies[-1].reply == "withdrawn":
            return date.fromisoformat(self.replies[-1].on)
        return date.fromisoformat(self.over.on) if self.over is not None else None


def requests_in(record: ClientRecord, case_id: str | None = None) -> tuple[Request, ...]:
    """Every request of a client, or of one case, in the order in which they were written down."""
    return tuple(
        _request(record, fact)
        for fact in record.facts_of(all_acts.EventRecorded)
        if isinstance(fact.latest, all_acts.EventRecorded)
        and fact.latest.kind == EVENT
        and not fact.retracted
        and fact.case is not None
        and case_id in (None, fact.case)
    )


def holding(record: ClientRecord) -> tuple[Request, ...]:
    """The requests that are not over: while there is one, no note of the client may be deleted."""
    return tuple(one for one in requests_in(record) if one.state not in ("over", "elsewhere"))


def _request(record: ClientRecord, event: FactRecord) -> Request:
    act = event.latest
    if not isinstance(act, all_acts.EventRecorded):
        raise TypeError(type(act))
    facts = [fact for fact in record.facts.values() if not fact.retracted and _event_of(fact) == event.id]
    described = _last(facts, acts.RequestDescribed)
    notice, notice_on, notice_id, reason = _notice(record, facts, event.id)
    view = _last(facts, acts.RequestViewTaken)
    answers = _answers(facts)
    about = described.latest if described is not None else None
    words = about if isinstance(about, acts.RequestDescribed) else None
    taken = view.latest if view is not None and isinstance(view.latest, acts.RequestViewTaken) else None
    examined = Examined(
        material=words.material if words else "", authority=words.authority if words else "not-known",
        in_writing=words.in_writing if words else "not-known",
        answers={test: one.answer for test, one in answers.items()},
        notice=notice, notice_reason=reason, view=taken.view if taken else "",
    )  # fmt: skip
    letters = tuple(Letter(fact.id, fact.latest) for fact in facts if isinstance(fact.latest, acts.RequestChallenged))
    decided = _decided(facts)
    return Request(
        id=event.id, client_id=record.id, case_id=event.case or "", requested_on=when(act.on),
        reached_on=when(words.on) if words and words.on else when(act.learned),
        recorded_on=event.first.recorded.astimezone(LONDON).date(), requested_from=act.requested_from or "",
        described=words, described_id=described.id if described is not None else "", examined=examined,
        answers=answers, notice_on=notice_on, notice_id=notice_id, view_on=when(taken.on) if taken else UNKNOWN,
        view_id=view.id if view is not None else "", decided=decided, letters=letters,
        replies=tuple(fact.latest for fact in facts if isinstance(fact.latest, acts.RequestAnswered)),
        asked=_unanswered(facts), released=_of(_last(facts, acts.RequestReleased), acts.RequestReleased),
        followed=_of(_last(facts, acts.RequestFollowed), acts.RequestFollowed),
        over=_of(_last(facts, acts.RequestOver), acts.RequestOver), missing=open_steps(examined),
    )  # fmt: skip


def _event_of(fact: FactRecord) -> str:
    act = fact.latest
    return act.event if isinstance(act, acts.FACTS) else ""  # type: ignore[attr-defined]


def _last(facts: list[FactRecord], kind: type) -> FactRecord | None:
    return next((fact for fact in reversed(facts) if isinstance(fact.latest, kind)), None)


def _of(fact: FactRecord | None, kind: type[Act]) -> Act | None:
    return fact.latest if fact is not None and isinstance(fact.latest, kind) else None


def _answers(facts: list[FactRecord]) -> dict[str, Answered]:
    """The last answer to each test."""
    return {
        act.test: Answered(fact.id, Answer(act.answer, act.words), when(act.on), fact.first.author)
        for fact in facts
        if isinstance(act := fact.latest, acts.RequestTested)
    }


def _notice(
    record: ClientRecord, facts: list[FactRecord], event_id: str
) -> tuple[Literal["given", "exception", "none", "not-known"], When, str, str]:
    """Whether the client had the notice. An update of the police about the request is one, however it was recorded."""
    for fact in record.facts_of(all_acts.UpdateRecorded):
        act = fact.latest
        if (
            isinstance(act, all_acts.UpdateRecorded)
            and not fact.retracted
            and event_id in act.about
            and (act.by, act.to, act.outcome) == ("police", "client", "told")
        ):
            return "given", when(act.on) if act.on else when(act.sent_on), fact.id, ""
    checked = _of(last := _last(facts, acts.RequestNoticeChecked), acts.RequestNoticeChecked)
    if checked is None or last is None or checked.notice == "given":
        return "not-known", UNKNOWN, "", ""  # the update that said so was taken back
    return checked.notice, when(checked.on), last.id, checked.reason


def _decided(facts: list[FactRecord]) -> Decided | None:
    """The last decision, unless the asker has replied since: then it is decided again."""
    found, place = None, -1
    for at, fact in enumerate(facts):
        if isinstance(fact.latest, acts.RequestDecided):
            found, place = fact, at
        elif isinstance(fact.latest, acts.RequestAnswered) and fact.latest.reply in _ANEW:
            found = None
    if found is None or not isinstance(found.latest, acts.RequestDecided):
        return None
    act = found.latest
    first = Signature(found.id, act.name, act.role, date.fromisoformat(act.on), act.reason, own_hand=True)
    signed = [one for fact in facts[place:] for one in _signatures(fact, found, act.name)]
    last = signed[-1] if signed else None
    return Decided(
        found.id, act.decision, act.redactions, first,
        last if last is not None and last.agrees else None, last if last is not None and not last.agrees else None,
    )  # fmt: skip


def _signatures(fact: FactRecord, decision: FactRecord, first: str) -> Iterator[Signature]:
    """A second signature, if it is one: under this decision, and of somebody else."""
    act = fact.latest
    if not isinstance(act, acts.RequestSigned) or act.decision != decision.id or same_person(act.name, first):
        return
    own = same_person(fact.first.author, act.name) and not same_person(fact.first.author, decision.first.author)
    yield Signature(fact.id, act.name, act.role, date.fromisoformat(act.on), act.reason, own, act.agrees)


def _unanswered(facts: list[FactRecord]) -> Letter | None:
    """The last letter, if no reply has come since."""
    letter = None
    for fact in facts:
        if isinstance(fact.latest, acts.RequestChallenged):
            letter = Letter(fact.id, fact.latest)
        elif isinstance(fact.latest, acts.RequestAnswered):
            letter = None
    return letter
