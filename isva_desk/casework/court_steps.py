"""Steps of special measures, preparations, the personal statement and practical matters, one at a time."""

from __future__ import annotations

from dataclasses import dataclass

from isva_desk.casework.checks import WrongAnswer, not_after_today, one_of, open_case_of, written
from isva_desk.casework.court_hearings import known_hearing
from isva_desk.casework.desk import Desk
from isva_desk.casework.record_event import NewEvent, checked_event
from isva_desk.casework.record_update import NewUpdate, checked_update
from isva_desk.domain.court_lists import Group, Item, Step, court_lists
from isva_desk.domain.dates import UNKNOWN, When
from isva_desk.domain.event_kinds import JUSTICE_BODIES, METHODS
from isva_desk.journal import acts
from isva_desk.journal.acts.court import CourtStep, WitnessCareContacted
from isva_desk.journal.casefile import when
from isva_desk.journal.changes import Changes
from isva_desk.journal.court.steps import MEASURES, steps_of
from isva_desk.journal.entry import NewEntry
from isva_desk.journal.folding import fold
from isva_desk.journal.record import CaseRecord, ClientRecord
from isva_desk.language import _

DECISION = "special-measures-decision"


@dataclass(frozen=True, slots=True)
class NewStep:
    """A step by the ids of ``resources/court``. ``by`` is a body, ``who`` a name or a role.

    ``with_event`` (a decision of the court): also record the event, unless one of that day is on record already.
    ``with_update`` (an offer, a telling): also record it as an update, which is what entitlements look at.
    """

    group: str
    item: str
    step: str
    hearing: str = ""
    on: When = UNKNOWN
    learned: When = UNKNOWN
    by: str = ""
    who: str = ""
    method: str | None = None
    wcu_received: When = UNKNOWN
    with_event: bool = True
    with_update: bool = True
    note: str = ""


def take_step(desk: Desk, case_id: str, *steps: NewStep) -> Changes:
    """Record steps in one transaction, each with the event or update that belongs to it; ``made`` is the first entry.

    Several measures that were decided on one day share one event. Raises ``WrongAnswer`` naming the field.
    """
    record, case = open_case_of(desk, case_id)
    entries: list[NewEntry] = []
    for step in steps:
        fresh = _entries(desk, record, case, step)
        record = fold(record, [desk.store.unwritten(entry, desk.author) for entry in fresh])
        case = record.cases[case_id]
        entries += fresh
    return desk.write(*entries)


def contact_witness_care(
    desk: Desk, case_id: str, on: When, method: str | None = None, who: str = "", note: str = ""
) -> Changes:
    """Record that the adviser was in touch with Witness Care. What they told is an update. Raises ``WrongAnswer``."""
    record, case = open_case_of(desk, case_id)
    not_after_today(desk, on, "on")
    if method is not None:
        one_of(method, METHODS, "method")
    act = WitnessCareContacted(written(on, "on"), method, who.strip(), note.strip())
    return desk.write(desk.entry(act, record.id, case.id))


def found_step(group_id: str, item_id: str, step_id: str) -> tuple[Group, Item, Step]:
    """The group, item and step of these ids. Raises ``WrongAnswer`` naming the one that is not known."""
    groups = court_lists().groups
    one_of(group_id, list(groups), "group")
    group = groups[group_id]
    one_of(item_id, [item.id for item in group.items], "item")
    one_of(step_id, [step.id for step in group.steps], "step")
    item, step = group.item(item_id), group.step(step_id)
    if item is None or step is None:
        raise LookupError(item_id, step_id)
    return group, item, step


def _entries(desk: Desk, record: ClientRecord, case: CaseRecord, new: NewStep) -> list[NewEntry]:
    group, item, step = found_step(new.group, new.item, new.step)
    hearing = known_hearing(record, case, new.hearing).name if group.per_hearing else ""
    for known, field in ((new.on, "on"), (new.learned, "learned")):
        not_after_today(desk, known, field)
    if new.by:
        one_of(new.by, (*JUSTICE_BODIES, "isva", "other"), "by")
    entries: list[NewEntry] = []
    event = _event_of(desk, record, case, new, step, entries)
    update = _update_of(desk, record, case, new, item, step, event, entries)
    act = CourtStep(
        new.group, new.item, new.step, hearing, written(new.on, "on"), written(new.learned, "learned"), new.by,
        new.who.strip(), event, update, new.note.strip(),
    )  # fmt: skip
    return [*entries, desk.entry(act, record.id, case.id)]


def _event_of(
    desk: Desk, record: ClientRecord, case: CaseRecord, new: NewStep, step: Step, entries: list[NewEntry]
) -> str:
    """The event of a decision: the one of that day that is on record, or a new one. "" for any other step."""
    if not step.decision:
        return _decided_by(record, case, new) if step.tells else ""
    for fact in record.facts.values():
        act = fact.latest
        same_case = fact.case == case.id and not fact.retracted
        if same_case and isinstance(act, acts.EventRecorded) and act.kind == DECISION and act.on == new.on.text:
            return fact.id
    if not new.with_event:
        return ""
    event = NewEvent(DECISION, new.on, learned=new.learned, wcu_received=new.wcu_received)
    entries.append(desk.entry(checked_event(desk, case, event), record.id, case.id))
    return entries[-1].id


def _decided_by(record: ClientRecord, case: CaseRecord, new: NewStep) -> str:
    decided = steps_of(record, case).get((MEASURES, new.item, ""), {}).get("decided")
    return decided.event if decided is not None else ""


def _update_of(
    desk: Desk,
    record: ClientRecord,
    case: CaseRecord,
    new: NewStep,
    item: Item,
    step: Step,
    event: str,
    entries: list[NewEntry],
) -> str:
    """The update of an offer or a telling, so that it counts for what is owed; "" where there is none."""
    offers = bool(item.offer) and step.id == "offered"
    if not new.with_update or not new.by or not (offers or (step.tells and event)):
        return ""
    told = NewUpdate(
        new.by, on=new.on, method=new.method, about=() if offers else (event,), offer=item.offer if offers else None
    )
    same = _same_update(record, case, told)
    if same:
        return same
    if new.by == "isva" and offers:
        raise WrongAnswer("by", _("Say which body offered it. What you offer yourself is a step without a body."))
    entries.append(desk.entry(checked_update(desk, record, case, told), record.id, case.id))
    return entries[-1].id


def _same_update(record: ClientRecord, case: CaseRecord, told: NewUpdate) -> str:
    """The update that says the same already: several measures are told in one call."""
    for fact in record.facts.values():
        act = fact.latest
        if fact.case == case.id and not fact.retracted and isinstance(act, acts.UpdateRecorded):
            same = (act.by, act.to, act.about, act.offer) == (told.by, told.to, told.about, told.offer)
            if same and act.outcome == "told" and when(act.on) == told.on:
                return fact.id
    return ""
