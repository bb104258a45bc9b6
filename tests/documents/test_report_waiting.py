"""Who waits and how long; who clients are, as far as they were asked; special measures step by step."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from isva_desk.casework.characteristics import set_characteristics
from isva_desk.casework.court_steps import NewStep, take_step
from isva_desk.casework.desk import Desk
from isva_desk.casework.open_case import NewCase
from isva_desk.casework.register_client import NewClient
from isva_desk.casework.waiting import NewReferral, Tried, allocate, attempt_contact, refer
from isva_desk.documents.reports.catalogue import REPORTS
from isva_desk.documents.reports.report import Wanted
from isva_desk.domain.dates import parse_when
from isva_desk.journal.court.steps import MEASURES
from tests.builders.desks import SteppingClock, a_case, a_client, a_desk
from tests.documents.test_reports import made, rows


@pytest.fixture
def clock() -> SteppingClock:
    return SteppingClock()


@pytest.fixture
def desk(tmp_path: Path, clock: SteppingClock) -> Desk:
    return a_desk(tmp_path, clock=clock)


def referred(desk: Desk, clock: SteppingClock, reference: str, on: str, reached: int = 0, taken: int = 0) -> str:
    """Somebody whom the police referred, reached after so many days and taken on after so many; 0 for not yet."""
    clock.go_to(on)
    client = NewClient(reference=reference, name_to_use="Jo")
    case = refer(desk, client, NewCase(), NewReferral("police", parse_when(on))).made or ""
    begin = date.fromisoformat(on)
    if reached:
        day = (begin + timedelta(days=reached)).isoformat()
        clock.go_to(day)
        attempt_contact(desk, case, Tried(parse_when(f"{day}T08:00"), "reached", "phone"))
    if taken:
        day = (begin + timedelta(days=taken)).isoformat()
        clock.go_to(day)
        allocate(desk, case, "Robin", parse_when(day))
    clock.go_to("2026-11-23")
    return case


def test_who_waits_is_listed_with_what_was_tried(desk: Desk, clock: SteppingClock) -> None:
    referred(desk, clock, "WAIT", "2026-11-02", reached=3)
    referred(desk, clock, "GONE", "2026-10-05", reached=1, taken=10)
    (line,) = rows(next(iter(made(desk, "waiting-list").tables)))
    assert (line["Client"], line["Source"], line["Days"]) == ("WAIT", "Police", 21)
    assert (line["Received"], line["Reached"], line["Tries"]) == (date(2026, 11, 2), date(2026, 11, 5), 1)
    assert line["Safe contact known"] == "no"
    then = REPORTS["waiting-list"].make(desk, Wanted(date(2026, 10, 7)))
    assert [one["Client"] for one in rows(next(iter(then.tables)))] == ["GONE"]


def test_waits_are_told_by_month_with_median_and_longest(desk: Desk, clock: SteppingClock) -> None:
    for number, (reached, taken) in enumerate([(1, 10), (3, 30), (2, 20)]):
        referred(desk, clock, f"OCT{number}", f"2026-10-0{number + 1}", reached, taken)
    referred(desk, clock, "NOV0", "2026-11-02")
    referrals, steps = made(desk, "waits").tables
    october, november, total = rows(referrals)
    assert (october["Month"], october["Accepted"], october["Referrals"]) == ("October 2026", 3, 3)
    assert (november["Still waiting"], total["Referrals"]) == (1, 4)
    contact = [line for line in rows(steps) if line["Step"] == "To the first contact"]
    assert (contact[0]["Median days"], contact[0]["90th percentile"], contact[0]["Longest"]) == (2, 3, 3)
    assert contact[1]["Median days"] is None
    figure = steps.figure
    assert figure is not None
    assert "To an adviser: median 20, 90th percentile 30, longest 30" in figure.says


def test_outside_few_people_show_no_wait(desk: Desk, clock: SteppingClock) -> None:
    for number in range(3):
        referred(desk, clock, f"OCT{number}", f"2026-10-0{number + 1}", 1, 10)
    referrals, steps = made(desk, "waits", outside=True).tables
    assert rows(referrals)[0]["Accepted"] == "<5"
    assert rows(steps)[0]["Longest"] == "hidden"
    assert steps.figure is None


def test_a_funder_sees_who_clients_are_as_far_as_they_were_asked(desk: Desk, clock: SteppingClock) -> None:
    for number in range(2):
        referred(desk, clock, f"REF{number}", "2026-10-05")
    asked = a_client(desk, "ASKD", "Kim")
    a_case(desk, asked)
    set_characteristics(desk, asked, {"ethnicity": "asian-indian", "age-band": "25-34"})
    report = made(desk, "funder-return")
    titles = [table.title for table in report.tables]
    assert "New clients: Referral source" in titles
    assert "New clients: Ethnicity" in titles
    ethnicity = next(table for table in report.tables if table.title == "New clients: Ethnicity")
    assert {line["Ethnicity"]: line["All"] for line in rows(ethnicity)}["Not recorded"] == 2
    clients = rows(next(iter(report.tables)))
    assert next(line for line in clients if line["Clients"] == "Waiting at the end")["Oct to Dec 2026"] == 2
    assert not any("ethnicity" in what for what in report.missing)
    assert any("religion" in what for what in report.missing)


def test_special_measures_show_each_step(desk: Desk) -> None:
    case = a_case(desk, a_client(desk, "MEAS", "Kim"))
    take_step(desk, case.id, NewStep(MEASURES, "screens", "discussed", on=parse_when("2026-06-10")))
    take_step(desk, case.id, NewStep(MEASURES, "screens", "applied", on=parse_when("2026-07-01"), by="cps"))
    take_step(desk, case.id, NewStep(MEASURES, "screens", "granted", on=parse_when("2026-11-10")))
    (line,) = rows(next(iter(made(desk, "special-measures").tables)))
    assert (line["Client"], line["Discussed"], line["Applied for"]) == ("MEAS", date(2026, 6, 10), date(2026, 7, 1))
    assert (line["Granted"], line["Refused"], line["Used"]) == (date(2026, 11, 10), None, None)
    early = REPORTS["special-measures"].make(desk, Wanted(date(2026, 6, 30)))
    (line,) = rows(next(iter(early.tables)))
    assert line["Applied for"] is None
