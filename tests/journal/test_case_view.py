"""One case as its page reads it, and the caseload and the search that lead there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from isva_desk.casework.correct_fact import correct_fact, retract_fact
from isva_desk.casework.open_case import agree_contact_plan, change_case, close_case, override_stage
from isva_desk.casework.pass_on import pass_on
from isva_desk.casework.people import assign_person, end_assignment
from isva_desk.casework.register_client import change_client, set_wishes
from isva_desk.casework.safe_contact import HIDDEN, set_safe_channel
from isva_desk.domain.date_words import say_when
from isva_desk.domain.dates import UNKNOWN, parse_when
from isva_desk.domain.safe_contact import SafeChannel
from isva_desk.journal import acts
from isva_desk.journal.case_view import (
    case_of,
    cases_of,
    client_head,
    contact_plans_of,
    fact_versions,
    people_of,
    safe_contact_of,
    timeline,
    updates_of,
    wishes_of,
)
from isva_desk.journal.caseload import CaseloadFilter, caseload_count, caseload_page
from isva_desk.journal.entitlements_view import entitlements_of
from isva_desk.journal.find import find
from tests.builders.desks import SteppingClock, a_case, a_client, a_desk
from tests.builders.journals import words_found


def test_the_head_of_a_case(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    client = a_client(desk, "T5R1", "Sam", pronouns="they/them", word="survivor")
    case = a_case(desk, client, suspects=("A", "B"), crime_reference="52/1234/26")
    case.with_event("report", "2026-03-02").with_event("arrest", "2026-03-10", "A").with_event(
        "charge", "2026-06-01", "A"
    )
    case.with_event("no-charge-cps", "2026-06-02", "B")
    head = client_head(desk.store, case.id)
    assert (head.reference, head.case_reference, head.name_to_use, head.word) == ("T5R1", "T5R1-1", "Sam", "survivor")
    assert (head.police_force, head.cps_area, head.crime_reference) == ("avon-and-somerset", "south-west", "52/1234/26")
    assert head.stages == (("A", "charged", False), ("B", "no-further-action", False))
    assert head.stage == "charged"
    assert (head.reported.day, head.with_us_since, head.owner) == (date(2026, 3, 2), date(2026, 11, 23), "Robin")


def test_a_stage_set_by_hand_says_so(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk).with_event("arrest", "2026-11-10", "A")
    override_stage(desk, case.id, "A", "with-cps", "the officer says the file went in")
    assert client_head(desk.store, case.id).stages == (("A", "with-cps", True),)
    assert "Stage set by hand: With the CPS" in [row.text for row in timeline(desk.store, case.id)]
    override_stage(desk, case.id, "A", None, "the officer was wrong")
    assert client_head(desk.store, case.id).stages == (("A", "investigation", False),)


def test_the_timeline_in_the_order_of_happening_and_of_learning(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk)
    case.with_event("interview-under-caution", "2026-11-12", "A", learned="2026-11-13")
    case.with_event("arrest", "2026-11-02", "A", learned="2026-11-16")
    case.with_update("police", "2026-11-13T16:40", "interview-under-caution")
    happened = [row.text for row in timeline(desk.store, case.id)]
    assert happened == [
        "Police told Sam: Interviewed under caution (suspect A)",
        "Interviewed under caution (suspect A)",
        "Arrested (suspect A)",
    ]
    learned = [row.kind for row in timeline(desk.store, case.id, "learned")]
    assert learned == ["told", "arrest", "interview-under-caution"]


def test_a_correction_leaves_the_first_version_readable(tmp_path: Path) -> None:
    clock = SteppingClock()
    desk = a_desk(tmp_path, clock=clock)
    case = a_case(desk).with_event("arrest", "2026-11-16", "A")
    fact = case.facts["arrest"]
    clock.go_to("2026-11-24")
    correct_fact(desk, fact, {"on": parse_when("2026-11-17")}, "the officer had the day wrong")
    (row,) = timeline(desk.store, case.id)
    assert (row.happened.day, row.corrected, row.retracted) == (date(2026, 11, 17), 1, False)
    first, second = fact_versions(desk.store, fact)
    assert isinstance(first.fact, acts.EventRecorded)
    assert isinstance(second.fact, acts.EventRecorded)
    assert (first.fact.on, second.fact.on, second.reason) == (
        "2026-11-16",
        "2026-11-17",
        "the officer had the day wrong",
    )
    assert second.recorded > first.recorded
    (entitlement,) = (
        found for found in entitlements_of(desk.store, case.id, date(2026, 11, 24)) if found.kind == "hard"
    )
    assert entitlement.clock_from == date(2026, 11, 17)


def test_what_was_taken_back_counts_for_nothing_and_stays_readable(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk).with_event("arrest", "2026-11-16", "A", note="Belongs elsewhere")
    retract_fact(desk, case.facts["arrest"], "recorded in the wrong case")
    (row,) = timeline(desk.store, case.id)
    assert row.retracted
    assert case_of(desk.store, case.id).events == ()
    assert entitlements_of(desk.store, case.id, date(2026, 11, 23)) == ()
    assert words_found(desk.store, "Belongs") == 0


def test_updates_and_whether_they_were_passed_on(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk).with_event("arrest", "2026-11-16", "A").with_update("police", "2026-11-18", "arrest", to="isva")
    held = case.facts["update"]
    assert [(row.update_id, row.held) for row in updates_of(desk.store, case.id)] == [(held, True)]
    pass_on(desk, held, parse_when("2026-11-19"), "phone")
    (row,) = updates_of(desk.store, case.id)
    assert (row.held, row.passed_on) == (False, date(2026, 11, 19))
    told = case_of(desk.store, case.id).updates[-1]
    assert (told.by, told.to, told.about) == ("isva", "client", (case.facts["arrest"],))
    assert timeline(desk.store, case.id)[0].text == "The adviser passed on to Sam: Arrested (suspect A)"


def test_people_with_their_history(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk)
    first = assign_person(desk, case.id, "officer-in-case", "DC 4471", "4471", starts=parse_when("2026-01")).made or ""
    end_assignment(desk, first, parse_when("2026-05-04"), successor="DC 5120")
    people = people_of(desk.store, case.id)
    assert [(row.name, row.ends.is_known, row.is_vacancy) for row in people] == [
        ("DC 5120", False, False),
        ("DC 4471", True, False),
    ]
    assert words_found(desk.store, "5120") == 1


def test_somebody_whose_start_is_not_known_was_there_by_the_day_it_was_written_down(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk)
    assign_person(desk, case.id, "officer-in-case", "DC 4471")
    (row,) = timeline(desk.store, case.id)
    assert (row.text, say_when(row.happened)) == (
        "Officer in the case: DC 4471",
        "on or before Monday 23 November 2026",
    )


def test_wishes_and_plans_newest_first(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk)
    set_wishes(desk, case.client, parse_when("2026-03-02"), "all")
    set_wishes(desk, case.client, parse_when("2026-08-01"), "big-news", "isva", "asked at the visit")
    assert [(row.updates, row.via) for row in wishes_of(desk.store, case.client)] == [
        ("big-news", "isva"),
        ("all", "client"),
    ]
    agree_contact_plan(desk, case.id, "police", parse_when("2026-08-01"), 28)
    assert [row.every_days for row in contact_plans_of(desk.store, case.id)] == [28]


def test_numbers_and_addresses_do_not_come_with_the_page(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk)
    set_safe_channel(desk, case.client, SafeChannel("phone", "yes", "07700 900123", checked_on=date(2026, 11, 20)))
    assert [channel.value for channel in safe_contact_of(desk.store, case.client)] == [HIDDEN]
    assert words_found(desk.store, "900123") == 0
    rows = desk.store.connection.execute("SELECT channels FROM p_clients").fetchall()
    assert all(b"900123" not in row[0] for row in rows)


def test_two_cases_of_one_client(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    client = a_client(desk)
    first, second = a_case(desk, client), a_case(desk, client)
    first.with_event("arrest", "2026-11-16", "A")
    assert cases_of(desk.store, client) == (first.id, second.id)
    assert client_head(desk.store, second.id).case_reference == "K7Q2-2"
    assert timeline(desk.store, second.id) == []
    assert [(row.case_id, row.past_entitlements) for row in caseload_page(desk.store, sort="past_entitlements")] == [
        (second.id, 0),
        (first.id, 1),
    ]


def test_the_caseload_row_of_a_busy_case(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk).with_event("arrest", "2026-11-02", "A").with_event("charge", "2026-11-19", "A")
    case.with_event("hearing-listed", "2026-11-20", hearing="first hearing", hearing_on="2026-12-01")
    case.with_update("police", "2026-11-03", "arrest").with_update("isva", "2026-11-21")
    set_safe_channel(desk, case.client, SafeChannel("phone", "yes", "1", checked_on=date(2026, 11, 9)))
    (row,) = caseload_page(desk.store)
    assert (row.reference, row.stage, row.stage_since) == ("K7Q2", "court", date(2026, 11, 20))
    assert (row.last_update, row.last_contact, row.safe_checked) == (
        date(2026, 11, 3),
        date(2026, 11, 21),
        date(2026, 11, 9),
    )
    judged = entitlements_of(desk.store, case.id, date(2026, 11, 23))
    owed = [found for found in judged if found.kind not in ("watch", "yours")]
    assert row.open_entitlements == sum(found.is_open for found in owed)
    assert row.past_entitlements == sum(found.verdict in ("no-record", "missed") for found in owed)
    assert row.past_entitlements >= 1
    ahead = [found.due for found in judged if found.is_open and found.due and found.due >= date(2026, 11, 23)]
    assert row.next_date == min([date(2026, 12, 1), *ahead])


def test_filters_and_pages_of_the_caseload(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    cases = {}
    for number in range(7):
        reference = f"R{number}"
        cases[reference] = a_case(desk, a_client(desk, reference, f"Person {number}"))
    cases["R2"].with_event("arrest", "2026-11-16", "A")
    change_case(desk, cases["R3"].id, "police_force", "kent")
    close_case(desk, cases["R4"].id, date(2026, 11, 20), "the planned end")

    def shown(**wanted: object) -> list[str]:
        return [row.reference for row in caseload_page(desk.store, CaseloadFilter(**wanted), "reference")]  # type: ignore[arg-type]

    assert shown() == ["R0", "R1", "R2", "R3", "R5", "R6"]
    assert shown(closed=True) == ["R4"]
    assert shown(past_only=True) == ["R2"]
    assert shown(police_force="kent") == ["R3"]
    assert shown(stages=("investigation",)) == ["R2"]
    assert shown(text="person 5") == ["R5"]
    assert shown(text="nobody of that name") == []
    assert caseload_count(desk.store) == 6
    assert caseload_count(desk.store, CaseloadFilter(police_force="kent")) == 1
    pages = [caseload_page(desk.store, sort="reference", offset=offset, limit=4) for offset in (0, 4, 8)]
    assert [[row.reference for row in page] for page in pages] == [["R0", "R1", "R2", "R3"], ["R5", "R6"], []]
    with pytest.raises(ValueError, match="offence"):
        caseload_page(desk.store, sort="offence")


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("limit", [1, 2, 3, 5])
def test_pages_put_together_are_the_whole_with_those_that_have_no_date_last(
    tmp_path: Path, descending: bool, limit: int
) -> None:
    desk = a_desk(tmp_path)
    for number in range(8):
        case = a_case(desk, a_client(desk, f"R{number}"))
        if number % 3:
            case.with_event("arrest", f"2026-11-{20 - number}", "A")
    whole = caseload_page(desk.store, sort="stage_since", descending=descending)
    known = [row.stage_since for row in whole if row.stage_since]
    assert known == sorted(known, reverse=descending)
    assert [row.stage_since is None for row in whole] == [False] * 5 + [True] * 3
    parts = [
        row
        for offset in range(0, 8, limit)
        for row in caseload_page(desk.store, sort="stage_since", descending=descending, offset=offset, limit=limit)
    ]
    assert parts == whole


def test_finding_by_name_reference_crime_reference_officer_and_note(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    client = a_client(desk, "T5R1", "Zoë", name="Zoë Invented")
    case = a_case(desk, client, crime_reference="52/1234/26")
    assign_person(desk, case.id, "officer-in-case", "DC Example")
    case.with_event("arrest", "2026-11-16", "A", note="The officer will ring on Thursday")
    for text in ("t5r1", "zoe", "Invented", "52/1234", "example", "thursday ring", "T5R1-1"):
        (hit,) = find(desk.store, text)
        assert (hit.client_id, hit.case_id, hit.reference) == (client, case.id, "T5R1"), text
    assert "Thursday" in find(desk.store, "thursday")[0].snippet
    assert find(desk.store, "nobody") == []
    assert find(desk.store, "  ") == []
    assert find(desk.store, '" OR *') == []
    change_client(desk, client, "name_to_use", "Alex")
    change_client(desk, client, "name", "Alex Invented")
    assert find(desk.store, "zoe") == []
    assert case_of(desk.store, case.id).events[0].learned == UNKNOWN
