"""When a limit starts and ends, at the earliest and the latest reading of the dates."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from isva_desk.domain.case import Event
from isva_desk.domain.dates import UNKNOWN, When, add_years, end_of_period_beginning, on_day
from isva_desk.entitlements.entitlement import Evidence
from isva_desk.entitlements.evidence import earliest_of, evidence_for, tellings
from isva_desk.entitlements.facts import Facts
from isva_desk.entitlements.rule import ChildLimit, Limit, Rule


@dataclass(frozen=True, slots=True)
class Span:
    """The limit and the day shown, at both extremes. ``known`` is False where there is no limit that can be counted.

    ``limit_last`` is ``date.max`` where the latest limit cannot be known.
    """

    clock_from: date | None = None
    limit_first: date = date.max
    limit_last: date = date.max
    due_first: date = date.max
    due_last: date = date.max
    known: bool = False
    outer: bool = False
    not_started: bool = False
    received: date | None = None
    told: Evidence | None = None


def span_of_limit(rule: Rule, event: Event, on: When, facts: Facts) -> Span:
    """The limit of a rule for an event whose date (or the part of it under this version of the rule) is ``on``."""
    if rule.clock == "none":
        return Span(clock_from=on.earliest)
    if rule.clock == "told":
        return _from_being_told(rule, event, facts)
    if rule.clock == "field":
        return _same_day(getattr(event, rule.event_field or "", UNKNOWN), on)
    if rule.clock == "before":
        return _same_day(on, on)
    limit = rule.limit_for(facts.case.client.enhanced_rights)
    assert limit is not None
    if rule.child is not None and event.under_18 is not False:
        return _child_span(rule.child, limit, event, on, facts)
    if rule.clock == "receipt" and event.wcu_received.is_known:
        return _counted(rule, limit, None, event.wcu_received, facts, received=True)
    return _counted(rule, limit, rule.outer_leg, on, facts)


def key_day(rule: Rule, event: Event, facts: Facts) -> When:
    """The date that selects the version of the rule (never today's date, but for a claim not made yet)."""
    if rule.keyed_on == "arrest":
        return _or(arrest_of(event, facts), event.on)
    if rule.keyed_on == "decision":
        return _or(_decision_before(rule, event, facts), event.on)
    if rule.keyed_on == "application":
        made = evidence_for(rule, event, facts)
        return _or(made.act.on if made is not None and made.act is not None else UNKNOWN, on_day(facts.as_of))
    if event.on.is_known:
        return event.on
    if rule.clock == "field":
        held = getattr(event, rule.event_field or "", UNKNOWN)
        return held if isinstance(held, When) else UNKNOWN
    return UNKNOWN


def arrest_of(event: Event, facts: Facts) -> When:
    """The arrest from which a release on bail counts: the one it names, else that suspect's latest before it."""
    if event.arrested_on.is_known:
        return event.arrested_on
    before = [
        arrest.on
        for arrest in facts.events_of.get("arrest", ())
        if arrest.suspect == event.suspect
        and arrest.on.earliest is not None
        and (event.on.latest is None or arrest.on.earliest <= event.on.latest)
    ]
    return max(before, key=lambda when: when.earliest or date.min, default=UNKNOWN)


def reminder(rule: Rule, event: Event, facts: Facts) -> date | None:
    """The day on which to ask, where nothing is recorded. Ours, but for the day on which a bail period ends."""
    if rule.remind_clock == "bail-period":
        arrested = arrest_of(event, facts)
        if arrested.earliest is None or rule.remind is None:
            return None
        return end_of_period_beginning(arrested.earliest + timedelta(days=1), rule.remind.count)
    days = []
    if rule.remind is not None and event.on.earliest is not None:
        days.append(rule.remind.after(event.on.earliest, facts.calendar))
    if rule.remind_before is not None:
        held = getattr(event, rule.remind_before.field)
        if held.earliest is not None:
            days.append(rule.remind_before.limit.before(held.earliest))
    coming = [day for day in days if day >= facts.as_of]
    return min(coming) if coming else max(days, default=None)


def _counted(
    rule: Rule, limit: Limit, leg: Limit | None, start: When, facts: Facts, *, received: bool = False
) -> Span:  # fmt: skip
    if start.earliest is None:
        return Span()
    first = _end(limit, leg, start.earliest, facts)
    last = first if start.is_exact else (_end(limit, leg, start.latest, facts) if start.latest else date.max)
    due_first, due_last = first, last
    if rule.kind == "yours":
        due_first = facts.calendar.on_or_before(first)
        due_last = facts.calendar.on_or_before(last) if last < date.max else date.max
    return Span(
        clock_from=start.earliest,
        limit_first=first,
        limit_last=last,
        due_first=due_first,
        due_last=due_last,
        known=True,
        outer=leg is not None,
        received=start.earliest if received else None,
    )


def _end(limit: Limit, leg: Limit | None, start: date, facts: Facts) -> date:
    """The second leg starts where the first one ends."""
    if leg is not None:
        start = leg.after(start, facts.calendar)
    return limit.after(start, facts.calendar)


def _same_day(day: When, on: When) -> Span:
    if day.earliest is None:
        return Span(clock_from=on.earliest)
    last = day.latest or date.max
    return Span(on.earliest, day.earliest, last, day.earliest, last, known=True)


def _from_being_told(rule: Rule, event: Event, facts: Facts) -> Span:
    """The victim's own limit, which runs from the day she was told."""
    told = earliest_of(
        [item for item in tellings(_as_telling(rule), event, facts, whatever_it_covers=True) if item.certain]
    )
    if told is None:
        return Span(not_started=True)
    limit = rule.limit_for(facts.case.client.enhanced_rights)
    assert limit is not None
    first = None if told.earliest == date.min else told.earliest
    last = None if told.latest == date.max else told.latest
    return replace(_counted(rule, limit, None, When(None, first, last), facts), told=told)


@lru_cache(maxsize=256)
def _as_telling(rule: Rule) -> Rule:
    """The same rule, read as one that is met by being told, by any justice body."""
    return replace(rule, met_by="told", by=(), acts=())


def _child_span(child: ChildLimit, limit: Limit, event: Event, on: When, facts: Facts) -> Span:
    """For somebody who was, or may have been, under age: the birthday is not in the record, so only bounds are known.

    Reported as a child, the limit is a birthday that lies after the report plus the limit; reported as an adult, it is
    the report plus the limit. Either way it is never earlier than that, nor than the limit counted from the incident.
    """
    if on.earliest is None:
        return Span()
    first = limit.after(on.earliest, facts.calendar)
    last = date.max
    reports = [report.on for report in facts.events_of.get("report", ()) if report.on.earliest is not None]
    if event.under_18 is True and reports:
        reported = min(reports, key=lambda when: when.earliest or date.max)
        if reported.earliest is not None:
            first = max(first, child.limit.after(reported.earliest, facts.calendar))
        if reported.latest is not None and on.latest is not None:
            last = max(
                child.limit.after(reported.latest, facts.calendar), add_years(on.latest, child.birthday)
            )  # fmt: skip
    due_last = facts.calendar.on_or_before(last) if last < date.max else date.max
    return Span(on.earliest, first, last, facts.calendar.on_or_before(first), due_last, known=True)


def _decision_before(rule: Rule, event: Event, facts: Facts) -> When:
    before = [
        decision.on
        for kind in rule.decisions
        for decision in facts.events_of.get(kind, ())
        if decision.on.earliest is not None
        and (event.suspect is None or decision.suspect is None or decision.suspect == event.suspect)
        and (event.on.latest is None or decision.on.earliest <= event.on.latest)
    ]
    return max(before, key=lambda when: when.earliest or date.min, default=UNKNOWN)


def _or(first: When, second: When) -> When:
    return first if first.is_known else second
