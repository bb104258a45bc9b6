"""Asking a body, writing down its answer, and ending a chase. None of them changes a verdict, and nothing is sent."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Literal

from isva_desk.casework.chase_draft import Draft, standing, step_that_is_open
from isva_desk.casework.chase_subjects import Subject
from isva_desk.casework.checks import WrongAnswer, day_text, filled, one_of, open_case_of
from isva_desk.casework.desk import Desk
from isva_desk.domain.event_kinds import METHODS
from isva_desk.journal import acts
from isva_desk.journal.changes import Changes
from isva_desk.journal.chase_threads import Asking, Thread, threads_of
from isva_desk.journal.chases import chase
from isva_desk.language import _

Answer = Literal["answered", "partly", "promised", "said-done", "none"]
Reason = Literal["settled", "stopped"]
ANSWERS: tuple[Answer, ...] = ("answered", "partly", "promised", "said-done", "none")
REASONS: tuple[Reason, ...] = ("settled", "stopped")


@dataclass(frozen=True, slots=True)
class NewAnswer:
    """What came back: on which day, and where it says so the day on which it was done or is promised for."""

    answer: Answer
    on: date
    done_on: date | None = None
    promised_on: date | None = None
    changed: str = ""
    note: str = ""


def make_chase(
    desk: Desk,
    case_id: str,
    drafted: Draft,
    *,
    text: str,
    asked_on: date | None = None,
    answer_by: date | None = None,
    to_name: str | None = None,
    method: str | None = None,
    note: str = "",
) -> Changes:
    """Record that a body was asked with this text (of which only the fingerprint is kept); ``made`` is the asking.

    Raises ``WrongAnswer`` where what is asked about is no longer open or the step cannot be taken yet.
    """
    record, _case = open_case_of(desk, case_id)
    asked, until = asked_on or desk.today(), answer_by or drafted.answer_by
    if asked > desk.today():
        raise WrongAnswer("asked_on", _("This day is still to come. Record it when you have asked."))
    # Whoever asked some days ago could only take the step that was open on that day.
    now = standing(desk, case_id, drafted.subject.key, asked)
    if now.thread is not None and asked < now.thread.last.asked_on:
        raise WrongAnswer("asked_on", _("You asked about this before on a later day. Give the day of this asking."))
    step = step_that_is_open(now, drafted.step.id)
    if until <= asked:
        raise WrongAnswer("answer_by", _("Give a day after the one on which you asked."))
    if method is not None:
        one_of(method, METHODS, "method")
    filled(text, "text", _("There is no text to ask with."))
    to = drafted.to
    act = acts.ChaseMade(
        about=now.subject.about, agency=now.subject.agency, what=now.subject.what, step=step.id,
        asked_on=asked.isoformat(), answer_by=until.isoformat(), **_names(now.subject),
        to_name=(to.name if to else "") if to_name is None else to_name.strip(), to_role=to.role if to else "",
        method=method, follows=now.thread.last.id if now.thread else "", ladder=now.ladder.version,
        wording=drafted.wording, text_hash=hashlib.sha256(text.strip().encode()).hexdigest(), note=note.strip(),
    )  # fmt: skip
    return desk.write(desk.entry(act, record.id, case_id))


def answer_chase(desk: Desk, chase_id: str, new: NewAnswer) -> Changes:
    """Record what came back on the last asking of a chase. Raises ``WrongAnswer`` naming the field."""
    client, case_id, thread = _thread(desk, chase_id)
    _still_open(thread)
    one_of(new.answer, ANSWERS, "answer")
    asking = thread.last
    _came_after(desk, new.on, asking)
    done, promised = _days(desk, new)
    act = acts.ChaseAnswered(
        chase=asking.id, answer=new.answer, on=new.on.isoformat(), done_on=day_text(done),
        promised_on=day_text(promised), changed=new.changed.strip(), note=new.note.strip(),
    )  # fmt: skip
    return desk.write(desk.entry(act, client, case_id))


def close_chase(desk: Desk, chase_id: str, on: date, reason: Reason, changed: str = "", note: str = "") -> Changes:
    """End a chase: it is settled, or it is no longer pursued. Raises ``WrongAnswer`` naming the field."""
    client, case_id, thread = _thread(desk, chase_id)
    _still_open(thread)
    one_of(reason, REASONS, "reason")
    _came_after(desk, on, thread.last)
    if reason == "stopped":
        filled(note, "note", _("Say in a few words why it is not pursued."))
    act = acts.ChaseClosed(thread.last.id, on.isoformat(), reason, changed.strip(), note.strip())
    return desk.write(desk.entry(act, client, case_id))


def _thread(desk: Desk, chase_id: str) -> tuple[str, str, Thread]:
    """Whose chase it is, and the chase. Raises ``NotInRecord``, or ``WrongAnswer`` where the case is closed."""
    row = chase(desk.store, chase_id)
    record, _case = open_case_of(desk, row.case_id)
    thread = next(one for one in threads_of(record, row.case_id) if one.id == chase_id)
    return record.id, row.case_id, thread


def _still_open(thread: Thread) -> None:
    if thread.closed is not None:
        raise WrongAnswer("chase", _("This chase is over. Ask anew about what is still open."))


def _came_after(desk: Desk, day: date, asking: Asking) -> None:
    if day > desk.today():
        raise WrongAnswer("on", _("This day is still to come. Record it when it has happened."))
    if day < asking.asked_on:
        raise WrongAnswer("on", _("This day lies before the one on which you asked."))


def _days(desk: Desk, new: NewAnswer) -> tuple[date | None, date | None]:
    """The day on which it is said to have been done, and the day for which it is promised."""
    if new.answer == "said-done" and new.done_on is not None and new.done_on > desk.today():
        raise WrongAnswer("done_on", _("This day is still to come. Choose: promised."))
    if new.answer == "promised":
        if new.promised_on is None:
            raise WrongAnswer("promised_on", _("Give the day for which it was promised."))
        if new.promised_on < new.on:
            raise WrongAnswer("promised_on", _("The promised day lies before the answer."))
    return (
        new.done_on if new.answer == "said-done" else None,
        new.promised_on if new.answer == "promised" else None,
    )


def _names(subject: Subject) -> dict[str, str]:
    """What the asking is about, as the journal keeps it."""
    one = subject.entitlement
    if subject.difference is not None:
        return {"trigger": subject.difference.key}
    if one is None:
        return {"role": subject.role}
    since = one.clock_from.isoformat() if subject.about == "gap" and one.clock_from is not None else ""
    return {"rule": one.rule, "trigger": one.trigger or "", "suspect": one.suspect or "", "since": since}
