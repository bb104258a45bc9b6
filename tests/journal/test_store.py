"""The journal opened: append-only, all or nothing, and never older than the program thinks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from isva_desk.casework.record_event import NewEvent, record_event
from isva_desk.casework.register_client import change_client
from isva_desk.domain.dates import on_day
from isva_desk.journal import acts, schema
from isva_desk.journal.caseload import caseload_page
from isva_desk.journal.drafts import draft_keys, drop_draft, load_draft, save_draft
from isva_desk.journal.problems import Cancelled, NewerJournal, NotInRecord
from isva_desk.journal.store import open_store
from isva_desk.vault.problems import DiskProblem
from tests.builders.desks import MONDAY, SteppingClock, a_case, a_client, a_connection, a_desk, the_rules
from tests.builders.journals import projections


def test_entries_cannot_be_changed_or_taken_away(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    a_case(desk).with_event("arrest", "2026-11-16", "A")
    for statement in (
        "UPDATE entries SET payload = x'00' WHERE number = 2",
        "UPDATE entries SET number = 9 WHERE number = 2",
        "DELETE FROM entries WHERE number = 3",
        "INSERT OR REPLACE INTO entries SELECT seq, device, number, clock, client, header, x'00', hash FROM entries",
    ):
        with pytest.raises(sqlcipher.IntegrityError, match="append-only"):
            desk.store.connection.execute(statement)
    assert desk.store.verify_chain() == []


def test_what_was_saved_is_there_after_closing(tmp_path: Path) -> None:
    clock = SteppingClock()
    desk = a_desk(tmp_path, clock=clock)
    case = a_case(desk).with_event("arrest", "2026-11-16", "A")
    before = projections(desk.store)
    desk.close()
    again = a_desk(tmp_path, clock=clock)
    assert projections(again.store) == before
    assert again.store.device == desk.store.device
    assert [row.case_id for row in caseload_page(again.store)] == [case.id]


def test_the_file_itself_says_nothing(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    client = a_client(desk, name="Marker Person", name_to_use="Marker")
    a_case(desk, client).with_event("arrest", "2026-11-16", "A", note="Marker told by the officer")
    save_draft(desk.store, "update", "Marker half typed")
    for path in tmp_path.iterdir():
        assert b"Marker" not in path.read_bytes(), path.name
        assert b"arrest" not in path.read_bytes(), path.name


def test_a_problem_in_the_middle_leaves_nothing(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk)
    before, heads = projections(desk.store), desk.store.heads()
    good = desk.entry(acts.EventRecorded("arrest", on="2026-11-16"), case.client, case.id)
    bad = desk.entry(acts.EventRecorded("arrest", on="not a day"), case.client, case.id)
    with pytest.raises(ValueError, match="not a day"):
        desk.write(good, bad)
    assert (projections(desk.store), desk.store.heads()) == (before, heads)
    assert desk.store.verify_chain() == []
    case.with_event("arrest", "2026-11-16", "A")
    assert desk.store.verify_chain() == []


def test_a_stopped_import_leaves_nothing(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    new = [desk.about_itself(acts.ClientRegistered(f"R{number}")) for number in range(120)]
    answers = iter([False, False, True])
    with pytest.raises(Cancelled):
        desk.store.append(new, "Robin", cancelled=lambda: next(answers))
    assert desk.store.heads() == ()
    assert projections(desk.store)["p_clients"] == []


def test_a_newer_journal_is_refused_in_words(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    desk.store.connection.execute(f"PRAGMA user_version = {schema.JOURNAL_VERSION + 1}")
    desk.close()
    with pytest.raises(NewerJournal) as problem:
        a_desk(tmp_path)
    assert str(problem.value) == "These records were written by a newer version of the program."
    assert problem.value.kept == "Nothing was changed."
    assert problem.value.next_step


def test_projections_of_another_schema_are_made_anew(tmp_path: Path) -> None:
    clock = SteppingClock()
    desk = a_desk(tmp_path, clock=clock)
    a_case(desk).with_event("arrest", "2026-11-16", "A")
    before = projections(desk.store)
    desk.store.set_meta("schema", "0")
    desk.store.connection.execute("DROP TABLE p_entitlements")
    desk.close()
    seen: list[tuple[int, int]] = []
    rules, calendar, _directory = the_rules()
    again = open_store(
        a_connection(tmp_path / "records.db"),
        rules=rules,
        calendar=calendar,
        clock=clock,
        progress=lambda done, whole: seen.append((done, whole)),
    )
    assert projections(again) == before
    assert seen == [(1, 1)]


def test_projections_that_are_behind_are_caught_up(tmp_path: Path) -> None:
    clock = SteppingClock()
    desk = a_desk(tmp_path, clock=clock)
    case = a_case(desk)
    behind = [
        desk.store.connection.execute(f"SELECT * FROM {name}").fetchall() for name in ("p_folded", "p_entitlements")
    ]
    case.with_event("arrest", "2026-11-16", "A")
    before = projections(desk.store)
    # As if the program had stopped between the journal and the tables.
    desk.store.connection.execute("DELETE FROM p_entitlements")
    desk.store.connection.execute("INSERT OR REPLACE INTO p_folded VALUES (?, ?)", behind[0][0])
    assert behind[1] == []
    desk.close()
    assert projections(a_desk(tmp_path, clock=clock).store) == before


def test_other_rules_judge_every_case_anew(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    a_case(desk).with_event("arrest", "2026-11-16", "A")
    desk.close()
    rules, calendar, _directory = the_rules()
    none_at_all = replace(rules, pack_version="0", by_trigger={}, by_id={}, rules=())
    store = open_store(
        a_connection(tmp_path / "records.db"), rules=none_at_all, calendar=calendar, clock=SteppingClock()
    )
    assert projections(store)["p_entitlements"] == []


def test_a_proclaimed_day_off_moves_every_limit(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    a_case(desk).with_event("arrest", "2026-11-20", "A")
    due = desk.store.connection.execute("SELECT due FROM p_entitlements WHERE rule = 'vc-r6-arrested'")
    assert due.fetchone()[0] == "2026-11-23"
    desk.write(desk.entry(acts.HolidayAdded("2026-11-23", "A day off for everybody"), None))
    due = desk.store.connection.execute("SELECT due FROM p_entitlements WHERE rule = 'vc-r6-arrested'")
    assert due.fetchone()[0] == "2026-11-24"
    assert not desk.calendar.is_working(date(2026, 11, 23))
    desk.close()
    assert not a_desk(tmp_path).calendar.is_working(date(2026, 11, 23))


def test_changes_name_what_changed_and_what_was_made(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    client = a_client(desk)
    case = a_case(desk, client)
    changes = record_event(desk, case.id, NewEvent("arrest", on_day(date(2026, 11, 16)), suspect="A"))
    assert changes.clients == {client}
    assert changes.cases == {case.id}
    assert changes.made is not None
    renamed = change_client(desk, client, "name_to_use", "Alex")
    assert (renamed.clients, renamed.cases) == (frozenset({client}), frozenset())


def test_somebody_who_is_not_there_is_said_to_be_not_there(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    with pytest.raises(NotInRecord, match="This case is not in the record"):
        desk.store.case_record("nothing")
    with pytest.raises(NotInRecord, match="This client is not in the record"):
        desk.store.record("nobody")


def test_drafts_outlive_a_restart_and_leave_no_trace_in_the_chain(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    save_draft(desk.store, "update:K7Q2", "The officer ra")
    save_draft(desk.store, "update:K7Q2", "The officer rang at ten")
    assert desk.store.heads() == ()
    desk.close()
    again = a_desk(tmp_path).store
    assert load_draft(again, "update:K7Q2") == "The officer rang at ten"
    assert draft_keys(again) == ("update:K7Q2",)
    drop_draft(again, "update:K7Q2")
    assert load_draft(again, "update:K7Q2") is None


def test_the_day_turns_without_anything_being_written(tmp_path: Path) -> None:
    clock = SteppingClock()
    desk = a_desk(tmp_path, clock=clock)
    a_case(desk).with_event("arrest", "2026-11-20", "A")
    heads = desk.store.heads()
    monday, tuesday = MONDAY.date(), date(2026, 11, 24)
    assert [row.past_entitlements for row in caseload_page(desk.store, day=monday)] == [0]
    assert [row.past_entitlements for row in caseload_page(desk.store, day=tuesday)] == [1]
    assert [row.past_entitlements for row in caseload_page(desk.store, day=monday)] == [0]
    assert desk.store.heads() == heads


def test_a_full_disk_is_said_in_words_and_loses_nothing(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    case = a_case(desk)
    pages = desk.store.connection.execute("PRAGMA page_count").fetchone()[0]
    desk.store.connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    note = "A line that takes its room. " * 40

    def fill_with_facts() -> None:
        for _line in range(50):
            case.with_event("arrest", "2026-11-16", "A", note=note)

    def fill_with_drafts() -> None:
        for number in range(500):
            save_draft(desk.store, f"draft {number}", note * 10)

    with pytest.raises(DiskProblem) as problem:
        fill_with_facts()
    assert str(problem.value)
    kept, heads = projections(desk.store), desk.store.heads()
    assert desk.store.verify_chain() == []
    desk.store.connection.execute(f"PRAGMA max_page_count = {pages + 5000}")
    desk.store.rebuild()
    assert (projections(desk.store), desk.store.heads()) == (kept, heads)
    case.with_event("charge", "2026-11-20", "A", note=note)
    desk.store.connection.execute("PRAGMA max_page_count = 1")  # means: not a page more than there are
    with pytest.raises(DiskProblem):
        fill_with_drafts()
