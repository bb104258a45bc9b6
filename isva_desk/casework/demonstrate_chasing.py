"""A few chases in the demonstration, so that its pages show how asking, waiting and answers look."""

from __future__ import annotations

from datetime import timedelta

from isva_desk.casework.chase import Answer, NewAnswer, answer_chase, make_chase
from isva_desk.casework.chase_draft import draft
from isva_desk.casework.desk import Desk
from isva_desk.domain.dates import LONDON
from isva_desk.journal.today import today_list

# Asked so many working days ago; what came back, so many days later.
_STORY: tuple[tuple[int, Answer | None, int], ...] = (
    (8, None, 0),
    (9, "promised", 2),
    (7, "said-done", 3),
    (2, None, 0),
    (1, None, 0),
)


def demonstrate_chasing(desk: Desk) -> None:
    """Ask about some of what has no record, the newest last; every other row is left for whoever looks."""
    rows = [row for row in today_list(desk.store, desk.clock().astimezone(LONDON)) if row.section == "no-record"]
    for (ago, answer, later), row in zip(_STORY, rows[1::2], strict=False):
        asked = desk.calendar.on_or_before(desk.today() - timedelta(days=ago + 2 * (ago // 5)))
        if row.case_id is None or row.rule is None:
            continue
        key = f"{row.rule}:{row.trigger}" if row.trigger else row.rule
        drafted = draft(desk, row.case_id, key)
        until = desk.calendar.after(asked, drafted.step.days)
        made = make_chase(
            desk, row.case_id, drafted, text=drafted.letter, asked_on=asked, answer_by=until, method="email"
        ).made
        if answer is not None and made is not None:
            came = asked + timedelta(days=later)
            done = asked - timedelta(days=1) if answer == "said-done" else None
            promised = came + timedelta(days=3) if answer == "promised" else None
            changed = "Knows whom to ring" if answer == "said-done" else ""
            answer_chase(desk, made, NewAnswer(answer, came, done, promised, changed))
