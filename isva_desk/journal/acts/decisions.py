"""How hard news is to be told and was told, what is known round a decision, and how far a review has come.

Decisions and reviews themselves are events, and tellings are updates: nothing here holds their days.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Tick = Literal["yes", "no", "unknown", ""]  # "": nothing said; "unknown" takes back what was said before


class DecisionExpected(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A decision is known to be coming. ``by`` is the body that takes it, ``expected`` when, as it was said."""

    by: str
    expected: str | None = None
    suspect: str | None = None
    on: str | None = None  # when the adviser was told
    note: str = ""


class DeliveryPlanned(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How a decision is to be told: who, how, when, who is with the client, what not to do.

    ``decision`` is the event, or "" for the next decision that comes (on that suspect, where one is named). ``avoid``
    and ``ready`` are ids of ``resources/decisions``: what is not to be done, and what has been seen to beforehand.
    A new plan for the same decision takes the place of the one before.
    """

    decision: str = ""
    suspect: str | None = None
    who: str = ""
    method: str | None = None
    when: str | None = None
    with_whom: str = ""
    avoid: tuple[str, ...] = ()
    ready: tuple[str, ...] = ()
    on: str | None = None  # when it was agreed
    note: str = ""


class DeliveryDone(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What came of telling a decision: as planned, differently, or not at all. ``update`` is the telling."""

    decision: str
    as_planned: Literal["yes", "no", "not-told", ""] = ""
    update: str = ""
    on: str | None = None
    note: str = ""


class DecisionDescribed(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is known round a decision. Described again, what is given holds and the rest stays.

    ``warned``: the adviser was told before the client. ``met``: investigator and prosecutor met before the decision.
    ``review``: what the client wants of a review. ``support``: support was offered afterwards.
    """

    decision: str
    warned: Tick = ""
    warned_on: str | None = None
    met: Tick = ""
    met_on: str | None = None
    review: Literal["wanted", "not-wanted", "thinking", "unknown", ""] = ""
    support: Tick = ""
    on: str | None = None
    note: str = ""


class ReviewStageReached(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A stage of a review (``resources/decisions``) began, or ended with a result. ``review`` is the request."""

    review: str
    stage: str
    began: str | None = None
    ended: str | None = None
    result: str = ""
    note: str = ""


ACTS: dict[str, tuple[type[Struct], int]] = {
    "decision-expected": (DecisionExpected, 1),
    "delivery-planned": (DeliveryPlanned, 1),
    "delivery-done": (DeliveryDone, 1),
    "decision-described": (DecisionDescribed, 1),
    "review-stage-reached": (ReviewStageReached, 1),
}
FACTS: tuple[type[Struct], ...] = (
    DecisionExpected, DeliveryPlanned, DeliveryDone, DecisionDescribed, ReviewStageReached,
)  # fmt: skip
