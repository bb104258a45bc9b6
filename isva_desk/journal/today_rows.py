"""How each kind of row of Today reads: title, one reason, the words of its badge and its tone."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, cast

from isva_desk.domain.court_lists import court_lists
from isva_desk.domain.dates import LONDON
from isva_desk.domain.labels import body_label, event_label, role_label
from isva_desk.domain.safe_contact import SafeState, say_window, state_now
from isva_desk.domain.working_days import WorkingDays
from isva_desk.entitlements.phases import load_phases, load_sentence
from isva_desk.entitlements.verdict_sentences import PLAIN
from isva_desk.journal.area_rows import matter_from
from isva_desk.journal.areas import words_of
from isva_desk.journal.court.words import hearing_facts
from isva_desk.journal.projections import load_channels
from isva_desk.journal.rows import TodayRow, TodaySection, Tone
from isva_desk.language import _, ngettext, say_day, say_short_day

_CLOSE_DAYS = 14
_SAID_BY_THE_SECTION = {PLAIN[verdict] for verdict in ("due", "no-record", "open")}


def entitlement(row: Any, section: TodaySection, today: date, calendar: WorkingDays) -> TodayRow:
    """An entitlement that is due or past, a limit of the client's own, or a promise of an agency."""
    (client, case, reference, stage, key, rule, trigger, suspect, owed_by, title, clock_from, due, due_latest, outer,
     open_until, asked_on, answer_by, _remind, phases) = row  # fmt: skip
    due_day, last_day = _day(due), _day(due_latest) or _day(due)
    verdict, why = _phase_on(phases, today)
    past = calendar.between(last_day, today) if last_day is not None and verdict in ("no-record", "missed") else None
    if section == "own-limits":
        ends = _day(open_until)
        badge, tone = _own_limit(ends or due_day, today)
    else:
        badge, tone = _limit(verdict, due_day, past, bool(outer), today)
    asked = asked_words(asked_on, answer_by)
    return TodayRow(
        section=section, key=f"{section}:{case}:{key}", client_id=client, case_id=case, reference=reference,
        stage=stage, title=str(load_sentence(title)),
        why=f"{why} {asked}".strip(), owed_by=owed_by, since=_day(clock_from), due=due_day,
        verdict=verdict, working_days_past=past, badge=badge, tone=tone, rule=rule, trigger=trigger, suspect=suspect,
        asked_on=_day(asked_on),
    )  # fmt: skip


def bail(row: Any, today: date) -> TodayRow:
    """Bail that ends soon, or has ended, with no record of what comes next."""
    (
        client,
        case,
        reference,
        stage,
        key,
        rule,
        trigger,
        suspect,
        owed_by,
        _title,
        clock_from,
        *_rest,
        remind_on,
        _phases,
    ) = row
    ends = date.fromisoformat(remind_on)
    if ends < today:
        title, badge = _("Bail ended on {day}").format(day=say_day(ends)), _("ended")
    else:
        title, badge = _("Bail ends on {day}").format(day=say_day(ends)), days_ahead(ends, today)
    return TodayRow(
        section="safety", key=f"safety:bail:{case}:{key}", client_id=client, case_id=case, reference=reference,
        stage=stage,
        title=title, why=_("No record of what happens next. Ask the officer before the client hears it elsewhere."),
        owed_by=owed_by, since=_day(clock_from), due=ends, verdict="not-recorded", working_days_past=None, badge=badge,
        tone="amber", rule=rule, trigger=trigger, suspect=suspect,
    )  # fmt: skip


def matter(row: Any, today: date) -> TodayRow:
    """Something of a part of the work that is not judged by a rule."""
    found = matter_from(row)
    words = words_of(found, today)
    return TodayRow(
        section=cast("TodaySection", found.section), key=f"{found.section}:{found.client_id}:{found.key}",
        client_id=found.client_id, case_id=found.case_id, reference=found.reference, stage=found.stage,
        title=words.title, why=words.why, owed_by=None, since=None, due=found.until or found.on, verdict=None,
        working_days_past=None, badge=words.badge, tone=words.tone, matter=found, act=words.act, page=words.page,
        where=words.where,
    )  # fmt: skip


def unreachable(row: Any) -> TodayRow:
    """News is held, and no way to reach the client is marked safe."""
    client, case, reference, stage, update, since = row
    return TodayRow(
        section="safety", key=f"safety:unreachable:{update}", client_id=client, case_id=case, reference=reference,
        stage=stage, title=_("No safe way to reach the client is marked"),
        why=_("You hold news for them since {day}. Find out how they can be reached before you try.").format(
            day=say_day(date.fromisoformat(since))
        ),
        owed_by=None, since=date.fromisoformat(since), due=None, verdict=None, working_days_past=None,
        badge=_("not safe"),
        tone="rose", update_id=update,
    )  # fmt: skip


def check_too_old(row: Any, today: date) -> TodayRow:
    """The safe-contact check has run out."""
    client, case, reference, stage, checked, until, channels = row
    known = load_channels(channels)
    state = state_now(known, _noon(today))
    expired = [channel for channel in state.per_channel if channel.expired]
    oldest = min(
        (
            channel.checked_on
            for channel in known
            if channel.expires_on == date.fromisoformat(until) and channel.checked_on
        ),
        default=date.fromisoformat(checked),
    )
    age = (today - oldest).days
    return TodayRow(
        section="safety", key=f"safety:check:{client}", client_id=client, case_id=case, reference=reference,
        stage=stage or "not-reported",
        title=_check_age(age),
        why=expired[0].words if expired else state.words, owed_by=None, since=oldest,
        due=date.fromisoformat(until), verdict=None, working_days_past=None, badge=_("check"), tone="grey",
    )  # fmt: skip


def _check_age(days: int) -> str:
    return ngettext("Safe-contact check is {days} day old", "Safe-contact check is {days} days old", days).format(
        days=days
    )


def held(row: Any, now: datetime) -> TodayRow:
    """What the adviser knows and the client does not yet."""
    client, case, reference, stage, update, body, since, about, channels = row
    events = [event_label(kind) for kind in about.split(",") if kind]
    told = date.fromisoformat(since)
    title = (
        _("{body} told you: {news}").format(body=body_label(body), news="; ".join(events))
        if events
        else _("{body} gave you an update").format(body=body_label(body))
    )
    badge, tone = safe_badge(state_now(load_channels(channels), now), now.date())
    return TodayRow(
        section="held", key=f"held:{update}", client_id=client, case_id=case, reference=reference, stage=stage,
        title=title,
        why=_("You have known since {day}. There is no record that the client knows.").format(day=say_day(told)),
        owed_by="isva", since=told, due=None, verdict=None, working_days_past=None, badge=badge, tone=tone,
        update_id=update,
    )  # fmt: skip


def hearing(row: Any, today: date) -> TodayRow:
    """A hearing within the next days."""
    client, case, reference, stage, fact, name, on, until, hour, court, status, moved = row
    day, last = date.fromisoformat(on), date.fromisoformat(until)
    title = court_lists().named(name) or (_("Hearing") if name == "hearing" else _("Hearing: {name}").format(name=name))
    if last != day:
        why = _("Listed for some day between {first} and {last}.").format(first=say_day(day), last=say_day(last))
    elif hour:
        why = _("Listed for {day}, {hour}.").format(day=say_day(day), hour=hour)
    else:
        why = _("Listed for {day}.").format(day=say_day(day))
    why = " ".join((why, *hearing_facts(court, status, moved or 0)))
    return TodayRow(
        section="hearings", key=f"hearings:{fact}", client_id=client, case_id=case, reference=reference, stage=stage,
        title=title, why=why, owed_by=None, since=None, due=day, verdict=None, working_days_past=None,
        badge=days_ahead(day, today), tone="blue", trigger=fact,
    )  # fmt: skip


def vacancy(row: Any) -> TodayRow:
    """A role in which nobody is named."""
    client, case, reference, stage, role, since, asked_on, answer_by = row
    known = _day(since)
    why = (
        _("Nobody has been named since {day}.").format(day=say_day(known))
        if known is not None
        else _("Nobody has been named; since when is not known.")
    )
    return TodayRow(
        section="vacancies", key=f"vacancies:{case}:{role}", client_id=client, case_id=case, reference=reference,
        stage=stage, title=_("{role}: nobody named").format(role=role_label(role)),
        why=f"{why} {asked_words(asked_on, answer_by)}".strip(), owed_by=None, since=known,
        due=None, verdict=None, working_days_past=None, badge=_("vacant"), tone="grey", role=role,
        asked_on=_day(asked_on),
    )  # fmt: skip


def answer_due(row: Any, today: date, calendar: WorkingDays) -> TodayRow:
    """A body was asked, and the day for its answer has passed."""
    client, case, reference, stage, chase, agency, what, asked_on, waits_until, promised_on, rule, trigger, role = row
    asked, until = date.fromisoformat(asked_on), date.fromisoformat(waits_until)
    if promised_on == waits_until:
        why = _("Asked on {day}. It was promised for {promised}. No record that it was done.")
    else:
        why = _("Asked on {day}. An answer was due by {promised}. No record of one.")
    past = calendar.between(until, today)
    return TodayRow(
        section="answers", key=f"answers:{chase}", client_id=client, case_id=case, reference=reference, stage=stage,
        title=_("{body} asked: {what}").format(body=body_label(agency), what=what),
        why=why.format(day=say_short_day(asked), promised=say_short_day(until)), owed_by=agency, since=asked,
        due=until, verdict=None, working_days_past=past, badge=_("answer was due"), tone="amber",
        rule=rule or None, trigger=trigger or None, chase_id=chase, role=role or None, asked_on=asked,
    )  # fmt: skip


def asked_words(asked_on: str | None, answer_by: str | None) -> str:
    """That the body is being asked about it; empty where it is not."""
    if asked_on is None or answer_by is None:
        return ""
    return _("Asked on {day}; an answer is asked for by {until}.").format(
        day=say_short_day(date.fromisoformat(asked_on)), until=say_short_day(date.fromisoformat(answer_by))
    )


def safe_badge(state: SafeState, today: date) -> tuple[str, Tone]:
    """When the client can next be reached safely."""
    if state.next_window is None:
        return (_("check before you call"), "grey") if state.expired else (_("no safe time known"), "rose")
    window = say_window(state.next_window, today)
    if state.level == "safe":
        return _("Safe now, {window}").format(window=window), "green"
    if state.level == "caution":
        return _("Take care, {window}").format(window=window), "amber"
    return _("Safe {window}").format(window=window), "blue"


def days_ahead(day: date, today: date) -> str:
    """A day to come in the words of a badge."""
    count = (day - today).days
    if count <= 0:
        return _("today")
    if count == 1:
        return _("tomorrow")
    return ngettext("in {days} day", "in {days} days", count).format(days=count)


def _limit(verdict: str, due: date | None, past: int | None, outer: bool, today: date) -> tuple[str, Tone]:
    if past is not None:
        if outer:
            return _("past the outer limit"), "rose"
        return ngettext("{days} working day past", "{days} working days past", past).format(days=past), "rose"
    if verdict == "cannot-tell" or due is None or due < today:
        return _("cannot tell yet"), "amber"
    return days_ahead(due, today), "amber" if due == today else "blue"


def _own_limit(ends: date | None, today: date) -> tuple[str, Tone]:
    if ends is None:
        return _("open"), "blue"
    if (ends - today).days <= _CLOSE_DAYS:
        return days_ahead(ends, today), "amber"
    return _("until {day}").format(day=say_short_day(ends)), "blue"


def _phase_on(phases: bytes | None, today: date) -> tuple[str, str]:
    for phase in load_phases(phases) if phases else ():
        if phase.until is None or today <= phase.until:
            # How it stands is what the section and the badge say; the row says why it was owed.
            said = [sentence for sentence in phase.because if sentence.message not in _SAID_BY_THE_SECTION]
            return phase.verdict, " ".join(str(sentence) for sentence in said or phase.because)
    return "", ""


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=LONDON)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
