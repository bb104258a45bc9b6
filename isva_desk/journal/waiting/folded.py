"""Each referral of a client with everything that came of it, put together from the facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Literal

from isva_desk.domain.choices import choices
from isva_desk.domain.dates import LONDON, When
from isva_desk.journal.acts import waiting as acts
from isva_desk.journal.casefile import when
from isva_desk.journal.record import ClientRecord, FactRecord

State = Literal["waiting", "allocated", "ended"]
Next = Literal["first", "again", "check-in", "decide", ""]
_REACHED = frozenset({"reached", "fine", "changed"})
_MET = frozenset({"in-person", "video"})


@dataclass(frozen=True, slots=True)
class Contact:
    """One attempt or check-in. ``next_on`` is the day that was set for the next one."""

    fact_id: str
    kind: Literal["attempt", "check-in"]
    on: When
    outcome: str
    channel: str
    next_on: date | None
    note: str

    @property
    def reached(self) -> bool:
        """They were spoken to."""
        return self.outcome in _REACHED


@dataclass(frozen=True, slots=True)
class Referral:
    """One way in. ``contacts`` are in the order in which they happened."""

    id: str
    case_id: str
    source: str
    received: When
    urgency: str
    contact_hours: int
    reason: str
    note: str
    contacts: tuple[Contact, ...]
    allocated_on: date | None
    allocated_to: str
    ended_on: date | None
    outcome: str

    @property
    def state(self) -> State:
        """Waiting until somebody takes the case on or it ends without support."""
        if self.allocated_on is not None:
            return "allocated"
        return "ended" if self.ended_on is not None else "waiting"

    @property
    def attempts(self) -> int:
        """How often somebody tried to reach them, check-ins left out. Where no way was safe nobody tried."""
        return sum(one.kind == "attempt" and one.outcome != "no-safe-way" for one in self.contacts)

    @property
    def first_attempt(self) -> When | None:
        """When somebody first tried to reach them."""
        return next((one.on for one in self.contacts if one.outcome != "no-safe-way"), None)

    @property
    def reached_on(self) -> date | None:
        """The day on which they were first spoken to."""
        return next((one.on.earliest for one in self.contacts if one.reached), None)

    @property
    def met_on(self) -> date | None:
        """The day on which they were first seen, in person or by video."""
        return next((one.on.earliest for one in self.contacts if one.reached and one.channel in _MET), None)

    @property
    def contact_by(self) -> When:
        """The day, and the hour where that of the referral is known, until which a first contact is tried."""
        return time_after(self.received, self.contact_hours)

    @property
    def next_step(self) -> tuple[Next, date | None, str]:
        """What comes next while they wait, its day, and its hour where there is one."""
        if self.state != "waiting":
            return "", None, ""
        if not self.contacts:
            by = self.contact_by
            return "first", by.latest, by.hour or ""
        last = self.contacts[-1]
        if last.next_on is None:
            return "decide", None, ""
        return ("check-in" if self.reached_on is not None else "again"), last.next_on, ""


def time_after(received: When, hours: int) -> When:
    """So many hours after a moment; without an hour of day, by the end of the day so many days later."""
    day = received.latest
    if day is None:
        return received
    if received.hour is None:
        last = day + timedelta(days=-(-hours // 24))
        return When(last.isoformat(), last, last)
    moment = datetime.combine(day, time.fromisoformat(received.hour), LONDON)
    # Hours that pass, also over the night in which the clocks change.
    there = datetime.fromtimestamp(moment.timestamp() + hours * 3600, LONDON)
    return When(f"{there:%Y-%m-%dT%H:%M}", there.date(), there.date(), f"{there:%H:%M}")


def referrals_of(record: ClientRecord, case_id: str | None = None) -> tuple[Referral, ...]:
    """The referrals of a client, or of one of their cases, oldest first."""
    if not record.facts_of(acts.Referred):
        return ()
    ends, given, why = _ends(record), _given(record), _explained(record)
    contacts = _contacts(record)
    found = []
    for fact in _live(record, acts.Referred):
        act = fact.latest
        if not isinstance(act, acts.Referred) or (case_id is not None and fact.case != case_id):
            continue
        allocated, ended = given.get(fact.id), ends.get(fact.id)
        found.append(
            Referral(
                fact.id, fact.case or "", act.source, when(act.received), act.urgency, act.contact_hours,
                why.get(fact.id, act.reason), act.note, tuple(contacts.get(fact.id, ())),
                when(allocated.on).earliest if allocated is not None else None,
                allocated.to if allocated is not None else "",
                when(ended.on).earliest if ended is not None else None, ended.outcome if ended is not None else "",
            )
        )  # fmt: skip
    return tuple(found)


def figure(service: ClientRecord, name: str) -> int:
    """A figure of the waiting list: the service's own, or the one that the program came with."""
    own = [
        fact.latest for fact in _live(service, acts.WaitingFigureSet) if isinstance(fact.latest, acts.WaitingFigureSet)
    ]
    for act in reversed(own):
        if act.figure == name:
            return act.value
    lists = choices("waiting")
    found = lists["figures"].find(name) or lists["urgency"].find(name)
    if found is None:
        raise KeyError(name)
    return found.number


def _contacts(record: ClientRecord) -> dict[str, list[Contact]]:
    found: dict[str, list[tuple[Any, Contact]]] = {}
    for fact in record.facts.values():
        act = fact.latest
        if isinstance(act, acts.ContactAttempted | acts.CheckedIn) and not fact.retracted:
            on = when(act.on)
            one = Contact(
                fact.id, "attempt" if isinstance(act, acts.ContactAttempted) else "check-in", on, act.outcome,
                act.channel, when(act.next_on).earliest, act.note,
            )  # fmt: skip
            order = (on.earliest or date.min, on.hour or "", fact.first.clock)
            found.setdefault(act.referral, []).append((order, one))
    return {
        referral: [one for _order, one in sorted(contacts, key=lambda pair: pair[0])]
        for referral, contacts in found.items()
    }


def _given(record: ClientRecord) -> dict[str, acts.Allocated]:
    # Two laptops may each have found somebody: the later entry holds, as it does for the owner of the case.
    said = _live(record, acts.Allocated)
    return {act.referral: act for fact in said if isinstance(act := fact.latest, acts.Allocated)}


def _ends(record: ClientRecord) -> dict[str, acts.ReferralEnded]:
    said = _live(record, acts.ReferralEnded)
    return {act.referral: act for fact in said if isinstance(act := fact.latest, acts.ReferralEnded)}


def _explained(record: ClientRecord) -> dict[str, str]:
    said = _live(record, acts.WaitExplained)
    return {act.referral: act.reason for fact in said if isinstance(act := fact.latest, acts.WaitExplained)}


def _live(record: ClientRecord, form: type) -> Iterator[FactRecord]:
    return (fact for fact in record.facts_of(form) if not fact.retracted)
