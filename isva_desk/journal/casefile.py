"""The case as the entitlement engine reads it, made from what is known of a client."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

from isva_desk.domain.case import Case, Client, ContactPlan, Event, Update, Wish
from isva_desk.domain.dates import When, parse_when
from isva_desk.journal import acts
from isva_desk.journal.record import CaseRecord, ClientRecord, FactRecord

DATE_FIELDS = frozenset(
    ("on", "learned", "wcu_received", "arrested_on", "target_on", "review_on", "hearing_on", "trial_on", "promised_on")
)
_PLAIN_FIELDS = tuple(
    name for name in acts.EventRecorded.__struct_fields__ if name not in DATE_FIELDS and name not in ("note", "ref")
)

when = lru_cache(maxsize=4096)(parse_when)


def case_from(record: ClientRecord, case: CaseRecord, *, file_ids: bool = False) -> Case:
    """One case of a client. Ids are those of the facts, or with ``file_ids`` those that the case file gave them."""
    facts = [fact for fact in record.facts.values() if not fact.retracted]
    here = [fact for fact in facts if fact.case == case.id]
    names = {fact.id: _file_id(fact) for fact in here} if file_ids else {}
    return Case(
        reference=case.text("reference"),
        client=client_from(record, facts),
        police_force=case.text("police_force") or None,
        cps_area=case.text("cps_area") or None,
        suspects=case.suspects,
        contact_plans=tuple(_plan(fact.latest) for fact in here if isinstance(fact.latest, acts.ContactPlanAgreed)),
        events=tuple(
            event_from(names.get(fact.id, fact.id), fact.latest)
            for fact in here
            if isinstance(fact.latest, acts.EventRecorded)
        ),
        updates=tuple(_updates(here, names)),
    )


def client_from(record: ClientRecord, facts: list[FactRecord]) -> Client:
    """What of the client matters for a judgement."""
    return Client(
        reference=record.text("reference"),
        enhanced_rights=bool(record.fields["enhanced_rights"].value),
        enhanced_reason=record.text("enhanced_reason") or None,
        region="wales" if record.text("region") == "wales" else "england",
        wishes=tuple(_wish(fact.latest) for fact in facts if isinstance(fact.latest, acts.WishesChanged)),
        word=record.text("word") or None,
        name_to_use=record.text("name_to_use") or None,
        pronouns=record.text("pronouns") or None,
    )


def event_from(fact_id: str, act: acts.EventRecorded) -> Event:
    """An event as the domain knows it."""
    values: dict[str, Any] = {name: when(getattr(act, name)) for name in DATE_FIELDS}
    values |= {name: getattr(act, name) for name in _PLAIN_FIELDS}
    return Event(id=fact_id, **values)


def update_from(fact_id: str, act: acts.UpdateRecorded) -> Update:
    """An update as the domain knows it."""
    return Update(
        id=fact_id, by=act.by, about=act.about, to=act.to, on=when(act.on), sent_on=when(act.sent_on),
        method=act.method,
        covers=act.covers, outcome=act.outcome, reasons=act.reasons, review_right=act.review_right, offer=act.offer,
        answer=act.answer,
    )  # fmt: skip


def _updates(facts: list[FactRecord], names: dict[str, str]) -> list[Update]:
    held = {fact.id: fact.latest for fact in facts if isinstance(fact.latest, acts.UpdateRecorded)}
    found = []
    for fact in facts:
        act = fact.latest
        if isinstance(act, acts.UpdateRecorded):
            found.append(_renamed(update_from(fact.id, act), names))
        elif isinstance(act, acts.UpdatePassedOn) and act.update in held:
            # Passing on is a telling by the adviser. It never meets a rule that an agency owes.
            about = held[act.update].about
            telling = Update(id=fact.id, by="isva", about=about, to="client", on=when(act.on), method=act.method)
            found.append(_renamed(telling, names))
    return found


def _renamed(update: Update, names: dict[str, str]) -> Update:
    if not names:
        return update
    about = tuple(names.get(event, event) for event in update.about)
    return replace(update, id=names.get(update.id, update.id), about=about)


def _file_id(fact: FactRecord) -> str:
    act = fact.latest
    return (act.ref or fact.id) if isinstance(act, acts.EventRecorded | acts.UpdateRecorded) else fact.id


def _wish(act: acts.WishesChanged) -> Wish:
    return Wish(when(act.starts), act.updates, act.via)


def _plan(act: acts.ContactPlanAgreed) -> ContactPlan:
    return ContactPlan(act.agency, when(act.starts), act.every_days, act.basis)


def fact_days(case: Case) -> list[When]:
    """The dates that decide which facts a judgement looks at."""
    days = [known for event in case.events for known in (event.on, event.wcu_received)]
    days += [known for update in case.updates for known in (update.on, update.sent_on)]
    days += [wish.starts for wish in case.client.wishes]
    return days + [plan.starts for plan in case.contact_plans]
