"""How the facts of court read in the timeline, the rows across clients, and what a hearing asks for beforehand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import Any

from isva_desk.domain.court_lists import court_lists
from isva_desk.domain.dates import When
from isva_desk.domain.labels import body_label
from isva_desk.journal.acts.court import (
    CourtStep,
    DayToAvoid,
    HearingDescribed,
    HearingStatus,
    WitnessCareContacted,
)
from isva_desk.journal.area import Area, Around, Line
from isva_desk.journal.casefile import when
from isva_desk.journal.court.avoided import avoided_days
from isva_desk.journal.court.hearings import Hearing, hearings_of
from isva_desk.journal.court.matters import matters, words
from isva_desk.journal.court.steps import MEASURES, PRACTICAL, SUPPORTER, TRAVEL, Steps, Taken, answered, steps_of
from isva_desk.journal.record import CaseRecord, ClientRecord, FactRecord
from isva_desk.journal.table import Table
from isva_desk.language import _, say_day

# One row for each hearing of every case, open or closed: its day as it was said last, and how often it changed.
HEARINGS = Table(
    "p_hearings",
    (
        "client_id", "case_id", "key", "fact_id", "hearing", "kind", "court", "status", "over", "on_day", "until_day",
        "hour", "owner", "closed", "moved", "first_day", "waited", "changed_on", "supporter", "travel",
    ),
    3,
    "client_id",
)  # fmt: skip
# One row for each measure of which something is recorded. A column holds the day as it was written, "?" where the day
# is not known, and NULL where nothing is recorded or the other answer holds.
MEASURE_STEPS = ("discussed", "wanted", "not-wanted", "applied", "granted", "refused", "told", "used", "not-used")
MEASURE_ROWS = Table(
    "p_measures",
    ("client_id", "case_id", "measure", "owner", "closed", *(step.replace("-", "_") for step in MEASURE_STEPS)),
    3,
    "client_id",
)
AVOIDED = Table("p_avoided", ("client_id", "fact_id", "month_day", "label", "owner"), 2, "client_id")


def _described(_record: ClientRecord, fact: FactRecord, act: HearingDescribed) -> Line:
    kind = court_lists().kind(act.kind).words if act.kind else ""
    parts = [part for part in (kind, act.court, act.hour) if part]
    text = _("{hearing}: {what}").format(hearing=_named(act.hearing), what=", ".join(parts) or _("not known any more"))
    return Line("described", when(act.on) if act.on else _recorded(fact), text)


def _status(record: ClientRecord, _fact: FactRecord, act: HearingStatus) -> Line:
    status = court_lists().status(act.status)
    said = status.words if status is not None else act.status
    day = _listed_day(record, act.listing)
    text = (
        _("{hearing} on {day}: {status}").format(hearing=_named(act.hearing), day=say_day(day), status=said)
        if day is not None
        else _("{hearing}: {what}").format(hearing=_named(act.hearing), what=said)
    )
    return Line(act.status, when(act.on), text, when(act.learned))


def _step(_record: ClientRecord, _fact: FactRecord, act: CourtStep) -> Line:
    group = court_lists().groups.get(act.group)
    item = group.item(act.item) if group is not None else None
    step = group.step(act.step) if group is not None else None
    text = _("{item}: {step}").format(
        item=item.words if item is not None else act.item, step=step.words if step is not None else act.step
    )
    further = ", ".join(part for part in (body_label(act.by) if act.by else "", act.who) if part)
    if further:
        text = _("{line} ({who})").format(line=text, who=further)
    return Line(f"{act.group}:{act.step}", when(act.on), text, when(act.learned))


def _contacted(_record: ClientRecord, _fact: FactRecord, act: WitnessCareContacted) -> Line:
    text = _("In touch with Witness Care")
    return Line("contacted", when(act.on), _("{line} ({who})").format(line=text, who=act.who) if act.who else text)


def _avoid(_record: ClientRecord, fact: FactRecord, _act: DayToAvoid) -> Line:
    return Line("avoid", _recorded(fact), _("A day of the year to keep free was noted"))


def _data() -> str:
    """A mark of the lists that hearings are understood by: kinds, steps and the days before a hearing."""
    return hashlib.sha256(repr(court_lists()).encode()).hexdigest()[:16]


def _rows(record: ClientRecord, _around: Around) -> Iterator[tuple[Table, tuple[Any, ...]]]:
    for case in record.cases.values():
        steps = steps_of(record, case)
        yield from ((HEARINGS, _hearing_row(record, case, hearing, steps)) for hearing in hearings_of(record, case))
        yield from ((MEASURE_ROWS, row) for row in _measure_rows(record, case, steps))
    for day in avoided_days(record):
        yield AVOIDED, (record.id, day.fact, day.month_day, day.label, record.text("owner"))


def _hearing_row(record: ClientRecord, case: CaseRecord, hearing: Hearing, steps: Steps) -> tuple[Any, ...]:
    now = hearing.now
    first, last = now.on.earliest or now.on.latest, now.on.latest or now.on.earliest
    before = hearing.listings[0].on.earliest or hearing.listings[0].on.latest
    changed = max((day for day in (now.said_on.earliest, now.status_on.earliest) if day is not None), default=None)
    supporter = steps.get((PRACTICAL, SUPPORTER, hearing.key), {}).get("state")
    travel = answered(steps, (PRACTICAL, TRAVEL, hearing.key), "state")
    return (
        record.id, case.id, hearing.key, now.fact, hearing.name, hearing.kind.id, hearing.court,
        now.status.id if now.status is not None else "", int(now.is_over), _iso(first), _iso(last), now.hour,
        case.text("owner"), int(case.closed is not None), hearing.moved, _iso(before), hearing.waited, _iso(changed),
        (supporter.who or supporter.step.id) if supporter is not None and supporter.step.settled else "",
        travel.id if travel is not None else "",
    )  # fmt: skip


def _measure_rows(record: ClientRecord, case: CaseRecord, steps: Steps) -> Iterator[tuple[Any, ...]]:
    for (group, item, _hearing), columns in steps.items():
        if group == MEASURES and columns:
            holding = {taken.step.id: _as_written(taken) for taken in columns.values()}
            days = (holding.get(step) for step in MEASURE_STEPS)
            yield (record.id, case.id, item, case.text("owner"), int(case.closed is not None), *days)


def _as_written(taken: Taken) -> str:
    return taken.on.text or "?"


def _listed_day(record: ClientRecord, listing: str) -> date | None:
    fact = record.facts.get(listing)
    if fact is None:
        return None
    act = fact.latest
    stated = getattr(act, "hearing_on", None) or getattr(act, "trial_on", None)
    return when(stated).day


def _named(hearing: str) -> str:
    """A hearing at the beginning of a line."""
    name = court_lists().named(hearing) or hearing or court_lists().kind("").words
    return name[:1].upper() + name[1:]


def _recorded(fact: FactRecord) -> When:
    return when(fact.first.recorded.date().isoformat())


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


AREA = Area(
    "court",
    lines={
        HearingDescribed: _described,
        HearingStatus: _status,
        CourtStep: _step,
        WitnessCareContacted: _contacted,
        DayToAvoid: _avoid,
    },
    words=words,
    matters=matters,
    tables=(HEARINGS, MEASURE_ROWS, AVOIDED),
    indexes=(
        "CREATE INDEX p_hearings_by_day ON p_hearings (on_day);",
        "CREATE INDEX p_hearings_of_owner ON p_hearings (owner, on_day);",
        # A warned list is a span: the few that began before are looked up by their end.
        "CREATE INDEX p_hearings_in_a_span ON p_hearings (until_day, on_day) WHERE until_day > on_day;",
        "CREATE INDEX p_measures_by_case ON p_measures (case_id);",
        "CREATE INDEX p_avoided_by_day ON p_avoided (month_day);",
    ),
    rows=_rows,
    data=_data,
)
