"""Record that something happened in a case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from isva_desk.casework.checks import WrongAnswer, not_after_today, one_of, open_case_of, suspect_of, written
from isva_desk.casework.desk import Desk
from isva_desk.domain.dates import UNKNOWN, When
from isva_desk.domain.event_kinds import BODIES, EXTRA_FIELDS
from isva_desk.domain.labels import event_label
from isva_desk.journal import acts
from isva_desk.journal.casefile import DATE_FIELDS
from isva_desk.journal.changes import Changes
from isva_desk.journal.record import CaseRecord
from isva_desk.language import _

_COMMON = ("kind", "on", "learned", "suspect", "note", "ref")
_LATER_POSSIBLE = frozenset({"target_on", "review_on", "hearing_on", "trial_on", "promised_on"})


@dataclass(frozen=True, slots=True)
class NewEvent:
    """What happened. ``on`` is when, ``learned`` when the service learned of it; both may be unknown.

    Further fields are those that the kind may carry (``event_kinds.EXTRA_FIELDS``). ``note`` is one factual line.
    """

    kind: str
    on: When = UNKNOWN
    learned: When = UNKNOWN
    suspect: str | None = None
    wcu_received: When = UNKNOWN
    arrested_on: When = UNKNOWN
    target_on: When = UNKNOWN
    review_on: When = UNKNOWN
    hearing_on: When = UNKNOWN
    trial_on: When = UNKNOWN
    promised_on: When = UNKNOWN
    requested_from: str | None = None
    reason: str | None = None
    number: int | None = None
    scheme: str | None = None
    hearing: str | None = None
    outcome: str | None = None
    months: int | None = None
    hospital_order: bool | None = None
    to: str | None = None
    under_18: bool | None = None
    by: str | None = None
    what: str | None = None
    note: str = ""
    ref: str = ""


def record_event(desk: Desk, case_id: str, new: NewEvent) -> Changes:
    """Record an event; ``made`` is the id of the fact. Raises ``WrongAnswer`` naming the field."""
    record, case = open_case_of(desk, case_id)
    return desk.write(desk.entry(checked_event(desk, case, new), record.id, case_id))


def checked_event(desk: Desk, case: CaseRecord, new: NewEvent) -> acts.EventRecorded:
    """The event as the journal keeps it, or ``WrongAnswer``."""
    if new.kind not in EXTRA_FIELDS:
        raise WrongAnswer("kind", _('"{kind}" is not a kind of event.').format(kind=new.kind))
    suspect_of(case, new.suspect)
    values: dict[str, Any] = {}
    for name in acts.EventRecorded.__struct_fields__:
        value = getattr(new, name)
        given = value.is_known if isinstance(value, When) else value not in (None, "")
        if given and name not in _COMMON and name not in EXTRA_FIELDS[new.kind]:
            event = event_label(new.kind)
            raise WrongAnswer(name, _('"{event}" has no place for {field}.').format(event=event, field=name))
        if isinstance(value, When) and name not in _LATER_POSSIBLE:
            not_after_today(desk, value, name)
        values[name] = written(value, name) if name in DATE_FIELDS else value
    _check_values(new)
    values["note"] = new.note.strip()
    return acts.EventRecorded(**values)


def _check_values(new: NewEvent) -> None:
    if new.scheme is not None:
        one_of(new.scheme, ("police", "cps"), "scheme")
    for name in ("to", "by"):
        if (body := getattr(new, name)) is not None:
            one_of(body, BODIES, name)
    if new.number is not None and new.number < 1:
        raise WrongAnswer("number", _("Count action plans from 1."))
    if new.months is not None and new.months < 0:
        raise WrongAnswer("months", _("A sentence cannot be shorter than nothing."))
