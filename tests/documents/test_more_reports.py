"""Reports about decisions, plans, hearings, silence and time, told as the stories behind their rows."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from isva_desk.casework.desk import Desk
from isva_desk.casework.open_case import agree_contact_plan, close_case
from isva_desk.casework.people import assign_person
from isva_desk.documents.reports.time_in_stage import spread, yardsticks
from isva_desk.domain.dates import parse_when
from tests.builders.caseloads import many_cases
from tests.builders.desks import a_case, a_client, a_desk
from tests.builders.sam import NUMBER, sams_case
from tests.documents.test_reports import made, rows
from tests.documents.test_suppression import ranges


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_desk(tmp_path)


def test_silence_past_the_agreed_day_is_a_gap(desk: Desk) -> None:
    silent = a_case(desk, a_client(desk, "GAP1", "Kim")).with_event("report", "2026-09-01")
    silent.with_update("police", "2026-09-20", "report")
    agree_contact_plan(desk, silent.id, "police", parse_when("2026-09-20"), 14)
    assign_person(desk, silent.id, "officer-in-case", "DC Perry", "4471", starts=parse_when("2026-09-01"))
    talking = a_case(desk, a_client(desk, "TALK", "Ali")).with_event("report", "2026-09-01")
    talking.with_update("police", "2026-11-20", "report")
    (line,) = rows(next(iter(made(desk, "update-gaps").tables)))
    assert line["Client"] == "GAP1"
    assert (line["Agreed interval"], line["Officer named"], line["Officers so far"]) == ("every 14 days", "yes", 1)
    assert line["Last update from the police, to anybody"] == date(2026, 9, 20)
    assert line["Next was due"] == date(2026, 10, 5)  # the fourteenth day is a Sunday
    assert line["Days over"] == 49


def test_time_between_steps_counts_only_certain_days(desk: Desk) -> None:
    for number, (report, charge) in enumerate(
        [("2025-01-01", "2025-01-31"), ("2025-01-01", "2025-03-02"), ("2025", "2025-06-01"), ("2025-05-01", None)]
    ):
        case = a_case(desk, a_client(desk, f"STP{number}", "Kim")).with_event("report", report)
        if charge is not None:
            case.with_event("charge", charge, "A")
    here, steps, moves = made(desk, "time-in-stage").tables
    lines = {line["Step"]: line for line in rows(steps)}
    charged = lines["From report to charge"]
    assert (charged["Cases"], charged["Median"], charged["90th percentile"], charged["Longest"]) == (2, 45, 60, 60)
    assert str(charged["Published"]).startswith("426 days (year to Sep 2023; median")
    assert lines["From report to the start of the trial"]["Cases"] == 0
    assert str(lines["From report to the start of the trial"]["Published"]).startswith(
        "706 days (inspection of Feb 2022"
    )
    assert rows(moves) == []
    stages = {(line["Stage"], line["Cases"]) for line in rows(here)}
    assert stages == {("Charged", 3), ("Reported", 1)}


def test_every_yardstick_says_its_kind_its_period_and_its_source() -> None:
    assert [found.days for found in yardsticks()] == [426, 446, 706, 839]
    assert all(found.measure and found.period and found.source.startswith("https://") for found in yardsticks())


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ([], (0, None, None, None)),
        ([7], (1, 7, 7, 7)),
        ([1, 2], (2, "1.5", 2, 2)),
        (list(range(1, 11)), (10, "5.5", 9, 10)),
        (list(range(1, 102)), (101, 51, 91, 101)),
    ],
)
def test_the_spread_is_median_ninth_tenth_and_longest(days: list[int], found: tuple[object, ...]) -> None:
    assert spread(days[::-1]) == found


def test_action_plans_are_answered_by_number_and_counted(desk: Desk) -> None:
    case = a_case(desk, a_client(desk, "PLAN", "Kim")).with_event(
        "early-advice-not-sought", "2026-06-01", reason="none"
    )
    case.with_event("action-plan", "2026-08-03", number=1, target_on="2026-09-01")
    case.with_event("action-plan-answered", "2026-09-11", number=1)
    case.with_event("action-plan", "2026-10-01", number=2, target_on="2026-11-20", review_on="2026-12-01")
    first, second = rows(next(iter(made(desk, "action-plans").tables)))
    assert (first["Plan"], first["Answered"], first["Days over target"]) == (1, date(2026, 9, 11), 10)
    assert (second["Plan"], second["Answered"], second["Days over target"]) == (2, None, 3)
    assert first["Plans in the case"] == 2
    assert first["Early advice"] == "Not asked for: none"


def test_a_decision_to_go_no_further_shows_who_was_told_and_the_review(desk: Desk) -> None:
    told = a_case(desk, a_client(desk, "NFA1", "Kim")).with_event("no-charge-police", "2026-10-01", "A")
    told.with_update("police", "2026-09-30", "no-charge-police", to="isva")
    told.with_update("police", "2026-10-02", "no-charge-police", method="phone", reasons=True, review_right=True)
    told.with_event("review-requested", "2026-10-20", "A", scheme="police")
    a_case(desk, a_client(desk, "NFA2", "Ali")).with_event("no-charge-cps", "2026-10-05", "A")
    first, second = rows(next(iter(made(desk, "no-further-action").tables)))
    assert first["Client"] == "NFA1"
    assert (first["Client told on"], first["How"]) == (date(2026, 10, 2), "By phone")
    assert first["Adviser warned on"] == date(2026, 9, 30)
    assert first["In time"] == "Told in time"
    assert (first["Review asked for"], first["Review decided"]) == (date(2026, 10, 20), None)
    assert (second["Client told on"], second["In time"]) == (None, "No record that this happened")
    some = rows(next(iter(made(desk, "no-further-action", first=date(2026, 10, 3)).tables)))
    assert [line["Client"] for line in some] == ["NFA2"]


def test_the_diary_holds_the_day_that_was_said_last(desk: Desk) -> None:
    moved = a_case(desk, a_client(desk, "MOVE", "Kim"))
    moved.with_event("hearing-listed", "2026-10-01", hearing="trial", hearing_on="2026-11-25")
    moved.with_event("hearing-moved", "2026-11-01", hearing="trial", hearing_on="2026-12-07T10:30")
    a_case(desk, a_client(desk, "LONG", "Ali")).with_event(
        "hearing-listed", "2026-10-01", hearing="trial", hearing_on="2027-09-01"
    )
    a_case(desk, a_client(desk, "ROUGH", "Joe")).with_event(
        "hearing-listed", "2026-10-01", hearing="mention", hearing_on="2027-01"
    )
    first, second = rows(next(iter(made(desk, "court-diary").tables)))
    assert (first["Client"], first["Day"], first["Time"]) == ("MOVE", date(2026, 12, 7), "10:30")
    assert first["Moved"] == 1
    assert (second["Client"], second["Day"]) == ("ROUGH", "1 Jan 2027 to 31 Jan 2027")
    later = made(desk, "court-diary", first=date(2027, 6, 1), last=date(2027, 12, 31))
    assert [line["Client"] for line in rows(next(iter(later.tables)))] == ["LONG"]


def test_data_quality_counts_what_is_missing_with_its_whole(desk: Desk) -> None:
    sams_case(desk)
    a_case(desk, a_client(desk, "BARE", "Kim"))
    fields, waiting = made(desk, "data-quality").tables
    recorded = {line["Field"]: (line["Recorded"], line["Missing"]) for line in rows(fields)}
    assert recorded["Safe contact checked at least once"] == ("1 of 2 (50\u00a0%)", 1)
    assert recorded["Police force"] == ("2 of 2 (100\u00a0%)", 0)
    things = {line["What waits"]: line["How many"] for line in rows(waiting)}
    assert things["Cases in which a role is known to have nobody"] == 1
    assert things["Clients whose safe contact check has expired"] == 0


def test_a_check_that_ran_out_waits_for_a_person(desk: Desk) -> None:
    from isva_desk.documents.reports.catalogue import REPORTS
    from isva_desk.documents.reports.report import Wanted

    sams_case(desk)
    later = REPORTS["data-quality"].make(desk, Wanted(date(2026, 11, 16) + timedelta(days=31)))
    _fields, waiting = later.tables
    things = {line["What waits"]: line["How many"] for line in rows(waiting)}
    assert things["Clients whose safe contact check has expired"] == 1


def test_letters_of_the_cps_show_their_day_or_what_is_known(desk: Desk) -> None:
    case = a_case(desk, a_client(desk, "LET1", "Kim")).with_event("cps-referral", "2026-09-01")
    case.with_event("no-charge-cps", "2026-10-01", "A")
    case.with_update(
        "cps", "2026-10-03", "no-charge-cps", method="letter", sent_on=parse_when("2026-10-02"), reasons=True
    )
    a_case(desk, a_client(desk, "NONE", "Ali")).with_event("arrest", "2026-10-01", "A")
    (line,) = rows(next(iter(made(desk, "letters").tables)))
    assert line["Client"] == "LET1"
    assert line["Decision letter"] == date(2026, 10, 2)
    assert line["Introductory letter"] == "Not recorded yet"
    assert line["Charge letter"] is None


def test_a_request_for_records_shows_the_notice(desk: Desk) -> None:
    case = a_case(desk, a_client(desk, "REC1", "Kim"))
    case.with_event("records-request", "2026-10-23", requested_from="GP").with_update(
        "police", "2026-10-22", "records-request", method="letter"
    )
    case.with_event("records-request", "2026-11-02", requested_from="school")
    first, second = rows(next(iter(made(desk, "records-requests").tables)))
    assert (first["Asked of"], first["Client told on"]) == ("GP", "by 22 Oct 2026")
    assert (second["Asked of"], second["Client told on"]) == ("school", None)
    assert second["Notice to the client"] == "No record that this happened"


def test_a_closed_case_is_listed_with_its_reason_in_its_period(desk: Desk) -> None:
    case = a_case(desk, a_client(desk, "END1", "Kim"))
    close_case(desk, case.id, date(2026, 11, 20), "support ended as planned")
    a_case(desk, a_client(desk, "OPEN", "Ali"))
    (line,) = rows(next(iter(made(desk, "closed-cases").tables)))
    assert (line["Client"], line["Closed on"], line["Reason"]) == (
        "END1",
        date(2026, 11, 20),
        "support ended as planned",
    )
    earlier = made(desk, "closed-cases", last=date(2026, 11, 19))
    assert rows(next(iter(earlier.tables))) == []


def test_the_audit_names_acts_and_no_client(desk: Desk) -> None:
    sams_case(desk)
    report = made(desk, "audit")
    lines = rows(next(iter(report.tables)))
    assert [line["Entry"] for line in lines] == list(range(1, len(lines) + 1))
    assert lines[0]["Act"] == "client-registered"
    assert {line["Who"] for line in lines} == {"Robin"}
    assert "T5R1" not in str(lines)
    assert report.says[1].startswith("The chain of every laptop holds")


def test_the_audit_says_which_entry_was_altered(desk: Desk) -> None:
    sams_case(desk)
    desk.store.connection.execute("DROP TRIGGER entries_are_not_changed")
    desk.store.connection.execute("UPDATE entries SET payload = x'00' WHERE number = 3")
    assert "Entry 3 was altered." in made(desk, "audit").says


def test_a_case_is_handed_over_without_numbers_and_names(desk: Desk) -> None:
    case = sams_case(desk)
    case.with_event("hearing-listed", "2026-11-16", hearing="first appearance", hearing_on="2026-12-02T10:00")
    pack = made(desk, "hand-over", case=case.id)
    tables = {table.title: rows(table) for table in pack.tables}
    assert "T5R1" in pack.says[0]
    (phone, email) = tables["Safe contact"]
    assert (phone["Marked"], phone["When"], phone["Never say"]) == (
        "Safe",
        "Mon Tue Wed Thu Fri 13:00 to 15:00",
        "court",
    )
    assert (phone["Good until"], email["Marked"], email["When"]) == (date(2026, 12, 16), "Not safe", None)
    assert [line["What"] for line in tables["Next dates"]] == ["first appearance"]
    assert {"What": "Updates from: Police", "Recorded": "every 28 days"} in tables["Wishes, consents and agreements"]
    known = [line["What is known"] for line in tables["Still owed to the client"]]
    assert "No record that this happened" in known
    roles = {line["Role"]: line["Name"] for line in tables["Who is who"]}
    assert roles == {"Prosecutor": "nobody", "Officer in the case": "DC Perry"}
    assert phone["Who may answer"] == "only the client"
    assert NUMBER not in str(tables)
    assert "Sam" not in str(tables)
    named = made(desk, "hand-over", case=case.id, names=True)
    assert {"What": "Name to use", "Recorded": "Sam"} in rows(next(iter(named.tables)))


def test_no_hidden_number_of_a_printed_report_can_be_worked_out(desk: Desk) -> None:
    many_cases(desk, 80)
    counted = ("Met", "Late", "No record", "Missed", "Cannot tell", "Waived", "Occasions")
    hidden = 0
    for table in made(desk, "entitlements", outside=True).tables:
        lines = [[line[name] for name in counted] for line in rows(table)]
        # One rule alone is its own total.
        whole = lines if len(lines) > 1 else lines * 2
        for cell, (low, high) in ranges(whole).items():  # type: ignore[arg-type]
            hidden += 1
            assert high - low >= 1 - 1e-6, (table.title, cell)
    assert hidden > 20
