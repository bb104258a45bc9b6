"""Reviews of decisions: asked for, acknowledged, the stages they go through, and what they end with."""

from __future__ import annotations

from isva_desk.casework.checks import WrongAnswer, not_after_today, one_of, written
from isva_desk.casework.desk import Desk
from isva_desk.casework.find_event import find_event
from isva_desk.casework.record_event import NewEvent, checked_event
from isva_desk.domain.dates import UNKNOWN, When
from isva_desk.domain.decision_lists import decision_lists
from isva_desk.journal.acts import EventRecorded
from isva_desk.journal.acts.decisions import DecisionDescribed, ReviewStageReached
from isva_desk.journal.changes import Changes
from isva_desk.journal.decisions.folded import HARD_NEWS
from isva_desk.journal.record import CaseRecord, ClientRecord
from isva_desk.language import _


def ask_review(desk: Desk, decision_id: str, on: When, note: str = "") -> Changes:
    """The client asked for a review of a decision. ``made`` is the event. Raises ``WrongAnswer`` naming the field."""
    record, case, decision = find_event(desk, decision_id, "decision")
    if decision.kind not in HARD_NEWS:
        raise WrongAnswer("decision", _("This is not a decision in this case."))
    scheme = HARD_NEWS[decision.kind]
    new = NewEvent("review-requested", on, suspect=decision.suspect, scheme=scheme, note=note)
    wanted = DecisionDescribed(decision_id, review="wanted", on=desk.today().isoformat())
    return desk.write(
        desk.entry(checked_event(desk, case, new), record.id, case.id), desk.entry(wanted, record.id, case.id)
    )


def acknowledge_review(desk: Desk, review_id: str, on: When, note: str = "") -> Changes:
    """The body said that the request has come. ``made`` is the event."""
    record, case, asked = _review(desk, review_id)
    new = NewEvent("review-acknowledged", on, suspect=asked.suspect, scheme=asked.scheme, note=note)
    return desk.write(desk.entry(checked_event(desk, case, new), record.id, case.id))


def reach_stage(
    desk: Desk,
    review_id: str,
    stage: str,
    *,
    began: When = UNKNOWN,
    ended: When = UNKNOWN,
    result: str = "",
    decided: bool = False,
    note: str = "",
) -> Changes:
    """A stage of a review began or ended. ``decided``: with it the whole review is over, and that event is written too.

    ``made`` is the stage, or the event where one is written. Raises ``WrongAnswer`` naming the field.
    """
    record, case, asked = _review(desk, review_id)
    lists = decision_lists()
    one_of(stage, [one.id for one in lists.stages if one.scheme == asked.scheme], "stage")
    for name, known in (("began", began), ("ended", ended)):
        not_after_today(desk, known, name)
    if began.earliest is not None and ended.latest is not None and ended.latest < began.earliest:
        raise WrongAnswer("ended", _("This lies before the day on which the stage began."))
    if result:
        one_of(result, [one.id for one in lists.results], "result")
    if decided and not result:
        raise WrongAnswer("result", _("Choose what the review ended with."))
    act = ReviewStageReached(review_id, stage, written(began, "began"), written(ended, "ended"), result, note.strip())
    entry = desk.entry(act, record.id, case.id)
    if not decided:
        return desk.write(entry)
    new = NewEvent("review-decided", ended, suspect=asked.suspect, scheme=asked.scheme)
    return desk.write(desk.entry(checked_event(desk, case, new), record.id, case.id), entry)


def _review(desk: Desk, review_id: str) -> tuple[ClientRecord, CaseRecord, EventRecorded]:
    record, case, asked = find_event(desk, review_id, "decision")
    if asked.kind != "review-requested":
        raise WrongAnswer("review", _("This is not a review that was asked for."))
    return record, case, asked
