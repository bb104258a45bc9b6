"""Turns a case and a rule book into entitlements: what was owed, by when, what is recorded of it, and why.

Pure: no file, no clock. ``as_of`` is the day on which the answer is asked for; later facts are not looked at.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from isva_desk.domain.case import Case, Event
from isva_desk.domain.working_days import WorkingDays
from isva_desk.entitlements import agreed_contact, wishes
from isva_desk.entitlements.entitlement import Entitlement, merge_phases, verdict_on
from isva_desk.entitlements.evidence import matching_acts
from isva_desk.entitlements.facts import Facts, facts_seen
from isva_desk.entitlements.judging import judge
from isva_desk.entitlements.rule import Rule
from isva_desk.entitlements.rule_book import RuleBook


def assess(case: Case, rules: RuleBook, calendar: WorkingDays, as_of: date) -> tuple[Entitlement, ...]:
    """All entitlements of a case as of a day, waived and not in force included, ordered by due day, rule, trigger.

    Where the day of a wish is only roughly known, the verdict is the one that both readings give, or "cannot-tell".
    """
    seen_wishes = [w for w in case.client.wishes if w.starts.earliest is None or w.starts.earliest <= as_of]
    found = [
        _assess_reading(facts_seen(case, history, calendar, as_of), rules) for history in wishes.readings(seen_wishes)
    ]
    entries = found[0] if len(found) == 1 else _agree(found[0], found[1], as_of)
    entries.sort(key=order)
    return tuple(entries)


def order(entry: Entitlement) -> tuple[date, str, str, date]:
    """By the day shown, then rule, then trigger; without a day last."""
    return entry.due or date.max, entry.rule, entry.trigger or "", entry.clock_from or date.max


def _assess_reading(facts: Facts, rules: RuleBook) -> list[Entitlement]:
    entries: list[Entitlement] = []
    for event in facts.events:
        for versions in rules.by_trigger.get(event.kind, ()):
            started = tuple(rule for rule in versions if _starts(rule, event, facts))
            if started:
                entries.append(judge(event, started, facts))
    for versions in rules.repeating():
        entries += agreed_contact.judge(versions, facts)
    return entries


def _starts(rule: Rule, event: Event, facts: Facts) -> bool:
    if rule.when and not any(condition.holds(getattr(event, condition.field)) for condition in rule.when):
        return False
    if not rule.unless:
        return True
    # The same rule, started by another event that is nearer to what it asks for.
    return not matching_acts(replace(rule, acts=rule.unless, act_is=(), act_matches=()), event, facts)


def _agree(first: list[Entitlement], second: list[Entitlement], as_of: date) -> list[Entitlement]:
    """Entries of two readings of the wishes, put together."""
    others = {(entry.rule, entry.trigger, entry.clock_from): entry for entry in second}
    agreed: list[Entitlement] = []
    for entry in first:
        other = others.pop((entry.rule, entry.trigger, entry.clock_from), None)
        if other is None or other.phases == entry.phases:
            agreed.append(entry)
            continue
        phases = merge_phases([entry.phases, other.phases])
        verdict = verdict_on(phases, as_of)
        late = entry.working_days_late if verdict == entry.verdict else None
        agreed.append(replace(entry, phases=phases, verdict=verdict, working_days_late=late))
    return agreed + list(others.values())
