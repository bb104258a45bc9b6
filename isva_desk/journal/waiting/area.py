"""How the way in reads in the timeline, which of its days come up on Today, and the rows of the waiting list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from isva_desk.domain.choices import choices
from isva_desk.journal.acts import waiting as acts
from isva_desk.journal.area import Area, Around, Line, Matter
from isva_desk.journal.casefile import when
from isva_desk.journal.record import ClientRecord, FactRecord
from isva_desk.journal.rows import MatterRow, MatterWords, Tone
from isva_desk.journal.table import Table
from isva_desk.journal.waiting.folded import Referral, referrals_of
from isva_desk.language import _, ngettext, say_day, say_short_day

# One row a referral, for the page and for the reports (R3, R4). ``state`` is waiting, allocated or ended.
WAITING = Table(
    "p_waiting",
    (
        "client_id", "referral_id", "case_id", "owner", "state", "source", "urgency", "received_on", "received_hour",
        "contact_by", "attempts", "first_attempt_on", "reached_on", "met_on", "last_contact_on", "next_step", "next_on",
        "reason", "allocated_on", "allocated_to", "ended_on", "outcome", "safe_known",
    ),
    2,
    "client_id",
)  # fmt: skip
_INDEXES = ("CREATE INDEX p_waiting_by_state ON p_waiting (state, next_on, received_on);",)


def _referred(_record: ClientRecord, _fact: FactRecord, act: acts.Referred) -> Line:
    source = choices("waiting")["sources"].text_of(act.source)
    return Line("referred", when(act.received), _("Referral received: {source}").format(source=source))


def _attempted(_record: ClientRecord, _fact: FactRecord, act: acts.ContactAttempted) -> Line:
    outcome = choices("waiting")["attempts"].text_of(act.outcome)
    return Line("attempt", when(act.on), _("First contact: {outcome}").format(outcome=outcome))


def _checked(_record: ClientRecord, _fact: FactRecord, act: acts.CheckedIn) -> Line:
    outcome = choices("waiting")["check-ins"].text_of(act.outcome)
    return Line("check-in", when(act.on), _("Check-in while waiting: {outcome}").format(outcome=outcome))


def _explained(_record: ClientRecord, _fact: FactRecord, act: acts.WaitExplained) -> Line:
    reason = choices("waiting")["reasons"].text_of(act.reason)
    return Line("reason", when(act.on), _("Waits for: {reason}").format(reason=reason))


def _allocated(_record: ClientRecord, _fact: FactRecord, act: acts.Allocated) -> Line:
    return Line("allocated", when(act.on), _("Allocated to {name}").format(name=act.to))


def _ended(_record: ClientRecord, _fact: FactRecord, act: acts.ReferralEnded) -> Line:
    outcome = choices("waiting")["outcomes"].text_of(act.outcome)
    return Line("ended", when(act.on), _("Referral ended: {outcome}").format(outcome=outcome))


def _figure(_record: ClientRecord, _fact: FactRecord, act: acts.WaitingFigureSet) -> Line:
    return Line("figure", when(act.on), f"{act.figure}: {act.value}")


def _matters(record: ClientRecord, _around: Around) -> Iterator[Matter]:
    for case in record.cases.values():
        if case.closed is None and not case.text("owner").strip():
            yield Matter("no-owner", f"no-owner:{case.id}", section="safety", in_diary=False, case=case.id)
    safe = "yes" if safe_known(record) else "no"
    for referral in referrals_of(record):
        step, day, hour = referral.next_step
        if not step:
            continue
        received = referral.received.latest
        places = {"safe": safe, "received": (received or date.min).isoformat(), "attempts": str(referral.attempts)}
        # A first contact waits from the moment of the referral; everything later has a day of its own.
        yield Matter(
            step, f"{step}:{referral.id}", day, hour=hour, section="waiting",
            show_from=received if step == "first" else day, case=referral.case_id, fact=referral.id, places=places,
        )  # fmt: skip


def safe_known(record: ClientRecord) -> bool:
    """At least one way of reaching them was marked safe, if perhaps long ago."""
    return any(way.allowed != "no" and way.checked_on is not None for way in record.safe_channels)


def _words(matter: MatterRow, today: date) -> MatterWords:
    if matter.kind == "no-owner":
        return MatterWords(
            _("This case has no adviser"),
            _("A case always has somebody who answers for it. Say who takes it on."),
            _("nobody"), "rose", _("Take it on…"), "waiting", (("allocate", matter.case_id or ""),),
        )  # fmt: skip
    day = matter.on
    past = day is not None and day < today
    tone: Tone = "rose" if past else "amber"
    where = (("referral_id", matter.fact_id or ""),)
    received = say_day(date.fromisoformat(matter.places["received"]))
    if matter.kind == "first":
        title = _("Reach somebody who waits for the first time")
        why = _("Referred on {day}.").format(day=received)
    elif matter.kind == "again":
        count = int(matter.places["attempts"])
        title = _("Try again to reach somebody who waits")
        why = ngettext(
            "Referred on {day}. {count} attempt is on record.", "Referred on {day}. {count} attempts are on record.",
            count,
        ).format(day=received, count=count)  # fmt: skip
    elif matter.kind == "check-in":
        title = _("Ask somebody who waits how they are")
        why = _("They have waited since {day}.").format(day=received)
    else:
        title = _("Decide what comes next for somebody who waits")
        why = _("They have waited since {day}, and no next day is set.").format(day=received)
    if matter.places["safe"] == "no":
        why = _("{why} No way of reaching them is marked safe yet.").format(why=why)
    return MatterWords(title, why, _badge(matter, today), tone, _("Open…"), "waiting", where)


def _badge(matter: MatterRow, today: date) -> str:
    day = matter.on
    if day is None:
        return _("no day set")
    if day < today:
        days = (today - day).days
        return ngettext("{days} day past", "{days} days past", days).format(days=days)
    words = _("today") if day == today else say_short_day(day)
    return _("by {day}, {hour}").format(day=words, hour=matter.hour) if matter.hour else words


def _rows(record: ClientRecord, _around: Around) -> Iterator[tuple[Table, tuple[Any, ...]]]:
    safe = int(safe_known(record))
    for referral in referrals_of(record):
        case = record.cases.get(referral.case_id)
        if case is not None:
            closed_on = case.closed.on if case.closed is not None else None
            yield WAITING, _row(record, referral, case.text("owner"), safe, closed_on)


def _row(record: ClientRecord, referral: Referral, owner: str, safe: int, closed_on: str | None) -> tuple[Any, ...]:
    step, next_on, _hour = referral.next_step if closed_on is None else ("", None, "")
    # A case that was closed in another way has ended its wait as well.
    left_open = referral.state == "waiting" and closed_on is not None
    first, last = referral.first_attempt, referral.contacts[-1].on.earliest if referral.contacts else None
    return (
        record.id, referral.id, referral.case_id, owner, "ended" if left_open else referral.state, referral.source,
        referral.urgency,
        _iso(referral.received.earliest), referral.received.hour or "", referral.contact_by.text, referral.attempts,
        _iso(first.earliest) if first is not None else None, _iso(referral.reached_on), _iso(referral.met_on),
        _iso(last), step, _iso(next_on), referral.reason, _iso(referral.allocated_on), referral.allocated_to,
        closed_on if left_open else _iso(referral.ended_on), referral.outcome, safe,
    )  # fmt: skip


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


AREA = Area(
    id="waiting",
    lines={
        acts.Referred: _referred,
        acts.ContactAttempted: _attempted,
        acts.CheckedIn: _checked,
        acts.WaitExplained: _explained,
        acts.Allocated: _allocated,
        acts.ReferralEnded: _ended,
        acts.WaitingFigureSet: _figure,
    },
    words=_words,
    matters=_matters,
    tables=(WAITING,),
    indexes=_INDEXES,
    rows=_rows,
)
