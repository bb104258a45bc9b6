"""A few invented needs, consents, cards and people who wait, so that the demonstration shows how they look."""

from __future__ import annotations

from datetime import date, timedelta

from isva_desk.casework.about_me import write_card
from isva_desk.casework.characteristics import set_access, set_characteristics
from isva_desk.casework.consent import record_consent, withdraw_consent
from isva_desk.casework.desk import Desk
from isva_desk.casework.needs import Said, answer_outcomes, judge_risk, note_need
from isva_desk.casework.safe_contact import set_safe_channel
from isva_desk.casework.waiting import NewReferral, Tried, allocate, attempt_contact, check_in, refer_again
from isva_desk.domain.dates import When, on_day, parse_when
from isva_desk.domain.safe_contact import SafeChannel
from isva_desk.journal.acts import ConsentRecorded
from isva_desk.journal.case_view import consents_of
from isva_desk.journal.caseload import caseload_page

# (source, urgency, what they wait for, days ago, hour, attempts as (days after, what came of it), safe way known)
_WAITING: tuple[tuple[str, str, str, int, str, tuple[tuple[int, str], ...], bool], ...] = (
    ("self", "standard", "no-place", 1, "16:30", (), False),
    ("police", "soon", "", 2, "10:15", ((0, "no-answer"),), True),
    ("sarc", "standard", "language", 34, "09:00", ((1, "message"), (2, "reached")), True),
    ("gp", "standard", "their-choice", 12, "14:00", ((1, "reached"),), True),
)

_EARLY = ("not-reported", "reported", "investigation")


def demonstrate_needs(desk: Desk) -> None:
    """Give some clients of the demonstration needs and consents, and take in some who wait."""
    day = desk.today()
    clients = list(dict.fromkeys(row.client_id for row in caseload_page(desk.store, sort="reference", limit=60)))
    _consents(desk, clients, day)
    for client in clients[:12:2]:
        _needs(desk, client, day, overdue=client == clients[0])
    newest = _newest_cases(desk)
    for case, place, wait in zip(newest, range(len(_WAITING)), _WAITING, strict=False):
        source, urgency, reason, ago, hour, attempts, safe = wait
        new = NewReferral(source, _at(day - timedelta(days=ago), hour), urgency, reason)
        _waits(desk, case, place, new, attempts, safe)
    for case in newest[len(_WAITING) : len(_WAITING) + 1]:
        _went_before(desk, case, day)


def _consents(desk: Desk, clients: list[str], day: date) -> None:
    """Most have agreed to those that one asks; every fifth was asked for the record alone, and one took one back."""
    given, entries = (day - timedelta(days=60)).isoformat(), []
    for place, client in enumerate(clients):
        recorded = {consent.party for consent in consents_of(desk.store, client)}
        asked = ("record",) if place % 5 == 4 else ("record", "police", "cps", "witness-care", "court", "probation")
        acts = [ConsentRecorded(party, given, "signed") for party in asked if party not in recorded]
        entries += [desk.entry(act, client) for act in acts]
    desk.write(*entries)
    if clients:
        record_consent(desk, clients[0], "gp", parse_when(given), "in-words")
        withdraw_consent(desk, clients[0], "gp", on_day(day - timedelta(days=4)))


def _needs(desk: Desk, client: str, day: date, *, overdue: bool) -> None:
    talked = on_day(day - timedelta(days=20))
    judge_risk(
        desk, client, "suspect-contact",
        Said("high", talked, day - timedelta(days=2) if overdue else day + timedelta(days=9),
             "Police asked for a marker on the address"),
    )  # fmt: skip
    judge_risk(desk, client, "self-harm", Said("standard", talked, plan="Has the number of the crisis line"))
    note_need(desk, client, "housing", Said("much", talked, day, "Letter to the council asked for"))
    note_need(desk, client, "counselling", Said("some", talked, plan="On the list of the counselling service"))
    set_access(desk, client, {"spoken": "Polish", "interpreter": "yes", "interpreter-gender": "woman",
                              "interpreter-community": "no", "large-print": "no"})  # fmt: skip
    set_characteristics(desk, client, {"age-band": "25-34", "sex": "female", "ethnicity": "prefer-not-to-say"})
    answer_outcomes(desk, client, "start", {"safer": "2", "coping": "3", "informed": "1"}, talked)
    write_card(
        desk, client,
        {"access.spoken": "", "access.interpreter-gender": "", "helps": "Short meetings, with a break",
         "avoid": "Being touched on the arm", "news": "By phone, and never on a Friday"},
        on_day(day - timedelta(days=8)), "read it together",
    )  # fmt: skip


def _newest_cases(desk: Desk) -> list[str]:
    """The open cases that have come least far: nobody is added to the demonstration by its waiting list."""
    rows = caseload_page(desk.store, sort="stage", limit=20)
    return [row.case_id for row in rows if row.stage in _EARLY]


def _waits(
    desk: Desk, case: str, place: int, new: NewReferral, attempts: tuple[tuple[int, str], ...], safe: bool
) -> None:
    refer_again(desk, case, new)
    received = new.received.latest or desk.today()
    if safe:
        way = SafeChannel("phone", "yes", f"07700 9002{place:02}", checked_on=received)
        set_safe_channel(desk, desk.store.case_record(case)[0].id, way)
    for later, outcome in attempts:
        attempt_contact(desk, case, Tried(on_day(received + timedelta(days=later)), outcome, "phone"))


def _went_before(desk: Desk, taken: str, day: date) -> None:
    refer_again(desk, taken, NewReferral("rape-crisis", _at(day - timedelta(days=70), "11:00")))
    first = day - timedelta(days=69)
    attempt_contact(desk, taken, Tried(on_day(first), "reached", "phone"))
    check_in(desk, taken, Tried(on_day(day - timedelta(days=41)), "fine", "phone"))
    allocate(desk, taken, desk.author, on_day(day - timedelta(days=20)))


def _at(day: date, hour: str) -> When:
    return parse_when(f"{day.isoformat()}T{hour}")
