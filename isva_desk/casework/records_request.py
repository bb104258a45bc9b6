"""A request for the client's records comes in: the event, what is asked for, and whether the client had the notice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from isva_desk.casework.checks import WrongAnswer, filled, not_after_today, one_of, open_case_of, written
from isva_desk.casework.desk import Desk
from isva_desk.casework.record_event import NewEvent, checked_event
from isva_desk.casework.record_update import NewUpdate, checked_update
from isva_desk.casework.records_request_files import RegisterRules, load_register
from isva_desk.domain import resources
from isva_desk.domain.dates import UNKNOWN, When, on_day
from isva_desk.domain.records_requests import is_blanket
from isva_desk.journal.about_vault import about_vault
from isva_desk.journal.acts import requests as acts
from isva_desk.journal.changes import Changes
from isva_desk.journal.entry import NewEntry
from isva_desk.journal.folding import fold
from isva_desk.journal.record import ClientRecord
from isva_desk.journal.requests.folded import EVENT, Request
from isva_desk.journal.requests.views import request
from isva_desk.language import _

NoticeAnswer = Literal["given", "exception", "none", "not-known"]
NOTICES: tuple[NoticeAnswer, ...] = ("given", "exception", "none", "not-known")
IN_WRITING = ("yes", "no", "not-known")


@dataclass(frozen=True, slots=True)
class Notice:
    """What is known of the written notice to the client: when and how it came, or which exception is relied on."""

    notice: NoticeAnswer = "not-known"
    on: When = UNKNOWN
    method: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class NewRequest:
    """What came in. ``requested_on`` is the day that stands on it, ``reached_on`` when the service got it."""

    material: str
    requested_on: When = UNKNOWN
    reached_on: When = UNKNOWN
    authority: str = "not-known"
    force: str | None = None
    asked_by: str = ""
    in_writing: str = "not-known"
    reference: str = ""
    period_from: When = UNKNOWN
    period_to: When = UNKNOWN
    requested_from: str = ""  # left empty: the service of this vault
    note: str = ""
    notice: Notice = Notice()


def record_request(desk: Desk, case_id: str, new: NewRequest) -> Changes:
    """Write down the event and the request in one transaction; ``made`` is the request. Raises ``WrongAnswer``."""
    record, case = open_case_of(desk, case_id)
    asked_of = new.requested_from.strip() or _service(desk)
    happened = NewEvent(EVENT, new.requested_on, learned=new.reached_on, requested_from=asked_of or None)
    event = desk.entry(checked_event(desk, case, happened), record.id, case_id)
    record = fold(record, [desk.store.unwritten(event, desk.author)])
    described = desk.entry(_described(desk, event.id, new), record.id, case_id)
    notice = notice_entries(desk, record, case_id, event.id, new.notice)
    return desk.write(event, described, *notice)


def describe_request(desk: Desk, request_id: str, new: NewRequest) -> Changes:
    """Write down what is asked for by a request of which only the event is on record, or say it anew."""
    one = live_request(desk, request_id)
    record, _case = open_case_of(desk, one.case_id)
    described = desk.entry(_described(desk, one.id, new), record.id, one.case_id)
    notice = notice_entries(desk, record, one.case_id, one.id, new.notice) if one.examined.notice != "given" else ()
    return desk.write(described, *notice)


def record_notice(desk: Desk, request_id: str, notice: Notice) -> Changes:
    """Write down that the client had the notice (an update of the police too), an exception, or that there is none."""
    one = live_request(desk, request_id)
    if one.examined.notice == "given":
        raise WrongAnswer("notice", _("The notice to the client is on record already."))
    one_of(notice.notice, NOTICES[:3], "notice")
    record, _case = open_case_of(desk, one.case_id)
    return desk.write(*notice_entries(desk, record, one.case_id, one.id, notice))


def live_request(desk: Desk, request_id: str) -> Request:
    """The request, which must not be over, in a case that is open. Raises ``WrongAnswer`` or ``NotInRecord``."""
    one = request(desk.store, request_id)
    open_case_of(desk, one.case_id)
    if one.over is not None:
        raise WrongAnswer("request", _("This request is over."))
    return one


def register_rules() -> RegisterRules:
    """The tests and the rules of the register."""
    return load_register(resources.folder())


def notice_entries(
    desk: Desk, record: ClientRecord, case_id: str, event_id: str, notice: Notice
) -> tuple[NewEntry, ...]:
    """The acts that say what is known of the notice; none where nothing is known."""
    one_of(notice.notice, NOTICES, "notice")
    if notice.notice == "not-known":
        return ()
    not_after_today(desk, notice.on, "notice_on")
    on = written(notice.on, "notice_on") or desk.today().isoformat()
    if notice.notice == "given":
        return _given(desk, record, case_id, event_id, notice)
    reason = notice.reason.strip()
    if notice.notice == "exception":
        reason = filled(reason, "notice_reason", _("Write down which exception the asker relies on, and why."))
    act = acts.RequestNoticeChecked(event_id, notice.notice, on, reason=reason)
    return (desk.entry(act, record.id, case_id),)


def _given(desk: Desk, record: ClientRecord, case_id: str, event_id: str, notice: Notice) -> tuple[NewEntry, ...]:
    """The notice is an update of the police about the request: what the entitlement is judged by."""
    told = NewUpdate(by="police", on=notice.on, method=notice.method or "letter", about=(event_id,))
    update = desk.entry(checked_update(desk, record, record.cases[case_id], told), record.id, case_id)
    checked = acts.RequestNoticeChecked(
        event_id, "given", written(notice.on, "notice_on") or desk.today().isoformat(), update.id
    )
    return update, desk.entry(checked, record.id, case_id)


def _described(desk: Desk, event_id: str, new: NewRequest) -> acts.RequestDescribed:
    rules = register_rules()
    material = filled(new.material, "material", _("Say in a few words what is asked for."))
    one_of(new.authority, rules.authorities, "authority")
    one_of(new.in_writing, IN_WRITING, "in_writing")
    if new.force is not None and desk.directory.force(new.force) is None:
        raise WrongAnswer("force", _('"{force}" is not a police force that is known.').format(force=new.force))
    reached = new.reached_on if new.reached_on.is_known else on_day(desk.today())
    for name, day in (("requested_on", new.requested_on), ("reached_on", reached)):
        not_after_today(desk, day, name)
    first, last = new.period_from, new.period_to
    if first.earliest is not None and last.latest is not None and last.latest < first.earliest:
        raise WrongAnswer("period_to", _("The period ends before it begins."))
    return acts.RequestDescribed(
        event_id, written(reached, "reached_on"), new.authority, new.force, new.asked_by.strip(),
        cast(acts.YesNo, new.in_writing), new.reference.strip(), material, written(first, "period_from"),
        written(last, "period_to"), is_blanket(material, rules.demands), new.note.strip(),
    )  # fmt: skip


def _service(desk: Desk) -> str:
    about = about_vault(desk.store)
    return about.service if about is not None else ""
