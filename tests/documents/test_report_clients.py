"""Reports about clients: who is new, who left, how long a case is kept, and what each adviser carries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from isva_desk.casework.desk import Desk
from isva_desk.casework.notes import NewNote, write_note
from isva_desk.casework.open_case import close_case, reopen_case
from isva_desk.documents.reports.catalogue import REPORTS
from isva_desk.documents.reports.files import as_xlsx
from isva_desk.documents.reports.report import Wanted
from isva_desk.documents.reports.retention import RetentionRule, retention_rule
from isva_desk.domain.dates import parse_when
from isva_desk.journal import report_clients
from isva_desk.journal.record import ClientRecord
from tests.builders.caseloads import many_cases
from tests.builders.desks import SteppingClock, a_case, a_client, a_desk
from tests.documents.test_reports import TODAY, made, making, rows
from tests.documents.test_suppression_together import ranges_together


@pytest.fixture
def clock() -> SteppingClock:
    return SteppingClock()


@pytest.fixture
def desk(tmp_path: Path, clock: SteppingClock) -> Desk:
    return a_desk(tmp_path, clock=clock)


def a_year(desk: Desk, clock: SteppingClock) -> None:
    """Two people in February, of whom one leaves in May and comes back in June; one in October."""
    clock.go_to("2026-02-10")
    back = a_case(desk, a_client(desk, "BACK", "Kim"))
    a_case(desk, a_client(desk, "STAY", "Ali"))
    clock.go_to("2026-05-20")
    close_case(desk, back.id, date(2026, 5, 20), "moved away")
    clock.go_to("2026-06-15")
    reopen_case(desk, back.id, "moved back")
    clock.go_to("2026-10-05")
    a_case(desk, a_client(desk, "LAST", "Joe"))
    clock.go_to("2026-11-16")
    close_case(desk, back.id, date(2026, 11, 16), "ended")
    clock.go_to("2026-11-23")


def test_a_funder_sees_who_came_and_left_by_quarter(desk: Desk, clock: SteppingClock) -> None:
    a_year(desk, clock)
    clients, by_force = made(desk, "funder-return").tables
    lines = {line.pop("Clients"): list(line.values()) for line in rows(clients)}
    assert [column.heading for column in clients.columns][1] == "Jan to Mar 2026"
    assert lines["New"] == [2, 0, 0, 1, 3]
    assert lines["Closed"] == [0, 0, 0, 1, 1]  # who came back has not left
    assert lines["Open at the end"] == [2, 2, 2, 2, 2]
    assert rows(by_force)[0]["Police force"] == "Avon and Somerset Police"


def test_as_at_an_earlier_day_nobody_knows_that_somebody_left(desk: Desk, clock: SteppingClock) -> None:
    a_year(desk, clock)
    spring = REPORTS["funder-return"].make(desk, Wanted(date(2026, 5, 31), first=date(2026, 4, 1)))
    lines = {line.pop("Clients"): list(line.values()) for line in rows(next(iter(spring.tables)))}
    assert lines["Closed"] == [1, 1]
    assert lines["Open at the end"] == [1, 1]


def test_what_is_not_recorded_of_clients_is_said(desk: Desk, clock: SteppingClock) -> None:
    a_year(desk, clock)
    assert any("ethnicity" in what and "age band" in what for what in made(desk, "funder-return").missing)
    report = made(desk, "equality")
    assert [list(table.rows) for table in report.tables] == [[]]
    assert "Nothing is recorded" in next(iter(report.tables)).empty


def test_outside_no_number_of_a_funder_return_can_be_worked_out(
    desk: Desk, clock: SteppingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    ages = ("18 to 24", "25 to 34", "35 to 44")
    monkeypatch.setattr(report_clients, "characteristics_of", invented(ages))
    clock.go_to("2026-05-20")
    many_cases(desk, 30)
    clock.go_to("2026-11-23")
    many_cases(desk, 24, first=30)
    left = desk.store.connection.execute("SELECT case_id FROM p_cases ORDER BY case_id LIMIT 3").fetchall()
    for (case_id,) in left:
        close_case(desk, case_id, date(2026, 11, 20), "ended")
    clients, *parted = made(desk, "funder-return", outside=True).tables
    assert [table.title for table in parted] == ["New clients: Police force", "New clients: Age band"]
    new, closed, opened = ([*line.values()][1:] for line in rows(clients))
    printed = [[[*line.values()][1:] for line in rows(table)] for table in parted]
    assert all(table[-1] == new for table in printed)
    assert any(value == "<5" for table in printed for line in table for value in line)
    for low, high in ranges_together(printed).values():  # type: ignore[arg-type]
        assert high - low >= 1 - 1e-6
    # Three left, and everybody else is here: neither is printed, nor what would give it back.
    assert closed[3] == "<5"
    assert opened[3] == "hidden" or closed.count("<5") > 1
    assert closed[-1] == opened[-1] == opened[0] == "not shown"


def test_equality_is_told_by_group_once_something_is_recorded(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_clients, "characteristics_of", invented(("A language", "Another language"), "language"))
    many_cases(desk, 40)
    clients, owed = made(desk, "equality").tables
    assert clients.title == "Language: clients"
    assert {line["Language"] for line in rows(clients)} == {"A language", "Another language", "All"}
    values = [value for line in rows(owed) for value in line.values()]
    assert not any(isinstance(value, int) and 0 < value < 5 for value in values)


def invented(values: tuple[str, ...], name: str = "age-band") -> object:
    """Something recorded of everybody, by the last figure of their reference."""

    def found(record: ClientRecord) -> Mapping[str, str]:
        return {name: values[int(record.text("reference")[-1]) % len(values)]}

    return found


def test_a_spreadsheet_holds_the_funder_return(desk: Desk, clock: SteppingClock) -> None:
    a_year(desk, clock)
    assert as_xlsx(made(desk, "funder-return"), making(desk))[:2] == b"PK"


def test_a_closed_case_is_kept_by_the_rule_of_the_service(desk: Desk, clock: SteppingClock) -> None:
    a_year(desk, clock)
    report = made(desk, "retention")
    (line,) = rows(next(iter(report.tables)))
    assert (line["Client"], line["Closed on"], line["Kept until"]) == ("BACK", date(2026, 11, 16), date(2032, 11, 16))
    assert "to be checked by the service" in report.says[1]
    assert any("legal holds" in what for what in report.missing)
    later = REPORTS["retention"].make(desk, Wanted(date(2032, 11, 17)))
    assert rows(next(iter(later.tables)))[0]["State"] == "to be looked at"


def test_a_leap_day_ends_in_february() -> None:
    rule = RetentionRule("", 6, "", TODAY)
    assert rule.due(date(2024, 2, 29)) == date(2030, 2, 28)
    assert retention_rule().years == 6


def test_what_advisers_carry_is_counted_and_the_rest_is_said_to_be_missing(desk: Desk, clock: SteppingClock) -> None:
    a_year(desk, clock)
    report = made(desk, "staff")
    (line,) = rows(next(iter(report.tables)))
    assert (line["Adviser"], line["Open clients"], line["Opened in 90 days"], line["Closed in 90 days"]) == (
        "Robin", 2, 1, 1
    )  # fmt: skip
    assert any("clinical supervision" in what for what in report.missing)


def test_hours_of_contact_are_counted_where_they_were_written_down(desk: Desk, clock: SteppingClock) -> None:
    case = a_case(desk, a_client(desk, "TALK", "Kim"))
    for day, minutes in (("2026-11-03", 90), ("2026-11-17", 150), ("2026-09-01", 600)):
        contact = NewNote("Spoke about the next hearing.", "support", parse_when(day), channel="phone",
                          direction="out", whom="client", outcome="reached", minutes=minutes)  # fmt: skip
        write_note(desk, case.id, contact)
    (adviser,) = rows(next(iter(made(desk, "caseload").tables)))
    assert adviser["Hours of contact a week"] == "1.0"
    lines = {line.pop("Clients"): list(line.values()) for line in rows(next(iter(made(desk, "funder-return").tables)))}
    assert lines["Hours of contact written down"] == [0, 0, 10, 4, 14]
