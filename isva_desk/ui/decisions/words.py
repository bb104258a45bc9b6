"""How decisions, plans for telling them, and reviews read in a list."""

from __future__ import annotations

from datetime import date

from isva_desk.domain.dates import When
from isva_desk.domain.decision_lists import decision_lists
from isva_desk.domain.labels import body_label, event_label, method_label
from isva_desk.domain.working_days import WorkingDays
from isva_desk.entitlements.entitlement import Entitlement
from isva_desk.journal.decisions.area import who_words
from isva_desk.journal.decisions.folded import Decision, Expected, Plan, Review
from isva_desk.journal.decisions.running import Running
from isva_desk.language import N_, _, ngettext, say_day, say_short_day
from isva_desk.ui.case.timeline import short_when
from isva_desk.ui.case.verdicts import verdict_pill
from isva_desk.ui.parts import Tone

_CLOSE_DAYS = 14
_TICKS = {
    ("warned", "yes"): N_("You were warned first."),
    ("warned", "no"): N_("You were not warned first."),
    ("met", "yes"): N_("Investigator and prosecutor met before it."),
    ("met", "no"): N_("Investigator and prosecutor did not meet before it."),
}
_UNKNOWN = {
    "warned": N_("whether you were warned first"),
    "met": N_("whether investigator and prosecutor met before it"),
}
_WISHES = {
    "wanted": N_("A review is wanted."),
    "not-wanted": N_("No review is wanted."),
    "thinking": N_("Still thinking about a review."),
}


def decision_title(kind: str, suspect: str | None) -> str:
    """The decision by its name."""
    words = event_label(kind)
    return _("{event} (suspect {suspect})").format(event=words, suspect=suspect) if suspect else words


def plan_words(plan: Plan | None, today: date) -> str:
    """How it is to be told, in one line; that there is no plan where there is none."""
    if plan is None:
        return _("No plan yet for how it is told.")
    parts = [who_words(plan.who) if plan.who else "", method_label(plan.method).lower() if plan.method else ""]
    parts += [short_when(plan.when, today) if plan.when.is_known else ""]
    parts += [_("with {who}").format(who=plan.with_whom) if plan.with_whom else ""]
    said = _("Plan: {plan}.").format(plan=", ".join(part for part in parts if part) or _("see below"))
    avoid = "; ".join(decision_lists().avoid_words(one) for one in plan.avoid)
    return f"{said} {avoid}.".strip() if avoid else said


def decision_detail(decision: Decision, name: str, today: date) -> str:
    """What is known round a decision, line by line."""
    known = [_(_TICKS[field, value]) for field in _UNKNOWN if (value := getattr(decision, field))]
    unknown = "; ".join(_(words) for field, words in _UNKNOWN.items() if not getattr(decision, field))
    lines = [_told(decision, name, today), " ".join(known)]
    lines.append(_("Not known: {what}.").format(what=unknown) if unknown else "")
    if decision.plan is not None or not decision.told_by:
        lines.append(plan_words(decision.plan, today))
    if decision.wants_review:
        lines.append(_(_WISHES[decision.wants_review]))
    if decision.done_note:
        lines.append(decision.done_note)
    return "\n".join(line for line in lines if line)


def _told(decision: Decision, name: str, today: date) -> str:
    if decision.done == "not-told" and not decision.told_by:
        return _("{name} was not told as it was planned.").format(name=name)
    if not decision.told_by:
        return _("No record that {name} was told.").format(name=name)
    day = short_when(decision.told, today) if decision.told.is_known else _("on a day not known")
    who = body_label(decision.told_by)
    if decision.told_method:
        how = method_label(decision.told_method).lower()
        return _("{name} was told {day}: {who}, {how}.").format(name=name, day=day, who=who, how=how)
    return _("{name} was told {day}: {who}.").format(name=name, day=day, who=who)


def decision_pill(decision: Decision) -> tuple[str, Tone]:
    """How far it is."""
    if decision.done == "yes":
        return _("Told as planned"), "green"
    if decision.done == "no":
        return _("Told otherwise"), "amber"
    if decision.told_by:
        return _("Told"), "green"
    return (_("Not told yet"), "amber") if decision.plan else (_("No plan yet"), "amber")


def expected_words(expected: Expected, today: date) -> tuple[str, str]:
    """A decision that is coming: its title and a line below."""
    title = _("A decision is expected from: {body}").format(body=body_label(expected.by))
    since = _("Since {day}.").format(day=short_when(expected.since, today)) if expected.since.is_known else ""
    when = _("Said for: {day}.").format(day=short_when(expected.expected, today)) if expected.expected.is_known else ""
    return title, "\n".join(part for part in (f"{since} {when}".strip(), plan_words(expected.plan, today)) if part)


def review_title(review: Review) -> str:
    """Whose review."""
    if not review.scheme:
        return _("Review asked for; of whom is not recorded")
    return _("Review asked for: {body}").format(body=body_label(review.scheme))


def review_detail(
    review: Review, decision: Decision, entries: tuple[Entitlement, ...], calendar: WorkingDays, today: date
) -> str:
    """Each stage: how far it is, and its limit (by a rule) or its guide (which nothing is judged by)."""
    lines = []
    for stage in decision_lists().stages_of(review.scheme, decision.kind):
        reached = [one for one in review.stages if one.stage == stage.id]
        entry = next((one for one in entries if one.rule in stage.rules), None)
        said = [stage.words]
        if stage.id == "acknowledged" and review.acknowledged.is_known:
            said.append(short_when(review.acknowledged, today))
        if reached and reached[-1].result:
            said.append(decision_lists().result_words(reached[-1].result))
        elif reached:
            began = reached[-1].began
            said.append(_("since {day}").format(day=short_when(began, today)) if began.is_known else _("reached"))
        if entry is not None and entry.due is not None and entry.verdict == "due":
            said.append(_("until {day}").format(day=say_day(entry.due)))
        elif entry is not None:
            said.append(verdict_pill(entry, calendar, today)[0])
        elif stage.guide and review.asked.day is not None and not review.is_decided:
            until = stage.guided_until(review.asked.day, calendar)
            said.append(_("a guide, not a rule: {day}").format(day=say_day(until)) if until is not None else "")
        elif not reached:
            continue
        lines.append(" · ".join(part for part in said if part))
    return "\n".join(lines)


def review_pill(review: Review) -> tuple[str, Tone]:
    """How it stands."""
    if review.result and review.is_decided:
        return decision_lists().result_words(review.result), "green" if review.result == "changed" else "grey"
    if review.is_decided:
        return _("Decided; the result is not known"), "amber"
    return _("Waiting"), "blue"


def running_pill(one: Running) -> tuple[str, Tone]:
    """How long is left."""
    if one.ends is None or one.days is None:
        said = _("Not begun") if one.entitlement.verdict == "not-started" else _("Cannot tell")
        return said, "grey"
    if one.days < 0:
        return _("ended {day}").format(day=say_short_day(one.ends)), "amber"
    if one.days == 0:
        return _("today"), "amber"
    words = ngettext("{count} day left", "{count} days left", one.days).format(count=one.days)
    return words, "amber" if one.days <= _CLOSE_DAYS else "blue"


def running_detail(one: Running) -> str:
    """By which day, whose limit it is, and where it stands written."""
    source = one.entitlement.source.instrument
    if one.ends is None:
        return source
    shown = say_day(one.shown or one.ends)
    whose = _("Their own limit") if one.own else body_label(one.entitlement.owed_by)
    if one.shown is not None and one.shown != one.ends:
        return _("{whose}: by {day} ({end} is the very last day). {source}").format(
            whose=whose, day=shown, end=say_short_day(one.ends), source=source
        )
    return _("{whose}: by {day}. {source}").format(whose=whose, day=shown, source=source)


def as_typed(when: When) -> str:
    """A date that is known already, as a person would type it."""
    if when.day is None:
        return when.text or ""
    return f"{when.day:%d/%m/%Y} {when.hour}" if when.hour else f"{when.day:%d/%m/%Y}"
