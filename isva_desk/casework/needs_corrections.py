"""What a correction must not change in what was said of needs, consent, the card and the way in."""

from __future__ import annotations

from typing import Any

from isva_desk.casework.checks import WrongAnswer, not_after_today
from isva_desk.casework.desk import Desk
from isva_desk.casework.needs import line_of
from isva_desk.domain.choices import choices
from isva_desk.journal.acts import needs, waiting
from isva_desk.journal.casefile import when
from isva_desk.language import _

# What a fact is about, and what followed from it at once, is not turned into something else: it is taken back.
_FIXED = (
    "risk", "heading", "moment", "card", "items", "party", "referral", "figure", "contact_hours", "to", "lists",
)  # fmt: skip
_LEVELS: dict[Any, str] = {needs.NeedNoted: "need-levels", needs.RiskJudged: "risk-levels"}
_ANSWERS: dict[Any, str] = {
    waiting.ContactAttempted: "attempts",
    waiting.CheckedIn: "check-ins",
    waiting.ReferralEnded: "outcomes",
}


def check_needs_and_waiting(desk: Desk, before: Any, after: Any) -> None:
    """Raises ``WrongAnswer`` naming the field that cannot become this by a correction."""
    for name in _FIXED:
        if getattr(before, name, None) != getattr(after, name, None):
            raise WrongAnswer(name, _("This cannot be changed. Take it back, and record it anew."))
    whole = isinstance(after, waiting.FACTS)
    for name in ("on", "received"):
        if hasattr(after, name):
            known = when(getattr(after, name))
            if not known.is_known or (whole and known.day is None):
                raise WrongAnswer(name, _("Give one day."))
            not_after_today(desk, known, name)
    for name in ("note", "score"):
        line_of(getattr(after, name, ""), name)
    _one_of_the_list(after)


def _one_of_the_list(after: Any) -> None:
    kind = type(after)
    if kind in _LEVELS and choices("needs")[_LEVELS[kind]].find(after.level) is None:
        raise WrongAnswer("level", _("Choose one."))
    if kind in _ANSWERS and choices("waiting")[_ANSWERS[kind]].find(after.outcome) is None:
        raise WrongAnswer("outcome", _("Choose one."))
