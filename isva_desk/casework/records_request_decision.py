"""Two different people decide on a request. One cannot sign twice, and records cannot be released before the tests.

On one vault the first signature is the author's own. The second is either written at the other person's own desk, or
written down at this one by the author, with the other's name typed in full: the entry says which of the two it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from isva_desk.casework.checks import WrongAnswer, filled, one_of
from isva_desk.casework.desk import Desk
from isva_desk.casework.records_request import live_request, register_rules
from isva_desk.domain.records_requests import DECISIONS, Obstacle, obstacles, same_person
from isva_desk.journal.acts import requests as acts
from isva_desk.journal.changes import Changes
from isva_desk.journal.requests.folded import Decided, Request
from isva_desk.language import _


class NotReady(WrongAnswer):
    """The decision cannot be taken yet; ``obstacles`` says what is in the way."""

    def __init__(self, found: Sequence[Obstacle]) -> None:
        super().__init__("decision", " ".join(one.sentence for one in found))
        self.obstacles = tuple(found)


def in_the_way(one: Request, decision: str) -> tuple[Obstacle, ...]:
    """What is in the way of a decision on this request."""
    return obstacles(one.examined, decision, register_rules().demands)


def decide(
    desk: Desk, request_id: str, decision: str, reason: str, role: str = "", redactions: Sequence[str] = ()
) -> Changes:
    """The first signature, by the author of the desk. Raises ``NotReady``, or ``WrongAnswer`` naming the field."""
    one = live_request(desk, request_id)
    if one.released is not None:
        raise WrongAnswer("decision", _("What was decided has been handed over already."))
    one_of(decision, DECISIONS, "decision")
    may_go_on(one, decision)
    left_out = tuple(text for line in redactions if (text := line.strip()))
    if decision == "release-part" and not left_out:
        raise WrongAnswer("redactions", _("List what is left out, in words that name nobody."))
    if decision == "release-all" and left_out:
        raise WrongAnswer("redactions", _("Where something is left out, only a part is released."))
    why = filled(reason, "reason", _("Say in a few words why. Where the client objects, say how that was weighed."))
    act = acts.RequestDecided(
        one.id, cast(acts.Decision, decision), desk.today().isoformat(), why, desk.author, role.strip(), left_out
    )
    return desk.write(desk.entry(act, one.client_id, one.case_id))


def sign_second(
    desk: Desk, request_id: str, name: str, role: str, typed: str = "", *, agrees: bool = True, reason: str = ""
) -> Changes:
    """The second signature, or that the second person does not agree. Raises ``WrongAnswer`` or ``NotReady``.

    At the second person's own desk their name is that of the author. At the first signer's desk the second person
    types their name in full once more.
    """
    one = live_request(desk, request_id)
    decided = _waiting(one)
    who = _second(desk, decided, name, typed)
    held = filled(role, "role", _("Give their role at the service."))
    if agrees:
        may_go_on(one, decided.decision)
    else:
        filled(reason, "reason", _("Say in a few words why it is not signed."))
    act = acts.RequestSigned(one.id, decided.fact_id, agrees, desk.today().isoformat(), who, held, reason.strip())
    return desk.write(desk.entry(act, one.client_id, one.case_id))


def may_go_on(one: Request, decision: str) -> None:
    """Raises ``NotReady`` where something is in the way of the decision. Asked at each step up to the release."""
    found = in_the_way(one, decision)
    if found:
        raise NotReady(found)


def _waiting(one: Request) -> Decided:
    decided = one.decided
    if decided is None:
        raise WrongAnswer("decision", _("Nobody has signed first yet."))
    if decided.stands:
        raise WrongAnswer("decision", _("Two people have signed this decision already."))
    if decided.against is not None:
        raise WrongAnswer("decision", _("It was not signed. Decide again."))
    return decided


def _second(desk: Desk, decided: Decided, name: str, typed: str) -> str:
    who = filled(name, "name", _("Give the name of the second person."))
    if same_person(who, decided.first.name):
        raise WrongAnswer(
            "name",
            _("{name} has signed first. The second signature is somebody else's.").format(name=decided.first.name),
        )
    if same_person(who, desk.author):
        return desk.author  # at their own desk
    if not same_person(desk.author, decided.first.name):
        raise WrongAnswer("name", _("At this desk only {name} can sign.").format(name=desk.author))
    if len(who.split()) < 2:
        raise WrongAnswer("name", _("Give first name and surname."))
    if " ".join(typed.split()) != " ".join(who.split()):
        raise WrongAnswer("typed", _("The second person types their own name here, in full, as it stands above."))
    return " ".join(who.split())
