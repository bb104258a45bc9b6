"""Somebody comes to the service, waits, is reached, is asked how they are, and is given an adviser; or it ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.consent import consent_for
from isva_desk.casework.correct_fact import correct_fact
from isva_desk.casework.desk import Desk
from isva_desk.casework.open_case import NewCase, close_case, open_case
from isva_desk.casework.register_client import NewClient, change_client
from isva_desk.casework.safe_contact import set_safe_channel
from isva_desk.casework.waiting import (
    NewReferral,
    Tried,
    allocate,
    attempt_contact,
    check_in,
    end_referral,
    explain_wait,
    refer,
    refer_again,
    set_figure,
)
from isva_desk.domain.dates import UNKNOWN, parse_when
from isva_desk.domain.safe_contact import SafeChannel
from isva_desk.journal import acts
from isva_desk.journal.case_view import client_head
from isva_desk.journal.caseload import caseload_page
from isva_desk.journal.record import SERVICE
from isva_desk.journal.timeline import timeline
from isva_desk.journal.today import today_list
from isva_desk.journal.waiting.views import (
    advisers,
    cases_without_owner,
    figures,
    referral,
    waiting_referral,
    waiting_rows,
)
from tests.builders.desks import SteppingClock, a_case, a_client, a_desk

ON_SUNDAY = parse_when("2026-11-22T16:30")


def referred(desk: Desk, received: str = "2026-11-22T16:30", **more: object) -> str:
    new = NewReferral("self", parse_when(received), may_keep_record=True, **more)  # type: ignore[arg-type]
    made = refer(desk, NewClient(reference="W4TS", name_to_use="Jo"), NewCase(), new).made
    assert made is not None
    return made


def waits(desk: Desk) -> list[tuple[str, str, str]]:
    """(title, why, badge) of what waits on Today."""
    rows = today_list(desk.store, desk.clock())
    return [(row.title, row.why, row.badge) for row in rows if row.section == "waiting"]


def test_from_the_referral_to_an_adviser(tmp_path: Path) -> None:
    clock = SteppingClock()
    desk = a_desk(tmp_path, clock=clock)
    case = referred(desk, reason="no-place")
    (row,) = waiting_rows(desk.store)
    assert (row.reference, row.owner, row.state, row.days_waited(desk.today())) == ("W4TS", "Robin", "waiting", 1)
    assert (row.contact_by, row.next_step, row.next_on) == ("2026-11-24T16:30", "first", date(2026, 11, 24))
    assert caseload_page(desk.store)[0].owner == "Robin", "whoever waits has somebody who answers for them"
    assert consent_for(desk.store.record(row.client_id), "record", desk.today()).given
    (first,) = waits(desk)
    assert first == (
        "Reach somebody who waits for the first time",
        "Referred on Sunday 22 November 2026. No way of reaching them is marked safe yet.",
        "by Tue 24 Nov, 16:30",
    )

    set_safe_channel(desk, row.client_id, SafeChannel("phone", "yes", "07700 900456", checked_on=desk.today()))
    attempt_contact(desk, case, Tried(parse_when("2026-11-23T09:05"), "no-answer", "phone"))
    ((title, why, badge),) = waits_on(desk, clock, "2026-11-25")
    assert (title, badge) == ("Try again to reach somebody who waits", "today")
    assert why == "Referred on Sunday 22 November 2026. 1 attempt is on record."
    attempt_contact(desk, case, Tried(parse_when("2026-11-25T10:00"), "reached", "phone"))
    assert waits(desk) == [], "the next check-in has its own day"
    (row,) = waiting_rows(desk.store)
    assert (row.attempts, row.reached_on, row.met_on) == (2, date(2026, 11, 25), None)
    assert caseload_page(desk.store)[0].last_contact == date(2026, 11, 25)
    head = client_head(desk.store, case)
    assert (head.waits_since, head.with_us_since) == (date(2026, 11, 22), date(2026, 11, 22))
    assert (row.next_step, row.next_on) == ("check-in", date(2026, 12, 23))

    ((title, why, badge),) = waits_on(desk, clock, "2026-12-28")
    assert (title, badge) == ("Ask somebody who waits how they are", "5 days past")
    check_in(desk, case, Tried(parse_when("2026-12-28"), "no-answer", "phone"))
    assert waiting_rows(desk.store)[0].next_on == date(2026, 12, 30), "nobody is left for a month after no answer"
    clock.go_to("2026-12-30")
    check_in(desk, case, Tried(parse_when("2026-12-30"), "fine", "video", date(2027, 1, 8)))
    explain_wait(desk, case, "language")
    (row,) = waiting_rows(desk.store)
    assert (row.reason, row.next_on, row.met_on) == ("language", date(2027, 1, 8), date(2026, 12, 30))

    clock.go_to("2027-01-04")
    allocate(desk, case, " Alex ", parse_when("2027-01-04"), by="Robin")
    assert waiting_rows(desk.store) == []
    (row,) = waiting_rows(desk.store, ("allocated", "ended"))
    assert (row.allocated_to, row.days_waited(date(2027, 6, 1)), row.next_step) == ("Alex", 43, "")
    assert caseload_page(desk.store)[0].owner == "Alex"
    assert advisers(desk.store) == ("Alex",)
    assert client_head(desk.store, case).waits_since is None
    said = [line.text for line in timeline(desk.store, case)]
    assert said[:2] == ["Allocated to Alex", "Waits for: An adviser or interpreter who fits"]
    assert said[-1] == "Referral received: They came themselves"
    with pytest.raises(WrongAnswer, match="by a hand-over"):
        allocate(desk, case, "Kim", parse_when("2027-01-04"))


def waits_on(desk: Desk, clock: SteppingClock, day: str) -> list[tuple[str, str, str]]:
    clock.go_to(day)
    return waits(desk)


def test_after_some_attempts_a_person_decides(tmp_path: Path) -> None:
    clock = SteppingClock()
    desk = a_desk(tmp_path, clock=clock)
    case = referred(desk, "2026-11-16")
    assert waiting_rows(desk.store)[0].contact_by == "2026-11-18", "without an hour the whole day counts"
    for day in ("2026-11-17", "2026-11-19", "2026-11-20"):
        attempt_contact(desk, case, Tried(parse_when(day), "message", "phone"))
        assert waiting_rows(desk.store)[0].next_on is not None
    attempt_contact(desk, case, Tried(parse_when("2026-11-23"), "no-answer", "text"))
    ((title, _why, badge),) = waits(desk)
    assert (title, badge) == ("Decide what comes next for somebody who waits", "no day set")
    end_referral(desk, case, "not-reached", parse_when("2026-11-23"))
    assert waits(desk) == []
    assert caseload_page(desk.store) == []
    (row,) = waiting_rows(desk.store, ("ended",))
    assert row.outcome == "not-reached"
    closed = next(line.text for line in timeline(desk.store, case) if line.what == "closed")
    assert closed == "The service closed the case: We could not reach them safely"
    with pytest.raises(WrongAnswer, match="This case is closed"):
        attempt_contact(desk, case, Tried(parse_when("2026-11-23"), "reached"))


def test_the_service_has_figures_of_its_own(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    before = referred(desk)
    set_figure(desk, "standard", 72, "agreed with the commissioner")
    set_figure(desk, "check-in-days", 14)
    assert figures(desk.store)["standard"] == 72
    made = refer(desk, NewClient(reference="W5TS"), NewCase(), NewReferral("police", ON_SUNDAY)).made or ""
    by = {row.case_id: row.contact_by for row in waiting_rows(desk.store)}
    assert by == {before: "2026-11-24T16:30", made: "2026-11-25T16:30"}, "what was taken in before keeps its own"
    attempt_contact(desk, made, Tried(parse_when("2026-11-23"), "reached", "phone"))
    found = waiting_referral(desk.store, made)
    assert found is not None
    assert found.next_step == ("check-in", date(2026, 12, 7), "")
    with pytest.raises(WrongAnswer, match="from 1 to"):
        set_figure(desk, "standard", 0)
    said = [getattr(fact.latest, "note", "") for fact in desk.store.known(SERVICE).facts.values()]
    assert "agreed with the commissioner" in said


def test_hours_pass_also_over_the_night_in_which_the_clocks_change(tmp_path: Path) -> None:
    clock = SteppingClock()
    clock.go_to("2026-10-24", "18:00")
    desk = a_desk(tmp_path, clock=clock)
    referred(desk, "2026-10-24T17:00")
    assert waiting_rows(desk.store)[0].contact_by == "2026-10-26T16:00"


@pytest.mark.parametrize(
    ("field", "sentence", "act"),
    [
        ("source", "not possible here", lambda d, c: refer_with(d, source="nobody")),
        ("received", "Give one day", lambda d, c: refer_with(d, received=parse_when("2026-11"))),
        ("received", "still to come", lambda d, c: refer_with(d, received=parse_when("2026-11-24"))),
        ("case", "on the waiting list already", lambda d, c: refer_again(d, c, NewReferral("self", ON_SUNDAY))),
        ("on", "before the referral", lambda d, c: attempt_contact(d, c, Tried(parse_when("2026-11-20"), "reached"))),
        ("channel", "not possible", lambda d, c: attempt_contact(d, c, Tried(ON_SUNDAY, "reached", "pigeon"))),
        (
            "next_on", "before this one",
            lambda d, c: attempt_contact(d, c, Tried(ON_SUNDAY, "reached", next_on=date(2026, 11, 20))),
        ),
        ("outcome", "not been reached yet", lambda d, c: check_in(d, c, Tried(ON_SUNDAY, "fine"))),
        ("outcome", "No attempt to reach", lambda d, c: end_referral(d, c, "not-reached", ON_SUNDAY)),
        ("to", "Say who takes", lambda d, c: allocate(d, c, " ", ON_SUNDAY)),
        ("note", "one line", lambda d, c: attempt_contact(d, c, Tried(ON_SUNDAY, "reached", note="a\nb"))),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_says_why(
    tmp_path: Path, field: str, sentence: str, act: Callable[[Desk, str], object]
) -> None:
    desk = a_desk(tmp_path)
    case = referred(desk)
    before = len(desk.store.connection.execute("SELECT 1 FROM entries").fetchall())
    with pytest.raises(WrongAnswer, match=sentence) as wrong:
        act(desk, case)
    assert wrong.value.field == field
    assert len(desk.store.connection.execute("SELECT 1 FROM entries").fetchall()) == before


def refer_with(desk: Desk, **more: object) -> None:
    values = {"source": "self", "received": ON_SUNDAY} | more
    refer(desk, NewClient(), NewCase(), NewReferral(**values))  # type: ignore[arg-type]


def test_no_case_is_ever_without_an_owner(tmp_path: Path) -> None:
    nobody = a_desk(tmp_path, author="", name="nobody.db")
    client = a_client(nobody)
    with pytest.raises(WrongAnswer, match="somebody who answers for it"):
        open_case(nobody, client)
    desk = a_desk(tmp_path)
    case = a_case(desk)
    with pytest.raises(WrongAnswer, match="Nobody is ever without an adviser"):
        change_client(desk, case.client, "owner", "")
    assert cases_without_owner(desk.store) == 0


def test_a_case_that_came_without_an_owner_is_an_alarm_until_somebody_takes_it(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk)
    # As a laptop with an older program, or a merge, could bring it.
    desk.write(desk.entry(acts.CaseChanged("owner", ""), case.client, case.id))
    assert cases_without_owner(desk.store) == 1
    (alarm,) = [row for row in today_list(desk.store, desk.clock()) if row.title == "This case has no adviser"]
    assert (alarm.section, alarm.tone, alarm.page, alarm.where) == (
        "safety", "rose", "waiting", (("allocate", case.id),),
    )  # fmt: skip
    allocate(desk, case.id, "Alex", parse_when("2026-11-23"))
    assert cases_without_owner(desk.store) == 0
    assert not [row for row in today_list(desk.store, desk.clock()) if row.title == "This case has no adviser"]


def test_a_case_that_closes_otherwise_waits_no_more(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = referred(desk)
    close_case(desk, case, date(2026, 11, 23), "moved away")
    assert waiting_rows(desk.store) == []
    assert [row.ended_on for row in waiting_rows(desk.store, ("ended",))] == [date(2026, 11, 23)]


def test_an_attempt_on_the_wrong_day_is_put_right(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = referred(desk, "2026-11-16")
    made = attempt_contact(desk, case, Tried(parse_when("2026-11-18"), "reached", "phone")).made or ""
    correct_fact(desk, made, {"on": parse_when("2026-11-17")}, "read off the wrong line")
    found = referral(desk.store, waiting_rows(desk.store)[0].referral_id)
    assert (found.reached_on, found.contacts[0].on.text) == (date(2026, 11, 17), "2026-11-17")


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("on", {"on": UNKNOWN}),
        ("on", {"on": parse_when("2026-11")}),
        ("on", {"on": parse_when("2026-12-24")}),
        ("outcome", {"outcome": "shouted"}),
        ("referral", {"referral": "another"}),
        ("note", {"note": "two\nlines"}),
    ],
)
def test_a_correction_cannot_make_another_thing_of_it(tmp_path: Path, field: str, changed: dict[str, object]) -> None:
    desk = a_desk(tmp_path)
    case = referred(desk)
    made = attempt_contact(desk, case, Tried(parse_when("2026-11-23"), "reached", "phone")).made or ""
    with pytest.raises(WrongAnswer) as wrong:
        correct_fact(desk, made, changed, "read off the wrong line")
    assert wrong.value.field == field
