"""What of decisions comes up: a provisional stop that can be reviewed, missing plans, days of telling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from isva_desk.domain.dates import LONDON
from isva_desk.domain.decision_lists import decision_lists
from isva_desk.domain.labels import body_label, event_label, method_label
from isva_desk.entitlements.entitlement import HIDDEN_VERDICTS, Entitlement
from isva_desk.journal.acts import EventRecorded
from isva_desk.journal.area import Around, Matter
from isva_desk.journal.casefile import when
from isva_desk.journal.decisions.folded import Decision, Expected, decisions_of_record
from isva_desk.journal.live_facts import live
from isva_desk.journal.record import ClientRecord
from isva_desk.journal.rows import MatterRow, MatterWords
from isva_desk.language import _, ngettext, say_day, say_short_day

PILOT = "cps-vrr-expedited-notice"  # in force in the Areas and from the days that the rule file gives
PROVISIONAL = "cps-provisional-stop"
TAB = ("tab", "decisions")
_BAR = "|"


def pilot_entry(entitlements: Sequence[Entitlement], decision: str) -> Entitlement | None:
    """The entitlement to hear of a provisional stop before it is final; None where the pilot does not apply."""
    for entry in entitlements:
        in_force = any(phase.verdict not in HIDDEN_VERDICTS for phase in entry.phases)
        if entry.rule == PILOT and entry.trigger == decision and (in_force or entry.verdict == "waived"):
            return entry
    return None


def is_over(decision: Decision, taken: Sequence[Decision], ends: Sequence[EventRecorded]) -> bool:
    """The provisional stop is final or was looked at again, the case went on to a verdict, or no review is wanted."""
    if decision.wants_review == "not-wanted" or any(review.is_decided for review in decision.reviews):
        return True
    since = decision.on.earliest or date.min
    same = [one for one in taken if one.kind == "cps-stop-or-alter" and one.suspect in (None, decision.suspect)]
    return any((one.on.latest or date.max) >= since for one in same) or any(
        (when(one.on).latest or date.max) >= since and one.suspect in (None, decision.suspect) for one in ends
    )


def matters(record: ClientRecord, around: Around) -> Iterator[Matter]:
    """What has a day or waits, in every case of a client."""
    for case_id in record.cases:
        found = decisions_of_record(record, case_id)
        events = [act for _fact, act in live(record, case_id, EventRecorded)]
        ends = [act for act in events if act.kind == "verdict"]
        for decision in found.taken:
            if decision.kind == PROVISIONAL:
                entry = pilot_entry(around.entitlements.get(case_id, ()), decision.id)
                if entry is not None and not is_over(decision, found.taken, ends):
                    yield _provisional(record, case_id, decision, entry, events)
            yield from _telling(record, case_id, decision, around.entitlements.get(case_id, ()))
        for expected in found.coming:
            yield from _coming(record, case_id, expected)


def _provisional(
    record: ClientRecord, case_id: str, decision: Decision, entry: Entitlement, events: Sequence[EventRecorded]
) -> Matter:
    days = sorted({day.isoformat() for act in events if (day := when(act.hearing_on or act.trial_on).day)})
    asked = decision.reviews[-1].asked.day if decision.reviews else None
    return Matter(
        "provisional", f"provisional:{decision.id}", decision.on.day, section="urgent",
        show_from=decision.on.earliest or _written(record, decision.id), in_diary=False, case=case_id,
        fact=decision.id,
        places={
            "hearings": _BAR.join(days), "area_known": "yes" if entry.reason.area_known else "",
            "asked": asked.isoformat() if asked else "yes" if decision.reviews else "",
            "suspect": decision.suspect or "",
        },
    )  # fmt: skip


def _telling(
    record: ClientRecord, case_id: str, decision: Decision, entitlements: Sequence[Entitlement]
) -> Iterator[Matter]:
    """The day of telling; or, for some days after the decision, that nobody has planned how it will be told."""
    if decision.done or decision.told.is_known or decision.told_by:
        return
    places = {"kind": decision.kind, "suspect": decision.suspect or ""}
    plan = decision.plan
    if plan is None:
        owed = [one.verdict for one in entitlements if one.trigger == decision.id and one.kind in ("hard", "outer")]
        if owed and all(verdict == "waived" for verdict in owed):
            return  # the client wants to hear nothing until they ask
        known = decision.on.earliest or _written(record, decision.id)
        yield Matter(
            "plan-now", f"plan-now:{decision.id}", section="tasks", in_diary=False, case=case_id, fact=decision.id,
            show_from=known, show_until=known + timedelta(days=decision_lists().plan_within_days), places=places,
        )  # fmt: skip
    elif (day := plan.when.day) is not None:
        yield Matter(
            "telling", f"telling:{decision.id}", day, hour=plan.when.hour or "", section="tasks", show_from=day,
            case=case_id, fact=decision.id, places={**places, "who": plan.who, "method": plan.method or ""},
        )  # fmt: skip


def _coming(record: ClientRecord, case_id: str, expected: Expected) -> Iterator[Matter]:
    places = {"by": expected.by, "suspect": expected.suspect or ""}
    day = expected.expected.earliest
    if expected.plan is None:
        since = expected.since.latest or _written(record, expected.fact_id)
        yield Matter(
            "no-plan", f"no-plan:{expected.fact_id}", day, expected.expected.latest, section="tasks", show_from=since,
            case=case_id, fact=expected.fact_id, places={**places, "since": since.isoformat()},
        )  # fmt: skip
        return
    if (told := expected.plan.when.day) is not None:
        yield Matter(
            "telling-to-come", f"telling-to-come:{expected.fact_id}", told, hour=expected.plan.when.hour or "",
            section="tasks", show_from=told, case=case_id, fact=expected.fact_id,
            places={**places, "method": expected.plan.method or ""},
        )  # fmt: skip
    if day is not None:
        yield Matter(
            "expected", f"expected:{expected.fact_id}", day, expected.expected.latest, section="tasks", show_from=day,
            case=case_id, fact=expected.fact_id, places=places,
        )  # fmt: skip


def _written(record: ClientRecord, fact: str) -> date:
    """The day on which a fact was first written down."""
    return record.facts[fact].first.recorded.astimezone(LONDON).date()


def words(matter: MatterRow, today: date) -> MatterWords:
    """How a matter of decisions reads on a day."""
    if matter.kind == "provisional":
        return _provisional_words(matter, today)
    places = matter.places
    if matter.kind in ("plan-now", "telling"):
        return _telling_words(matter, _decision_words(places["kind"], places["suspect"]), today)
    if matter.kind == "telling-to-come":
        return _to_come_words(matter, today)
    body = body_label(places["by"])
    where = (TAB, ("focus", matter.fact_id or ""))
    if matter.kind == "expected":
        return MatterWords(
            title=_("A decision is expected from: {body}").format(body=body),
            why=_("There is a plan for how it will be told."), badge=_ahead(matter.on, today), tone="blue",
            act=_("Open"), where=where,
        )  # fmt: skip
    since = date.fromisoformat(places["since"])
    return MatterWords(
        title=_("A decision is coming: plan how it will be told"),
        why=_("{body} has had it since {day}. Who tells the client, how, when, and who is there?").format(
            day=say_short_day(since), body=body
        ),
        badge=_ahead(matter.on, today) if matter.on else _("no plan yet"), tone="grey", act=_("Plan…"), where=where,
    )  # fmt: skip


def _provisional_words(matter: MatterRow, today: date) -> MatterWords:
    places = matter.places
    hearings = [date.fromisoformat(day) for day in places["hearings"].split(_BAR) if day]
    coming = min((day for day in hearings if day >= today), default=None)
    why = _(
        "Another prosecutor can look at it before it is final. Once no evidence is offered, it cannot be opened again."
    )
    if not places["area_known"]:
        why = _("The CPS Area is not known: ask whether the pilot applies. If it does, a review comes before the stop.")
    if places["asked"]:
        why = _("A review was asked for. Ask how it stands before the next hearing.")
    if coming is not None:
        why = f"{why} {_('The next hearing is on {day}.').format(day=say_day(coming))}"
    badge = _ahead(coming, today) if coming is not None else _since(matter.on, today)
    return MatterWords(
        title=_("Provisional decision to stop: suspect {suspect}").format(suspect=places["suspect"])
        if places["suspect"] else _("Provisional decision to stop the case"),
        why=why, badge=badge, tone="rose", act=_("Review…"), where=(TAB, ("focus", matter.fact_id or "")),
    )  # fmt: skip


def _telling_words(matter: MatterRow, decision: str, today: date) -> MatterWords:
    where = (TAB, ("focus", matter.fact_id or ""))
    if matter.kind == "plan-now":
        return MatterWords(
            title=_("Plan how it will be told: {decision}").format(decision=decision),
            why=_("The decision is taken, and there is no record that the client knows."), badge=_("no plan yet"),
            tone="amber", act=_("Plan…"), where=where,
        )  # fmt: skip
    return MatterWords(
        title=_("To be told: {decision}").format(decision=decision),
        why=_("Planned for {day}, {hour}, {how}. Write down what came of it.").format(**_when_and_how(matter, today)),
        badge=_ahead(matter.on, today), tone="amber", act=_("What came of it…"), where=where,
    )  # fmt: skip


def _to_come_words(matter: MatterRow, today: date) -> MatterWords:
    """The day on which a decision is to be told that is not on record yet."""
    return MatterWords(
        title=_("To be told: a decision that is coming"),
        why=_("Planned for {day}, {hour}, {how}. The decision is not on record yet.").format(
            **_when_and_how(matter, today)
        ),
        badge=_ahead(matter.on, today), tone="amber", act=_("Open"), where=(TAB, ("focus", matter.fact_id or "")),
    )  # fmt: skip


def _when_and_how(matter: MatterRow, today: date) -> dict[str, str]:
    how = method_label(matter.places["method"]).lower() if matter.places["method"] else _("how is not said")
    return {"day": say_short_day(matter.on or today), "hour": matter.hour or _("at no set hour"), "how": how}


def _decision_words(kind: str, suspect: str) -> str:
    label = event_label(kind)
    return _("{event} (suspect {suspect})").format(event=label, suspect=suspect) if suspect else label


def _ahead(day: date | None, today: date) -> str:
    if day is None:
        return _("day not known")
    count = (day - today).days
    if count < 0:
        return _("since {day}").format(day=say_short_day(day))
    if count == 0:
        return _("today")
    return _("tomorrow") if count == 1 else ngettext("in {days} day", "in {days} days", count).format(days=count)


def _since(day: date | None, today: date) -> str:
    if day is None:
        return _("day not known")
    count = (today - day).days
    return ngettext("{days} day ago", "{days} days ago", count).format(days=count) if count > 0 else _("today")
