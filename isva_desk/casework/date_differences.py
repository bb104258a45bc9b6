"""Dates of one thing that disagree: say which is right, and put the record right with it."""

from __future__ import annotations

from isva_desk.casework.checks import WrongAnswer, not_after_today, open_case_of, written
from isva_desk.casework.correct_fact import correction
from isva_desk.casework.desk import Desk
from isva_desk.domain.date_words import say_when
from isva_desk.domain.dates import When
from isva_desk.journal.acts.letters import DatesDecided
from isva_desk.journal.changes import Changes
from isva_desk.journal.letters.differences import Difference, differences_of_record, disagree
from isva_desk.language import _


def difference_named(desk: Desk, case_id: str, key: str) -> Difference:
    """The disagreement of that key. Raises ``WrongAnswer`` where the dates no longer differ."""
    record, _case = desk.store.case_record(case_id)
    for found in differences_of_record(record, case_id):
        if found.key == key:
            return found
    raise WrongAnswer("difference", _("These dates no longer differ."))


def decide_dates(
    desk: Desk, case_id: str, key: str, right: str, on: When, note: str = "", *, put_right: bool = True
) -> Changes:
    """It was established which date is right (``right`` "" where none of them is). ``made`` is the decision.

    With ``put_right`` an event that gives another day is corrected in the same transaction; what a letter or a call
    gave stays as it was given. Raises ``WrongAnswer`` naming the field.
    """
    record, _case = open_case_of(desk, case_id)
    found = difference_named(desk, case_id, key)
    sides = {side.fact_id: side for side in found.sides}
    if right and right not in sides:
        raise WrongAnswer("right", _("Choose one of the dates that were given."))
    if not right and not note.strip():
        raise WrongAnswer("note", _("Say in a few words how it was settled."))
    not_after_today(desk, on, "on")
    act = DatesDecided(tuple(sides), right, written(on, "on"), note.strip())
    entries = [desk.entry(act, record.id, case_id)]
    if right and put_right:
        says = sides[right].says
        reason = _("Looked into: {day} is right").format(day=say_when(says))
        entries += [
            correction(desk, side.fact_id, {side.field: says}, reason)
            for side in found.sides
            if side.what == "event" and side.fact_id != right and disagree(side.says, says)
        ]
    return desk.write(*entries)
