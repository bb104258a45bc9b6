"""Requests for the client's records: what was asked, the tests, the decision of two people, what was released.

Every fact points to the event ``records-request`` that it is about.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

YesNo = Literal["yes", "no", "not-known"]
Test = Literal["held", "line-of-enquiry", "necessary", "counselling", "substantial"]
Notice = Literal["given", "exception", "none"]
View = Literal["agrees", "objects", "legal-advice", "not-asked"]
Decision = Literal["release-all", "release-part", "challenge", "refuse"]
Reply = Literal["narrowed", "answered", "same", "withdrawn", "court"]


class RequestDescribed(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How a request came in: from whom, how, and for what. ``on`` is the day on which it reached the service."""

    event: str
    on: str | None = None
    authority: str = "not-known"  # the kind of body, of resources/requests/register.toml
    force: str | None = None
    asked_by: str = ""  # the officer, as they gave themself
    in_writing: YesNo = "not-known"
    reference: str = ""  # the asker's own
    material: str = ""  # what is asked for, in a few words
    period_from: str | None = None
    period_to: str | None = None
    blanket: bool = False  # it asked for everything, by the phrases that were known when it was written down
    note: str = ""


class RequestTested(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One test of the law, answered. ``words`` is the line of enquiry, the other ways tried, or the reason."""

    event: str
    test: Test
    answer: YesNo
    on: str
    words: str = ""
    version: str = ""  # of the tests as they stood


class RequestNoticeChecked(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Whether the client had the written notice. Where it was given, ``update`` is the update that says so."""

    event: str
    notice: Notice
    on: str
    update: str = ""
    reason: str = ""  # the exception that the asker relies on, as they put it


class RequestViewTaken(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the client says of the request, once the service has told them of it."""

    event: str
    view: View
    on: str
    method: str | None = None
    note: str = ""


class RequestDecided(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The first of two signatures: what the service decides, and why."""

    event: str
    decision: Decision
    on: str
    reason: str
    name: str  # who decided: the author of the entry
    role: str = ""
    redactions: tuple[str, ...] = ()  # what is left out, in words that name nobody


class RequestSigned(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The second signature under a decision. Whoever wrote the entry is in its header; ``name`` is who agreed."""

    event: str
    decision: str  # the id of the first signature
    agrees: bool
    on: str
    name: str
    role: str
    reason: str = ""


class ReleasedFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One file that was handed over. Neither its name nor its content is kept."""

    hash: str  # SHA-256
    size: int  # bytes


class RequestReleased(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What was handed over, and whether the client saw it first."""

    event: str
    decision: str
    on: str
    what: str
    to: str
    files: tuple[ReleasedFile, ...]
    saw_first: Literal["yes", "no", "not-wanted"]
    redactions: tuple[str, ...] = ()
    saw_on: str | None = None
    saw_reason: str = ""
    method: str | None = None
    copy_at: str = ""  # where the service keeps its copy, in words; not in this vault
    ask_after: str | None = None  # the day from which it is asked what became of it


class RequestChallenged(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A letter about the request went to the asker."""

    event: str
    kind: str
    on: str
    answer_by: str
    to: str = ""
    method: str | None = None
    wording: str = ""
    text_hash: str = ""  # SHA-256 of the text that was taken from the desk
    note: str = ""


class RequestAnswered(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the asker replied."""

    event: str
    reply: Reply
    on: str
    note: str = ""


class RequestFollowed(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What became of the material: whether it was used, the client was told, and somebody complained."""

    event: str
    on: str
    used: YesNo = "not-known"
    told: YesNo = "not-known"
    complaint: YesNo = "not-known"
    note: str = ""


class RequestOver(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Nothing more is to be done about the request; it no longer holds the notes."""

    event: str
    on: str
    reason: str


ACTS: dict[str, tuple[type[Struct], int]] = {
    "request-described": (RequestDescribed, 1),
    "request-tested": (RequestTested, 1),
    "request-notice-checked": (RequestNoticeChecked, 1),
    "request-view-taken": (RequestViewTaken, 1),
    "request-decided": (RequestDecided, 1),
    "request-signed": (RequestSigned, 1),
    "request-released": (RequestReleased, 1),
    "request-challenged": (RequestChallenged, 1),
    "request-answered": (RequestAnswered, 1),
    "request-followed": (RequestFollowed, 1),
    "request-over": (RequestOver, 1),
}
FACTS: tuple[type[Struct], ...] = tuple(kind for kind, _version in ACTS.values())
