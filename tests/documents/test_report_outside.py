"""What leaves the service in place of rows about single cases: counts, with the small ones hidden."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from isva_desk.casework.court_outcome import VERDICTS
from isva_desk.casework.desk import Desk
from isva_desk.casework.needs import Said, judge_risk
from isva_desk.casework.open_case import close_case
from isva_desk.documents.reports.catalogue import REPORTS
from isva_desk.documents.reports.files import as_csv
from isva_desk.documents.reports.report import ReportTable
from isva_desk.domain.dates import parse_when
from tests.builders.caseloads import many_cases
from tests.builders.desks import SteppingClock, a_case, a_client, a_desk
from tests.documents.test_reports import made, making, rows

NOT_COUNTS = ("Working days late, median", "Median days", "90th percentile", "Longest")


@pytest.fixture
def clock() -> SteppingClock:
    return SteppingClock()


@pytest.fixture
def desk(tmp_path: Path, clock: SteppingClock) -> Desk:
    return a_desk(tmp_path, clock=clock)


@pytest.mark.parametrize("name", sorted(name for name, listed in REPORTS.items() if listed.may_leave))
def test_no_reference_and_no_small_number_leaves(desk: Desk, name: str) -> None:
    many_cases(desk, 30)
    for number in range(3):
        case = a_case(desk, a_client(desk, f"NFA{number}", "Kim")).with_event("no-charge-police", "2026-10-01", "A")
        case.with_update("police", "2026-10-02", "no-charge-police")
        close_case(desk, case.id, date(2026, 11, 20), "moved to Leeds")
    report = made(desk, name, outside=True)
    for table in report.tables:
        if name == "framework" or table.title == "Components of the framework":
            continue  # it counts what was noted of agencies, and nobody's case
        for line in rows(table):
            for heading, value in line.items():
                assert not isinstance(value, int) or value == 0 or value >= 5 or heading in NOT_COUNTS, (
                    table.title,
                    line,
                )
    printed = as_csv(made(desk, name, outside=True), making(desk)).decode("utf-8-sig")
    assert not any(word in printed for word in ("NFA0", "N00001", "Leeds", "Kim"))


def test_decisions_are_counted_by_agency(desk: Desk) -> None:
    for number in range(6):
        case = a_case(desk, a_client(desk, f"NFA{number}", "Kim")).with_event("no-charge-police", "2026-10-01", "A")
        case.with_update("police", "2026-10-02", "no-charge-police", reasons=True, review_right=True)
    (line,) = rows(table_of(desk, "no-further-action"))
    assert (line["Decided by"], line["Met"], line["Decisions"]) == ("Avon and Somerset Police", 6, 6)


def test_closed_cases_are_counted_by_how_long_they_were_open(desk: Desk, clock: SteppingClock) -> None:
    clock.go_to("2025-10-20")
    cases = [a_case(desk, a_client(desk, f"END{number}", "Kim")) for number in range(6)]
    clock.go_to("2026-11-23")
    for case in cases:
        close_case(desk, case.id, date(2026, 11, 20), "ended")
    (line,) = rows(table_of(desk, "closed-cases"))
    assert (line["Quarter"], line["Under 24 months"], line["Cases"]) == ("Oct to Dec 2026", 6, 6)
    inside = rows(next(iter(made(desk, "closed-cases").tables)))
    assert {one["Months"] for one in inside} == {13}


def test_a_verdict_is_said_in_words(desk: Desk) -> None:
    for place, verdict in enumerate(VERDICTS):
        case = a_case(desk, a_client(desk, f"VER{place}", "Kim")).with_event(
            "verdict", "2026-10-01", "A", outcome=verdict
        )
        close_case(desk, case.id, date(2026, 11, 20), "Kim said that it was enough")
    lines = rows(next(iter(made(desk, "closed-cases").tables)))
    assert [line["Outcome in court"] for line in lines] == ["Guilty", "Not guilty", "No verdict", "Another outcome"]
    assert {line["Reason"] for line in lines} == {"the client said that it was enough"}


def test_a_high_risk_is_seen_in_the_lists(desk: Desk) -> None:
    client = a_client(desk, "RISK", "Kim")
    case = a_case(desk, client)
    judge_risk(desk, client, "self-harm", Said("high", parse_when("2026-11-20"), plan="Kim rings every Friday"))
    (line,) = rows(next(iter(made(desk, "case-list").tables)))
    assert line["High risk"] == "yes"
    (adviser,) = rows(next(iter(made(desk, "staff").tables)))
    assert adviser["Cases of high risk"] == 1
    pack = {table.title: rows(table) for table in made(desk, "hand-over", case=case.id).tables}
    (risk,) = pack["Risks"]
    assert risk["What is done about it"] == "the client rings every Friday"


def table_of(desk: Desk, name: str) -> ReportTable:
    """The one table of the version for outside."""
    (table,) = made(desk, name, outside=True).tables
    return table
