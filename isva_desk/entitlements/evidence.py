"""Which updates and acts count towards a rule, and between which days they happened."""

from __future__ import annotations

from datetime import date

from isva_desk.domain.case import Event, Update
from isva_desk.domain.dates import UNKNOWN, When, between
from isva_desk.domain.event_kinds import JUSTICE_BODIES, SENDING_METHODS
from isva_desk.entitlements.entitlement import Evidence
from isva_desk.entitlements.facts import Facts
from isva_desk.entitlements.rule import Rule


def evidence_for(rule: Rule, event: Event, facts: Facts) -> Evidence | None:
    """The earliest evidence that counts for this rule and trigger, or None."""
    if rule.met_by == "act":
        return earliest_of([_act_evidence(act) for act in matching_acts(rule, event, facts)])
    if rule.met_by == "field":
        held = getattr(event, rule.event_field or "", None)
        return None if held in (None, "") else Evidence(date.min, date.max, True, event.on, act=event)
    return earliest_of(tellings(rule, event, facts))


def owed_by(rule: Rule, event: Event | None) -> str:
    """The body that owes it; a complaint and a promise name it themselves."""
    if rule.owed_by.startswith("event."):
        return str(getattr(event, rule.owed_by.removeprefix("event."), None) or "other")
    return rule.owed_by


def tellings(rule: Rule, event: Event, facts: Facts, *, whatever_it_covers: bool = False) -> list[Evidence]:
    """Every telling (or sending) of this event that counts for this rule.

    ``whatever_it_covers``: also those that say they meet another rule only; they tell her all the same.
    """
    found: list[Evidence] = []
    for update in facts.updates_about.get(event.id, ()):
        if update.outcome != "told" or not _by_right_body(update, rule, event):
            continue
        if not (whatever_it_covers or _about_rule(update, rule)):
            continue
        if rule.met_by == "offer" and update.offer != rule.offer:
            continue
        if rule.needs_review_right and update.review_right is False:
            continue
        if rule.met_by != "sent":
            told = telling(update, facts)
            if told is not None:
                found.append(told)
        if rule.met_by in ("sent", "told-or-sent"):
            sent = _sending(update, facts)
            if sent is not None:
                found.append(sent)
    return found


def telling(update: Update, facts: Facts) -> Evidence | None:
    """When she (or the person she chose) was told by this update; None where it does not count for her wishes."""
    if update.on.is_known:
        earliest, latest, when = update.on.earliest or date.min, update.on.latest or date.max, update.on
    elif update.sent_on.is_known:
        # Sent that day, told on an unknown day from then on.
        earliest, latest = update.sent_on.earliest or date.min, date.max
        when = between(update.sent_on.earliest, None)
    else:
        earliest, latest, when = date.min, date.max, UNKNOWN
    return _through_whom(update, earliest, latest, when, facts)


def matching_acts(rule: Rule, event: Event, facts: Facts) -> list[Event]:
    """The acts that meet the rule for this trigger: of the right kind, for the same suspect, and not before it."""
    found = []
    for kind in rule.acts:
        for act in facts.events_of.get(kind, ()):
            if act.id != event.id and _belongs(act, event, rule):
                found.append(act)  # noqa: PERF401 - two loops read better than one long comprehension
    return found


def not_told(rule: Rule, event: Event, facts: Facts, after: date) -> Update | None:
    """A finding that she had not been told by a day later than ``after``; one dated before proves nothing."""
    body = owed_by(rule, event)
    for update in facts.updates_about.get(event.id, ()):
        if rule.act_between_bodies and rule.id not in update.covers:
            continue
        if update.outcome == "not-told" and update.by == body and _about_rule(update, rule):
            earliest = update.on.earliest
            if earliest is not None and earliest > after:
                return update
    return None


def other_mentions(rule: Rule, event: Event, facts: Facts) -> tuple[Update | None, Update | None]:
    """An attempt that did not get through, and a telling by the adviser: neither meets a rule, both are said."""
    attempted = by_isva = None
    for update in facts.updates_about.get(event.id, ()):
        if not _about_rule(update, rule):
            continue
        if update.outcome == "attempted" and _by_right_body(update, rule, event):
            attempted = update
        elif update.outcome == "told" and update.by == "isva" and update.to == "client":
            by_isva = update
    return attempted, by_isva


def _through_whom(update: Update, earliest: date, latest: date, when: When, facts: Facts) -> Evidence | None:
    wishes = facts.wishes.during(earliest, latest)
    if update.to == "client":
        followed = not all(wish.via == "isva" for wish in wishes)
        return Evidence(earliest, latest, True, when, update=update, wish_followed=followed)
    accepted = [wish.via in ("isva", "both") for wish in wishes]
    if not any(accepted):
        return None
    return Evidence(earliest, latest, all(accepted), when, update=update)


def _sending(update: Update, facts: Facts) -> Evidence | None:
    """When it was sent. A letter that only says when it was received was sent on an unknown day up to then."""
    if update.method not in SENDING_METHODS:
        return None
    if update.sent_on.is_known:
        earliest, latest = update.sent_on.earliest or date.min, update.sent_on.latest or date.max
        when = update.sent_on
    else:
        earliest, latest = date.min, update.on.latest or date.max
        when = between(None, update.on.latest)
    told = telling(update, facts)
    if told is None:
        return None  # sent to the adviser, which she had not asked for
    return Evidence(earliest, latest, True, when, update=update, sent=True, wish_followed=told.wish_followed)


def _act_evidence(act: Event) -> Evidence:
    return Evidence(act.on.earliest or date.min, act.on.latest or date.max, True, act.on, act=act)


def earliest_of(found: list[Evidence]) -> Evidence | None:
    """The earliest that counts. Where several may be the earliest, the days of all of them are possible."""
    if len(found) <= 1:
        return found[0] if found else None
    certain = [item for item in found if item.certain]
    if not certain:
        return min(found, key=_order)
    best = min(certain, key=_order)
    earliest = min(item.earliest for item in found)
    latest = min(item.latest for item in certain)
    when = best.when if (earliest, latest) == (best.earliest, best.latest) else between(
        None if earliest == date.min else earliest, None if latest == date.max else latest
    )  # fmt: skip
    return Evidence(earliest, latest, True, when, best.update, best.act, best.sent, best.wish_followed)


def _order(item: Evidence) -> tuple[date, date, bool]:
    return item.latest, item.earliest, not item.wish_followed


def _about_rule(update: Update, rule: Rule) -> bool:
    return not update.covers or rule.id in update.covers


def _by_right_body(update: Update, rule: Rule, event: Event) -> bool:
    if not rule.by:
        return update.by in JUSTICE_BODIES
    return any(update.by == (event.by if body == "event.by" else body) for body in rule.by)


def _belongs(act: Event, event: Event, rule: Rule) -> bool:
    if act.suspect is not None and event.suspect is not None and act.suspect != event.suspect:
        return False
    if any(getattr(act, name) != value for name, value in rule.act_is):
        return False
    if any(getattr(act, name) != getattr(event, name) for name in rule.act_matches):
        return False
    if rule.act_at_any_time:
        return True
    return act.on.latest is None or event.on.earliest is None or act.on.latest >= event.on.earliest
