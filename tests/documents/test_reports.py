"""Reports say what is in the record: cases as a person recorded them, then counted and listed."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import outloud
import pytest
from openpyxl import load_workbook

from isva_desk.casework.desk import Desk
from isva_desk.casework.open_case import close_case
from isva_desk.documents.content import Column
from isva_desk.documents.layout import Stopped
from isva_desk.documents.reports.about import about_lines
from isva_desk.documents.reports.catalogue import REPORTS
from isva_desk.documents.reports.files import Making, as_csv, as_pdf, as_xlsx
from isva_desk.documents.reports.report import Report, ReportRow, ReportTable, Wanted
from isva_desk.journal.report_cases import CaseScope
from tests.builders.caseloads import many_cases
from tests.builders.desks import a_case, a_client, a_desk
from tests.builders.sam import sams_case
from tests.documents.heard import heard
from tests.documents.samples import MADE

TODAY = date(2026, 11, 23)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_desk(tmp_path)


def made(desk: Desk, name: str, **wanted: object) -> Report:
    if REPORTS[name].of_one_case and "case" not in wanted:
        row = desk.store.connection.execute("SELECT case_id FROM p_cases ORDER BY reference DESC").fetchone()
        wanted["case"] = row[0] if row is not None else a_case(desk).id
    return REPORTS[name].make(desk, Wanted(TODAY, **wanted))  # type: ignore[arg-type]


def rows(table: ReportTable) -> list[dict[str, object]]:
    """The rows by their headings."""
    headings = [column.heading for column in table.columns]
    return [dict(zip(headings, row.values, strict=True)) for row in table.rows]


def making(desk: Desk, wanted: Wanted | None = None) -> Making:
    return Making(about_lines(desk, wanted or Wanted(TODAY), MADE), MADE)


def test_the_caseload_counts_open_cases_by_adviser_and_stage(desk: Desk) -> None:
    sams_case(desk)
    closed = a_case(desk, a_client(desk, "OLD1", "Kim"))
    close_case(desk, closed.id, date(2026, 11, 20), "ended")
    advisers, stages = made(desk, "caseload").tables
    (robin,) = rows(advisers)
    assert robin == {
        "Adviser": "Robin",
        "Open clients": 1,
        "Open cases": 1,
        "Court in the next 30 days": 0,
        "Cases with no record of an update in time": 1,
        "Updates held and not passed on": 0,
        "Safe contact never checked": 0,
        "Cases of high risk": 0,
        "Waiting for an adviser": 0,
        "Hours of contact a week": "0.0",
    }
    assert rows(stages) == [{"Stage": "Investigation", "Open cases": 1}]


def test_court_is_counted_once_a_case_and_only_when_it_is_near(desk: Desk) -> None:
    near = a_case(desk, a_client(desk, "NEAR", "Kim"))
    near.with_event("hearing-listed", "2026-11-02", hearing="mention", hearing_on="2026-12-20")
    near.with_event("hearing-listed", "2026-11-02", hearing="trial", hearing_on="2026-12-01")
    a_case(desk, a_client(desk, "FAR1", "Ali")).with_event(
        "hearing-listed", "2026-11-02", hearing="trial", hearing_on="2027-03-01"
    )
    (robin,) = rows(next(iter(made(desk, "caseload").tables)))
    assert robin["Court in the next 30 days"] == 1


def test_the_case_list_has_one_line_a_case_and_no_names(desk: Desk) -> None:
    case = a_case(desk, a_client(desk, "K7Q2", "Samira"))
    case.with_event("report", "2026-10-01").with_event("arrest", "2026-10-11", "A")
    case.with_update("police", "2026-10-12", "arrest")
    (line,) = rows(next(iter(made(desk, "case-list").tables)))
    assert line["Client"] == "K7Q2"
    assert (line["Stage"], line["Days in stage"], line["Days since report"]) == ("Investigation", 43, 53)
    assert line["Police force"] == "Avon and Somerset Police"
    assert line["Last update"] == date(2026, 10, 12)
    assert "Samira" not in str(line)
    (named,) = rows(next(iter(made(desk, "case-list", names=True).tables)))
    assert named["Name to use"] == "Samira"


def test_a_report_as_at_an_earlier_day_knows_nothing_of_later_ones(desk: Desk) -> None:
    case = a_case(desk).with_event("report", "2026-10-01").with_event("charge", "2026-11-16", "A")
    early = REPORTS["case-list"].make(desk, Wanted(date(2026, 11, 1)))
    (line,) = rows(next(iter(early.tables)))
    assert (line["Stage"], line["Days since report"]) == ("Reported", 31)
    assert case.id


@pytest.mark.parametrize(
    ("scope", "found"),
    [
        (CaseScope(), {"AAA1", "BBB1"}),
        (CaseScope(police_force="kent"), {"BBB1"}),
        (CaseScope(stage="investigation"), {"AAA1"}),
        (CaseScope(owner="Robin", police_force="avon-and-somerset"), {"AAA1"}),
        (CaseScope(owner="Nobody here"), set()),
    ],
)
def test_filters_leave_what_fits(desk: Desk, scope: CaseScope, found: set[str]) -> None:
    from isva_desk.casework.open_case import NewCase, open_case

    a_case(desk, a_client(desk, "AAA1", "Kim")).with_event("arrest", "2026-10-01", "A")
    open_case(desk, a_client(desk, "BBB1", "Ali"), NewCase(police_force="kent", suspects=("A",)))
    table = next(iter(made(desk, "case-list", scope=scope).tables))
    assert {line["Client"] for line in rows(table)} == found


def test_no_record_missed_and_cannot_tell_are_columns_of_their_own(desk: Desk) -> None:
    told = a_case(desk, a_client(desk, "MET1", "Kim")).with_event("arrest", "2026-11-02", "A")
    told.with_update("police", "2026-11-03", "arrest")
    late = a_case(desk, a_client(desk, "LATE", "Ali")).with_event("arrest", "2026-11-02", "A")
    late.with_update("police", "2026-11-12", "arrest")
    a_case(desk, a_client(desk, "NONE", "Joe")).with_event("arrest", "2026-11-02", "A")
    missed = a_case(desk, a_client(desk, "MISS", "Max")).with_event("arrest", "2026-11-02", "A")
    missed.with_update("police", "2026-11-20", "arrest", outcome="not-told")
    a_case(desk, a_client(desk, "WHEN", "Tom")).with_event("arrest", "2026-11", "A")
    (police,) = made(desk, "entitlements").tables
    assert police.title == "Avon and Somerset Police"
    (line,) = [line for line in rows(police) if line["Entitlement"] == "Told that the suspect was arrested"]
    counted = {name: line[name] for name in ("Met", "Late", "No record", "Missed", "Cannot tell", "Waived")}
    assert counted == {
        "Met": 1, "Late": 1, "No record": 1, "Missed": 1, "Cannot tell": 1, "Waived": 0
    }  # fmt: skip
    assert line["Occasions"] == 5
    assert line["Working days late, median"] == 7
    assert line["Met, of known"] == "1 of 3 (33\u00a0%)"
    assert line["Known, of all"] == "3 of 5 (60\u00a0%)"
    assert line["Basis"] == "Code"


def test_the_occasions_stand_behind_the_counts(desk: Desk) -> None:
    many_cases(desk, 60)
    counted: dict[str, int] = {}
    for table in made(desk, "entitlements").tables:
        lines = rows(table)
        for name in ("Late", "No record", "Missed", "Cannot tell"):
            counted[name] = counted.get(name, 0) + sum(
                int(str(line[name])) for line in lines if line["Entitlement"] != "All"
            )
    listed = rows(next(iter(made(desk, "exceptions").tables)))
    words = {"Told late": "Late", "No record that this happened": "No record",
             "Established: not told in time": "Missed", "Cannot tell": "Cannot tell"}  # fmt: skip
    assert {name: sum(words[str(line["What is known"])] == name for line in listed) for name in counted} == counted
    assert counted["Late"] > 5
    assert counted["No record"] > 5


def test_a_period_leaves_out_what_began_outside_it(desk: Desk) -> None:
    for number, day in enumerate(("2026-10-05", "2026-11-02")):
        a_case(desk, a_client(desk, f"PER{number}", "Kim")).with_event("arrest", day, "A")
    every = rows(next(iter(made(desk, "exceptions").tables)))
    some = rows(next(iter(made(desk, "exceptions", first=date(2026, 11, 1), last=date(2026, 11, 30)).tables)))
    assert {line["Client"] for line in every} == {"PER0", "PER1"}
    assert {line["Client"] for line in some} == {"PER1"}


def test_outside_the_service_no_small_number_leaves(desk: Desk) -> None:
    many_cases(desk, 25)
    for table in made(desk, "entitlements", outside=True).tables:
        for line in rows(table):
            for name, value in line.items():
                assert not isinstance(value, int) or value == 0 or value >= 5 or name == "Working days late, median"
            if "<5" in line.values():
                assert line["Met, of known"] == "hidden"
                assert line["Working days late, median"] == "hidden"


def test_promises_are_never_printed_as_the_code(desk: Desk) -> None:
    case = a_case(desk)
    case.with_event("promise", "2026-11-02", by="police", promised_on="2026-11-10", what="ring back")
    listed = rows(next(iter(made(desk, "exceptions").tables)))
    (line,) = [line for line in listed if "ring back" in str(line["Entitlement"])]
    assert line["Basis"] == "Promise"


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_an_empty_report_prints_and_says_why(desk: Desk, name: str) -> None:
    text = heard(as_pdf(made(desk, name), making(desk))).says
    assert any(word in text for word in ("There is no", "No day", "Nobody", "Nothing"))


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_every_report_can_be_read_by_everyone(desk: Desk, name: str, tmp_path: Path) -> None:
    sams_case(desk)
    many_cases(desk, 12)
    file = tmp_path / "report.pdf"
    file.write_bytes(as_pdf(made(desk, name), making(desk)))
    assert [str(finding) for finding in outloud.check(str(file)).findings] == []
    said = heard(file.read_bytes())
    assert "Samantha" not in said.says
    assert "Sam" not in said.says.replace("Same", "")
    # A page for a client says nothing of the service that made it.
    assert ("About this report" in [heading.says for heading in said.all("H2")]) != (name == "my-case")


def test_a_spreadsheet_holds_what_the_paper_holds(desk: Desk) -> None:
    many_cases(desk, 30)
    lines = list(csv.reader(io.StringIO(as_csv(made(desk, "case-list"), making(desk)).decode("utf-8-sig"))))
    sheet = load_workbook(io.BytesIO(as_xlsx(made(desk, "case-list"), making(desk)))).worksheets[0]
    table = next(heard(as_pdf(made(desk, "case-list"), making(desk))).all("Table"))
    references = [row.kids[0].says for row in table.kids]
    assert references == [line[0] for line in lines[:31]]
    assert references == [row[0] for row in sheet.iter_rows(values_only=True)]
    assert lines[1][lines[0].index("Safe contact")] == ""
    assert any("Printed by Robin, 23 Nov 2026, 09:30" in line[0] for line in lines[31:] if line)


def test_tables_that_part_one_table_are_one_in_a_spreadsheet(desk: Desk) -> None:
    many_cases(desk, 40)
    lines = list(csv.reader(io.StringIO(as_csv(made(desk, "entitlements"), making(desk)).decode("utf-8-sig"))))
    assert lines[0][:2] == ["Agency", "Entitlement"]
    assert {line[0] for line in lines[1 : lines.index([])]} >= {"Kent Police", "Essex Police"}


def test_a_formula_in_the_record_does_nothing_in_a_spreadsheet(desk: Desk) -> None:
    columns = (Column("A"), Column("B"), Column("C"))
    report = Report("R", (), (ReportTable("T", columns, [ReportRow(("=1+1", 3, None))], ""),))
    sheet = load_workbook(io.BytesIO(as_xlsx(report, making(desk)))).worksheets[0]
    assert next(sheet.iter_rows(min_row=2, values_only=True))[0] == "=1+1"
    assert sheet["A2"].data_type == "s"
    assert "'=1+1" in as_csv(report, making(desk)).decode("utf-8-sig")


def test_every_page_says_what_it_is_about(desk: Desk) -> None:
    a_case(desk)
    lines = about_lines(desk, Wanted(TODAY, CaseScope(police_force="kent"), first=date(2026, 7, 1), outside=True), MADE)
    assert lines[0] == ("From 1 Jul 2026 · Force: Kent Police · VERSION FOR OUTSIDE")
    assert "As at 23 Nov 2026" in lines[1]
    head = desk.store.heads()[0]
    assert f"Entry {head.number} ({bytes(head.hash).hex()[:8].upper()})" in lines[2]
    assert "NAMES" in about_lines(desk, Wanted(TODAY, names=True), MADE)[0]


def test_a_long_report_says_how_far_it_is_and_can_be_stopped(desk: Desk) -> None:
    many_cases(desk, 100)
    told: list[int] = []
    whole = Making(("about",), MADE, progress=told.append)
    as_pdf(made(desk, "case-list"), whole)
    assert told == [20, 40, 60, 80, 100]
    stop = Making(("about",), MADE, progress=told.append, cancelled=lambda: told[-1] == 40 and len(told) > 5)
    told.append(0)
    for write in (as_pdf, as_csv, as_xlsx):
        with pytest.raises(Stopped):
            write(made(desk, "case-list"), stop)
        assert told[-1] == 40
        told.append(0)
