"""The facts of a case that can be seen on a day, indexed for the rules."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from isva_desk.domain.case import Case, Event, Update
from isva_desk.domain.dates import UNKNOWN, When
from isva_desk.domain.working_days import WorkingDays
from isva_desk.entitlements.wishes import WishHistory


@dataclass(frozen=True, slots=True)
class Facts:
    """One case as it could be seen on ``as_of``, at one reading of its wishes."""

    case: Case
    as_of: date
    calendar: WorkingDays
    wishes: WishHistory
    events: tuple[Event, ...]
    updates: tuple[Update, ...]
    updates_about: dict[str, list[Update]]
    events_of: dict[str, list[Event]]


def facts_seen(case: Case, wishes: WishHistory, calendar: WorkingDays, as_of: date) -> Facts:
    """Leave out what happened after ``as_of``: the answer is what could be seen on that day."""
    events = tuple(_seen_event(event, as_of) for event in case.events if not _later(event.on, as_of))
    updates = tuple(seen for update in case.updates if (seen := _seen_update(update, as_of)) is not None)
    updates_about: dict[str, list[Update]] = {}
    for update in updates:
        for event_id in update.about:
            updates_about.setdefault(event_id, []).append(update)
    events_of: dict[str, list[Event]] = {}
    for event in events:
        events_of.setdefault(event.kind, []).append(event)
    return Facts(case, as_of, calendar, wishes, events, updates, updates_about, events_of)


def first_unseen_day(case: Case, as_of: date) -> date | None:
    """The earliest day after ``as_of`` on which a recorded fact comes into sight; None if all can be seen."""
    dates: list[When] = [event.on for event in case.events]
    dates += [event.wcu_received for event in case.events]
    dates += [when for update in case.updates for when in (update.on, update.sent_on)]
    dates += [wish.starts for wish in case.client.wishes]
    dates += [plan.starts for plan in case.contact_plans]
    later = [when.earliest for when in dates if when.earliest is not None and when.earliest > as_of]
    return min(later, default=None)


def _later(when: When, as_of: date) -> bool:
    return when.earliest is not None and when.earliest > as_of


def _seen_event(event: Event, as_of: date) -> Event:
    if _later(event.wcu_received, as_of):
        event = replace(event, wcu_received=UNKNOWN)
    return event


def _seen_update(update: Update, as_of: date) -> Update | None:
    told_later, sent_later = _later(update.on, as_of), _later(update.sent_on, as_of)
    if not told_later and not sent_later:
        return update
    on = UNKNOWN if told_later else update.on
    sent_on = UNKNOWN if sent_later else update.sent_on
    if not on.is_known and not sent_on.is_known:
        return None
    return replace(update, on=on, sent_on=sent_on)
