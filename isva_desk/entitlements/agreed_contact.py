"""Agreed contact: from the last update of the police, at the interval of the contact plan, gap after gap.

Sources: Victims' Code, Right 6 (paragraph 6.3 in the 2020 edition); the 2006 Code's update in each calendar month.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from isva_desk.domain.case import ContactPlan, Event, Update
from isva_desk.domain.dates import When, between
from isva_desk.entitlements import wishes
from isva_desk.entitlements.entitlement import Entitlement, Evidence, Phase, Reason, merge_phases, verdict_on
from isva_desk.entitlements.evidence import telling
from isva_desk.entitlements.facts import Facts
from isva_desk.entitlements.rule import Limit, Rule

_DECIDED = ("charge", "no-charge-police", "no-charge-cps")


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a silence begins: between which days, and what began it."""

    earliest: date
    latest: date
    what: str  # update, report, plan, code or wish
    told: Evidence | None = None  # the update that began it


@dataclass(frozen=True, slots=True)
class _Due:
    limit_first: date
    limit_last: date
    due_first: date
    due_last: date
    plan: ContactPlan | None
    rule: Rule


def judge(versions: tuple[Rule, ...], facts: Facts) -> list[Entitlement]:
    """One entry for each contact gap that went past its day, and one for the running gap."""
    body = versions[-1].owed_by
    all_told = _tellings(body, facts)
    told = [item for item in all_told if item.certain and _bounded(item)]
    # News of a rough day begins or ends one silence, but it may have come within another.
    rough = [item for item in all_told if item.earliest != item.latest or not item.certain]
    plans = sorted(
        (plan for plan in facts.case.contact_plans if plan.agency == body and _began(plan, facts)),
        key=lambda plan: plan.starts.earliest or date.min,
    )
    stop = _stop(facts)
    entries: list[Entitlement] = []
    for start, following in _gaps(told, plans, versions, facts):
        found = _judge_gap(start, following, versions, plans, stop, facts)
        if found is not None:
            entries.append(_unless_told_within(found, start, following, rough, facts))
    return entries


def _bounded(item: Evidence) -> bool:
    return item.earliest > date.min and item.latest < date.max


def _unless_told_within(
    entry: Entitlement, start: _Start, end: Evidence | None, rough: list[Evidence], facts: Facts
) -> Entitlement:
    """Where news of a rough day may have come within this silence, nobody can say that none came in time.

    Where it can only have come after the day, it came late.
    """
    others = [item for item in rough if item not in (start.told, end) and item.latest >= start.earliest]
    due = entry.due
    if due is None or entry.verdict == "waived" or not others:
        return entry
    last = entry.due_latest or due
    if any(item.earliest <= last for item in others):
        phases = merge_phases([entry.phases, (Phase(due, "due"), Phase(None, "cannot-tell"))])
        return replace(entry, phases=phases, verdict=verdict_on(phases, facts.as_of), working_days_late=None)
    ended = min((item for item in others if not _bounded(item)), key=lambda item: item.earliest, default=None)
    if ended is None or entry.phases[-1].verdict not in ("late", "no-record", "missed"):
        return entry
    if end is not None and end.earliest <= ended.earliest:
        return entry
    late = facts.calendar.between(last, ended.earliest)
    reason = replace(entry.reason, evidence=ended, not_told=None)
    return replace(
        entry, phases=(Phase(None, "late"),), verdict="late", working_days_late=late, met_on=ended.when, reason=reason
    )


def _tellings(body: str, facts: Facts) -> list[Evidence]:
    found = [telling(update, facts) for update in facts.updates if update.by == body and update.outcome == "told"]
    return sorted((item for item in found if item is not None), key=lambda item: (item.earliest, item.latest))


def _gaps(
    told: list[Evidence], plans: list[ContactPlan], versions: tuple[Rule, ...], facts: Facts
) -> list[tuple[_Start, Evidence | None]]:  # fmt: skip
    """Each silence: what began it, and the telling that ended it (None for the one that still runs)."""
    starts: list[_Start] = []
    reports = [event.on for event in facts.events_of.get("report", ()) if event.on.earliest is not None]
    first_told = told[0].earliest if told else date.max
    before = _beginning(reports, plans, versions, first_told)
    if before is not None:
        starts.append(before)
    starts += [_Start(item.earliest, item.latest, "update", item) for item in told]
    ends: list[Evidence | None] = [*told, None]
    if before is None:
        ends = ends[1:]
    gaps: list[tuple[_Start, Evidence | None]] = []
    for start, end in zip(starts, ends, strict=True):
        gaps += _split_by_wishes(start, end, facts)
    return gaps


def _beginning(
    reports: list[When], plans: list[ContactPlan], versions: tuple[Rule, ...], first_told: date
) -> _Start | None:  # fmt: skip
    """The silence before the first update: from the report under a Code with its own interval, else from the plan."""
    fixed = [rule for rule in versions if rule.standard is not None]
    if reports and fixed:
        report = min(reports, key=lambda when: when.earliest or date.max)
        day, latest = report.earliest or date.min, report.latest or date.max
        first = min(rule.starts or date.min for rule in fixed)
        if latest < first:
            # A silence that began before there was a Code runs from the first day of that Code.
            return _Start(first, first, "code") if first < first_told else None
        if any((rule.starts or date.min) <= max(day, first) <= (rule.ends or date.max) for rule in fixed):
            return _Start(max(day, first), latest, "report") if day <= first_told else None
    if plans and plans[0].starts.earliest is not None and plans[0].starts.earliest <= first_told:
        starts = plans[0].starts
        assert starts.earliest is not None
        return _Start(starts.earliest, starts.latest or starts.earliest, "plan")
    return None


def _split_by_wishes(start: _Start, end: Evidence | None, facts: Facts) -> list[tuple[_Start, Evidence | None]]:
    """A wish of "none" ends a silence, and a later wish for news begins a new one."""
    if start.latest == date.max:
        return [(start, end)]
    until = end.earliest if end is not None else facts.as_of
    gaps: list[tuple[_Start, Evidence | None]] = [(start, end)]
    silent = facts.wishes.on(start.latest).updates == "none"
    for day, wish in facts.wishes.starts_between(start.latest, until):
        if silent and wish.updates != "none":
            gaps.append((_Start(day, day, "wish"), end))
        silent = wish.updates == "none"
    return gaps


def _judge_gap(
    start: _Start, end: Evidence | None, versions: tuple[Rule, ...], plans: list[ContactPlan],
    stop: tuple[date, date], facts: Facts,
) -> Entitlement | None:  # fmt: skip
    due = _due(start, versions, plans, facts)
    if due is None:
        return None
    quiet_first, quiet_last = _quiet(start, stop, facts)
    if due.due_first >= quiet_last:
        return None  # charged, decided, or asked for silence before the day came
    waived = _waived(due, facts)
    if end is not None:
        if end.latest <= due.due_first:
            return None  # told in time: the gap never went past its day
        late = end.earliest > due.due_last and due.due_last < quiet_first
        judged = (Phase(None, "late" if late else "cannot-tell"),)
        days_late = facts.calendar.between(due.due_last, end.earliest) if late else None
        return _entry(start, due, end, judged, days_late, None, facts)
    if waived is not None:
        return _entry(start, due, None, (Phase(None, "waived"),), None, None, facts, waived)
    if due.due_last >= quiet_first:
        return _entry(start, due, None, (Phase(None, "cannot-tell"),), None, None, facts)
    finding = _finding(versions[-1].owed_by, due, facts)
    phases: tuple[Phase, ...] = (Phase(due.due_first, "due"),)
    if due.due_last > due.due_first:
        phases += (Phase(due.due_last if due.due_last < date.max else None, "cannot-tell"),)
    if due.due_last < date.max:
        phases += (Phase(None, "missed" if finding else "no-record"),)
    return _entry(start, due, None, phases, None, finding, facts)


def _due(start: _Start, versions: tuple[Rule, ...], plans: list[ContactPlan], facts: Facts) -> _Due | None:
    rule = next(
        (r for r in versions if (r.starts or date.min) <= start.earliest <= (r.ends or date.max)), None
    )  # fmt: skip
    if rule is None:
        if start.earliest >= (versions[0].starts or date.min):
            return None
        # The silence began before the first Code; it runs from that Code's first day.
        rule = versions[0]
        first = rule.starts or start.earliest
        start = _Start(max(start.earliest, first), max(start.latest, first), "code")
    enhanced, shown = facts.case.client.enhanced_rights, facts.calendar.on_or_after
    early = _limit_from(start.earliest, rule.limit_for(enhanced), plans, facts)
    if start.latest == start.earliest or early is None:
        return None if early is None else _Due(early[0], early[0], shown(early[0]), shown(early[0]), early[1], rule)
    later = next((r for r in versions if (r.starts or date.min) <= start.latest <= (r.ends or date.max)), rule)
    late = _limit_from(start.latest, later.limit_for(enhanced), plans, facts)
    if late is None:
        # At its latest reading the silence began under a Code that sets no interval of its own.
        return _Due(early[0], date.max, shown(early[0]), date.max, early[1], rule)
    return _Due(early[0], late[0], shown(early[0]), shown(late[0]), early[1], rule)


def _limit_from(
    day: date, fixed: Limit | None, plans: list[ContactPlan], facts: Facts
) -> tuple[date, ContactPlan | None] | None:  # fmt: skip
    """The end of the interval for a silence since ``day``; a change of plan never makes it end before that change."""
    limit: date | None = fixed.after(day, facts.calendar) if fixed is not None else None
    holding: ContactPlan | None = None
    for plan in plans:
        starts = plan.starts.earliest or date.min
        if limit is not None and starts > facts.calendar.on_or_after(limit):
            break  # the day had come before this plan was made
        end = day + timedelta(days=plan.every_days)
        if starts > day:
            end = max(end, starts)
        longest = fixed.after(day, facts.calendar) if fixed is not None else date.max
        # An agreed interval counts before the Code's own only where it is shorter.
        limit, holding = (end, plan) if end < longest else (longest, None)
    return None if limit is None else (limit, holding)


def _stop(facts: Facts) -> tuple[date, date]:
    """Between which days the duty ended: a charge or a decision not to charge, for every suspect of the case."""
    decided = [event for kind in _DECIDED for event in facts.events_of.get(kind, ())]
    if not decided:
        return date.max, date.max
    suspects: set[str | None] = set(facts.case.suspects) or {event.suspect for event in decided}
    ends: list[tuple[date, date]] = []
    for suspect in suspects:
        own = [event for event in decided if event.suspect in (suspect, None)]
        if not own:
            return date.max, date.max
        ends.append(min(_days(event) for event in own))
    return max(first for first, _ in ends), max(last for _, last in ends)


def _days(event: Event) -> tuple[date, date]:
    return event.on.earliest or date.min, event.on.latest or date.max


def _quiet(start: _Start, stop: tuple[date, date], facts: Facts) -> tuple[date, date]:
    """From when on no update was owed any more: at the earliest and the latest reading."""
    first, last = stop
    if facts.wishes.on(min(start.latest, facts.as_of)).updates == "none":
        return start.earliest, start.earliest
    for day, wish in facts.wishes.starts_between(start.latest, facts.as_of):
        if wish.updates == "none":
            return min(first, day), min(last, day)
    return first, last


def _waived(due: _Due, facts: Facts) -> str | None:
    wish = facts.wishes.on(min(due.due_first, facts.as_of))
    return wish.updates if wishes.waives(wish, due.rule.big_news) and wish.updates != "none" else None


def _finding(body: str, due: _Due, facts: Facts) -> Update | None:
    for update in facts.updates:
        if update.outcome == "not-told" and update.by == body and not update.about:
            earliest = update.on.earliest
            if earliest is not None and earliest > due.due_last:
                return update
    return None


def _began(plan: ContactPlan, facts: Facts) -> bool:
    return plan.starts.earliest is None or plan.starts.earliest <= facts.as_of


def _entry(
    start: _Start, due: _Due, end: Evidence | None, phases: tuple[Phase, ...], late: int | None,
    finding: Update | None, facts: Facts, waived: str | None = None,
) -> Entitlement:  # fmt: skip
    rule = due.rule
    imprecise = due.limit_last != due.limit_first
    return Entitlement(
        rule=rule.id,
        trigger=None,
        suspect=None,
        owed_by=rule.owed_by,
        kind=rule.kind,
        enhanced=facts.case.client.enhanced_rights,
        clock_from=max(start.earliest, rule.starts or date.min) if rule.standard is not None else start.earliest,
        limit=due.limit_first,
        due=due.due_first,
        limit_latest=due.limit_last if imprecise and due.limit_last < date.max else None,
        due_latest=due.due_last if imprecise and due.due_last < date.max else None,
        outer_limit=False,
        told_on=end.when if end is not None and end.latest < date.max else None,
        met_on=end.when if end is not None else None,
        verdict=verdict_on(phases, facts.as_of),
        phases=phases,
        working_days_late=late,
        wish_followed=False if end is not None and not end.wish_followed else None,
        reasons=None,
        remind_on=None,
        source=rule.source,
        confidence=rule.confidence,
        big_news=rule.big_news,
        severity=rule.severity,
        version=rule,
        reason=Reason(
            case=facts.case,
            event=None,
            evidence=end,
            calendar_starts=facts.calendar.starts,
            calendar_ends=facts.calendar.ends,
            waived_by=waived,
            not_told=finding,
            silence_from=start.what,
            silence_began=between(start.earliest, start.latest) if start.what in ("update", "report") else None,
            plan_days=due.plan.every_days if due.plan is not None else None,
        ),
    )
