"""The facts of a case in the order of happening or of learning, each in one line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Literal

from isva_desk.domain.dates import LONDON, UNKNOWN, When, between, on_day
from isva_desk.domain.labels import body_label, event_label, role_label
from isva_desk.domain.stages import label as stage_label
from isva_desk.journal import acts
from isva_desk.journal.areas import OF_AREAS, area_of, line_of
from isva_desk.journal.casefile import when
from isva_desk.journal.projections import open_updates
from isva_desk.journal.record import CaseRecord, ClientRecord, FactRecord, Held
from isva_desk.journal.rows import TimelineRow, UpdateRow
from isva_desk.journal.store import Store
from isva_desk.language import N_, _, ngettext, say_day

Order = Literal["happened", "learned"]

_UPDATE_LINES = {
    ("told", "client"): N_("{who} told {client}: {about}"),
    ("told", "isva"): N_("{who} told the adviser: {about}"),
    ("attempted", "client"): N_("{who} tried to tell {client}: {about}"),
    ("attempted", "isva"): N_("{who} tried to tell the adviser: {about}"),
    ("not-told", "client"): N_("By this day {who} had not told {client}: {about}"),
    ("not-told", "isva"): N_("By this day {who} had not told the adviser: {about}"),
}
_ANSWERS = {
    "answered": N_("Answered: {what}"),
    "partly": N_("Answered in part: {what}"),
    "none": N_("No answer came: {what}"),
    "said-done": N_("Said to be done: {what}"),
    "promised": N_("Promised: {what}"),
}
_WISHES = {
    "all": N_("Every update is wanted"),
    "big-news": N_("Only the big news is wanted"),
    "none": N_("Nothing is wanted until asked for"),
}
_CLIENT_WORDS = {"client": N_("the client"), "victim": N_("the victim"), "survivor": N_("the survivor")}


def timeline(store: Store, case_id: str, order: Order = "happened") -> list[TimelineRow]:
    """Every fact of a case, newest first; facts that were taken back stay and say so. Raises ``NotInRecord``."""
    record, case = store.case_record(case_id)
    rows = [_fact_row(record, fact) for fact in record.facts.values() if fact.case in (None, case.id)]
    rows += _stage_rows(case)
    return sorted(rows, key=_happened if order == "happened" else _learned, reverse=True)


def updates_of(store: Store, case_id: str) -> tuple[UpdateRow, ...]:
    """The updates of a case, newest first, and whether each has been passed on. Raises ``NotInRecord``."""
    record, case = store.case_record(case_id)
    facts = [fact for fact in record.facts.values() if fact.case == case.id and not fact.retracted]
    held = {fact.id for fact in open_updates(record, case.id)}
    passed = {act.update: when(act.on).latest for fact in facts if isinstance(act := fact.latest, acts.UpdatePassedOn)}
    rows = [
        UpdateRow(
            update_id=fact.id, entry_id=fact.holding.entry, case_id=case.id, by=act.by, to=act.to, on=when(act.on),
            sent_on=when(act.sent_on), method=act.method, outcome=act.outcome, about=act.about,
            text=text_of(record, act), note=act.note, held=fact.id in held, passed_on=passed.get(fact.id),
        )
        for fact in facts
        if isinstance(act := fact.latest, acts.UpdateRecorded)
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda row: _moment(row.on if row.on.is_known else row.sent_on), reverse=True))


def text_of(record: ClientRecord, act: acts.Fact) -> str:
    """A fact in one line."""
    match act:
        case acts.EventRecorded():
            return event_line(act)
        case acts.UpdateRecorded():
            who = _("The adviser") if act.by == "isva" else body_label(act.by)
            about = about_line(record, act.about)
            return _(_UPDATE_LINES[act.outcome, act.to]).format(who=who, about=about, client=called(record))
        case acts.UpdatePassedOn():
            return _passed_line(record, act)
        case acts.WishesChanged():
            return _(_WISHES[act.updates])
        case acts.ContactPlanAgreed():
            return ngettext(
                "Updates by {agency} agreed: every {days} day",
                "Updates by {agency} agreed: every {days} days",
                act.every_days,
            ).format(agency=body_label(act.agency), days=act.every_days)
        case acts.PersonAssigned():
            role = role_label(act.role)
            if not act.name:
                return _("{role}: nobody named").format(role=role)
            return _("{role}: {name}").format(role=role, name=act.name)
        case acts.PersonEnded():
            return _ended_line(record, act)
        case acts.ChaseMade():
            return _("{body} asked: {what}").format(body=body_label(act.agency), what=act.what)
        case acts.ChaseAnswered():
            return _(_ANSWERS[act.answer]).format(what=_chased(record, act.chase))
        case acts.ChaseClosed():
            return _("No longer asked about: {what}").format(what=_chased(record, act.chase))
    raise TypeError(type(act))


def _chased(record: ClientRecord, chase: str) -> str:
    fact = record.facts.get(chase)
    return fact.latest.what if fact is not None and isinstance(fact.latest, acts.ChaseMade) else ""


def called(record: ClientRecord) -> str:
    """How the client is called in a line about them: by the name they use, else by their own word."""
    return record.text("name_to_use") or _(_CLIENT_WORDS.get(record.text("word"), _CLIENT_WORDS["client"]))


def event_line(act: acts.EventRecorded) -> str:
    """An event in one line."""
    line = event_label(act.kind)
    if act.kind in ("hearing-listed", "hearing-moved") and (day := when(act.hearing_on).day) is not None:
        return _("{event}, for {day}").format(event=line, day=say_day(day))
    if act.kind == "promise" and act.what:
        return _("{event}: {what}").format(event=line, what=act.what)
    return _("{event} (suspect {suspect})").format(suspect=act.suspect, event=line) if act.suspect else line


def about_line(record: ClientRecord, about: tuple[str, ...]) -> str:
    """What an update is about, in a few words."""
    acts_ = [record.facts[event].latest for event in about if event in record.facts]
    lines = [event_line(act) for act in acts_ if isinstance(act, acts.EventRecorded)]
    return "; ".join(lines) if lines else _("a routine update")


def _passed_line(record: ClientRecord, act: acts.UpdatePassedOn) -> str:
    fact = record.facts.get(act.update)
    held = fact.latest if fact is not None else None
    about = about_line(record, held.about) if isinstance(held, acts.UpdateRecorded) else _("a routine update")
    return _("The adviser passed on to {client}: {about}").format(client=called(record), about=about)


def _ended_line(record: ClientRecord, act: acts.PersonEnded) -> str:
    fact = record.facts.get(act.assignment)
    if fact is None or not isinstance(fact.latest, acts.PersonAssigned):
        return _("Somebody left the case")
    return _("{role}: {name} left the case").format(role=role_label(fact.latest.role), name=fact.latest.name)


def _fact_row(record: ClientRecord, fact: FactRecord) -> TimelineRow:
    act = fact.latest
    learned, suspect, kind = UNKNOWN, None, ""
    if type(act) in OF_AREAS:
        return _area_row(record, fact)
    match act:
        case acts.EventRecorded():
            what, kind, happened, learned, suspect = "event", act.kind, when(act.on), when(act.learned), act.suspect
        case acts.UpdateRecorded():
            what, kind = "update", act.outcome
            happened = when(act.on) if act.on else when(act.sent_on)
        case acts.UpdatePassedOn():
            what, kind, happened = "update", "passed-on", when(act.on)
        case acts.WishesChanged():
            what, kind, happened = "wish", act.updates, when(act.starts)
        case acts.ContactPlanAgreed():
            what, kind, happened = "plan", act.agency, when(act.starts)
        case acts.PersonAssigned():
            what, kind, happened = "person", act.role, _at_the_latest(when(act.starts), fact)
        case acts.PersonEnded():
            what, kind, happened = "person", "ended", _at_the_latest(when(act.ends), fact)
        case acts.ChaseMade():
            what, kind, happened = "chase", act.step, when(act.asked_on)
        case acts.ChaseAnswered():
            what, kind, happened = "chase", act.answer, when(act.on)
        case acts.ChaseClosed():
            what, kind, happened = "chase", act.reason, when(act.on)
        case _:
            raise TypeError(type(act))
    return TimelineRow(
        fact_id=fact.id, entry_id=fact.holding.entry, what=what, kind=kind, happened=happened, learned=learned,
        recorded=fact.first.recorded, author=fact.first.author, suspect=suspect, text=text_of(record, act),
        note=getattr(act, "note", ""), corrected=len(fact.versions) - 1, retracted=fact.retracted,
    )  # fmt: skip


def _area_row(record: ClientRecord, fact: FactRecord) -> TimelineRow:
    line = line_of(record, fact)
    return TimelineRow(
        fact_id=fact.id, entry_id=fact.holding.entry, what=area_of(fact), kind=line.kind, happened=line.happened,
        learned=line.learned, recorded=fact.first.recorded, author=fact.first.author,
        suspect=getattr(fact.latest, "suspect", None), text=line.text, note=getattr(fact.latest, "note", ""),
        corrected=len(fact.versions) - 1, retracted=fact.retracted,
    )  # fmt: skip


def _at_the_latest(known: When, fact: FactRecord) -> When:
    """A day that is not known lies on or before the day on which somebody knew enough to write it down."""
    return known if known.is_known else between(None, fact.first.recorded.astimezone(LONDON).date())


def _stage_rows(case: CaseRecord) -> Iterator[TimelineRow]:
    for suspect, held in case.overrides.items():
        stage = _("as the events say") if held.value is None else stage_label(held.value)
        text = _("Stage set by hand: {stage}").format(stage=stage)
        yield _own_row(
            held, "stage", held.value or "", text, on_day(held.stamp.recorded.astimezone(LONDON).date()), suspect
        )
    for held in case.endings:
        act = held.value
        if isinstance(act, acts.CaseClosed):
            yield _own_row(
                held, "closed", "", _("The service closed the case: {reason}").format(reason=act.reason), when(act.on)
            )
        else:
            day = on_day(held.stamp.recorded.astimezone(LONDON).date())
            yield _own_row(
                held, "reopened", "", _("The case was opened again: {reason}").format(reason=act.reason), day
            )


def _own_row(
    held: Held, what: Literal["stage", "closed", "reopened"], kind: str, text: str, happened: When, suspect: str = ""
) -> TimelineRow:
    stamp = held.stamp
    return TimelineRow(
        fact_id=stamp.entry, entry_id=stamp.entry, what=what, kind=kind, happened=happened, learned=UNKNOWN,
        recorded=stamp.recorded, author=stamp.author, suspect=suspect or None, text=text, note="", corrected=0,
        retracted=False,
    )  # fmt: skip


def _happened(row: TimelineRow) -> tuple[datetime, datetime, str]:
    return (_moment(row.happened), row.recorded, row.fact_id)


def _learned(row: TimelineRow) -> tuple[datetime, datetime, str]:
    known = row.learned.earliest
    moment = datetime.combine(known, time(0), LONDON) if known is not None else row.recorded.astimezone(LONDON)
    return (moment, row.recorded, row.fact_id)


def _moment(known: When) -> datetime:
    day = known.earliest or known.latest or date.min
    hour = time.fromisoformat(known.hour) if known.hour else time(0)
    return datetime.combine(day, hour, LONDON)
