"""Letters and the dates that they give: one transaction for one letter, and dates that cannot all be right."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from isva_desk.casework.chase import make_chase
from isva_desk.casework.chase_draft import draft
from isva_desk.casework.checks import WrongAnswer
from isva_desk.casework.correct_fact import correct_fact, retract_fact
from isva_desk.casework.date_differences import decide_dates
from isva_desk.casework.desk import Desk
from isva_desk.casework.letters import (
    GivenDate,
    NewLetter,
    Reading,
    covers_of,
    describe_letter,
    give_date,
    give_date_of,
    preview_letter,
    record_letter,
    tellable,
)
from isva_desk.casework.record_event import NewEvent
from isva_desk.casework.record_update import NewUpdate
from isva_desk.casework.sign_in import open_first
from isva_desk.domain.dates import on_day, parse_when
from isva_desk.domain.letter_lists import letter_lists
from isva_desk.journal.chases import chase
from isva_desk.journal.entitlements_view import entitlements_of
from isva_desk.journal.letters.register import register
from isva_desk.journal.letters.views import differences_of, hearings_named, letters_of
from isva_desk.journal.timeline import timeline
from isva_desk.journal.today import today_list
from tests.builders.desks import MONDAY, CaseBuilder, SteppingClock, a_case, a_desk

CHARGE_LETTER = "cps-rape-charge-letter"


def verdict(desk: Desk, case: CaseBuilder, rule: str) -> str:
    return next(one.verdict for one in entitlements_of(desk.store, case.id, desk.today()) if one.rule == rule)


def a_letter(case: CaseBuilder, on: str = "2026-11-18", **more: object) -> NewLetter:
    update = NewUpdate("cps", on=parse_when(on), method="letter", about=(case.facts["charge"],))
    return NewLetter(update, Reading("charge", "yes", "both", "none", "no", "yes", ""), **more)  # type: ignore[arg-type]


def told_twice(tmp_path: Path) -> tuple[Desk, CaseBuilder]:
    """The trial is on record for 12 January 2027, and a letter of Witness Care gives the 13th."""
    desk = open_first(a_desk(tmp_path), "Robin Example", "An invented service")
    case = a_case(desk, crime_reference="52/0012").with_event("charge", "2026-11-02", "A")
    case.with_event("not-guilty-plea", "2026-11-09", "A", trial_on="2027-01-12")
    case.with_update("cps", "2026-11-10", "not-guilty-plea")
    case.with_update("witness-care", "2026-11-16", method="letter")
    give_date_of(desk, case.facts["update"], GivenDate(on_day(date(2027, 1, 13)), hearing="Trial"))
    return desk, case


def test_a_letter_is_its_update_and_what_it_gives_in_one_step(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk).with_event("charge", "2026-11-16", "A")
    new = a_letter(case, gives=(GivenDate(parse_when("2026-11-17"), event=case.facts["charge"]),))
    assert verdict(desk, case, CHARGE_LETTER) == "not-recorded"
    before = letters_of(desk.store, case.id)
    assert CHARGE_LETTER in {one.rule for one in preview_letter(desk, case.id, new).settles}
    assert letters_of(desk.store, case.id) == before == ()
    record_letter(desk, case.id, new)
    (letter,) = letters_of(desk.store, case.id)
    assert (letter.kind, letter.by, letter.to, letter.day.day) == ("charge", "cps", "client", date(2026, 11, 18))
    assert (letter.copied, letter.investigator, letter.prosecutor) == ("yes", "both", "none")
    assert (letter.clear, letter.complete, letter.kindly, letter.reaches_adviser) == ("no", "yes", "", "yes")
    assert verdict(desk, case, CHARGE_LETTER) == "recorded", "the update alone meets the rule"
    lines = [row.text for row in timeline(desk.store, case.id) if row.what == "letters"]
    assert sorted(lines) == ["Date given: Charged (suspect A), Tuesday 17 November 2026", "Letter: Letter at charge"]
    (found,) = differences_of(desk.store, case.id)
    assert [(side.what, side.says.text) for side in found.sides] == [("event", "2026-11-16"), ("letter", "2026-11-17")]


def test_nothing_of_a_letter_is_kept_where_part_of_it_is_wrong(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk).with_event("charge", "2026-11-16", "A")
    heads = desk.store.heads()
    for wrong, field in (
        (NewLetter(NewUpdate("cps", method="letter"), Reading("charge")), "on"),
        (a_letter(case, gives=(GivenDate(parse_when(None), hearing="trial"),)), "says"),
        (a_letter(case, gives=(GivenDate(parse_when("2026-11-17")),)), "says"),
        (a_letter(case, "2026-11-24"), "on"),
        (NewLetter(a_letter(case).update, Reading("a poem")), "kind"),
        (NewLetter(a_letter(case).update, Reading("charge", "perhaps")), "copied"),  # type: ignore[arg-type]
    ):
        with pytest.raises(WrongAnswer) as problem:
            record_letter(desk, case.id, wrong)
        assert problem.value.field == field
    assert desk.store.heads() == heads


def test_a_letter_may_be_the_first_to_say_that_it_happened(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk)
    update = NewUpdate("cps", on=parse_when("2026-11-18"), method="letter")
    event = NewEvent("charge", parse_when("2026-11-16"), suspect="A")
    gives = (GivenDate(parse_when("2026-11-16"), of_new=True), GivenDate(parse_when("2026-12-01"), hearing="Mention"))
    made = record_letter(desk, case.id, NewLetter(update, Reading("charge"), event, gives)).made
    (letter,) = letters_of(desk.store, case.id)
    assert (letter.about, letter.kinds) == ((made,), ("charge",))
    assert differences_of(desk.store, case.id) == ()
    assert hearings_named(desk.store, case.id) == ("Mention",)
    assert verdict(desk, case, "vc-r6-charged") == "late"


def test_a_plain_letter_is_described_later_and_what_is_known_stays(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk).with_event("charge", "2026-11-16", "A")
    case.with_update("cps", "2026-11-18", "charge", method="letter")
    (letter,) = letters_of(desk.store, case.id)
    assert (letter.kind, letter.described_by) == ("", "")
    describe_letter(desk, letter.id, Reading("charge", clear="yes"))
    described = describe_letter(desk, letter.id, Reading("charge", kindly="no")).made or ""
    (letter,) = letters_of(desk.store, case.id)
    assert (letter.kind, letter.clear, letter.kindly) == ("charge", "yes", "no")
    retract_fact(desk, described, "another letter")
    (letter,) = letters_of(desk.store, case.id)
    assert (letter.clear, letter.kindly) == ("yes", "")
    retract_fact(desk, letter.id, "it never came")
    assert letters_of(desk.store, case.id) == ()
    with pytest.raises(WrongAnswer):
        describe_letter(desk, case.facts["charge"], Reading("charge"))


def test_the_register_names_the_letters_that_are_looked_for(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk).with_event("cps-referral", "2026-10-01").with_event("charge", "2026-11-16", "A")

    def missing() -> set[str]:
        entries = entitlements_of(desk.store, case.id, desk.today())
        lines = register(letters_of(desk.store, case.id), entries, letter_lists())
        return {line.kind for line in lines if line.letter is None}

    assert missing() == {"introductory", "charge"}
    record_letter(desk, case.id, a_letter(case))
    assert missing() == {"introductory"}


def test_two_dates_for_the_trial_are_found_asked_about_and_decided(tmp_path: Path) -> None:
    desk, case = told_twice(tmp_path)
    (found,) = differences_of(desk.store, case.id)
    assert (found.hearing, found.state) == ("trial", "open")
    said = [(side.by, side.told.text, side.says.text) for side in found.sides]
    assert said == [("cps", "2026-11-10", "2027-01-12"), ("witness-care", "2026-11-16", "2027-01-13")]
    (row,) = [row for row in today_list(desk.store, MONDAY) if row.title.startswith("Two dates")]
    assert row.title == "Two dates for one thing: Hearing: trial"
    assert row.why.startswith("Given so far: Tuesday 12 January 2027; Wednesday 13 January 2027.")
    assert dict(row.where)["focus"] == f"difference:{found.key}"

    drafted = draft(desk, case.id, f"difference:{found.key}")
    assert drafted.subject.agency == "witness-care", "who told it last is asked first"
    assert "On Monday 16 November 2026, Witness Care gave this date: Wednesday 13 January 2027." in drafted.letter
    made = make_chase(desk, case.id, drafted, text=drafted.letter).made or ""
    assert (chase(desk.store, made).about, chase(desk.store, made).state) == ("difference", "open")

    letter_side = next(side.fact_id for side in found.sides if side.what == "letter")
    with pytest.raises(WrongAnswer):
        decide_dates(desk, case.id, found.key, case.facts["charge"], on_day(desk.today()))
    decide_dates(desk, case.id, found.key, letter_side, on_day(desk.today()), "Witness Care rang")
    assert differences_of(desk.store, case.id) == (), "the record was put right with it"
    plea = next(row for row in timeline(desk.store, case.id) if row.fact_id == case.facts["not-guilty-plea"])
    assert plea.corrected == 1
    assert [row for row in today_list(desk.store, MONDAY) if row.title.startswith("Two dates")] == []
    assert chase(desk.store, made).state == "settled"


def test_what_was_decided_opens_again_with_a_new_date(tmp_path: Path) -> None:
    desk, case = told_twice(tmp_path)
    (found,) = differences_of(desk.store, case.id)
    event_side = next(side.fact_id for side in found.sides if side.what == "event")
    decide_dates(desk, case.id, found.key, event_side, on_day(desk.today()))
    (found,) = differences_of(desk.store, case.id)
    assert (found.state, found.decided.right if found.decided else "") == ("decided", event_side)
    third = NewUpdate("court", on=parse_when("2026-11-20"))
    give_date(desk, case.id, third, GivenDate(parse_when("2027-01-19"), hearing="trial"))
    (found,) = differences_of(desk.store, case.id)
    assert (found.state, len(found.sides)) == ("open", 3)


def test_a_date_that_was_put_right_shows_what_stood_there_before(tmp_path: Path) -> None:
    desk, case = told_twice(tmp_path)
    correct_fact(desk, case.facts["not-guilty-plea"], {"trial_on": parse_when("2027-01-11")}, "misread")
    (found,) = differences_of(desk.store, case.id)
    (earlier,) = found.sides[0].earlier
    assert (earlier.says.text, earlier.reason, found.sides[0].says.text) == ("2027-01-12", "misread", "2027-01-11")


def test_a_hearing_that_was_moved_contradicts_nobody(tmp_path: Path) -> None:
    clock = SteppingClock()
    desk = a_desk(tmp_path, clock=clock)
    case = a_case(desk)
    case.with_event("hearing-listed", "2026-10-01", hearing="Trial", hearing_on="2026-12-01")
    case.with_update("witness-care", "2026-10-05", method="letter")
    give_date_of(desk, case.facts["update"], GivenDate(parse_when("2026-12-01"), hearing="trial"))
    case.with_update("court", "2026-11-02", method="phone")
    foretold = GivenDate(parse_when("2027-02-02"), hearing="trial")
    give_date_of(desk, case.facts["update"], foretold)
    assert [one.state for one in differences_of(desk.store, case.id)] == ["open"]
    case.with_event("hearing-moved", "2026-11-05", hearing="Trial", hearing_on="2027-02-02")
    assert differences_of(desk.store, case.id) == (), "the call foretold the move"
    case.with_update("police", "2026-11-09", method="phone")
    give_date_of(desk, case.facts["update"], GivenDate(parse_when("2026-12-01"), hearing="trial"))
    (found,) = differences_of(desk.store, case.id)
    assert (found.state, found.sides[-1].by) == ("open", "police"), "the old day, told after the move"
    case.with_event("hearing-moved", "2026-11-19", hearing="Trial", hearing_on="2027-03-02")
    (found,) = differences_of(desk.store, case.id)
    assert found.state == "overtaken"


def test_rough_dates_that_can_both_be_right_do_not_differ(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk).with_event("charge", "2026-11", "A").with_update("cps", "2026-11-20", "charge")
    give_date_of(desk, case.facts["update"], GivenDate(parse_when("2026-11-03"), event=case.facts["charge"]))
    assert differences_of(desk.store, case.id) == ()
    give_date_of(desk, case.facts["update"], GivenDate(parse_when("2026-10-30"), event=case.facts["charge"]))
    (found,) = differences_of(desk.store, case.id)
    assert len(found.sides) == 3
    other = a_case(desk, case.client).with_event("charge", "2026-11-03", "A").with_event("charge", "2026-11-05", "A")
    (twice,) = differences_of(desk.store, other.id)
    assert twice.kind == "charge"
    decide_dates(desk, other.id, twice.key, "", on_day(desk.today()), "Two charges")
    assert differences_of(desk.store, other.id)[0].state == "decided"


def test_a_letter_settles_only_what_it_says(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk).with_event("charge", "2026-11-16", "A")
    told = tellable(entitlements_of(desk.store, case.id, desk.today()), case.facts["charge"])
    rules = {one.rule for one in told}
    assert rules == {"vc-r6-charged", "vc-r6-first-hearing", CHARGE_LETTER, "cps-rape-vlo"}
    assert covers_of(told, "cps", sorted(rules)) == (), "all of it needs no naming"
    assert set(covers_of(told, "police", ["vc-r6-charged", "cps-rape-vlo"])) == {"vc-r6-charged"}
    kind = letter_lists().kind("charge")
    assert kind is not None
    covers = covers_of(told, "cps", sorted(rules - set(kind.if_said)))
    update = NewUpdate(
        "cps", on=parse_when("2026-11-17"), method="letter", about=(case.facts["charge"],), covers=covers
    )
    record_letter(desk, case.id, NewLetter(update, Reading("charge")))
    verdicts = {rule: verdict(desk, case, rule) for rule in rules}
    assert verdicts == {
        "vc-r6-charged": "met", CHARGE_LETTER: "recorded", "vc-r6-first-hearing": "no-record",
        "cps-rape-vlo": "not-recorded",
    }  # fmt: skip
