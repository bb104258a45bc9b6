"""Hard news: a decision that is coming, the plan for telling it, what came of that, and what is known round it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal, get_args

from isva_desk.casework.checks import (
    WrongAnswer,
    fact_of,
    filled,
    not_after_today,
    one_of,
    open_case_of,
    suspect_of,
    written,
)
from isva_desk.casework.desk import Desk
from isva_desk.casework.record_update import NewUpdate, checked_update
from isva_desk.domain.dates import UNKNOWN, When
from isva_desk.domain.decision_lists import DecisionLists, decision_lists
from isva_desk.domain.event_kinds import JUSTICE_BODIES, METHODS
from isva_desk.journal.acts import EventRecorded, UpdatePassedOn, UpdateRecorded
from isva_desk.journal.acts.decisions import (
    DecisionDescribed,
    DecisionExpected,
    DeliveryDone,
    DeliveryPlanned,
    Tick,
)
from isva_desk.journal.changes import Changes
from isva_desk.journal.decisions.folded import HARD_NEWS, Wish, decisions_of_record
from isva_desk.journal.entry import NewEntry
from isva_desk.journal.lookup import fact_place
from isva_desk.journal.projections import open_updates
from isva_desk.journal.record import ClientRecord
from isva_desk.language import _

TICKS: tuple[str, ...] = get_args(Tick)
REVIEW_WISHES: tuple[str, ...] = get_args(Wish)
AS_PLANNED = ("yes", "no", "not-told", "")


@dataclass(frozen=True, slots=True)
class NewPlan:
    """How it is to be told. ``decision`` "" is for the next one that comes, on ``suspect`` where one is named."""

    decision: str = ""
    suspect: str | None = None
    who: str = ""
    method: str | None = None
    when: When = UNKNOWN
    with_whom: str = ""
    avoid: tuple[str, ...] = ()
    ready: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """What is known round a decision; "" is "not known" and leaves what was said before."""

    warned: Tick = ""
    warned_on: When = UNKNOWN
    met: Tick = ""
    met_on: When = UNKNOWN
    review: Wish = ""
    support: Tick = ""
    note: str = ""


def expect_decision(
    desk: Desk, case_id: str, by: str, expected: When = UNKNOWN, suspect: str | None = None, note: str = ""
) -> Changes:
    """A body is known to be about to decide. ``made`` is the fact. Raises ``WrongAnswer`` naming the field."""
    record, case = open_case_of(desk, case_id)
    one_of(by, sorted(set(HARD_NEWS.values())), "by")
    suspect_of(case, suspect)
    act = DecisionExpected(by, written(expected, "expected"), suspect, desk.today().isoformat(), note.strip())
    return desk.write(desk.entry(act, record.id, case_id))


def plan_delivery(desk: Desk, case_id: str, new: NewPlan) -> Changes:
    """Plan how hard news is told, before or after the decision is taken. Raises ``WrongAnswer`` naming the field."""
    record, case = open_case_of(desk, case_id)
    lists = decision_lists()
    if new.decision:
        _decision(record, case_id, new.decision)
    suspect_of(case, new.suspect)
    if new.who:
        one_of(new.who, lists.who, "who")
    if new.method is not None:
        one_of(new.method, METHODS, "method")
    _all_of(new.avoid, [one.id for one in lists.avoid], "avoid")
    _all_of(new.ready, [one.id for one in lists.ready], "ready")
    act = DeliveryPlanned(
        new.decision, None if new.decision else new.suspect, new.who, new.method, written(new.when, "when"),
        new.with_whom.strip(), new.avoid, new.ready, desk.today().isoformat(), new.note.strip(),
    )  # fmt: skip
    if act == DeliveryPlanned(decision=new.decision, suspect=act.suspect, on=act.on):
        raise WrongAnswer("who", _("Say at least one thing: who tells it, how, when, or what not to do."))
    return desk.write(desk.entry(act, record.id, case_id))


def cautions(new: NewPlan, lists: DecisionLists | None = None) -> tuple[str, ...]:
    """What of the plan is itself among the things to avoid, in the words of the list; the plan can still be saved."""
    found = (lists or decision_lists()).avoid
    return tuple(one.words for one in found if one.is_done_by(new.when, new.method))


def deliver(
    desk: Desk,
    decision_id: str,
    as_planned: Literal["yes", "no", "not-told", ""],
    told: NewUpdate | None = None,
    around: Around | None = None,
    note: str = "",
) -> Changes:
    """What came of telling a decision, with the telling itself as an update, in one transaction.

    ``told`` None: it was not told, or is on record already. Raises ``WrongAnswer`` naming the field.
    """
    _client, case_id = fact_place(desk.store, decision_id)
    record, case = open_case_of(desk, case_id or "")
    _decision(record, case.id, decision_id)
    one_of(as_planned, AS_PLANNED, "as_planned")
    entries: list[NewEntry] = []
    update_id, on = "", desk.today().isoformat()
    if told is not None:
        if as_planned == "not-told":
            raise WrongAnswer("as_planned", _("Choose: not told, or when it was told."))
        if told.by not in (*JUSTICE_BODIES, "isva") or told.to != "client":
            raise WrongAnswer("by", _("Say who told the client."))
        update = replace(told, about=tuple(dict.fromkeys((*told.about, decision_id))))
        entries.append(desk.entry(checked_update(desk, record, case, update), record.id, case.id))
        update_id, on = entries[0].id, written(told.on, "on") or on
        entries += _passed_on(desk, record, case.id, update)
    elif as_planned != "not-told" and not _is_told(record, case.id, decision_id):
        filled(note, "note", _("Say in a few words what came of it."))
    done = DeliveryDone(decision_id, as_planned, update_id, on, note.strip())
    entries.append(desk.entry(done, record.id, case.id))
    if around is not None and around != Around():
        entries.append(desk.entry(_described(desk, decision_id, around), record.id, case.id))
    return desk.write(*entries)


def _passed_on(desk: Desk, record: ClientRecord, case_id: str, update: NewUpdate) -> list[NewEntry]:
    """Where the adviser told it, what was held about it is passed on with it."""
    if update.by != "isva":
        return []
    held = [
        fact.id for fact in open_updates(record, case_id)
        if isinstance(fact.latest, UpdateRecorded) and set(fact.latest.about) & set(update.about)
    ]  # fmt: skip
    on = written(update.on, "on")
    return [desk.entry(UpdatePassedOn(identity, on, update.method), record.id, case_id) for identity in held]


def _is_told(record: ClientRecord, case_id: str, decision_id: str) -> bool:
    taken = decisions_of_record(record, case_id).taken
    return any(one.id == decision_id and one.told_by for one in taken)


def describe_decision(desk: Desk, decision_id: str, around: Around) -> Changes:
    """What is known round a decision. ``made`` is the description. Raises ``WrongAnswer`` naming the field."""
    client_id, case_id = fact_place(desk.store, decision_id)
    record, _case = open_case_of(desk, case_id or "")
    _decision(record, case_id or "", decision_id)
    if around == Around():
        raise WrongAnswer("warned", _("There is nothing to save yet."))
    return desk.write(desk.entry(_described(desk, decision_id, around), client_id, case_id))


def _described(desk: Desk, decision_id: str, around: Around) -> DecisionDescribed:
    for name in ("warned", "met", "support"):
        one_of(getattr(around, name), TICKS, name)
    one_of(around.review, REVIEW_WISHES, "review")
    for name in ("warned_on", "met_on"):
        not_after_today(desk, getattr(around, name), name)
    return DecisionDescribed(
        decision_id, around.warned, written(around.warned_on, "warned_on"), around.met,
        written(around.met_on, "met_on"), around.review, around.support, desk.today().isoformat(), around.note.strip(),
    )  # fmt: skip


def _decision(record: ClientRecord, case_id: str, event_id: str) -> EventRecorded:
    """The decision of that id. Raises ``WrongAnswer``."""
    fact = fact_of(record, event_id)
    if fact.case != case_id or not isinstance(fact.latest, EventRecorded) or fact.latest.kind not in HARD_NEWS:
        raise WrongAnswer("decision", _("This is not a decision in this case."))
    return fact.latest


def _all_of(values: Collection[str], allowed: Collection[str], field: str) -> None:
    for value in values:
        one_of(value, allowed, field)
