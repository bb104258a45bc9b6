"""Correct a fact or take it back. Every version stays readable; the reason stands beside it."""

from __future__ import annotations

from typing import Any

import msgspec

from isva_desk.casework.checks import WrongAnswer, fact_of, filled, open_case_of, written
from isva_desk.casework.correction_checks import check_correction
from isva_desk.casework.desk import Desk
from isva_desk.casework.record_event import NewEvent, checked_event
from isva_desk.casework.record_update import NewUpdate, checked_update
from isva_desk.domain.dates import When
from isva_desk.journal import acts
from isva_desk.journal.casefile import when
from isva_desk.journal.changes import Changes
from isva_desk.journal.entry import NewEntry
from isva_desk.journal.lookup import fact_place
from isva_desk.journal.record import ClientRecord, FactRecord
from isva_desk.language import _

_ASKED_DAYS = ("on", "asked_on", "answer_by", "done_on", "promised_on")
_ASKED_FIELDS = (*_ASKED_DAYS, "to_name", "method", "note", "changed")
_ASKINGS = (acts.ChaseMade, acts.ChaseAnswered, acts.ChaseClosed)


def correct_fact(
    desk: Desk, fact_id: str, changed: dict[str, Any], reason: str = "", based_on: str | None = None
) -> Changes:
    """Some fields of a fact were wrong: ``changed`` holds what they should be, dates as ``When``.

    The kind of a fact cannot change. Raises ``WrongAnswer`` naming the field, as when the fact was recorded.
    """
    record, fact = _fact(desk, fact_id)
    replacement = _changed(desk, record, fact, changed)
    if replacement == fact.latest and not fact.retracted:
        return Changes()
    return _write(desk, record, fact, replacement, reason.strip(), based_on)


def correction(desk: Desk, fact_id: str, changed: dict[str, Any], reason: str) -> NewEntry:
    """The same as an entry that is still to be written, for what is corrected together with something else."""
    record, fact = _fact(desk, fact_id)
    return _entry(desk, record, fact, _changed(desk, record, fact, changed), reason.strip(), None)


def retract_fact(desk: Desk, fact_id: str, reason: str, based_on: str | None = None) -> Changes:
    """Take a fact back: it was never so. It stays readable and counts for nothing."""
    record, fact = _fact(desk, fact_id)
    return _write(desk, record, fact, None, filled(reason, "reason", _("Say why this is taken back.")), based_on)


def _fact(desk: Desk, fact_id: str) -> tuple[ClientRecord, FactRecord]:
    client_id, case_id = fact_place(desk.store, fact_id)
    if case_id is not None:
        open_case_of(desk, case_id)
    record = desk.store.record(client_id)
    return record, fact_of(record, fact_id)


def _changed(desk: Desk, record: ClientRecord, fact: FactRecord, changed: dict[str, Any]) -> acts.Fact:
    act = fact.latest
    for name in changed:
        if name not in act.__struct_fields__ or name in ("kind", "ref", "update", "assignment"):
            raise WrongAnswer(name, _("{field} cannot be changed here.").format(field=name))
    if isinstance(act, acts.EventRecorded):
        values = {name: _value(getattr(act, name), name, NewEvent) for name in act.__struct_fields__} | changed
        return checked_event(desk, record.cases[fact.case or ""], NewEvent(**values))
    if isinstance(act, acts.UpdateRecorded):
        values = {name: _value(getattr(act, name), name, NewUpdate) for name in act.__struct_fields__} | changed
        return checked_update(desk, record, record.cases[fact.case or ""], NewUpdate(**values))
    plain = {name: written(value, name) if isinstance(value, When) else value for name, value in changed.items()}
    if isinstance(act, _ASKINGS):
        _only_whole_days(changed)
    try:
        corrected: acts.Fact = msgspec.convert(msgspec.to_builtins(act) | plain, type(act))
    except msgspec.ValidationError as error:
        raise WrongAnswer(", ".join(changed), _("This value is not possible here.")) from error
    check_correction(desk, act, corrected)
    return corrected


def _only_whole_days(changed: dict[str, Any]) -> None:
    """Of an asking only its days and its words can be put right, and a day that is waited for is one day."""
    for name, value in changed.items():
        if name not in _ASKED_FIELDS:
            raise WrongAnswer(name, _("{field} cannot be changed here.").format(field=name))
        if name in _ASKED_DAYS and (not isinstance(value, When) or value.day is None):
            raise WrongAnswer(name, _("Give one day."))


def _value(value: Any, name: str, form: type) -> Any:
    """A field of the journal as the form takes it: texts that are dates become dates."""
    return when(value) if form.__annotations__.get(name) == "When" else value


def _write(
    desk: Desk, record: ClientRecord, fact: FactRecord, replacement: acts.Fact | None, reason: str, based_on: str | None
) -> Changes:
    return desk.write(_entry(desk, record, fact, replacement, reason, based_on))


def _entry(
    desk: Desk, record: ClientRecord, fact: FactRecord, replacement: acts.Fact | None, reason: str, based_on: str | None
) -> NewEntry:
    name = acts.NAMES[type(fact.latest)]
    fields = None if replacement is None else msgspec.to_builtins(replacement)
    act = acts.Corrected(fact.id, name, acts.ACTS[name][1], fields, reason)
    return desk.entry(act, record.id, fact.case, based_on or fact.holding.entry)
