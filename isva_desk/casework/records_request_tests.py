"""The tests of the law, answered one by one, and what the client says of the request."""

from __future__ import annotations

from typing import cast

from isva_desk.casework.checks import WrongAnswer, not_after_today, one_of, written
from isva_desk.casework.desk import Desk
from isva_desk.casework.records_request import live_request, register_rules
from isva_desk.domain.dates import UNKNOWN, When, on_day
from isva_desk.domain.event_kinds import METHODS
from isva_desk.domain.records_requests import TESTS, Answer, line_obstacles
from isva_desk.journal.acts import requests as acts
from isva_desk.journal.changes import Changes
from isva_desk.language import _

ANSWERS = ("yes", "no", "not-known")
VIEWS = ("agrees", "objects", "legal-advice", "not-asked")


def answer_test(desk: Desk, request_id: str, test: str, answer: str, words: str = "", on: When = UNKNOWN) -> Changes:
    """Answer one test; the last answer holds. Raises ``WrongAnswer`` where a "yes" lacks the words that it needs.

    "All notes" is no line of enquiry: it cannot be answered with yes, only with no, and the request be challenged.
    """
    one = live_request(desk, request_id)
    one_of(test, TESTS, "test")
    one_of(answer, ANSWERS, "answer")
    rules, said = register_rules(), words.strip()
    day = on if on.is_known else on_day(desk.today())
    not_after_today(desk, day, "on")
    if test == "line-of-enquiry" and answer == "yes":
        for obstacle in line_obstacles(Answer("yes", said), rules.demands):
            raise WrongAnswer("words", obstacle.sentence)
    wanted = rules.tests[test].words
    if not said and wanted == "needed" and answer == "yes":
        raise WrongAnswer("words", _("A yes needs its reason, in words."))
    if not said and wanted == "needed-for-no" and answer == "no":
        raise WrongAnswer("words", _("Say why it does not count as counselling. The presumption is that it does."))
    act = acts.RequestTested(
        one.id, cast(acts.Test, test), cast(acts.YesNo, answer), written(day, "on") or "", said, rules.version
    )
    return desk.write(desk.entry(act, one.client_id, one.case_id))


def take_view(
    desk: Desk, request_id: str, view: str, on: When = UNKNOWN, method: str | None = None, note: str = ""
) -> Changes:
    """Write down what the client says of the request once they were told of it. Raises ``WrongAnswer``."""
    one = live_request(desk, request_id)
    one_of(view, VIEWS, "view")
    if method is not None:
        one_of(method, METHODS, "method")
    day = on if on.is_known else on_day(desk.today())
    not_after_today(desk, day, "on")
    act = acts.RequestViewTaken(one.id, cast(acts.View, view), written(day, "on") or "", method, note.strip())
    return desk.write(desk.entry(act, one.client_id, one.case_id))
