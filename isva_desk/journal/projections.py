"""The rows that the pages across clients are read from, computed from what is known of one client."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import msgspec

from isva_desk.domain.dates import When
from isva_desk.domain.event_kinds import JUSTICE_BODIES
from isva_desk.domain.labels import role_label
from isva_desk.domain.safe_contact import SafeChannel
from isva_desk.entitlements.phases import dump_phases, dump_sentence
from isva_desk.journal import acts, schema
from isva_desk.journal.area import Around
from isva_desk.journal.area_rows import area_rows
from isva_desk.journal.casefile import when
from isva_desk.journal.chase_rows import chase_rows
from isva_desk.journal.chase_threads import Thread, asking_about, asking_about_role, threads_of
from isva_desk.journal.court.hearings import hearings_of
from isva_desk.journal.judging import ORDER, Judgement, is_open, slot_of, turns_of
from isva_desk.journal.live_facts import live
from isva_desk.journal.notes.area import reached_days
from isva_desk.journal.record import SERVICE, CaseRecord, ClientRecord, FactRecord
from isva_desk.journal.table import Table
from isva_desk.journal.waiting.folded import referrals_of

Row = tuple[Any, ...]
Rows = dict[str, dict[Row, Row]]  # table -> key -> row
LONG_AGO, FAR_OFF = "0001-01-01", "9999-12-31"


@dataclass(frozen=True, slots=True)
class DayColumns:
    """What of a case depends on the day, and the days between which it holds."""

    past_count: int
    next_date: str | None
    counted_from: str
    counted_until: str


def rows_of(record: ClientRecord, judgements: Mapping[str, Judgement], day: date, around: Around) -> Rows:
    """All rows of one client. ``judgements`` holds one for each of their cases."""
    rows: Rows = {table.name: {} for table in schema.TABLES}

    def add(table: Table, row: Row) -> None:
        rows[table.name][row[: table.key]] = row

    if record.registered is not None or record.id == SERVICE:
        for table, row in area_rows(record, around):
            add(table, row)
        for fact in record.facts.values():
            add(schema.FACTS, _fact_row(record, fact))
    if record.registered is None:
        return rows
    add(schema.CLIENTS, _client_row(record))
    for conflict in record.conflicts.values():
        row = (record.id, conflict.field, conflict.case, conflict.first.stamp.entry, conflict.second.stamp.entry)
        add(schema.CONFLICTS, row)
    for row in _search_rows(record):
        add(schema.SEARCH, row)
    for case in record.cases.values():
        for table, row in _rows_of_case(record, case, judgements[case.id], day):
            add(table, row)
    return rows


def _rows_of_case(
    record: ClientRecord, case: CaseRecord, judgement: Judgement, day: date
) -> Iterator[tuple[Table, Row]]:
    threads = threads_of(record, case.id)
    entitlements = list(_entitlement_rows(record, case, judgement, threads))
    dates = list(_date_rows(record, case)) if case.closed is None else []
    yield from ((schema.ENTITLEMENTS, row) for row in entitlements)
    yield from ((schema.DATES, row) for row in dates)
    yield from ((schema.HELD, row) for row in _held_rows(record, case, day))
    yield from ((schema.VACANCIES, row) for row in _vacancy_rows(record, case, threads))
    chased = chase_rows(record, case, threads, judgement.entitlements, vacancies(record, case.id))
    yield from ((schema.CHASES, row) for row in chased)
    for track in judgement.tracks:
        stage = (record.id, case.id, track.suspect, track.stage, _iso(track.since), track.overridden)
        yield schema.STAGES, stage
    yield schema.CASES, _case_row(record, case, judgement, entitlements, dates, day)


def day_columns(turning: list[tuple[str | None, str | None]], dates: list[str], day: date) -> DayColumns:
    """What depends on the day. ``turning`` holds (due, past_from) of open entitlements, ``dates`` the hearings."""
    today = day.isoformat()
    past = [past_from for _due, past_from in turning if past_from is not None and past_from <= today]
    to_come = [past_from for _due, past_from in turning if past_from is not None and past_from > today]
    coming = [known for known in (*dates, *(due for due, _past in turning if due is not None)) if known >= today]
    gone = [known for known in (*dates, *(due for due, _past in turning if due is not None)) if known < today]
    next_date = min(coming, default=None)
    ends = [_before(known) for known in to_come] + ([next_date] if next_date else [])
    starts = past + [_after(known) for known in gone]
    return DayColumns(len(past), next_date, max(starts, default=LONG_AGO), min(ends, default=FAR_OFF))


def shown_day(slot: str | None, due: str | None, remind_on: str | None) -> str | None:
    """The day of an open entitlement that counts as a next date: the end of bail is one, other reminders are not."""
    return remind_on if slot == "bail" else due


def open_updates(record: ClientRecord, case_id: str) -> list[FactRecord]:
    """The updates of a case that the adviser holds and has not passed on, oldest first.

    News of events that the client was told of since, by whomever, is no longer held.
    """
    passed = {act.update for _fact, act in live(record, case_id, acts.UpdatePassedOn)}
    known = {
        event
        for _fact, act in live(record, case_id, acts.UpdateRecorded)
        if act.to == "client" and act.outcome == "told"
        for event in act.about
    }
    found = []
    for fact, act in live(record, case_id, acts.UpdateRecorded):
        if (
            isinstance(act, acts.UpdateRecorded)
            and act.to == "isva"
            and act.outcome == "told"
            and fact.id not in passed
            and not (act.about and known.issuperset(act.about))
        ):
            found.append(fact)
    return found


def _client_row(record: ClientRecord) -> Row:
    usable = [channel for channel in record.safe_channels if channel.allowed != "no"]
    ends = [channel.expires_on for channel in usable if channel.expires_on is not None]
    checked = max((channel.checked_on for channel in usable if channel.checked_on), default=None)
    live = any(case.closed is None for case in record.cases.values()) or not record.cases
    return (
        record.id, record.text("reference"), record.text("name_to_use"), record.text("owner"), int(live), _iso(checked),
        _iso(min(ends, default=None)), dump_channels(record.safe_channels),
    )  # fmt: skip


def wants_nothing(record: ClientRecord, day: date) -> bool:
    """On that day the client's wish is to hear nothing until they ask: a choice, and nobody's task."""
    wishes = [
        (when(fact.latest.starts).earliest or date.min, place, fact.latest.updates)
        for place, fact in enumerate(record.facts_of(acts.WishesChanged))
        if isinstance(fact.latest, acts.WishesChanged) and not fact.retracted
    ]
    return max((wish for wish in wishes if wish[0] <= day), default=(day, 0, "all"))[2] == "none"


_CHANNELS = msgspec.msgpack.Decoder(tuple[SafeChannel, ...])


def dump_channels(channels: tuple[SafeChannel, ...]) -> bytes:
    """What is said of each channel, without its number or address: enough to tell when it is safe."""
    return msgspec.msgpack.encode([replace(channel, value="") for channel in channels])


def load_channels(stored: bytes) -> tuple[SafeChannel, ...]:
    """The inverse of ``dump_channels``."""
    return _CHANNELS.decode(stored)


def _entitlement_rows(
    record: ClientRecord, case: CaseRecord, judgement: Judgement, threads: Sequence[Thread]
) -> Iterator[Row]:
    seen: Counter[str] = Counter()
    owner, closed = case.text("owner"), case.closed is not None
    for found in judgement.entitlements:
        key = "|".join((found.rule, found.trigger or "", found.suspect or ""))
        seen[key] += 1
        if seen[key] > 1:
            key = f"{key}|{seen[key]}"
        turns, still_open = turns_of(found), is_open(found) and not closed
        slot = slot_of(found) if still_open else None
        thread = asking_about(threads, found) if slot is not None else None
        asked = thread.last.act if thread is not None else None
        if asked is not None and slot == "limit":
            slot = "chased"  # the list of those that nobody has asked about comes first
        told = found.told_on.latest if found.told_on is not None else None
        yield (
            record.id, case.id, key, owner, found.rule, found.trigger, found.suspect, found.owed_by, found.kind,
            dump_sentence(found.title_sentence), _iso(found.clock_from), _iso(found.due), _iso(found.due_latest),
            int(found.outer_limit),
            _iso(found.limit), _iso(told), None if still_open else found.verdict, found.working_days_late,
            int(still_open), _iso(turns.past_from), _iso(turns.ask_from), _iso(turns.open_until),
            _iso(found.remind_on), slot, dump_phases(found) if slot is not None else None,
            asked.asked_on if asked else None, asked.answer_by if asked else None,
        )  # fmt: skip


def _date_rows(record: ClientRecord, case: CaseRecord) -> Iterator[Row]:
    for hearing in hearings_of(record, case):
        now = hearing.now
        first, last = now.on.earliest or now.on.latest, now.on.latest or now.on.earliest
        if not now.is_over:  # nothing is to come on a day that was put off, or is behind everybody
            name, hour = hearing.name or "hearing", now.hour or None
            yield (record.id, case.id, now.fact, name, _iso(first), _iso(last), hour, case.text("owner"))


def _held_rows(record: ClientRecord, case: CaseRecord, day: date) -> Iterator[Row]:
    if case.closed is not None:
        return
    waits, reachable = not wants_nothing(record, day), any(known.allowed != "no" for known in record.safe_channels)
    for fact in open_updates(record, case.id):
        act = fact.latest
        if isinstance(act, acts.UpdateRecorded):
            since = when(act.on).earliest or when(act.sent_on).earliest or fact.first.recorded.date()
            kinds = [record.facts[about].latest for about in act.about if about in record.facts]
            about = ",".join(kind.kind for kind in kinds if isinstance(kind, acts.EventRecorded))
            yield (
                record.id, case.id, fact.id, act.by, _iso(since), about, case.text("owner"), int(waits), int(reachable)
            )  # fmt: skip


def _vacancy_rows(record: ClientRecord, case: CaseRecord, threads: Sequence[Thread]) -> Iterator[Row]:
    if case.closed is None:
        for role, since in vacancies(record, case.id).items():
            thread = asking_about_role(threads, role)
            asked = thread.last.act if thread is not None else None
            yield (
                record.id, case.id, role, _iso(since.earliest or since.latest), case.text("owner"),
                asked.asked_on if asked else None, asked.answer_by if asked else None,
            )  # fmt: skip


def vacancies(record: ClientRecord, case_id: str) -> dict[str, When]:
    """The roles that are known to have nobody, each with the day since when."""
    ended = ends_of(record, case_id)
    holders: dict[str, list[FactRecord]] = defaultdict(list)
    for fact, act in live(record, case_id, acts.PersonAssigned):
        holders[act.role].append(fact)
    found = {}
    for role, facts in holders.items():
        current = [fact for fact in facts if fact.id not in ended]
        if any(isinstance(fact.latest, acts.PersonAssigned) and fact.latest.name for fact in current):
            continue
        since = [when(fact.latest.starts) for fact in current if isinstance(fact.latest, acts.PersonAssigned)]
        since += [ended[fact.id] for fact in facts if fact.id in ended]
        found[role] = max(since, key=lambda day: day.earliest or date.min)
    return found


def ends_of(record: ClientRecord, case_id: str) -> dict[str, When]:
    """The day on which each assignment of a case ended, by the id of the assignment."""
    return {act.assignment: when(act.ends) for _fact, act in live(record, case_id, acts.PersonEnded)}


def _case_row(
    record: ClientRecord, case: CaseRecord, judgement: Judgement, entitlements: list[Row], dates: list[Row], day: date
) -> Row:
    names = schema.ENTITLEMENTS.columns
    is_open_, kind_, past_ = (names.index(name) for name in ("open", "kind", "past_from"))
    day_ = [names.index(name) for name in ("slot", "due", "remind_on")]
    owed = [row for row in entitlements if row[is_open_] and row[kind_] not in ("watch", "yours")]
    turning = [(shown_day(*(row[at] for at in day_)), row[past_]) for row in entitlements if row[is_open_]]
    depends = day_columns(turning, [row[4] for row in dates], day)
    main = judgement.main
    told = [update for update in judgement.case.updates if update.outcome == "told"]
    agency = [_began(update.on, update.sent_on) for update in told if update.by in JUSTICE_BODIES]
    ours = [_began(update.on, update.sent_on) for update in told if update.by == "isva"]
    ours += reached_days(record, case.id)
    ours += [one.on.earliest for way_in in referrals_of(record, case.id) for one in way_in.contacts if one.reached]
    return (
        record.id, case.id, record.text("reference"), case.text("reference"), record.text("name_to_use"), main.stage,
        ORDER[main.stage],
        _iso(main.since), depends.next_date, len(owed), depends.past_count, _latest(agency, day), _latest(ours, day),
        _client_row(record)[5], case.text("police_force") or None, case.text("cps_area") or None, case.text("owner"),
        int(case.closed is not None), depends.counted_from, depends.counted_until,
        judgement.valid_from.isoformat(), _iso(judgement.again_on),
    )  # fmt: skip


def _fact_row(record: ClientRecord, fact: FactRecord) -> Row:
    act = fact.latest
    names = ("on", "sent_on", "starts", "asked_on", "ends", "hearing_on")
    known = when(next((text for name in names if (text := getattr(act, name, None))), None))
    kind = (
        act.kind if isinstance(act, acts.EventRecorded) else act.outcome if isinstance(act, acts.UpdateRecorded) else ""
    )
    return (
        record.id, fact.id, fact.case, acts.NAMES[type(act)], kind, _iso(known.earliest), _iso(known.latest),
        int(fact.retracted),
    )  # fmt: skip


def _search_rows(record: ClientRecord) -> Iterator[Row]:
    """What the search finds. Numbers and addresses of safe contact are never among it."""
    head = [record.text("reference"), record.text("name"), record.text("name_to_use")]
    yield (record.id, "client", None, " ".join(word for word in head if word))
    for case in record.cases.values():
        words = [case.text("reference"), case.text("crime_reference")]
        for _fact, named in live(record, case.id, acts.PersonAssigned):
            words += [named.name, named.number, role_label(named.role)]
        yield (record.id, f"case:{case.id}", case.id, " ".join(word for word in words if word))
    for fact in record.facts.values():
        note = getattr(fact.latest, "note", "")
        if note and not fact.retracted:
            yield (record.id, f"note:{fact.id}", fact.case, note)


def _began(on: When, sent_on: When) -> date | None:
    """The first day on which an update may have come. Only facts whose first day has come are in sight."""
    return on.earliest or on.latest or sent_on.earliest or sent_on.latest


def _latest(days: list[date | None], day: date) -> str | None:
    return _iso(max((known for known in days if known is not None and known <= day), default=None))


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
