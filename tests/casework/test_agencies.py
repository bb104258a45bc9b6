"""A service and the bodies it works with: whom to ring, what was promised, and what shows the framework."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from isva_desk.casework.agencies import (
    NewContact,
    NewEvidence,
    NewMeeting,
    agree_action,
    answer_evidence,
    confirm_contact,
    end_contact,
    finish_action,
    judge_component,
    name_contact,
    note_evidence,
    record_meeting,
)
from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.correct_fact import correct_fact, retract_fact
from isva_desk.casework.framework_scorecard import scorecard, shown_words
from isva_desk.casework.open_case import change_case
from isva_desk.journal.agencies.views import agencies_in_use, contacts, meetings, promises
from isva_desk.journal.today import today_list
from tests.builders.desks import MONDAY, a_case, a_desk

KENT, SOUTH_EAST = "police:kent", "cps:south-east"
TODAY = MONDAY.date()


def on_today(desk: object, later: int = 0) -> list[str]:
    rows = today_list(desk.store, MONDAY + timedelta(days=later))  # type: ignore[attr-defined]
    return [row.title for row in rows if row.matter is not None]


def test_a_contact_is_looked_at_again_after_the_days_of_the_framework_file(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    made = name_contact(desk, NewContact(KENT, "contact for services", "Kim Example", confirmed_on=TODAY)).made
    assert on_today(desk, 89) == []
    assert on_today(desk, 90) == ["contact for services of Kent Police: is it still the same person?"]
    assert made is not None
    desk.clock.go_to("2027-02-22")  # type: ignore[attr-defined]
    confirm_contact(desk, made, desk.today())
    assert on_today(desk, 91) == []
    end_contact(desk, made, desk.today(), "has left")
    assert on_today(desk, 400) == []
    with pytest.raises(WrongAnswer, match="ended already"):
        confirm_contact(desk, made, desk.today())


def test_a_contact_that_nobody_confirmed_says_so_at_once(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    name_contact(desk, NewContact(SOUTH_EAST, "Victim Liaison Officer", "Lee Example"))
    assert on_today(desk) == ["Victim Liaison Officer of CPS South East: is it still the same person?"]


def test_a_contact_is_corrected_and_both_versions_stay(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    made = name_contact(desk, NewContact(KENT, "contact for services", "Kim Exmaple", confirmed_on=TODAY)).made
    assert made is not None
    correct_fact(desk, made, {"name": "Kim Example"}, "spelling")
    assert [one.name for one in contacts(desk.store)] == ["Kim Example"]
    assert len(desk.store.known("service").facts[made].versions) == 2
    retract_fact(desk, made, "was another force")
    assert contacts(desk.store) == ()


def test_a_meeting_its_actions_and_the_silence_after_it(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    made = record_meeting(desk, NewMeeting("multi-agency", date(2026, 11, 2), [KENT, SOUTH_EAST])).made
    assert made is not None
    action = agree_action(desk, made, "send the list of contacts", "inspector", date(2026, 11, 30)).made
    assert action is not None
    assert on_today(desk, 7) == ["inspector took on: send the list of contacts"]
    finish_action(desk, action, TODAY)
    assert on_today(desk, 7) == []
    assert "No further meeting with Kent Police on record" in on_today(desk, 90)
    record_meeting(desk, NewMeeting("progression-clinic", TODAY, [KENT]))
    assert on_today(desk, 90) == ["No further meeting with CPS South East on record"]
    with pytest.raises(WrongAnswer, match="done already"):
        finish_action(desk, action, TODAY)


def test_feedback_waits_for_an_answer_and_says_when_none_came(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    made = note_evidence(
        desk, NewEvidence("F4", SOUTH_EAST, date(2026, 10, 26), "feedback", "plainer letters", "supporting-victims")
    ).made
    assert on_today(desk) == []  # 20 working days end on this very day
    assert on_today(desk, 1) == ["No answer yet to your feedback: plainer letters"]
    assert made is not None
    answer_evidence(desk, made, TODAY, "the letter was changed")
    assert on_today(desk, 1) == []


def test_the_scorecard_shows_what_the_cases_show_and_leaves_the_judgement_to_a_person(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk)
    change_case(desk, case.id, "police_force", "kent")
    change_case(desk, case.id, "cps_area", "south-east")
    case.with_event("report", "2026-10-05").with_event("support-referral", "2026-10-06")
    assert agencies_in_use(desk.store) == (KENT, SOUTH_EAST)
    _framework, rows = scorecard(desk)
    by_id = {(row.component.id, row.agency): row for row in rows}
    referral = by_id["F5", KENT]
    assert (referral.shown.figures.occasions, referral.shown.figures.met) == (1, 1)  # type: ignore[union-attr]
    assert shown_words(referral.shown) == "Owed 1 time: in time 1."
    assert shown_words(by_id["F1", KENT].shown) == "No contact is named."
    assert shown_words(by_id["F7", KENT].shown) == "A plan is agreed in 0 of 1 open cases."
    assert {row.status for row in rows} == {"not-known"}
    assert ("F5", SOUTH_EAST) not in by_id, "the police refer, not the CPS"
    judge_component(desk, "F5", KENT, "shown", TODAY, "service manager", "within a day")
    _framework, rows = scorecard(desk, [KENT])
    assert {row.status for row in rows if row.component.id == "F5"} == {"shown"}
    with pytest.raises(WrongAnswer, match="not owed"):
        judge_component(desk, "F5", SOUTH_EAST, "shown", TODAY)


def test_promises_stand_by_their_day_and_are_kept_or_not(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk)
    case.with_event("promise", "2026-11-09", by="police", promised_on="2026-11-16", what="ring about the phone")
    case.with_event("promise", "2026-11-20", by="cps", promised_on="2026-11-27", what="send the letter again")
    found = promises(desk.store, TODAY)
    assert [(one.on, one.state) for one in found] == [(date(2026, 11, 16), "past"), (date(2026, 11, 27), "coming")]
    assert "ring about the phone" in found[0].what


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (NewContact("police:nowhere", "contact", "Kim"), "agency"),
        (NewContact(KENT, " ", "Kim"), "role"),
        (NewContact(KENT, "contact", ""), "name"),
        (NewContact(KENT, "contact", "Kim", confirmed_on=date(2027, 1, 1)), "confirmed_on"),
    ],
)
def test_what_cannot_be_taken_names_its_field(tmp_path: Path, wrong: NewContact, field: str) -> None:
    desk = a_desk(tmp_path)
    with pytest.raises(WrongAnswer) as problem:
        name_contact(desk, wrong)
    assert problem.value.field == field
    assert meetings(desk.store) == ()
    assert contacts(desk.store) == ()
