"""The hearings of a case, folded from its facts: on which days each was listed, how they stood, where it is.

The day of a hearing is only ever stated by an event (listed, moved, plea); what else is known hangs on that event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from isva_desk.domain.court_lists import HearingKind, HearingStatus, court_lists
from isva_desk.domain.dates import UNKNOWN, When
from isva_desk.journal import acts
from isva_desk.journal.acts.court import HearingDescribed
from isva_desk.journal.acts.court import HearingStatus as StatusTold
from isva_desk.journal.casefile import when
from isva_desk.journal.court.gathered import LISTING_KINDS, Gathered, gathered
from isva_desk.journal.record import CaseRecord, ClientRecord, FactRecord


@dataclass(frozen=True, slots=True)
class Listing:
    """One day for which a hearing was listed. ``facts`` are the events that say so, the last one first."""

    facts: tuple[str, ...]
    entry: str
    on: When
    said_on: When  # when it was listed or moved
    hour: str  # "" where it is not known
    status: HearingStatus | None = None
    status_on: When = UNKNOWN
    status_fact: str = ""

    @property
    def fact(self) -> str:
        """The event that says it now."""
        return self.facts[0]

    @property
    def is_over(self) -> bool:
        """Nothing is to come on this day any more: it took place, or it was put off or taken out."""
        return self.status is not None and self.status.over


@dataclass(frozen=True, slots=True)
class Hearing:
    """One hearing with every day it was listed for, in the order in which they were said."""

    key: str
    name: str
    kind: HearingKind
    court: str
    listings: tuple[Listing, ...]

    @property
    def now(self) -> Listing:
        """The day that was said last."""
        return self.listings[-1]

    @property
    def moved(self) -> int:
        """How often its day changed."""
        return len(self.listings) - 1

    @property
    def waited(self) -> int | None:
        """Days from the first day that was said to the last; None where it did not move or a day is not exact."""
        first, last = self.listings[0].on.day, self.now.on.day
        return (last - first).days if self.moved and first is not None and last is not None else None

    @property
    def words(self) -> str:
        """What it is called: the name as it was written, else its kind."""
        return self.kind.words if not self.name or self.name.casefold() in self.kind.names else self.name


def hearing_key(name: str) -> str:
    """What tells hearings apart: their name, however it is written."""
    return " ".join(name.split()).casefold()


def hearings_of(record: ClientRecord, case: CaseRecord) -> tuple[Hearing, ...]:
    """Every hearing of a case, by its day."""
    facts = gathered(record, case)
    if not facts.listings:
        return ()
    hearings = [_hearing(key, stated, facts) for key, stated in _stated(facts).items()]
    return tuple(sorted(hearings, key=lambda one: (one.now.on.earliest or date.min, one.key)))


_Stated = tuple[str, FactRecord, acts.EventRecorded, When]  # the name comes first


def _stated(facts: Gathered) -> dict[str, list[_Stated]]:
    """What was said of the days of each hearing, as it happened."""
    found = []
    for place, (fact, act) in enumerate(facts.listings):
        on = when(act.hearing_on) if act.kind in LISTING_KINDS else when(act.trial_on)
        if on.is_known:
            name = act.hearing or ("trial" if act.trial_on else "")
            found.append((when(act.on).earliest or date.min, place, (name.strip(), fact, act, on)))
    by_key: dict[str, list[_Stated]] = defaultdict(list)
    for _day, _place, stated in sorted(found, key=lambda item: item[:2]):
        by_key[hearing_key(stated[0])].append(stated)
    return by_key


def _hearing(key: str, stated: Sequence[_Stated], facts: Gathered) -> Hearing:
    listed = {fact.id for _name, fact, _act, _on in stated}
    # By the event that they name, so that a hearing whose name is put right keeps what is known of it.
    described = [act for act in facts.described if act.listing in listed or hearing_key(act.hearing) == key]
    statuses = facts.statuses
    name = stated[-1][0]
    listings: list[Listing] = []
    for _name, fact, act, on in stated:
        before = listings.pop() if listings and listings[-1].on.text == on.text else None
        ids = (fact.id, *(before.facts if before else ()))
        said_on = before.said_on if before else when(act.on)  # said again on another day, it has not moved
        listings.append(_listing(ids, fact.holding.entry, on, said_on, described, statuses))
    return Hearing(
        key, name, court_lists().kind(_last(described, "kind"), name), _last(described, "court"), tuple(listings)
    )


def _listing(
    ids: tuple[str, ...],
    entry: str,
    on: When,
    said_on: When,
    described: Sequence[HearingDescribed],
    statuses: Sequence[tuple[FactRecord, StatusTold]],
) -> Listing:
    here = [(fact, act) for fact, act in statuses if act.listing in ids]
    hours = [act.hour for act in described if act.hour is not None and act.listing in ids]
    hour = hours[-1] if hours else on.hour or ""
    if not here:
        return Listing(ids, entry, on, said_on, hour)
    order = sorted(enumerate(here), key=lambda item: (when(item[1][1].on).earliest or date.min, item[0]))
    fact, act = order[-1][1]
    status = court_lists().status(act.status)
    return Listing(ids, entry, on, said_on, hour, status, when(act.on), fact.id)


def _last(described: Sequence[HearingDescribed], name: str) -> str:
    values = [value for act in described if (value := getattr(act, name)) is not None]
    return str(values[-1]) if values else ""
