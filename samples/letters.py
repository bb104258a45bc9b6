"""Letters that ask a body: one for each kind of thing that can be asked about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from isva_desk.casework.chase_draft import draft
from isva_desk.casework.chase_subjects import subjects_of
from isva_desk.casework.desk import Desk
from isva_desk.casework.ladder_files import load_ladders
from isva_desk.documents.chase_letter import letter_made
from isva_desk.domain import resources
from isva_desk.domain.problems import KnownProblem
from isva_desk.journal.caseload import CaseloadFilter, caseload_page
from samples.sample import Sample


def letters(desk: Desk, now: datetime, only: str) -> Iterator[Sample]:
    """The first letter of each kind (what was owed, silence, a promise, a role without anybody) to each agency."""
    ladders = load_ladders(resources.folder())
    seen: set[str] = set()
    rows = caseload_page(desk.store, CaseloadFilter(), sort="reference", offset=0, limit=100, day=desk.today())
    for row in rows:
        for subject in subjects_of(desk, row.case_id, ladders):
            name = f"letters/{subject.agency}-{subject.about}.pdf"
            if name in seen or not name.startswith(only):
                continue
            try:
                drafted = draft(desk, row.case_id, subject.key)
                content = letter_made(desk, row.case_id, drafted, drafted.letter, now).content
            except KnownProblem:  # this client has not agreed to it; another one has
                continue
            seen.add(name)
            yield Sample(name, drafted.heading, content)
