"""How a note reads in the timeline, and one row for each note, from which contacts and minutes are counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from isva_desk.domain.labels import channel_label
from isva_desk.domain.note_words import CLIENT, contact_line, whom_label
from isva_desk.journal.acts.notes import NoteWritten
from isva_desk.journal.area import Area, Around, Line
from isva_desk.journal.casefile import when
from isva_desk.journal.record import ClientRecord, FactRecord
from isva_desk.journal.table import Table
from isva_desk.language import _

NOTES = Table(
    "p_notes",
    (
        "client_id", "case_id", "note_id", "owner", "on_day", "purpose", "channel", "direction", "whom", "outcome",
        "minutes",
    ),
    3,
    "client_id",
)  # fmt: skip


def said(record: ClientRecord, act: NoteWritten) -> str:
    """A note in one line: the contact, or that work was done."""
    if not act.channel:
        return _("Work on the case")
    whom = whom_label(act.whom, record.text("name_to_use"))
    return contact_line(act.direction, act.outcome, whom, channel_label(act.channel))


def reached_days(record: ClientRecord, case_id: str) -> list[date]:
    """The first possible day of each contact in which the client was reached, in either direction."""
    return [
        day
        for _fact, act in _notes(record, case_id)
        if act.whom == CLIENT and act.outcome == "reached" and (day := _first(act.on)) is not None
    ]


def _line(record: ClientRecord, _fact: FactRecord, act: NoteWritten) -> Line:
    return Line(act.purpose, when(act.on), said(record, act), when(act.learned))


def _rows(record: ClientRecord, _around: Around) -> Iterator[tuple[Table, tuple[Any, ...]]]:
    for case in record.cases.values():
        for fact, act in _notes(record, case.id):
            on = _first(act.on)
            yield (
                NOTES,
                (
                    record.id, case.id, fact.id, case.text("owner"), on.isoformat() if on else None, act.purpose,
                    act.channel, act.direction, act.whom, act.outcome, act.minutes,
                ),
            )  # fmt: skip


def _notes(record: ClientRecord, case_id: str) -> Iterator[tuple[FactRecord, NoteWritten]]:
    for fact in record.facts_of(NoteWritten):
        act = fact.latest
        if isinstance(act, NoteWritten) and fact.case == case_id and not fact.retracted:
            yield fact, act


def _first(on: str | None) -> date | None:
    known = when(on)
    return known.earliest or known.latest


AREA = Area(
    id="notes",
    lines={NoteWritten: _line},
    tables=(NOTES,),
    indexes=("CREATE INDEX p_notes_by_day ON p_notes (on_day, purpose);",),
    rows=_rows,
)
