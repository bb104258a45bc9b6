"""Letters: one that came (its update and what it gives, in one transaction), and dates that somebody gave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import get_args

from isva_desk.casework.checks import WrongAnswer, fact_of, one_of, open_case_of, written
from isva_desk.casework.desk import Desk
from isva_desk.casework.record_event import NewEvent, checked_event
from isva_desk.casework.record_update import NewUpdate, UpdatePreview, checked_update, difference
from isva_desk.domain.dates import When
from isva_desk.domain.letter_lists import letter_lists
from isva_desk.entitlements.assess import assess
from isva_desk.entitlements.entitlement import HIDDEN_VERDICTS, Entitlement
from isva_desk.entitlements.rule_book import RuleBook
from isva_desk.journal.acts import EventRecorded, UpdateRecorded
from isva_desk.journal.acts.letters import DateGiven, LetterDescribed, Reach, Tick
from isva_desk.journal.casefile import case_from
from isva_desk.journal.changes import Changes
from isva_desk.journal.entry import NewEntry
from isva_desk.journal.folding import fold
from isva_desk.journal.lookup import fact_place
from isva_desk.journal.record import ClientRecord
from isva_desk.language import _

TICKS: tuple[str, ...] = get_args(Tick)
REACHES: tuple[str, ...] = get_args(Reach)
_TOLD = ("told", "told-with-reasons", "sent", "told-or-sent")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a letter gives and how it reads; "" is "not known" everywhere."""

    kind: str
    copied: Tick = ""
    investigator: Reach = ""
    prosecutor: Reach = ""
    clear: Tick = ""
    complete: Tick = ""
    kindly: Tick = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class GivenDate:
    """A date as a letter or a call gave it: of an event of the case, of what is new, or of a hearing by its name."""

    says: When
    event: str = ""
    hearing: str = ""
    of_new: bool = False


@dataclass(frozen=True, slots=True)
class NewLetter:
    """A letter: who wrote to whom, when and about what (``update``), perhaps of something new (``event``)."""

    update: NewUpdate
    reading: Reading
    event: NewEvent | None = None
    gives: tuple[GivenDate, ...] = ()


@dataclass(frozen=True, slots=True)
class Tellable:
    """An entitlement that starts with an event and that a letter about it can meet."""

    rule: str
    title: str
    by: tuple[str, ...]  # who may tell it; empty: any body of justice


def tellable(entitlements: Sequence[Entitlement], event: str) -> tuple[Tellable, ...]:
    """What a letter about this event can settle: the sheet asks which of it the letter really says."""
    return tuple(
        Tellable(one.rule, one.title, one.version.by)
        for one in entitlements
        if one.trigger == event and one.version.met_by in _TOLD and one.verdict not in HIDDEN_VERDICTS
    )


def tellable_of(rules: RuleBook, kind: str) -> tuple[Tellable, ...]:
    """The same for an event of this kind that is not on record yet."""
    found = (versions[-1] for versions in rules.by_trigger.get(kind, ()))
    return tuple(Tellable(rule.id, rule.plain, rule.by) for rule in found if rule.met_by in _TOLD)


def covers_of(told: Sequence[Tellable], by: str, said: Sequence[str]) -> tuple[str, ...]:
    """The rules that the update names: none where the letter says all that it could, which then needs no naming."""
    possible = [one.rule for one in told if not one.by or by in one.by]
    covered = tuple(rule for rule in possible if rule in said)
    return () if len(covered) == len(possible) else covered


def record_letter(desk: Desk, case_id: str, new: NewLetter) -> Changes:
    """Write down all of it or nothing. ``made`` is the id of the event where there is one, else of the update.

    Raises ``WrongAnswer`` naming the field.
    """
    entries, _before, _after = _entries(desk, case_id, new)
    return desk.write(*entries)


def preview_letter(desk: Desk, case_id: str, new: NewLetter) -> UpdatePreview:
    """What the letter would settle, by the judgement that follows when it is saved. Writes nothing."""
    _made, before, after = _entries(desk, case_id, new)
    return difference(
        assess(case_from(before, before.cases[case_id]), desk.rules, desk.calendar, desk.today()),
        assess(case_from(after, after.cases[case_id]), desk.rules, desk.calendar, desk.today()),
        new.update,
    )


def describe_letter(desk: Desk, update_id: str, reading: Reading, gives: Sequence[GivenDate] = ()) -> Changes:
    """Say of an update that it was a letter, or more of one that is known. ``made`` is the description."""
    client_id, case_id = fact_place(desk.store, update_id)
    record, _case = open_case_of(desk, case_id or "")
    _update(record, update_id)
    entries = [desk.entry(_checked(update_id, reading), client_id, case_id)]
    entries += [desk.entry(_date(record, case_id or "", update_id, one, ""), client_id, case_id) for one in gives]
    return desk.write(*entries)


def give_date(desk: Desk, case_id: str, update: NewUpdate, gives: GivenDate) -> Changes:
    """Somebody told a date in a call or a mail: the update and the date in one transaction. ``made`` is the update."""
    record, case = open_case_of(desk, case_id)
    told = desk.entry(checked_update(desk, record, case, update), record.id, case_id)
    date = desk.entry(_date(record, case_id, told.id, gives, ""), record.id, case_id)
    return desk.write(told, date)


def give_date_of(desk: Desk, update_id: str, gives: GivenDate) -> Changes:
    """An update that is known gave this date. ``made`` is the given date."""
    client_id, case_id = fact_place(desk.store, update_id)
    record, _case = open_case_of(desk, case_id or "")
    _update(record, update_id)
    return desk.write(desk.entry(_date(record, case_id or "", update_id, gives, ""), client_id, case_id))


def _entries(desk: Desk, case_id: str, new: NewLetter) -> tuple[Sequence[NewEntry], ClientRecord, ClientRecord]:
    record, case = open_case_of(desk, case_id)
    before, entries, update, event_id = record, [], new.update, ""
    if new.event is not None:
        event = desk.entry(checked_event(desk, case, new.event), record.id, case_id)
        entries.append(event)
        record, event_id = _with(desk, record, event), event.id
        update = replace(update, about=(*update.about, event.id))
    if not (update.on.is_known or update.sent_on.is_known):
        raise WrongAnswer("on", _("Say when the letter came, or when it was sent."))
    told = desk.entry(checked_update(desk, record, record.cases[case_id], update), record.id, case_id)
    record = _with(desk, record, told)
    entries.append(told)
    entries.append(desk.entry(_checked(told.id, new.reading), record.id, case_id))
    entries += [desk.entry(_date(record, case_id, told.id, one, event_id), record.id, case_id) for one in new.gives]
    return entries, before, record


def _with(desk: Desk, record: ClientRecord, entry: NewEntry) -> ClientRecord:
    return fold(record, [desk.store.unwritten(entry, desk.author)])


def _checked(update_id: str, reading: Reading) -> LetterDescribed:
    one_of(reading.kind, [kind.id for kind in letter_lists().kinds], "kind")
    for name in ("copied", "clear", "complete", "kindly"):
        one_of(getattr(reading, name), TICKS, name)
    for name in ("investigator", "prosecutor"):
        one_of(getattr(reading, name), REACHES, name)
    return LetterDescribed(
        update_id, reading.kind, reading.copied, reading.investigator, reading.prosecutor, reading.clear,
        reading.complete, reading.kindly, reading.note.strip(),
    )  # fmt: skip


def _date(record: ClientRecord, case_id: str, update_id: str, given: GivenDate, new_event: str) -> DateGiven:
    if not given.says.is_known:
        raise WrongAnswer("says", _("Give the date as it was given."))
    event, hearing = new_event if given.of_new else given.event, given.hearing.strip()
    if bool(event) == bool(hearing):
        raise WrongAnswer("says", _("Say of what the date is: something in the case, or a hearing by its name."))
    if event and not given.of_new:
        fact = fact_of(record, event)
        if fact.case != case_id or not isinstance(fact.latest, EventRecorded):
            raise WrongAnswer("says", _("What the date is of is not in the case."))
    return DateGiven(update_id, written(given.says, "says"), event, hearing)


def _update(record: ClientRecord, update_id: str) -> None:
    if not isinstance(fact_of(record, update_id).latest, UpdateRecorded):
        raise WrongAnswer("update", _("Only an update can be a letter, or give a date."))
