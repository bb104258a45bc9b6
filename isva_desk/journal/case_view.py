"""One case as its page reads it: head, people, wishes, safe contact, consents, and the versions of a fact."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from isva_desk.domain.case import Case
from isva_desk.domain.dates import LONDON, UNKNOWN, When
from isva_desk.domain.safe_contact import SafeChannel
from isva_desk.domain.stages import furthest_reached
from isva_desk.journal import acts
from isva_desk.journal.casefile import case_from, when
from isva_desk.journal.judging import Judgement, tracks_of
from isva_desk.journal.lookup import fact_place
from isva_desk.journal.projections import ends_of, vacancies
from isva_desk.journal.record import CaseRecord, ClientRecord, Conflict, FactRecord
from isva_desk.journal.rows import ClientHead, PersonRow
from isva_desk.journal.store import Store
from isva_desk.journal.timeline import timeline, updates_of
from isva_desk.journal.waiting.folded import referrals_of

__all__ = [
    "case_of", "cases_of", "client_head", "closing_of", "conflicts_of", "consents_of", "contact_plans_of",
    "exported_case_of", "fact_versions", "people_of", "safe_contact_of", "timeline", "updates_of", "wishes_of",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class WishRow:
    """What the client wanted to hear, and through whom, from a day on."""

    fact_id: str
    entry_id: str
    starts: When
    updates: str
    via: str
    note: str


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """What the client agreed to for one party, and until when."""

    party: str
    entry_id: str
    given_on: When
    method: str
    ends_on: When
    withdrawn_on: When
    note: str

    def holds_on(self, day: date) -> bool:
        """The consent stands on that day: given, not withdrawn, not ended."""
        if self.withdrawn_on.is_known or not self.given_on.is_known:
            return False
        return self.ends_on.earliest is None or day <= self.ends_on.earliest


@dataclass(frozen=True, slots=True)
class PlanRow:
    """An agreed interval of updates."""

    fact_id: str
    entry_id: str
    agency: str
    starts: When
    every_days: int
    basis: str
    note: str


@dataclass(frozen=True, slots=True)
class FactVersion:
    """One version of a fact as it was written down; ``retracted`` where this version took it back."""

    entry_id: str
    recorded: datetime
    author: str
    fact: acts.Fact | None
    reason: str
    retracted: bool


def client_head(store: Store, case_id: str) -> ClientHead:
    """What stands at the head of a case. Raises ``NotInRecord``."""
    record, case = store.case_record(case_id)
    events = case_from(record, case).events
    day = store.today()
    tracks = tracks_of(case, events, day)
    judgement = Judgement(case_from(record, case), day, tracks, (), day, None)
    reports = [event.on for event in events if event.kind == "report" and event.on.is_known]
    since = record.registered.recorded.astimezone(LONDON).date() if record.registered else day
    referrals = referrals_of(record, case.id)
    came = (one.received.earliest for one in referrals if one.received.earliest is not None)
    waits = next((one.received.latest for one in reversed(referrals) if one.state == "waiting"), None)
    closed = case.closed
    return ClientHead(
        client_id=record.id, case_id=case.id, reference=record.text("reference"), case_reference=case.text("reference"),
        name=record.text("name"), name_to_use=record.text("name_to_use"), pronouns=record.text("pronouns"),
        word=record.text("word") or "client", enhanced_rights=bool(record.fields["enhanced_rights"].value),
        enhanced_reason=record.text("enhanced_reason") or None, region=record.text("region"),
        stage=judgement.main.stage,
        stages=tuple((track.suspect, track.stage, track.overridden) for track in tracks),
        police_force=case.text("police_force") or None, crime_reference=case.text("crime_reference"),
        cps_area=case.text("cps_area") or None, suspects=case.suspects,
        reported=min(reports, key=lambda on: on.earliest or date.max, default=UNKNOWN),
        with_us_since=min((since, *came)), owner=case.text("owner"),
        closed_on=date.fromisoformat(closed.on) if closed is not None else None,
        waits_since=waits if closed is None else None,
        reached=tuple(furthest_reached(events, track.suspect or None, day) for track in tracks),
    )  # fmt: skip


def case_of(store: Store, case_id: str) -> Case:
    """The case as the entitlement engine reads it, with the ids of its facts. Raises ``NotInRecord``."""
    return case_from(*store.case_record(case_id))


def exported_case_of(store: Store, case_id: str) -> Case:
    """The case as it is written to a case file: facts that came from one keep the ids that it gave them."""
    record, case = store.case_record(case_id)
    return case_from(record, case, file_ids=True)


@dataclass(frozen=True, slots=True)
class Closing:
    """When a case was closed, and the reason that was given."""

    on: date
    reason: str


def closing_of(store: Store, case_id: str) -> Closing | None:
    """How a case was closed; None while it is open. Raises ``NotInRecord``."""
    _record, case = store.case_record(case_id)
    return None if case.closed is None else Closing(date.fromisoformat(case.closed.on), case.closed.reason)


def cases_of(store: Store, client_id: str) -> tuple[str, ...]:
    """The cases of a client, oldest first. Raises ``NotInRecord``."""
    return tuple(store.record(client_id).cases)


def people_of(store: Store, case_id: str) -> tuple[PersonRow, ...]:
    """Everybody assigned to the case, those of now first, and the roles that are known to have nobody."""
    record, case = store.case_record(case_id)
    ended = ends_of(record, case.id)
    rows = []
    for fact in _facts(record, case):
        act = fact.latest
        if isinstance(act, acts.PersonAssigned) and act.name:
            end = ended.get(fact.id, UNKNOWN)
            rows.append(
                PersonRow(fact.id, act.role, act.name, act.number, act.phone, act.email, when(act.starts), end, False)
            )
    empty = [
        PersonRow(f"vacancy:{role}", role, "", "", "", "", since, UNKNOWN, True)
        for role, since in vacancies(record, case.id).items()
    ]
    gone = [row for row in rows if row.assignment_id in ended]
    here = [row for row in rows if row.assignment_id not in ended]
    return (*empty, *here, *sorted(gone, key=lambda row: row.ends.earliest or date.max, reverse=True))


def wishes_of(store: Store, client_id: str) -> tuple[WishRow, ...]:
    """Every wish of the client, newest first. Raises ``NotInRecord``."""
    rows = [
        WishRow(fact.id, fact.holding.entry, when(act.starts), act.updates, act.via, act.note)
        for fact in store.record(client_id).facts.values()
        if isinstance(act := fact.latest, acts.WishesChanged) and not fact.retracted
    ]
    return tuple(sorted(rows, key=lambda row: row.starts.earliest or date.min, reverse=True))


def safe_contact_of(store: Store, client_id: str) -> tuple[SafeChannel, ...]:
    """What holds of each way of reaching the client, without numbers and addresses.

    Those come only out of ``casework.safe_contact.show_contact``, which writes down that they were looked at.
    """
    return tuple(
        replace(channel, value="•" if channel.value else "") for channel in store.record(client_id).safe_channels
    )


def consents_of(store: Store, client_id: str) -> tuple[ConsentRow, ...]:
    """What the client agreed to, per party. Raises ``NotInRecord``."""
    rows = []
    for held in store.record(client_id).consents.values():
        act: acts.ConsentRecorded = held.value
        days = (when(act.given_on), when(act.ends_on), when(act.withdrawn_on))
        rows.append(ConsentRow(act.party, held.stamp.entry, days[0], act.method, days[1], days[2], act.note))
    return tuple(sorted(rows, key=lambda row: row.party))


def contact_plans_of(store: Store, case_id: str) -> tuple[PlanRow, ...]:
    """The agreed intervals of the case, newest first. Raises ``NotInRecord``."""
    record, case = store.case_record(case_id)
    rows = [
        PlanRow(fact.id, fact.holding.entry, act.agency, when(act.starts), act.every_days, act.basis, act.note)
        for fact in _facts(record, case)
        if isinstance(act := fact.latest, acts.ContactPlanAgreed)
    ]
    return tuple(sorted(rows, key=lambda row: row.starts.earliest or date.min, reverse=True))


def conflicts_of(store: Store, client_id: str) -> tuple[Conflict, ...]:
    """What two laptops changed without sight of each other and nobody has decided yet. Raises ``NotInRecord``."""
    return tuple(store.record(client_id).conflicts.values())


def fact_versions(store: Store, fact_id: str) -> tuple[FactVersion, ...]:
    """Every version of a fact, oldest first. Raises ``NotInRecord``."""
    client_id, _case = fact_place(store, fact_id)
    fact = store.record(client_id).facts[fact_id]
    return tuple(
        FactVersion(v.stamp.entry, v.stamp.recorded, v.stamp.author, v.fact, v.reason, v.fact is None)
        for v in fact.versions
    )


def _facts(record: ClientRecord, case: CaseRecord) -> list[FactRecord]:
    return [fact for fact in record.facts.values() if fact.case == case.id and not fact.retracted]
