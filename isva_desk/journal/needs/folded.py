"""What is known of a client's needs, put together from the facts about them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from isva_desk.domain.choices import choices
from isva_desk.domain.dates import When
from isva_desk.journal.acts import WishesChanged
from isva_desk.journal.acts.needs import (
    CardApproved,
    CardWritten,
    NeedNoted,
    OutcomeAnswered,
    RiskJudged,
    SharedWithoutConsent,
)
from isva_desk.journal.casefile import when
from isva_desk.journal.record import ClientRecord, FactRecord

Act = TypeVar("Act")
# Which fields of a client hold an answer of the lists: access needs, and what returns ask.
ACCESS, RETURNS = "access.", "returns."


@dataclass(frozen=True, slots=True)
class Standing:
    """How a need or a risk stands: what was said of it last, and how often it was looked at."""

    fact_id: str
    id: str  # of the heading or the risk
    level: str
    on: When
    review_on: date | None
    plan: str
    score: str
    times: int
    is_high: bool
    is_over: bool


@dataclass(frozen=True, slots=True)
class Card:
    """The card of what to know, as it was last written. ``changed`` names ticked fields that have another value now."""

    fact_id: str
    items: tuple[tuple[str, str], ...]
    on: When
    approved_on: When | None
    how: str
    changed: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """The client approved it, and nothing on it has changed since."""
        return self.approved_on is not None and not self.changed


def needs_of(record: ClientRecord) -> tuple[Standing, ...]:
    """The newest word on each heading, in the order of the list; those that are met come last."""
    found = list(_newest(record, NeedNoted, "heading", "need-levels"))
    return _ordered(found, "headings")


def risks_of(record: ClientRecord) -> tuple[Standing, ...]:
    """The newest word on each risk, in the order of the list, the high ones first and those that are over last."""
    found = list(_newest(record, RiskJudged, "risk", "risk-levels"))
    return tuple(sorted(_ordered(found, "risks"), key=lambda one: (one.is_over, not one.is_high)))


def outcomes_of(record: ClientRecord) -> dict[tuple[str, str], tuple[str, When]]:
    """The answer and its day by heading and moment; the newest of each."""
    found: dict[tuple[str, str], tuple[str, When]] = {}
    for _fact, act in _of(record, OutcomeAnswered):
        found[act.heading, act.moment] = (act.answer, when(act.on))
    return found


def card_of(record: ClientRecord) -> Card | None:
    """The card as it was last written; None while there is none."""
    written = [(fact, act) for fact, act in _of(record, CardWritten)]
    if not written:
        return None
    fact, card = written[-1]
    approvals = [act for _fact, act in _of(record, CardApproved) if act.card == fact.id]
    approved = approvals[-1] if approvals else None
    own = {choice.id for choice in choices("card")["fields"].choices if choice.free}
    changed = tuple(
        item.field for item in card.items if item.field not in own and card_value(record, item.field) != item.value
    )
    return Card(
        fact.id, tuple((item.field, item.value) for item in card.items), when(card.on),
        when(approved.on) if approved is not None else None, approved.how if approved is not None else "", changed,
    )  # fmt: skip


def card_words_before(record: ClientRecord) -> dict[str, str]:
    """What was last written in each field of the card that is in the client's own words."""
    own = {choice.id for choice in choices("card")["fields"].choices if choice.free}
    return {
        item.field: item.value for _fact, act in _of(record, CardWritten) for item in act.items if item.field in own
    }


def card_value(record: ClientRecord, field: str) -> str:
    """What a field of the card holds now, as it is kept; empty where it is not known."""
    if field == "name":
        return record.text("name_to_use")
    if field == "wish":
        wishes = [act for _fact, act in _of(record, WishesChanged)]
        newest = max(wishes, key=lambda act: when(act.starts).earliest or date.min, default=None)
        return "" if newest is None else f"{newest.updates}/{newest.via}"
    return record.text(field)


def shared_on(record: ClientRecord, party: str, day: date) -> bool:
    """On this day somebody wrote down why something is shared with a party for safeguarding."""
    return any(act.party == party and act.on == day.isoformat() for _fact, act in _of(record, SharedWithoutConsent))


def answers_of(record: ClientRecord, prefix: str) -> dict[str, str]:
    """The answers that are kept as fields of the client, by the id of their list."""
    return {
        name.removeprefix(prefix): str(held.value)
        for name, held in record.fields.items()
        if name.startswith(prefix) and held.value
    }


def open_case_of(record: ClientRecord) -> str | None:
    """The case through which something about the client is come to: the first that is open."""
    return next((case.id for case in record.cases.values() if case.closed is None), None)


def _newest(record: ClientRecord, kind: type[Any], key: str, levels: str) -> Iterator[Standing]:
    said: dict[str, list[tuple[FactRecord, Any]]] = {}
    for fact, act in _of(record, kind):
        said.setdefault(getattr(act, key), []).append((fact, act))
    for identity, facts in said.items():
        # By the day on which it was said; of one day the later entry holds.
        fact, act = max(facts, key=lambda one: (when(one[1].on).earliest or date.min, one[0].first.clock))
        level = choices("needs")[levels].find(act.level)
        is_over = level is not None and level.over
        review = when(act.review_on).earliest
        yield Standing(
            fact.id, identity, act.level, when(act.on), None if is_over else review, act.note,
            getattr(act, "score", ""), len(facts), level is not None and level.high, is_over,
        )  # fmt: skip


def _ordered(found: list[Standing], name: str) -> tuple[Standing, ...]:
    order = {choice.id: place for place, choice in enumerate(choices("needs")[name].choices)}
    return tuple(sorted(found, key=lambda one: (one.is_over, order.get(one.id, len(order)))))


def _of(record: ClientRecord, kind: type[Act]) -> Iterator[tuple[FactRecord, Act]]:
    """The facts of one kind that hold, in the order in which they were written down."""
    for fact in record.facts_of(kind):
        if not fact.retracted and isinstance(fact.latest, kind):
            yield fact, fact.latest
