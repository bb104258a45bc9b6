"""Ratio 6: caseload pages at 100,000 cases (sorted, filtered, searched) against the same rows by hand-written SQL.

1,000 clients are recorded through the journal; their projected rows are then multiplied by SQL to 100,000 with dates
moved by some days, since the page reads nothing else. Every answer is compared with that of the hand-written query.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from time import perf_counter
from typing import Any

from benchmarks.desks import a_folder, an_encrypted_desk, fill
from benchmarks.ratio import Ratio, percentile, report
from isva_desk.casework.desk import Desk
from isva_desk.journal import schema
from isva_desk.journal.caseload import CaseloadFilter, caseload_page

RECORDED = 1_000
TIMES = 100
PAGE = 50
ROUNDS = 3
DATES = ("stage_since", "next_date", "last_update", "last_contact", "safe_checked")
COLUMNS = (
    "client_id, case_id, reference, name_to_use, stage, stage_since, next_date, open_count, past_count, last_update, "
    "last_contact, safe_checked, police_force, cps_area, owner, closed"
)

Question = tuple[str, Callable[[], list[Any]], Callable[[], list[Any]]]


def main() -> None:
    with a_folder() as folder:
        desk = an_encrypted_desk(folder)
        with desk.store.transaction():
            fill(desk, RECORDED)
        multiply(desk)
        ours, anchor = [], []
        for kind, page, by_hand in questions(desk) * ROUNDS:
            start = perf_counter()
            rows = page()
            between = perf_counter()
            expected = by_hand()
            end = perf_counter()
            assert [row.case_id for row in rows] == [row[1] for row in expected], kind
            ours.append((between - start) * 1000)
            anchor.append((end - between) * 1000)
        desk.close()
    what = f"a caseload page at {RECORDED * TIMES:,} cases"
    by_hand_sql = "the same rows by hand-written SQL"
    report(
        Ratio(6, f"{what}, mean", by_hand_sql, sum(ours) / len(ours), sum(anchor) / len(anchor), "ms", 3),
        Ratio(
            6, f"{what}, 95th percentile", by_hand_sql, percentile(ours, 0.95), percentile(anchor, 0.95), "ms", None, 16
        ),
    )


def multiply(desk: Desk) -> None:
    """Copy the rows of the caseload and of the search under new ids, with their dates moved by up to a month."""
    connection = desk.store.connection
    for table in (schema.CLIENTS, schema.CASES):
        names = ", ".join(table.columns)
        values = ", ".join(copied(column) for column in table.columns)
        copies = f"WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < {TIMES - 1})"
        with desk.store.transaction():
            connection.execute(f"INSERT INTO {table.name} ({names}) {copies} SELECT {values} FROM {table.name}, n")
    with desk.store.transaction():
        connection.execute(
            f"INSERT INTO p_search (client_id, doc, case_id, text) "
            f"WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < {TIMES - 1}) "
            f"SELECT {copied('client_id')}, doc || '-' || n, case_id, text || ' lot' || n FROM p_search, n "
            "WHERE doc NOT GLOB 'note:*'"
        )
    connection.execute("ANALYZE")


def copied(column: str) -> str:
    """The value of a column in the n-th copy of a row."""
    if column in ("client_id", "case_id", "reference", "case_reference"):
        return f"{column} || '-' || n"
    return f"date({column}, '+' || (n % 30) || ' days')" if column in DATES else column


def questions(desk: Desk) -> list[Question]:
    """What an adviser or a manager asks of the table: sorting by each column, further pages, filters, words."""
    chance = random.Random(6)
    asked = [
        question(desk, "1", CaseloadFilter(), sort, descending, chance.choice((0, 0, 50, 500)))
        for sort in schema.SORTS
        for descending in (False, True)
    ]
    for where, wanted in (
        ("past_count > 0", CaseloadFilter(past_only=True)),
        ("stage = 'charged'", CaseloadFilter(stages=("charged",))),
        ("police_force = 'avon-and-somerset'", CaseloadFilter(police_force="avon-and-somerset")),
        (searched("M00042*"), CaseloadFilter(text="M00042")),
        (searched("lot7* AND M0013*"), CaseloadFilter(text="lot7 M0013")),
    ):
        asked.append(question(desk, where, wanted, "next_date", descending=False, offset=0))
    return asked


def searched(words: str) -> str:
    """The condition for clients in whose record all of these words stand."""
    return (
        "client_id IN (SELECT p_search.client_id FROM p_words JOIN p_search ON p_search.number = p_words.rowid "
        f"WHERE p_words MATCH '{words}')"
    )


def question(desk: Desk, where: str, wanted: CaseloadFilter, sort: str, descending: bool, offset: int) -> Question:
    """The page through the product, and the same by hand: rows with a value on its index first, then those without."""
    column, way = schema.SORTS[sort], "DESC" if descending else "ASC"
    head = f"SELECT {COLUMNS} FROM p_cases WHERE closed = 0 AND {where} AND {column}"
    known = f"{head} IS NOT NULL ORDER BY {column} {way}, case_id {way} LIMIT ? OFFSET ?"
    unknown = f"{head} IS NULL ORDER BY case_id {way} LIMIT ? OFFSET ?"
    counted = f"SELECT count(*) FROM p_cases WHERE closed = 0 AND {where} AND {column} IS NOT NULL"

    def by_hand() -> list[Any]:
        execute = desk.store.connection.execute
        rows: list[Any] = execute(known, (PAGE, offset)).fetchall()
        if len(rows) < PAGE:
            passed = 0 if rows else offset - execute(counted).fetchone()[0]
            rows += execute(unknown, (PAGE - len(rows), max(0, passed))).fetchall()
        return rows

    def page() -> list[Any]:
        return caseload_page(desk.store, wanted, sort, descending, offset, PAGE, desk.today())

    return f"{where} {sort} {way} {offset}", page, by_hand


if __name__ == "__main__":
    main()
