"""Handing over what two people decided, and what comes after: the asker's reply, what became of it, and the end."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Literal, cast

from isva_desk.casework.checks import WrongAnswer, day_text, filled, one_of
from isva_desk.casework.desk import Desk
from isva_desk.casework.records_request import live_request, register_rules
from isva_desk.casework.records_request_decision import may_go_on
from isva_desk.domain.event_kinds import METHODS
from isva_desk.domain.problems import KnownProblem
from isva_desk.domain.records_requests import RELEASES
from isva_desk.journal.acts import requests as acts
from isva_desk.journal.changes import Changes
from isva_desk.journal.requests.folded import Decided, Request
from isva_desk.language import _

REPLIES = ("narrowed", "answered", "same", "withdrawn", "court")
YES_NO = ("yes", "no", "not-known")
_PIECE = 1 << 20  # bytes read at a time


class UnreadableFile(KnownProblem):
    """A file that is handed over cannot be read, so that it has no fingerprint."""


@dataclass(frozen=True, slots=True)
class NewRelease:
    """What is handed over, to whom, and whether the client saw it first. Of each file only the fingerprint is kept."""

    on: date
    what: str
    to: str
    files: Sequence[acts.ReleasedFile]
    saw_first: Literal["yes", "no", "not-wanted"]
    saw_on: date | None = None
    saw_reason: str = ""
    method: str | None = None
    copy_at: str = ""  # where the service keeps its own copy


def fingerprint_of(path: Path) -> acts.ReleasedFile:
    """The SHA-256 and the size of a file. It is read and not kept. Raises ``UnreadableFile``."""
    digest, size = hashlib.sha256(), 0
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                digest.update(piece)
                size += len(piece)
    except OSError as cause:
        raise UnreadableFile(
            _("This file cannot be read: {why}.").format(why=cause.strerror or type(cause).__name__),
            kept=_("Nothing was saved."),
            next_step=_("Choose it again."),
        ) from cause
    return acts.ReleasedFile(digest.hexdigest(), size)


def release(desk: Desk, request_id: str, new: NewRelease) -> Changes:
    """Write down that records were handed over, as two people decided. Raises ``NotReady`` or ``WrongAnswer``.

    Everything is looked at once more: what was signed does not hold where a test has been answered otherwise since.
    """
    one = live_request(desk, request_id)
    decided = _to_release(one)
    may_go_on(one, decided.decision)
    _not_to_come(desk, new.on, "on")
    if one.settled_on is not None and new.on < one.settled_on:
        raise WrongAnswer("on", _("This day lies before the second signature."))
    if not new.files:
        raise WrongAnswer(
            "files", _("Choose the file or files that were handed over, so that their fingerprint is kept.")
        )
    if new.method is not None:
        one_of(new.method, METHODS, "method")
    _saw(new)
    again = new.on + timedelta(days=register_rules().ask_after_days)
    act = acts.RequestReleased(
        one.id, decided.fact_id, new.on.isoformat(), filled(new.what, "what", _("Say in a few words what it was.")),
        filled(new.to, "to", _("Say who received it.")), tuple(new.files), new.saw_first, decided.redactions,
        day_text(new.saw_on), new.saw_reason.strip(), new.method, new.copy_at.strip(), again.isoformat(),
    )  # fmt: skip
    return desk.write(desk.entry(act, one.client_id, one.case_id))


def record_reply(desk: Desk, request_id: str, reply: str, on: date, note: str = "") -> Changes:
    """Write down what the asker replied. After it the request is decided anew. Raises ``WrongAnswer``."""
    one = live_request(desk, request_id)
    one_of(reply, REPLIES, "reply")
    _not_to_come(desk, on, "on")
    if one.released is not None:
        raise WrongAnswer("reply", _("What was decided has been handed over already."))
    act = acts.RequestAnswered(one.id, cast(acts.Reply, reply), on.isoformat(), note.strip())
    return desk.write(desk.entry(act, one.client_id, one.case_id))


def record_what_followed(
    desk: Desk, request_id: str, on: date, used: str, told: str, complaint: str, note: str = ""
) -> Changes:
    """What became of the records that left: used, the client told of it, a complaint. Raises ``WrongAnswer``."""
    one = live_request(desk, request_id)
    if one.released is None:
        raise WrongAnswer("request", _("Nothing has been handed over."))
    _not_to_come(desk, on, "on")
    answers = {"used": used, "told": told, "complaint": complaint}
    for name, value in answers.items():
        one_of(value, YES_NO, name)
    said = {name: cast(acts.YesNo, value) for name, value in answers.items()}
    act = acts.RequestFollowed(one.id, on.isoformat(), **said, note=note.strip())
    return desk.write(desk.entry(act, one.client_id, one.case_id))


def close_request(desk: Desk, request_id: str, on: date, reason: str) -> Changes:
    """Nothing more is to be done: the request no longer holds the notes. Raises ``WrongAnswer``."""
    one = live_request(desk, request_id)
    _not_to_come(desk, on, "on")
    if not may_be_closed(one, desk.today()):
        raise WrongAnswer(
            "request",
            _("It can be closed once two people have decided and it is carried out, or the asker no longer wants it."),
        )
    why = filled(reason, "reason", _("Say in a few words why nothing more is to be done."))
    return desk.write(desk.entry(acts.RequestOver(one.id, on.isoformat(), why), one.client_id, one.case_id))


def may_be_closed(one: Request, today: date) -> bool:
    """It was carried out or withdrawn, or a letter was not answered in its time."""
    if one.state == "asked" and one.asked is not None:
        return date.fromisoformat(one.asked.act.answer_by) < today
    return one.state in ("released", "followed", "refused", "withdrawn")


def _to_release(one: Request) -> Decided:
    decided = one.decided
    if one.released is not None:
        raise WrongAnswer("request", _("What was decided has been handed over already."))
    if decided is None or decided.decision not in RELEASES:
        raise WrongAnswer("decision", _("It has not been decided to release anything."))
    if not decided.stands or one.state != "to-release":
        raise WrongAnswer("decision", _("The second signature is missing."))
    return decided


def _saw(new: NewRelease) -> None:
    one_of(new.saw_first, ("yes", "no", "not-wanted"), "saw_first")
    if new.saw_first == "yes" and (new.saw_on is None or new.saw_on > new.on):
        raise WrongAnswer("saw_on", _("Give the day on which the client saw it: it lies before the handing over."))
    if new.saw_first == "no" and not new.saw_reason.strip():
        raise WrongAnswer("saw_reason", _("Say why the client did not see it first."))


def _not_to_come(desk: Desk, day: date, field: str) -> None:
    if day > desk.today():
        raise WrongAnswer(field, _("This day is still to come. Record it when it has happened."))
