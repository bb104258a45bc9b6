"""Judges one rule for one event that started it: which version was in force, when the limit ended, and the verdict."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from isva_desk.domain.case import Event, Update
from isva_desk.domain.dates import When
from isva_desk.entitlements import wishes
from isva_desk.entitlements.clocks import Span, key_day, reminder, span_of_limit
from isva_desk.entitlements.entitlement import Entitlement, Evidence, Phase, Reason, merge_phases, verdict_on
from isva_desk.entitlements.evidence import evidence_for, not_told, other_mentions, owed_by
from isva_desk.entitlements.facts import Facts
from isva_desk.entitlements.rule import Rule


def judge(event: Event, versions: tuple[Rule, ...], facts: Facts) -> Entitlement:
    """The entitlement of one event under one rule, with all versions that its date may select."""
    key = key_day(versions[-1], event, facts)
    readings = _versions_in_force(versions, key, event)
    judged = [_judge_version(rule, versions, part, event, facts) for rule, part in readings]
    return judged[0] if len(judged) == 1 else _merge(judged, facts.as_of)


def _versions_in_force(versions: tuple[Rule, ...], key: When, event: Event) -> list[tuple[Rule | None, When]]:
    """Each version that may have been in force, with the part of the event's dates for which it was; None for none."""
    if not key.is_known:
        # The date that selects the version is not known: the newest one is shown, and the trigger keeps its own dates.
        return [(versions[-1], event.on)]
    first, last = key.earliest or date.min, key.latest or date.max
    same = key is event.on
    found: list[tuple[Rule | None, When]] = []
    day = first
    while day <= last:
        rule = next((rule for rule in versions if (rule.starts or date.min) <= day <= (rule.ends or date.max)), None)
        if rule is not None:
            until = min(rule.ends or date.max, last)
        else:
            later = [rule.starts for rule in versions if rule.starts is not None and rule.starts > day]
            until = min(min(later) - timedelta(days=1), last) if later else last
        part = event.on if not same or (day, until) == (first, last) else When(None, day, until)
        found.append((rule, part))
        if until == date.max:
            break
        day = until + timedelta(days=1)
    return found


@dataclass(frozen=True, slots=True)
class _Verdicts:
    phases: tuple[Phase, ...]
    late: int | None = None
    missed: Update | None = None
    waived_by: str | None = None


def _judge_version(rule: Rule | None, versions: tuple[Rule, ...], on: When, event: Event, facts: Facts) -> Entitlement:
    if rule is None:
        return _not_in_force(versions, event, facts)
    area = _area(rule, event, facts)
    if area == "outside":
        return _not_in_force((rule,), event, facts)
    evidence = evidence_for(rule, event, facts)
    span = span_of_limit(rule, event, on, facts)
    if not event.on.is_known and rule.keyed_on == "trigger" and rule.starts is not None and rule.clock != "told":
        # Which version was in force cannot be known, however well the limit is.
        span = Span()
    if area == "unknown":
        verdicts = _Verdicts((Phase(None, "cannot-tell"),))
    elif rule.kind == "watch":
        recorded = evidence is not None and evidence.certain
        verdicts = _Verdicts((Phase(None, "recorded" if recorded else "not-recorded"),))
    elif rule.kind == "yours":
        verdicts = _Verdicts(_yours(span, evidence))
    else:
        verdicts = _owed(rule, event, on, span, evidence, facts)
    return _entitlement(rule, event, span, evidence, verdicts, facts)


def _owed(rule: Rule, event: Event, on: When, span: Span, evidence: Evidence | None, facts: Facts) -> _Verdicts:
    """The verdict of what a body owes by a limit."""
    if not span.known:
        return _Verdicts((Phase(None, "cannot-tell"),))
    if evidence is not None and evidence.certain:
        return _told(span, evidence, facts)
    unmet = _nothing_recorded(rule, event, on, span, facts)
    if evidence is None:
        return unmet
    # It counts at some readings of the wishes, and at others nothing was recorded.
    phases = merge_phases([_told(span, evidence, facts).phases, unmet.phases])
    return _Verdicts(phases)


def _told(span: Span, evidence: Evidence, facts: Facts) -> _Verdicts:
    if evidence.latest <= span.limit_first:
        return _Verdicts((Phase(None, "met"),), 0)
    if evidence.earliest > span.limit_last:
        late = facts.calendar.between(span.limit_last, evidence.earliest)
        return _Verdicts((Phase(None, "late"),), late)
    return _Verdicts((Phase(None, "cannot-tell"),))


def _nothing_recorded(rule: Rule, event: Event, on: When, span: Span, facts: Facts) -> _Verdicts:
    finding = not_told(rule, event, facts, span.limit_last)
    last = "missed" if finding is not None else "no-record"
    phases = [Phase(span.due_first, "due")]
    if span.due_last > span.due_first:
        phases.append(Phase(span.due_last, "cannot-tell"))
    unmet = (*phases, Phase(None, last)) if span.due_last < date.max else (phases[0], Phase(None, "cannot-tell"))
    held = facts.wishes.during(on.earliest or date.min, on.latest or date.max)
    waiving = [wish for wish in held if wishes.waives(wish, rule.big_news)]
    if not waiving:
        return _Verdicts(unmet, missed=finding)
    waived = (Phase(None, "waived"),)
    if len(waiving) == len(held):
        return _Verdicts(waived, waived_by=waiving[-1].updates)
    return _Verdicts(merge_phases([waived, unmet]), missed=finding)


def _yours(span: Span, evidence: Evidence | None) -> tuple[Phase, ...]:
    """A limit on the victim: open up to and including it, used when the matching act exists."""
    if evidence is not None and evidence.act is not None:
        return (Phase(None, "used"),)
    if span.not_started:
        return (Phase(None, "not-started"),)
    if not span.known:
        return (Phase(None, "cannot-tell"),)
    phases = [Phase(span.limit_first, "open")]
    if span.limit_last == date.max:
        return (*phases, Phase(None, "cannot-tell"))
    if span.limit_last > span.limit_first:
        phases.append(Phase(span.limit_last, "cannot-tell"))
    return (*phases, Phase(None, "passed"))


def _entitlement(
    rule: Rule, event: Event, span: Span, evidence: Evidence | None, verdicts: _Verdicts, facts: Facts
) -> Entitlement:  # fmt: skip
    verdict = verdict_on(verdicts.phases, facts.as_of)
    attempted, by_isva = other_mentions(rule, event, facts)
    counted = evidence if evidence is None or evidence.certain or verdict == "cannot-tell" else None
    told = span.told if rule.clock == "told" else counted
    update = told.update if told is not None else None
    reasons = update.reasons if update is not None and rule.met_by == "told-with-reasons" else None
    followed = False if counted is not None and not counted.wish_followed else None
    remind = None
    if rule.kind == "watch" and verdict not in ("recorded", "not-in-force"):
        remind = reminder(rule, event, facts)
    imprecise = span.known and span.limit_first != span.limit_last
    return Entitlement(
        rule=rule.id,
        trigger=event.id,
        suspect=event.suspect,
        owed_by=owed_by(rule, event),
        kind="outer" if span.outer and rule.kind == "hard" else rule.kind,
        enhanced=facts.case.client.enhanced_rights,
        clock_from=span.clock_from,
        limit=span.limit_first if span.known else None,
        due=span.due_first if span.known else None,
        limit_latest=span.limit_last if imprecise and span.limit_last < date.max else None,
        due_latest=span.due_last if imprecise and span.due_last < date.max else None,
        outer_limit=span.outer,
        told_on=_told_on(told),
        met_on=counted.when if counted is not None else None,
        verdict=verdict,
        phases=verdicts.phases,
        working_days_late=verdicts.late,
        wish_followed=followed,
        reasons=reasons,
        remind_on=remind,
        source=rule.source,
        confidence=rule.confidence,
        big_news=rule.big_news,
        severity=rule.severity,
        version=rule,
        reason=Reason(
            case=facts.case,
            event=event,
            evidence=counted,
            calendar_starts=facts.calendar.starts,
            calendar_ends=facts.calendar.ends,
            waived_by=verdicts.waived_by,
            not_told=verdicts.missed,
            attempted=attempted,
            told_by_isva=by_isva,
            area_known=facts.case.cps_area is not None or rule.areas is None,
            area_start_exact=_area_start_exact(rule, facts),
            from_receipt=span.received,
            child=event.under_18 if rule.child is not None else None,
        ),
    )


def _told_on(evidence: Evidence | None) -> When | None:
    if evidence is None or evidence.update is None:
        return None
    if evidence.sent:
        return evidence.update.on if evidence.update.on.is_known else None
    return evidence.when if evidence.earliest > date.min and evidence.latest < date.max else None


def _area(rule: Rule, event: Event, facts: Facts) -> str:
    """Whether a pilot held there on that day: "inside", "outside", or "unknown" where the CPS Area is not recorded."""
    if rule.areas is None:
        return "inside"
    area = facts.case.cps_area
    if area is None:
        return "unknown"
    start = rule.areas.get(area)
    day = event.on.latest or facts.as_of
    return "outside" if start is None or day < start[0] else "inside"


def _area_start_exact(rule: Rule, facts: Facts) -> bool:
    start = (rule.areas or {}).get(facts.case.cps_area or "")
    return start is None or start[1]


def _not_in_force(versions: tuple[Rule, ...], event: Event, facts: Facts) -> Entitlement:
    day = event.on.earliest
    rule = next((rule for rule in versions if day is None or (rule.starts or date.min) > day), versions[-1])
    verdicts = _Verdicts((Phase(None, "not-in-force"),))
    return _entitlement(rule, event, Span(clock_from=day), None, verdicts, facts)


def _merge(judged: list[Entitlement], as_of: date) -> Entitlement:
    """Several versions may have been in force: the verdict on which they agree, at the extremes of all their limits."""
    first = next((entry for entry in judged if entry.verdict != "not-in-force"), judged[0])
    phases = merge_phases([entry.phases for entry in judged])
    verdict = verdict_on(phases, as_of)
    limits = [day for entry in judged for day in (entry.limit, entry.limit_latest) if day is not None]
    dues = [day for entry in judged for day in (entry.due, entry.due_latest) if day is not None]
    late = [entry.working_days_late for entry in judged if entry.working_days_late is not None]
    several = len(set(limits)) > 1
    return replace(
        first,
        phases=phases,
        verdict=verdict,
        limit=min(limits, default=None),
        due=min(dues, default=None),
        limit_latest=max(limits) if several else None,
        due_latest=max(dues) if several else None,
        working_days_late=min(late, default=None) if verdict in ("met", "late") else None,
    )
