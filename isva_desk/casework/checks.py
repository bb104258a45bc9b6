"""Checks that operations share. Each names the field that is wrong, in one sentence for a person."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from isva_desk.casework.desk import Desk
from isva_desk.domain.dates import NotADate, When, parse_when
from isva_desk.domain.problems import KnownProblem
from isva_desk.journal.record import CaseRecord, ClientRecord, FactRecord
from isva_desk.language import _


class WrongAnswer(KnownProblem):
    """Something that was given cannot be taken. ``field`` is the name of the field, for the form to point at."""

    def __init__(self, field: str, sentence: str, next_step: str = "") -> None:
        super().__init__(sentence, kept=_("Nothing was saved; what you typed is still here."), next_step=next_step)
        self.field = field


def written(known: When, field: str) -> str | None:
    """The text of a date as the journal keeps it. Raises ``WrongAnswer`` when it cannot be read back."""
    if known.text is None:
        return None
    try:
        parse_when(known.text)
    except NotADate as error:
        raise WrongAnswer(field, str(error)) from error
    return known.text


def not_after_today(desk: Desk, known: When, field: str) -> None:
    """A thing that is said to have happened cannot lie wholly in the future."""
    if known.earliest is not None and known.earliest > desk.today():
        raise WrongAnswer(field, _("This day is still to come. Record it when it has happened."))


def one_of(value: str, allowed: Collection[str], field: str) -> None:
    """The value is one of those that the field can hold."""
    if value not in allowed:
        raise WrongAnswer(
            field,
            _('"{value}" is not possible here; choose one of: {choices}.').format(
                value=value, choices=", ".join(allowed)
            ),
        )


def filled(value: str, field: str, sentence: str) -> str:
    """The text without spaces around it. Raises ``WrongAnswer`` when nothing is left."""
    if not value.strip():
        raise WrongAnswer(field, sentence)
    return value.strip()


def open_case_of(desk: Desk, case_id: str) -> tuple[ClientRecord, CaseRecord]:
    """The case, which must not be closed."""
    record, case = desk.store.case_record(case_id)
    if case.closed is not None:
        raise WrongAnswer(
            "case", _("This case is closed."), next_step=_("Open the case again to record something in it.")
        )
    return record, case


def suspect_of(case: CaseRecord, suspect: str | None) -> None:
    """The suspect is one of the case's."""
    if suspect is not None and suspect not in case.suspects:
        raise WrongAnswer("suspect", _("Suspect {suspect} is not in this case.").format(suspect=suspect))


def fact_of(record: ClientRecord, fact_id: str) -> FactRecord:
    """A fact of this client that was not taken back."""
    fact = record.facts.get(fact_id)
    if fact is None or fact.retracted:
        raise WrongAnswer("fact", _("This fact is not in the record."))
    return fact


def day_text(day: date | None) -> str | None:
    """A day as the journal keeps it."""
    return None if day is None else day.isoformat()
