"""What the tab "Notes" and the command line read: the notes of a case, their versions counted, minutes by month."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from isva_desk.domain.dates import LONDON, When
from isva_desk.journal.acts.notes import NoteWritten
from isva_desk.journal.casefile import when
from isva_desk.journal.notes.area import said
from isva_desk.journal.requests.folded import holding
from isva_desk.journal.store import Store


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One note. ``text`` is its text, ``line`` says what kind of contact it was."""

    note_id: str
    entry_id: str  # the entry that holds now: what a correction is based on
    line: str
    text: str
    purpose: str
    on: When
    learned: When
    recorded: datetime
    author: str
    channel: str
    direction: str
    whom: str
    outcome: str
    minutes: int | None
    marks: int
    versions: int
    retracted: bool

    @property
    def recorded_later(self) -> date | None:
        """The day on which it was written down, where that is more than a day after it happened, or that is unknown."""
        day = self.recorded.astimezone(LONDON).date()
        last = self.on.latest or self.on.earliest
        return day if last is None or day - last > timedelta(days=1) else None


def notes_of(store: Store, case_id: str) -> tuple[NoteRow, ...]:
    """The notes of a case, newest first; those that were taken back stay and say so. Raises ``NotInRecord``."""
    record, case = store.case_record(case_id)
    rows = [
        NoteRow(
            fact.id, fact.holding.entry, said(record, act), act.note, act.purpose, when(act.on), when(act.learned),
            fact.first.recorded, fact.first.author, act.channel, act.direction, act.whom, act.outcome, act.minutes,
            act.marks, len(fact.versions), fact.retracted,
        )
        for fact in record.facts.values()
        if fact.case == case.id and isinstance(act := fact.latest, NoteWritten)
    ]  # fmt: skip
    return tuple(sorted(rows, key=_happened, reverse=True))


def minutes_by_month(notes: Iterable[NoteRow]) -> dict[tuple[int, int], dict[str, int]]:
    """(year, month) -> purpose -> minutes, newest month first. Notes without a day or without minutes count nothing."""
    found: dict[tuple[int, int], dict[str, int]] = {}
    for note in notes:
        day = note.on.earliest or note.on.latest
        if day is not None and note.minutes and not note.retracted:
            month = found.setdefault((day.year, day.month), {})
            month[note.purpose] = month.get(note.purpose, 0) + note.minutes
    return dict(sorted(found.items(), reverse=True))


def minutes_between(store: Store, first: date, last: date) -> list[tuple[str, str, int, int]]:
    """(owner, purpose, notes, minutes) of all cases between two days, both included: for returns."""
    rows = store.connection.execute(
        "SELECT owner, purpose, count(*), coalesce(sum(minutes), 0) FROM p_notes WHERE on_day BETWEEN ? AND ? "
        "GROUP BY owner, purpose ORDER BY owner, purpose",
        (first.isoformat(), last.isoformat()),
    )
    return [(str(owner), str(purpose), int(count), int(minutes)) for owner, purpose, count, minutes in rows]


def minutes_of_case(store: Store, case_id: str, first: date, last: date) -> list[tuple[str, str, int, int]]:
    """The same of one case."""
    rows = store.connection.execute(
        "SELECT owner, purpose, count(*), coalesce(sum(minutes), 0) FROM p_notes "
        "WHERE case_id = ? AND on_day BETWEEN ? AND ? GROUP BY owner, purpose ORDER BY owner, purpose",
        (case_id, first.isoformat(), last.isoformat()),
    )
    return [(str(owner), str(purpose), int(count), int(minutes)) for owner, purpose, count, minutes in rows]


def held_by_requests(store: Store, case_id: str) -> int:
    """How many requests for the client's records are open. While there is one, no note may be deleted."""
    record, _case = store.case_record(case_id)
    return len(holding(record))


def _happened(row: NoteRow) -> tuple[date, str, datetime]:
    return (row.on.earliest or row.on.latest or date.min, row.on.hour or "", row.recorded)
