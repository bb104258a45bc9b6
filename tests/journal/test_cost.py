"""What things cost, counted in steps of the database, not by a clock: what is shown or changed, not what is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import timedelta
from typing import Any

import pytest

from isva_desk.casework.desk import Desk
from isva_desk.casework.record_update import NewUpdate, record_update
from isva_desk.domain.dates import parse_when
from isva_desk.journal import caseload, schema, today
from isva_desk.journal.caseload import CaseloadFilter, caseload_count, caseload_page
from isva_desk.journal.find import find
from isva_desk.journal.rows import CaseloadRow
from isva_desk.journal.today import today_list
from tests.builders.caseloads import FORCES, many_cases
from tests.builders.desks import MONDAY, a_case, a_client, a_desk

FEW, MANY = 30, 600


def steps(connection: Any, work: Callable[[], object]) -> int:
    """How many instructions SQLite runs for a piece of work."""
    counted = 0

    def count() -> int:
        nonlocal counted
        counted += 1
        return 0

    connection.set_progress_handler(count, 1)
    try:
        work()
    finally:
        connection.set_progress_handler(None, 0)
    return counted


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Desk]]:
    """A desk with few cases, and one with twenty times as many."""
    folder = tmp_path_factory.mktemp("caseloads")
    few, many = a_desk(folder, name="few.db"), a_desk(folder, name="many.db")
    many_cases(few, FEW)
    many_cases(many, MANY)
    yield few, many
    few.close()
    many.close()


def both(desks: tuple[Desk, Desk], work: Callable[[Desk], object]) -> tuple[int, int]:
    """The steps of the same work among few cases and among many; done once before, so that the day has turned."""
    counted = []
    for desk in desks:
        work(desk)
        counted.append(steps(desk.store.connection, lambda desk=desk: work(desk)))  # type: ignore[misc]
    return counted[0], counted[1]


def test_an_update_costs_the_same_among_few_and_among_many(desks: tuple[Desk, Desk]) -> None:
    cases = {}
    for desk in desks:
        client = a_client(desk, reference="")
        cases[desk.store.device] = (
            a_case(desk, client).with_event("report", "2026-11-02").with_event("arrest", "2026-11-16")
        )

    def work(desk: Desk) -> None:
        case = cases[desk.store.device]
        record_update(desk, case.id, NewUpdate("police", on=parse_when("2026-11-17"), about=(case.facts["arrest"],)))

    few, many = both(desks, work)
    assert many <= few * 1.5


def test_an_update_writes_only_the_columns_that_it_changes(desks: tuple[Desk, Desk]) -> None:
    desk = desks[0]
    case = a_case(desk, a_client(desk, reference="")).with_event("arrest", "2026-11-16")
    statements: list[str] = []
    desk.store.connection.set_trace_callback(statements.append)
    record_update(desk, case.id, NewUpdate("police", on=parse_when("2026-11-17"), about=(case.facts["arrest"],)))
    desk.store.connection.set_trace_callback(None)
    (changing,) = (statement for statement in statements if statement.startswith("UPDATE p_cases"))
    assert "last_update = '2026-11-17'" in changing
    assert not any(f"{column} =" in changing for column in ("reference", "owner", "stage", "police_force"))


def test_an_update_reads_only_the_tables_in_which_the_client_has_rows(desks: tuple[Desk, Desk]) -> None:
    desk = desks[0]
    case = a_case(desk, a_client(desk, reference="")).with_event("arrest", "2026-11-16")
    statements: list[str] = []
    desk.store.connection.set_trace_callback(statements.append)
    record_update(desk, case.id, NewUpdate("police", on=parse_when("2026-11-17"), about=(case.facts["arrest"],)))
    desk.store.connection.set_trace_callback(None)
    of_client = f"client_id = '{case.client}'"
    read = {table.name for table in schema.TABLES for said in statements if said.startswith(table.select[:-1])}
    filled = {
        table.name
        for table in schema.TABLES
        if desk.store.connection.execute(f"SELECT count(*) FROM {table.name} WHERE {of_client}").fetchone()[0]
    }
    assert read
    assert read <= filled
    assert len(filled) < len(schema.TABLES) / 2


@pytest.mark.parametrize("sort", sorted(schema.SORTS))
@pytest.mark.parametrize("descending", [False, True])
def test_a_page_of_the_caseload_costs_what_it_shows(desks: tuple[Desk, Desk], sort: str, descending: bool) -> None:
    few, many = both(desks, lambda desk: caseload_page(desk.store, sort=sort, descending=descending, limit=20))
    assert many <= few * 1.6


def test_a_page_of_one_force_costs_what_the_filter_finds(desks: tuple[Desk, Desk]) -> None:
    wanted = CaseloadFilter(police_force=FORCES[1])
    few, many = both(desks, lambda desk: caseload_page(desk.store, wanted, limit=5))
    assert many <= few * MANY / FEW


FILTERS = (
    CaseloadFilter(owner="Robin", past_only=True),
    CaseloadFilter(stages=("charged", "court")),
    CaseloadFilter(text="N00003", owner="Robin"),
)


@pytest.mark.parametrize("wanted", FILTERS)
def test_filters_that_let_much_or_next_to_nothing_through_cost_what_is_shown(
    desks: tuple[Desk, Desk], wanted: CaseloadFilter
) -> None:
    few, many = both(desks, lambda desk: caseload_page(desk.store, wanted, limit=5))
    assert many <= few * MANY / FEW / 2


def test_counting_with_filters_reads_one_narrow_index(desks: tuple[Desk, Desk]) -> None:
    for wanted in (CaseloadFilter(), *FILTERS[:2], CaseloadFilter(police_force="kent", cps_area="south-east")):
        _few, many = both(desks, lambda desk, wanted=wanted: caseload_count(desk.store, wanted))  # type: ignore[misc]
        assert many <= MANY * 16


def test_searching_a_rare_name_costs_the_same_among_many(desks: tuple[Desk, Desk]) -> None:
    few, many = both(desks, lambda desk: find(desk.store, "N00003"))
    assert many <= few * 3


def test_today_looks_at_nothing_that_it_does_not_show(desks: tuple[Desk, Desk]) -> None:
    before_anything = MONDAY - timedelta(days=2000)
    few, many = both(desks, lambda desk: today_list(desk.store, before_anything))
    assert many <= few * 1.5


def test_every_list_of_today_is_read_from_an_index(desks: tuple[Desk, Desk]) -> None:
    connection = desks[0].store.connection
    for owner in (None, "Robin"):
        for question in today._questions(desks[0].store, MONDAY):
            for sql, values in (question.rows(owner), question.count(owner)):
                limit = (10,) if "LIMIT ?" in sql else ()
                plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", (*values, *limit))]
                found = [step for step in plan if " t " in step and "rowid=?" not in step]
                assert len(found) == 1, plan
                index = "COVERING INDEX p_vacancies" if question.table == "p_vacancies" else "SEARCH t USING "
                assert index in found[0], plan
                assert "INDEX p_" in found[0], plan
                assert not any(step.startswith("SCAN") for step in plan if step not in found), plan


@pytest.mark.parametrize("sort", sorted(schema.SORTS))
def test_every_sort_of_the_caseload_walks_its_index(desks: tuple[Desk, Desk], sort: str) -> None:
    desk, column = desks[0], schema.SORTS[sort]
    for wanted in (CaseloadFilter(), CaseloadFilter(closed=True)):
        for keys, _order, values in caseload._queries(desk.store, wanted, column, True):
            plan = [row[3] for row in desk.store.connection.execute(f"EXPLAIN QUERY PLAN {keys}", values)]
            compares = "=" if "IS NULL" in keys else ">"
            walks = f"SEARCH p_cases USING COVERING INDEX p_cases_by_{column} (closed=? AND {column}{compares}?)"
            assert plan == [walks]


def test_every_column_that_can_be_sorted_by_is_one_of_the_row() -> None:
    assert set(schema.SORTS) <= {field.name for field in fields(CaseloadRow)}
