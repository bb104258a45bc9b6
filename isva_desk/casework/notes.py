"""Write a note, put it right, and see beforehand what the checker points at. What was saved is never overwritten."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from isva_desk.casework.checks import WrongAnswer, filled, not_after_today, one_of, open_case_of, written
from isva_desk.casework.correct_fact import correct_fact
from isva_desk.casework.desk import Desk
from isva_desk.casework.note_files import Purposes, load_checker, load_purposes
from isva_desk.domain import resources
from isva_desk.domain.dates import UNKNOWN, When
from isva_desk.domain.labels import CHANNELS
from isva_desk.domain.note_checks import Mark, marks_in
from isva_desk.domain.note_words import DIRECTIONS, OUTCOMES, WHOM
from isva_desk.journal import acts as all_acts
from isva_desk.journal.about_vault import about_vault
from isva_desk.journal.acts import notes as acts
from isva_desk.journal.casefile import when
from isva_desk.journal.changes import Changes
from isva_desk.journal.lookup import fact_place
from isva_desk.language import _

LONGEST_TEXT = 4000
_MINUTES_OF_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class NewNote:
    """One note. With a ``channel`` it is a contact: with whom (a role), which way, and whether it succeeded."""

    text: str
    purpose: str
    on: When = UNKNOWN
    learned: When = UNKNOWN
    channel: str = ""
    direction: str = ""
    whom: str = ""
    outcome: str = ""
    minutes: int | None = None


def write_note(desk: Desk, case_id: str, new: NewNote) -> Changes:
    """Write a note; ``made`` is its id. Marks never stop it: only their number is kept. Raises ``WrongAnswer``."""
    record, _case = open_case_of(desk, case_id)
    act = checked_note(desk, new)
    one_of(act.purpose, purposes().open_on(desk.today()), "purpose")
    act = _counted(act, len(marks_of(desk, case_id, act.note)))
    return desk.write(desk.entry(act, record.id, case_id))


def correct_note(desk: Desk, note_id: str, new: NewNote, reason: str, based_on: str | None = None) -> Changes:
    """Put a note right; the version before it stays readable, with the reason. Raises ``WrongAnswer``."""
    why = filled(reason, "reason", _("Say why it is corrected. The first version stays readable beside it."))
    _client, case_id = fact_place(desk.store, note_id)
    act = checked_note(desk, new)
    act = _counted(act, len(marks_of(desk, case_id or "", act.note)))
    changed = {name: getattr(act, name) for name in act.__struct_fields__}
    changed |= {"on": new.on, "learned": new.learned}
    return correct_fact(desk, note_id, changed, why, based_on)


def marks_of(desk: Desk, case_id: str, text: str) -> tuple[Mark, ...]:
    """What the checker points at in a text for this case."""
    return marks_in(text, load_checker(resources.folder()), names_that_may_stand(desk, case_id))


def names_that_may_stand(desk: Desk, case_id: str) -> tuple[str, ...]:
    """The names that belong in the case: the client, people with a role, force, Area, courts, the service itself."""
    record, case = desk.store.case_record(case_id)
    directory, about = desk.directory, about_vault(desk.store)
    force, area = directory.force(case.text("police_force") or None), directory.cps_area(case.text("cps_area") or None)
    people = [
        fact.latest.name
        for fact in record.facts.values()
        if isinstance(fact.latest, all_acts.PersonAssigned) and fact.case == case_id
    ]
    places = [court.name for court in directory.courts]
    own = [desk.author, about.service if about is not None else ""]
    named = [found.name for found in (force, area) if found is not None]
    return tuple(
        filter(None, (record.text("name"), record.text("name_to_use"), *people, *places, *own, *named, *case.suspects))
    )


def purposes() -> Purposes:
    """The codes that say what a note was for."""
    return load_purposes(resources.folder())


def checked_note(desk: Desk, new: NewNote) -> acts.NoteWritten:
    """The note as the journal keeps it, or ``WrongAnswer``."""
    text = filled(new.text, "text", _("Write in a sentence or two what was done and agreed."))
    if len(text) > LONGEST_TEXT:
        raise WrongAnswer("text", _("A note has at most {count} letters. Keep it short.").format(count=LONGEST_TEXT))
    one_of(new.purpose, tuple(purposes().words), "purpose")
    for name, known in (("on", new.on), ("learned", new.learned)):
        not_after_today(desk, known, name)
    if new.minutes is not None and not 0 <= new.minutes <= _MINUTES_OF_A_DAY:
        raise WrongAnswer("minutes", _("Give the minutes as a number, at most those of a day."))
    contact = _contact(new)
    return acts.NoteWritten(
        on=written(new.on, "on"), purpose=new.purpose, note=text, learned=written(new.learned, "learned"),
        channel=contact.channel, direction=cast(acts.Direction, contact.direction), whom=contact.whom,
        outcome=cast(acts.Outcome, contact.outcome), minutes=new.minutes,
    )  # fmt: skip


def as_it_stands(act: acts.NoteWritten) -> NewNote:
    """A note of the journal, as it is given to be put right."""
    return NewNote(
        act.note, act.purpose, when(act.on), when(act.learned), act.channel, act.direction, act.whom, act.outcome,
        act.minutes,
    )  # fmt: skip


def _contact(new: NewNote) -> NewNote:
    """The contact of the note, whole; nothing of it where there was none."""
    if not new.channel:
        return replace(new, direction="", whom="", outcome="")
    one_of(new.channel, CHANNELS, "channel")
    if not new.whom:
        raise WrongAnswer("whom", _("Say with whom, by role. Names stand under People."))
    one_of(new.whom, WHOM, "whom")
    one_of(new.direction or "out", DIRECTIONS, "direction")
    one_of(new.outcome or "reached", OUTCOMES, "outcome")
    return replace(new, direction=new.direction or "out", outcome=new.outcome or "reached")


def _counted(act: acts.NoteWritten, marks: int) -> acts.NoteWritten:
    values = {name: getattr(act, name) for name in act.__struct_fields__}
    return acts.NoteWritten(**{**values, "marks": marks})
