"""The way in: refer somebody, try to reach them, check in while they wait, allocate, or end it without support.

Whoever waits has an open case with an owner from the first minute: the one who took the referral in. No case is ever
without somebody who answers for it; allocating only changes who that is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from isva_desk.casework.checks import WrongAnswer, day_text, filled, not_after_today, one_of, open_case_of, written
from isva_desk.casework.desk import Desk
from isva_desk.casework.needs import line_of
from isva_desk.casework.open_case import NewCase, checked_case
from isva_desk.casework.register_client import NewClient, checked_client
from isva_desk.domain.choices import choices
from isva_desk.domain.dates import When
from isva_desk.domain.event_kinds import METHODS
from isva_desk.journal import acts as base
from isva_desk.journal.acts import waiting as acts
from isva_desk.journal.changes import Changes
from isva_desk.journal.record import SERVICE, ClientRecord
from isva_desk.journal.waiting.folded import Referral, figure, referrals_of
from isva_desk.language import _

_MOST_DAYS, _MOST_HOURS = 366, 24 * 60


@dataclass(frozen=True, slots=True)
class NewReferral:
    """How somebody came to the service. ``received`` is a day, better with its hour."""

    source: str
    received: When
    urgency: str = "standard"
    reason: str = ""
    note: str = ""
    may_keep_record: bool = False  # they agreed that the service keeps a record of them


@dataclass(frozen=True, slots=True)
class Tried:
    """An attempt or a check-in: when, how, what came of it, and the day for the next. None: the figure decides."""

    on: When
    outcome: str
    channel: str = ""
    next_on: date | None = None
    note: str = ""


def refer(desk: Desk, client: NewClient, case: NewCase, new: NewReferral) -> Changes:
    """Take a referral in: client, case and referral in one step; ``made`` is the id of the case."""
    registered = desk.about_itself(checked_client(desk, client))
    reference = registered.act.reference if isinstance(registered.act, base.ClientRegistered) else ""
    opened = desk.about_itself(checked_case(desk, case, reference, 1), registered.id)
    entries = [registered, opened, desk.entry(_checked(desk, new), registered.id, opened.id)]
    if new.may_keep_record:
        agreed = base.ConsentRecorded("record", day_text(_day(desk, new.received, "received")))
        entries.append(desk.entry(agreed, registered.id))
    return replace(desk.write(*entries), made=opened.id)


def refer_again(desk: Desk, case_id: str, new: NewReferral) -> Changes:
    """Put a case that is open on the waiting list; ``made`` is the referral. Raises ``WrongAnswer`` where it waits."""
    record, case = open_case_of(desk, case_id)
    if _waiting(record, case_id) is not None:
        raise WrongAnswer("case", _("This case is on the waiting list already."))
    return desk.write(desk.entry(_checked(desk, new), record.id, case.id))


def attempt_contact(desk: Desk, case_id: str, tried: Tried) -> Changes:
    """Write down an attempt to reach somebody who waits. Raises ``WrongAnswer`` naming the field."""
    record, referral = _waits(desk, case_id)
    one_of(tried.outcome, [choice.id for choice in choices("waiting")["attempts"].choices], "outcome")
    reached = tried.outcome == "reached" or referral.reached_on is not None
    on, next_on = _tried(desk, referral, tried, "check-in-days" if reached else "try-again-days")
    act = acts.ContactAttempted(referral.id, on, tried.outcome, tried.channel, next_on, line_of(tried.note, "note"))
    return desk.write(desk.entry(act, record.id, case_id))


def check_in(desk: Desk, case_id: str, tried: Tried) -> Changes:
    """Write down how somebody is while they wait. Raises ``WrongAnswer`` naming the field."""
    record, referral = _waits(desk, case_id)
    one_of(tried.outcome, [choice.id for choice in choices("waiting")["check-ins"].choices], "outcome")
    if referral.reached_on is None:
        raise WrongAnswer("outcome", _("They have not been reached yet: record an attempt to reach them."))
    missed = tried.outcome in ("no-answer", "no-safe-way")
    on, next_on = _tried(desk, referral, tried, "try-again-days" if missed else "check-in-days")
    act = acts.CheckedIn(referral.id, on, tried.outcome, tried.channel, next_on, line_of(tried.note, "note"))
    return desk.write(desk.entry(act, record.id, case_id))


def explain_wait(desk: Desk, case_id: str, reason: str, note: str = "") -> Changes:
    """Say what they wait for, from now on."""
    record, referral = _waits(desk, case_id)
    one_of(reason, [choice.id for choice in choices("waiting")["reasons"].choices], "reason")
    act = acts.WaitExplained(referral.id, reason, desk.today().isoformat(), line_of(note, "note"))
    return desk.write(desk.entry(act, record.id, case_id))


def allocate(desk: Desk, case_id: str, to: str, on: When, by: str = "", note: str = "") -> Changes:
    """Somebody takes the case on: from now on they answer for it. Also for an open case that has nobody.

    A case that has an adviser and does not wait changes hands by a hand-over, not here. Raises ``WrongAnswer``.
    """
    record, case = open_case_of(desk, case_id)
    who = filled(to, "to", _("Say who takes the case on."))
    waiting = _waiting(record, case_id)
    if waiting is None and case.text("owner").strip():
        raise WrongAnswer("to", _("This case has an adviser already; it changes hands by a hand-over."))
    day = _day(desk, on, "on")
    if waiting is not None and waiting.received.earliest is not None and day < waiting.received.earliest:
        raise WrongAnswer("on", _("This day lies before the referral."))
    entries = []
    if waiting is not None:
        given = acts.Allocated(waiting.id, who, day.isoformat(), by.strip(), line_of(note, "note"))
        entries.append(desk.entry(given, record.id, case_id))
    for change, held, whose in (
        (base.CaseChanged("owner", who), case.fields.get("owner"), case_id),
        (base.ClientChanged("owner", who), record.fields.get("owner"), None),
    ):
        entries.append(desk.entry(change, record.id, whose, held.stamp.entry if held is not None else None))
    return desk.write(*entries)


def end_referral(desk: Desk, case_id: str, outcome: str, on: When, note: str = "") -> Changes:
    """It does not come to support: the referral ends and the case closes, both or neither."""
    record, referral = _waits(desk, case_id)
    found = choices("waiting")["outcomes"]
    one_of(outcome, [choice.id for choice in found.choices], "outcome")
    day = _day(desk, on, "on")
    if referral.received.earliest is not None and day < referral.received.earliest:
        raise WrongAnswer("on", _("This day lies before the referral."))
    if outcome == "not-reached" and not referral.contacts:
        raise WrongAnswer("outcome", _("No attempt to reach them is on record yet."))
    ended = acts.ReferralEnded(referral.id, outcome, day.isoformat(), line_of(note, "note"))
    closed = base.CaseClosed(day.isoformat(), found.text_of(outcome))
    return desk.write(desk.entry(ended, record.id, case_id), desk.entry(closed, record.id, case_id))


def set_figure(desk: Desk, name: str, value: int, note: str = "") -> Changes:
    """A figure of the service's own, such as the hours until a first contact. Referrals taken in before keep theirs."""
    lists = choices("waiting")
    hours = {choice.id for choice in lists["urgency"].choices}
    one_of(name, (*hours, *(choice.id for choice in lists["figures"].choices)), "figure")
    most = _MOST_HOURS if name in hours else _MOST_DAYS
    if not 1 <= value <= most:
        raise WrongAnswer("value", _("Give a number from 1 to {most}.").format(most=most))
    act = acts.WaitingFigureSet(name, value, desk.today().isoformat(), line_of(note, "note"))
    return desk.write(desk.entry(act, SERVICE))


def _checked(desk: Desk, new: NewReferral) -> acts.Referred:
    lists = choices("waiting")
    one_of(new.source, [choice.id for choice in lists["sources"].choices], "source")
    one_of(new.urgency, [choice.id for choice in lists["urgency"].choices], "urgency")
    if new.reason:
        one_of(new.reason, [choice.id for choice in lists["reasons"].choices], "reason")
    _day(desk, new.received, "received")
    hours = figure(desk.store.known(SERVICE), new.urgency)
    return acts.Referred(
        new.source, written(new.received, "received") or "", new.urgency, hours, new.reason,
        line_of(new.note, "note"), lists.version,
    )  # fmt: skip


def _waiting(record: ClientRecord, case_id: str) -> Referral | None:
    return next((one for one in reversed(referrals_of(record, case_id)) if one.state == "waiting"), None)


def _waits(desk: Desk, case_id: str) -> tuple[ClientRecord, Referral]:
    record, _case = open_case_of(desk, case_id)
    found = _waiting(record, case_id)
    if found is None:
        raise WrongAnswer("case", _("This case is not on the waiting list."))
    return record, found


def _tried(desk: Desk, referral: Referral, tried: Tried, interval: str) -> tuple[str, str | None]:
    """The day of an attempt and the day of the next, as the journal keeps them."""
    day = _day(desk, tried.on, "on")
    if referral.received.earliest is not None and day < referral.received.earliest:
        raise WrongAnswer("on", _("This day lies before the referral."))
    if tried.channel:
        one_of(tried.channel, METHODS, "channel")
    if tried.next_on is not None and tried.next_on < day:
        raise WrongAnswer("next_on", _("The next day lies before this one."))
    if tried.next_on is not None:
        return written(tried.on, "on") or "", day_text(tried.next_on)
    service = desk.store.known(SERVICE)
    # After as many attempts as the service makes, a person decides what comes next; nothing runs on by itself.
    more = tried.outcome not in ("reached", "fine", "changed") and referral.reached_on is None
    if more and referral.attempts + 1 >= figure(service, "attempts"):
        return written(tried.on, "on") or "", None
    return written(tried.on, "on") or "", day_text(day + timedelta(days=figure(service, interval)))


def _day(desk: Desk, on: When, field: str) -> date:
    if on.day is None:
        raise WrongAnswer(field, _("Give one day."))
    not_after_today(desk, on, field)
    return on.day
