"""What is known of needs, risks and outcomes, the card "What to know about me", and sharing without consent.

There is no field for what happened to the client, here or elsewhere. Ids are those of ``resources/needs``; ``lists``
is the version of the list from which they were chosen.
"""

from __future__ import annotations

from msgspec import Struct

Moment = str  # "start", "review" or "end"


class NeedNoted(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How much support is needed under a heading. The newest of a heading holds."""

    heading: str
    level: str
    on: str | None = None
    review_on: str | None = None
    note: str = ""  # the plan, one factual line
    lists: str = ""


class RiskJudged(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The level of a risk. The newest of a risk holds; a level that is over ends it."""

    risk: str
    level: str
    on: str | None = None
    review_on: str | None = None
    score: str = ""  # of a form, where the service uses one
    note: str = ""  # the plan, one factual line
    lists: str = ""


class OutcomeAnswered(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How the client sees one heading of wellbeing at a moment of the support."""

    heading: str
    answer: str
    moment: Moment
    on: str | None = None
    note: str = ""
    lists: str = ""


class CardItem(Struct, frozen=True, forbid_unknown_fields=True):
    """One line of the card as it was shown to the client: an id where it was chosen from a list, else words."""

    field: str
    value: str


class CardWritten(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The card "What to know about me": only the fields that were ticked."""

    items: tuple[CardItem, ...]
    on: str | None = None


class CardApproved(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The client read this card, or heard it, and agreed."""

    card: str
    on: str | None = None
    how: str = ""


class SharedWithoutConsent(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Why something is shared with a party on one day although the client has not agreed: safeguarding."""

    party: str
    on: str
    note: str  # the reason


ACTS: dict[str, tuple[type[Struct], int]] = {
    "need-noted": (NeedNoted, 1),
    "risk-judged": (RiskJudged, 1),
    "outcome-answered": (OutcomeAnswered, 1),
    "card-written": (CardWritten, 1),
    "card-approved": (CardApproved, 1),
    "shared-without-consent": (SharedWithoutConsent, 1),
}
FACTS: tuple[type[Struct], ...] = tuple(kind for kind, _version in ACTS.values())
