"""The papers of a meeting: five parts, no reference, and nothing that can be worked out, by a solver or by sums."""

from __future__ import annotations

from pathlib import Path

import pytest

from isva_desk.casework.desk import Desk
from isva_desk.documents.reports.agency_counts import agency_counts
from isva_desk.documents.reports.counts import least_shown
from isva_desk.documents.reports.entitlements_by_agency import rule_table
from isva_desk.documents.reports.files import as_csv, as_pdf
from isva_desk.documents.reports.forum_parts import forum_parts
from isva_desk.documents.reports.report import ReportTable, Wanted
from tests.builders.caseloads import many_cases
from tests.builders.desks import a_case, a_client, a_desk, the_rules
from tests.documents.heard import heard
from tests.documents.test_reports import TODAY, made, making, rows
from tests.documents.test_suppression import printed
from tests.documents.test_suppression_together import ranges_together

COUNTED = ("Met", "Late", "No record", "Missed", "Cannot tell", "Waived", "Occasions")
PARTS = [
    "Early advice",
    "Action plans",
    "Scrutiny of no further action",
    "Supporting victims",
    "Supporting people: working together",
]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_desk(tmp_path)


def numbers(table: ReportTable) -> list[list[object]]:
    """The counts as they are printed, with the totals below them."""
    lines = [[line[name] for name in COUNTED] for line in rows(table)]
    return lines if len(lines) > 1 else lines * 2  # one row alone is its own total


def test_the_pack_has_five_parts_and_names_nobody(desk: Desk) -> None:
    many_cases(desk, 60)
    told = a_case(desk, a_client(desk, "NFA1", "Kim")).with_event("no-charge-police", "2026-10-01", "A")
    told.with_update("police", "2026-10-02", "no-charge-police")
    said = heard(as_pdf(made(desk, "forum-pack"), making(desk)))
    assert [heading.says for heading in said.all("H2")] == [*PARTS, "About this report"]
    assert "NFA1" not in said.says
    assert "N000" not in said.says
    lines = as_csv(made(desk, "forum-pack"), making(desk)).decode("utf-8-sig")
    assert "Scrutiny of no further action: Decisions by agency, and whether the client was told in time" in lines


def test_no_number_of_the_pack_can_be_worked_out_from_its_other_tables(desk: Desk) -> None:
    many_cases(desk, 80)
    hidden = 0
    tables = [table for table in made(desk, "forum-pack").tables if list(table.rows)]
    for part in PARTS:
        owed = [table for table in tables if table.part == part and "Occasions" in [c.heading for c in table.columns]]
        if owed:
            for cell, (low, high) in ranges_together([numbers(table) for table in owed]).items():  # type: ignore[misc]
                hidden += 1
                assert high - low >= 1 - 1e-6, (part, cell)
    assert hidden > 10


def test_the_pack_counts_every_occasion_once(desk: Desk) -> None:
    """Each rule that an agency owes has one place: a part, the table of decisions, or that of silences."""
    parts, (rules, _calendar, _directory) = forum_parts(), the_rules()
    silences = {versions[0].id for versions in rules.repeating()}
    known = set(rules.by_id)
    assert set(parts.rules) <= known
    assert parts.elsewhere <= known
    assert not parts.elsewhere & set(parts.rules)
    triggers = {"investigation-declined", "no-charge-police", "no-charge-cps", "cps-stop-or-alter"}
    owed = {
        rule.id
        for versions in rules.by_id.values()
        for rule in versions
        if triggers & set(rule.triggers) and rule.kind in ("hard", "outer", "target") and rule.owed_by != "client"
    }
    assert owed <= parts.elsewhere
    assert parts.part_of(next(iter(silences)), silences) is None


def test_every_report_about_agencies_hides_the_same(desk: Desk) -> None:
    """By rule, by quarter, and by whether they were asked: whoever lays the three side by side learns nothing more."""
    many_cases(desk, 80)
    wanted = Wanted(TODAY, outside=True)
    assert least_shown(wanted) == 5
    for counts in agency_counts(desk, wanted):
        family = [printed(counts.by_rule), printed(counts.by_quarter), printed(counts.by_asked)]
        for cell, (low, high) in ranges_together(family).items():
            assert high - low >= 1 - 1e-6, (counts.agency, cell)
        assert len(rule_table(desk, wanted, counts).columns) == 12


def test_quarters_are_drawn_inside_and_not_where_something_is_hidden(desk: Desk) -> None:
    many_cases(desk, 40)
    inside = list(made(desk, "entitlements-over-time").tables)
    outside = list(made(desk, "entitlements-over-time", outside=True).tables)
    assert all(table.figure is not None for table in inside)
    first = rows(inside[0])
    figure = inside[0].figure
    assert figure is not None
    assert f"{first[0]['Quarter']}: Met {first[0]['Met']}" in figure.says
    assert any(table.figure is None and table.note for table in outside)


def test_counts_add_up_to_the_occasions_behind_them(desk: Desk) -> None:
    many_cases(desk, 40)
    by_rule = {table.title: rows(table)[-1]["Occasions"] for table in made(desk, "entitlements").tables}
    by_quarter = {table.title: rows(table)[-1]["Occasions"] for table in made(desk, "entitlements-over-time").tables}
    assert by_rule == by_quarter
