"""Judging one case on a day: its stage per suspect and its entitlements, in the shape in which the tables keep them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from isva_desk.domain.case import Case, Event
from isva_desk.domain.stages import STAGES, stage_of
from isva_desk.domain.working_days import WorkingDays
from isva_desk.entitlements.assess import assess
from isva_desk.entitlements.entitlement import OPEN_VERDICTS, PAST_VERDICTS, Entitlement
from isva_desk.entitlements.facts import first_unseen_day
from isva_desk.entitlements.rule_book import RuleBook
from isva_desk.journal.casefile import case_from, fact_days
from isva_desk.journal.record import CaseRecord, ClientRecord

BAIL_WATCH = "pace-abp-watch"  # its reminder is the statutory end of a bail period: a matter of safety
_NOT_YET = frozenset({"due", "cannot-tell", "no-record", "missed"})
_FINISHED = frozenset({"no-further-action", "withdrawn", "closed", "after"})
ORDER = {stage: place for place, stage in enumerate(STAGES)}


@dataclass(frozen=True, slots=True)
class Track:
    """The stage of one suspect's track ("" where no suspect is known), and whether a person set it."""

    suspect: str
    stage: str
    since: date | None
    overridden: bool


@dataclass(frozen=True, slots=True)
class Judgement:
    """One case as judged on ``day``. It holds for every day from ``valid_from`` until before ``again_on``."""

    case: Case
    day: date
    tracks: tuple[Track, ...]
    entitlements: tuple[Entitlement, ...]
    valid_from: date
    again_on: date | None

    @property
    def main(self) -> Track:
        """The furthest track that is still open, or the furthest of all."""
        running = [track for track in self.tracks if track.stage not in _FINISHED]
        return max(running or self.tracks, key=lambda track: ORDER[track.stage])


def judge(record: ClientRecord, case: CaseRecord, rules: RuleBook, calendar: WorkingDays, day: date) -> Judgement:
    """Judge one case as of a day."""
    plain = case_from(record, case)
    days = [known.earliest for known in fact_days(plain) if known.earliest is not None]
    return Judgement(
        case=plain,
        day=day,
        tracks=tracks_of(case, plain.events, day),
        entitlements=assess(nameless(plain), rules, calendar, day),
        valid_from=max((known for known in days if known <= day), default=date.min),
        again_on=first_unseen_day(plain, day),
    )


def nameless(case: Case) -> Case:
    """The same case without the client's name: what is kept for lists must not name anybody over a shoulder."""
    return replace(case, client=replace(case.client, name_to_use=None))


def tracks_of(case: CaseRecord, events: Sequence[Event], day: date) -> tuple[Track, ...]:
    """The stage of each suspect's track, with what a person set by hand before what the events say."""
    found = []
    for suspect in case.suspects or ("",):
        stage, since = stage_of(events, suspect or None, day)
        override = case.overrides.get(suspect) or case.overrides.get("")
        if override is not None and override.value is not None:
            found.append(Track(suspect, override.value, override.stamp.recorded.date(), True))
        else:
            found.append(Track(suspect, stage, since, False))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Turns:
    """The days on which an open entitlement turns: asked about from, past from, and open until."""

    past_from: date | None
    ask_from: date | None
    open_until: date | None


def turns_of(entitlement: Entitlement) -> Turns:
    """When, with nothing more recorded, an entitlement becomes a thing to ask about, to miss, or to let go."""
    if entitlement.kind in ("watch", "yours"):
        ends = [phase.until for phase in entitlement.phases if phase.verdict == "open"]
        return Turns(None, None, ends[-1] if ends else None)
    after_due = _next(entitlement.due_latest or entitlement.due)
    past_from = ask_from = None
    starts: date | None = None  # of the phase looked at; None for the first
    for phase in entitlement.phases:
        if phase.verdict in PAST_VERDICTS and past_from is None:
            past_from = starts or after_due
        if phase.verdict in _NOT_YET - {"due"} and ask_from is None:
            ask_from = starts or (_next(entitlement.due) if entitlement.due else None)
        starts = _next(phase.until)
    return Turns(past_from, ask_from if past_from is None or ask_from else past_from, None)


def is_open(entitlement: Entitlement) -> bool:
    """Something is still to be done about it, or was until a day of ``turns_of``. Does not depend on the day."""
    return any(phase.verdict in OPEN_VERDICTS for phase in entitlement.phases)


def slot_of(entitlement: Entitlement) -> str | None:
    """In which list of Today an open entitlement comes up; None where it is only shown with its case."""
    if entitlement.rule == BAIL_WATCH:
        return "bail"
    if entitlement.kind in ("yours", "promise"):
        return entitlement.kind
    return "limit" if entitlement.kind in ("hard", "outer", "target") else None


def _next(day: date | None) -> date | None:
    return None if day is None or day == date.max else day + timedelta(days=1)
