"""A letter to whoever asked for records: what is still missing, or that it is refused. Nothing is sent from here."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from isva_desk.casework.checks import WrongAnswer, filled, one_of
from isva_desk.casework.desk import Desk
from isva_desk.casework.records_request import live_request, register_rules
from isva_desk.casework.records_request_decision import in_the_way
from isva_desk.casework.records_request_wording import KINDS, RequestWording, load_request_wording
from isva_desk.domain import resources
from isva_desk.domain.event_kinds import METHODS
from isva_desk.journal.about_vault import about_vault
from isva_desk.journal.acts import requests as acts
from isva_desk.journal.changes import Changes
from isva_desk.journal.requests.folded import Request
from isva_desk.journal.requests.views import request
from isva_desk.language import _, code, say_day


@dataclass(frozen=True, slots=True)
class RequestLetter:
    """A text to be copied or printed. It names no client. ``legal_reviewer`` is empty until a lawyer has read it."""

    request_id: str
    case_id: str
    client_id: str
    kind: str
    written_on: date
    answer_by: date
    to: str
    heading: str
    letter: str
    wording: str
    legal_reviewer: str


def draft_letter(desk: Desk, request_id: str, kind: str, answer_by: date | None = None) -> RequestLetter:
    """The letter that asks for what is missing, or says that the request is refused and why. Raises ``WrongAnswer``."""
    one_of(kind, KINDS, "kind")
    one = request(desk.store, request_id)
    wording = load_request_wording(resources.folder(), code())
    template = wording.letters[kind]
    lines = [template.ask[name] for name in _missing(one, kind) if name in template.ask]
    if not lines:
        raise WrongAnswer("kind", _("Nothing is missing that this letter could name."))
    until = answer_by or desk.calendar.after(desk.today(), register_rules().answer_working_days)
    asked = one.requested_on.day or one.since
    places = {"requested_on": say_day(asked), "answer_by": say_day(until)}
    to = one.described.asked_by if one.described is not None else ""
    paragraphs = [
        wording.parts["greeting-named"].format(name=to) if to else wording.parts["greeting"],
        _identify(desk, one, wording),
        template.opening.format(**places),
        template.asks,
        "\n".join(f"- {line}" for line in lines),
        template.meanwhile.format(**places),
        template.until.format(**places),
        template.closing.format(**places),
        _signature(desk, wording),
    ]
    return RequestLetter(
        one.id, one.case_id, one.client_id, kind, desk.today(), until, to, template.subject.format(**places),
        "\n\n".join(part.strip() for part in paragraphs), wording.version_of(kind), template.legal_reviewer,
    )  # fmt: skip


def record_letter(
    desk: Desk,
    drafted: RequestLetter,
    text: str,
    *,
    on: date | None = None,
    answer_by: date | None = None,
    to: str | None = None,
    method: str | None = None,
) -> Changes:
    """Write down that the letter went, with the fingerprint of its text. Raises ``WrongAnswer`` naming the field."""
    one = live_request(desk, drafted.request_id)
    day, until = on or desk.today(), answer_by or drafted.answer_by
    if day > desk.today():
        raise WrongAnswer("on", _("This day is still to come. Record it when it has happened."))
    if until <= day:
        raise WrongAnswer("answer_by", _("Give a day after the one on which it went."))
    if method is not None:
        one_of(method, METHODS, "method")
    filled(text, "text", _("There is no text."))
    act = acts.RequestChallenged(
        one.id, drafted.kind, day.isoformat(), until.isoformat(), drafted.to if to is None else to.strip(), method,
        drafted.wording, hashlib.sha256(text.strip().encode()).hexdigest(),
    )  # fmt: skip
    return desk.write(desk.entry(act, one.client_id, one.case_id))


def _missing(one: Request, kind: str) -> list[str]:
    """What the letter names: what is in the way of releasing all of it, and, in a refusal, that the client objects."""
    found = [obstacle.id for obstacle in in_the_way(one, "release-all")]
    if kind == "refuse" and one.examined.view == "objects":
        found.append("objects")
    return found


def _identify(desk: Desk, one: Request, wording: RequestWording) -> str:
    record, case = desk.store.case_record(one.case_id)
    crime, asker = case.text("crime_reference"), one.described.reference if one.described is not None else ""
    name = {(True, True): "both", (True, False): "asker", (False, True): "crime"}.get((bool(asker), bool(crime)), "own")
    return wording.parts[f"identify-{name}"].format(
        asker_reference=asker, crime_reference=crime, reference=record.text("reference")
    )


def _signature(desk: Desk, wording: RequestWording) -> str:
    about = about_vault(desk.store)
    if about is None or not about.service:
        return wording.parts["signature-alone"].format(adviser=desk.author)
    return wording.parts["signature"].format(adviser=desk.author, service=about.service)
