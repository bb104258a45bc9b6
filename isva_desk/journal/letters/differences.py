"""Dates of one thing that cannot all be right: found over events, updates, letters and corrections, side by side.

Two dates disagree where no one day could be both. Of a hearing, a move makes a new date: what was said before it is
compared with what held before it, and may have foretold the move.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise
from typing import Literal

from isva_desk.domain.dates import LONDON, When
from isva_desk.domain.letter_lists import letter_lists
from isva_desk.journal.acts import EventRecorded, UpdateRecorded
from isva_desk.journal.acts.letters import DateGiven, DatesDecided, LetterDescribed
from isva_desk.journal.casefile import when
from isva_desk.journal.live_facts import live
from isva_desk.journal.record import ClientRecord, FactRecord

State = Literal["open", "decided", "overtaken"]
TRIAL = "trial"  # the hearing whose day a plea of not guilty gives
_LISTINGS = ("hearing-listed", "hearing-moved")


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a side said before it was corrected, and why it was."""

    says: When
    corrected: datetime
    author: str
    reason: str


@dataclass(frozen=True, slots=True)
class Side:
    """One fact that gives a date: which, who said it to whom and when, and who wrote it down."""

    fact_id: str
    what: Literal["event", "letter", "update"]
    field: str  # of the fact, that holds the date
    says: When
    by: str  # the body that told it; "" where nobody is recorded as having told the event
    to: str
    told: When
    method: str | None
    recorded: datetime
    author: str
    earlier: tuple[Earlier, ...] = ()
    moves: bool = False  # a hearing was moved: an earlier date was right in its time
    listed: bool = False

    @property
    def moment(self) -> date:
        """The day by which it stands in the order of telling."""
        return self.told.earliest or self.told.latest or self.recorded.astimezone(LONDON).date()


@dataclass(frozen=True, slots=True)
class Difference:
    """Dates of one event (``kind``, ``suspect``) or of one hearing (``hearing``) that disagree."""

    key: str
    kind: str
    suspect: str | None
    hearing: str
    sides: tuple[Side, ...]
    state: State
    decided: DatesDecided | None = None
    decided_by: str = ""  # the fact that decided it

    @property
    def latest(self) -> date:
        """The latest day that any side gives."""
        return max((side.says.latest or side.says.earliest or date.min for side in self.sides), default=date.min)


def disagree(one: When, other: When) -> bool:
    """No one day could be both; or the day is the same and the hours differ."""
    if one.latest is not None and other.earliest is not None and one.latest < other.earliest:
        return True
    if other.latest is not None and one.earliest is not None and other.latest < one.earliest:
        return True
    same_day = one.day is not None and one.day == other.day
    return same_day and one.hour is not None and other.hour is not None and one.hour != other.hour


def differences_of_record(record: ClientRecord, case_id: str) -> tuple[Difference, ...]:
    """Every disagreement of a case: open ones first, then by the latest day that was given."""
    groups = _groups(record, case_id)
    decisions = [(fact.id, act) for fact, act in live(record, case_id, DatesDecided)]
    found = []
    for key, (kind, suspect, hearing, sides) in groups.items():
        epochs = _epochs(sides) if hearing or any(side.moves for side in sides) else [sides]
        for place, epoch in enumerate(epochs):
            following = epochs[place + 1][0] if place + 1 < len(epochs) else None
            against = _against_each_other(epoch, following, sides)
            if against:
                name = key if place == 0 else f"{key}:{place + 1}"
                state: State = "open" if following is None else "overtaken"
                found.append(_decided(Difference(name, kind, suspect, hearing, against, state), decisions))
    return tuple(sorted(found, key=lambda one: (one.state != "open", one.latest, one.key)))


_Group = tuple[str, str | None, str, list[Side]]  # kind of event, suspect, hearing, what gives a date of it


def _groups(record: ClientRecord, case_id: str) -> dict[str, _Group]:
    once = letter_lists().once
    groups: dict[str, _Group] = {}
    key_of: dict[str, str] = {}  # of an event
    told_by = _tellings(record, case_id)
    for fact, act in live(record, case_id, EventRecorded):
        for key, hearing, field in _dates_of(fact.id, act, once):
            key_of.setdefault(fact.id, key)
            group = groups.setdefault(key, (act.kind, act.suspect, hearing, []))
            if when(getattr(act, field)).is_known:
                group[3].append(_side_of_event(fact, act, field, told_by.get(fact.id)))
    letters = {act.update for _fact, act in live(record, case_id, LetterDescribed)}
    for fact, given in live(record, case_id, DateGiven):
        told = record.facts.get(given.update)
        key = key_of.get(given.event) or (f"hearing:{given.hearing.casefold()}" if given.hearing else "")
        says = when(given.gives)
        if not key or not says.is_known or told is None or told.retracted:
            continue
        if isinstance(update := told.latest, UpdateRecorded):
            group = groups.setdefault(key, ("hearing-listed", None, given.hearing, []))
            is_letter = given.update in letters or update.method == "letter"
            group[3].append(_side_of_update(fact, update, says, letter=is_letter))
    return {key: group for key, group in groups.items() if len(group[3]) > 1}


def _dates_of(fact_id: str, act: EventRecorded, once: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    """Each date that an event gives: under which key it is compared, of which hearing, and the field that holds it.

    The first is the one that is meant when somebody gives a date of this event.
    """
    own = f"{act.kind}:{act.suspect or ''}" if act.kind in once else f"event:{fact_id}"
    if act.kind in _LISTINGS:
        hearing = act.hearing or ""
        yield f"hearing:{hearing.casefold()}" if hearing else own, hearing, "hearing_on"
        return
    yield own, "", "on"
    if act.trial_on is not None:
        hearing = act.hearing or TRIAL
        yield f"hearing:{hearing.casefold()}", hearing, "trial_on"


def _tellings(record: ClientRecord, case_id: str) -> dict[str, UpdateRecorded]:
    """The first update about each event: who told it."""
    first: dict[str, UpdateRecorded] = {}
    for _fact, update in live(record, case_id, UpdateRecorded):
        for event in update.about:
            if update.outcome == "told" and (event not in first or _day(update) < _day(first[event])):
                first[event] = update
    return first


def _day(update: UpdateRecorded) -> date:
    return when(update.on).earliest or when(update.sent_on).earliest or date.max


def _side_of_event(fact: FactRecord, act: EventRecorded, field: str, update: UpdateRecorded | None) -> Side:
    told = when(update.on) if update is not None and update.on else when(act.learned)
    if act.kind in _LISTINGS and when(act.on).is_known:
        told = when(act.on)
    elif field != "on" and not told.is_known:
        told = when(act.on)  # the plea gave the day of the trial
    return Side(
        fact_id=fact.id, what="event", field=field, says=when(getattr(act, field)),
        by=update.by if update else "", to=update.to if update else "",
        told=told, method=update.method if update else None, recorded=fact.first.recorded, author=fact.first.author,
        earlier=tuple(_earlier(fact, field)), moves=act.kind == "hearing-moved", listed=act.kind == "hearing-listed",
    )  # fmt: skip


def _side_of_update(fact: FactRecord, update: UpdateRecorded, says: When, *, letter: bool) -> Side:
    return Side(
        fact_id=fact.id, what="letter" if letter else "update", field="gives", says=says, by=update.by, to=update.to,
        told=when(update.on) if update.on else when(update.sent_on), method=update.method,
        recorded=fact.first.recorded, author=fact.first.author, earlier=tuple(_earlier(fact, "gives")),
    )  # fmt: skip


def _earlier(fact: FactRecord, field: str) -> Iterator[Earlier]:
    """What stood there before a correction, where the correction changed the date."""
    for before, after in pairwise(fact.versions):
        said = when(getattr(before.fact, field, None))
        if said.is_known and after.fact is not None and said.text != getattr(after.fact, field):
            yield Earlier(said, after.stamp.recorded, after.stamp.author, after.reason)


def _epochs(sides: list[Side]) -> list[list[Side]]:
    """The sides in the order of telling, parted where a hearing was moved, or listed anew after its day was over."""
    ordered = sorted(sides, key=lambda side: (side.moment, not side.moves, side.recorded))
    epochs: list[list[Side]] = []
    for side in ordered:
        over = side.listed and epochs and all(
            one.says.latest is not None and one.says.latest < side.moment for one in epochs[-1]
        )  # fmt: skip
        if not epochs or side.moves or over:
            epochs.append([])
        epochs[-1].append(side)
    return epochs


def _against_each_other(epoch: Sequence[Side], following: Side | None, everything: Sequence[Side]) -> tuple[Side, ...]:
    """Those that disagree with another; one that foretold the next move, or whose day is not known, may be right."""

    def may_be_right(side: Side) -> bool:
        if side.what == "event":
            return False
        if following is not None and not disagree(side.says, following.says):
            return True
        return not side.told.is_known and any(
            one.what == "event" and not disagree(side.says, one.says) for one in everything
        )

    looked_at = [side for side in epoch if not may_be_right(side)]
    return tuple(side for side in looked_at if any(disagree(side.says, other.says) for other in looked_at))


def _decided(found: Difference, decisions: Sequence[tuple[str, DatesDecided]]) -> Difference:
    """The same, decided where somebody compared all of its sides; a side that came later opens it again."""
    sides = {side.fact_id for side in found.sides}
    for fact_id, act in reversed(decisions):
        if sides <= set(act.sides):
            return replace(found, state="decided", decided=act, decided_by=fact_id)
    return found
