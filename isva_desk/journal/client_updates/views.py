"""What pages read: the updates that were written for the client of a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from isva_desk.journal.acts.client_updates import ClientUpdateMade
from isva_desk.journal.client_updates.area import about_words
from isva_desk.journal.store import Store


@dataclass(frozen=True, slots=True)
class WrittenUpdate:
    """One update that left the desk, and everything that can be said of it later. ``about`` is in words."""

    fact_id: str
    about: str
    form: str
    language: str
    templates: tuple[str, ...]
    how: str
    on: date
    hash: str
    protected: bool
    checked_on: date | None
    condition: str
    reason: str
    reviewed: bool
    interpreter: str
    note: str
    recorded: datetime
    author: str


def written_updates(store: Store, case_id: str) -> tuple[WrittenUpdate, ...]:
    """The updates of a case that were not taken back, newest first. Raises ``NotInRecord``."""
    record, case = store.case_record(case_id)
    found = [
        WrittenUpdate(
            fact_id=fact.id, about=about_words(record, act.about), form=act.form, language=act.language,
            templates=act.templates, how=act.how, on=date.fromisoformat(act.on), hash=act.hash,
            protected=act.protected, checked_on=date.fromisoformat(act.checked_on) if act.checked_on else None,
            condition=act.condition, reason=act.reason, reviewed=act.reviewed, interpreter=act.interpreter,
            note=act.note, recorded=fact.first.recorded, author=fact.first.author,
        )
        for fact in record.facts.values()
        if fact.case == case.id and not fact.retracted and isinstance(act := fact.latest, ClientUpdateMade)
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.on, one.recorded), reverse=True))
