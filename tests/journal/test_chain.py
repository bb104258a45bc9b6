"""Tampering: whatever is done to the journal behind the program's back is found and named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from isva_desk.casework.desk import Desk
from isva_desk.journal.chain import Finding
from isva_desk.journal.entry import Entry, NewEntry, seal
from isva_desk.journal.problems import NotJoining
from tests.builders.desks import a_case, a_desk
from tests.builders.journals import entries_of, projections

Tamper = Callable[[Any, str], None]


def a_full_desk(tmp_path: Path, name: str = "records.db") -> Desk:
    desk = a_desk(tmp_path, name=name)
    case = a_case(desk).with_event("arrest", "2026-11-16", "A")
    case.with_update("police", "2026-11-17", "arrest").with_event("charge", "2026-11-20", "A")
    return desk


def with_triggers_off(connection: Any) -> None:
    """As somebody would who holds the key and another program."""
    connection.execute("DROP TRIGGER entries_are_not_changed")
    connection.execute("DROP TRIGGER entries_are_not_deleted")


def edit_payload(connection: Any, device: str) -> None:
    connection.execute("UPDATE entries SET payload = CAST(payload || x'00' AS BLOB) WHERE number = 3")


def empty_payload(connection: Any, device: str) -> None:
    connection.execute("UPDATE entries SET payload = NULL WHERE number = 3")


def edit_header(connection: Any, device: str) -> None:
    connection.execute(
        "UPDATE entries SET header = CAST(substr(header, 1, length(header) - 1) || x'00' AS BLOB) WHERE number = 3"
    )


def edit_and_hash_again(connection: Any, device: str) -> None:
    row = connection.execute("SELECT header, payload, hash FROM entries WHERE number = 3").fetchone()
    old = Entry(*row)
    assert old.act is not None
    new = NewEntry(old.header.id, old.act, old.header.client, old.header.case)
    forged = seal(
        new, device=device, number=3, clock=old.header.clock, recorded_at=old.header.recorded_at,
        author="Somebody else",
        previous=old.header.previous,
    )  # fmt: skip
    values = (forged.header_bytes, forged.payload_bytes, forged.hash)
    connection.execute("UPDATE entries SET header = ?, payload = ?, hash = ? WHERE number = 3", values)


def delete_one(connection: Any, device: str) -> None:
    connection.execute("DELETE FROM entries WHERE number = 3")


def delete_and_close_the_gap(connection: Any, device: str) -> None:
    connection.execute("DELETE FROM entries WHERE number = 3")
    connection.execute("UPDATE entries SET number = number - 1 WHERE number > 3")


def insert_one(connection: Any, device: str) -> None:
    connection.execute("UPDATE entries SET number = -number WHERE number > 3")
    connection.execute("UPDATE entries SET number = 1 - number WHERE number < 0")
    row = connection.execute("SELECT * FROM entries WHERE number = 3").fetchone()
    connection.execute("INSERT INTO entries VALUES (NULL, ?, 4, ?, ?, ?, ?, ?)", (row[1], *row[3:]))


def reorder(connection: Any, device: str) -> None:
    connection.execute("UPDATE entries SET number = 99 WHERE number = 3")
    connection.execute("UPDATE entries SET number = 3 WHERE number = 4")
    connection.execute("UPDATE entries SET number = 4 WHERE number = 99")


def give_to_another_client(connection: Any, device: str) -> None:
    connection.execute("UPDATE entries SET client = 'somebody else' WHERE number = 3")


def truncate(connection: Any, device: str) -> None:
    connection.execute("DELETE FROM entries WHERE number > 3")


@pytest.mark.parametrize(
    ("tamper", "number", "fault"),
    [
        (edit_payload, 3, "altered"),
        (empty_payload, 3, "altered"),
        (edit_header, 3, "altered"),
        (edit_and_hash_again, 4, "order"),
        (delete_one, 3, "missing"),
        (delete_and_close_the_gap, 3, "place"),
        (insert_one, 4, "place"),
        (reorder, 3, "place"),
        (give_to_another_client, 3, "place"),
        (truncate, 3, "shortened"),
    ],
)
def test_tampering_is_found_and_named(tmp_path: Path, tamper: Tamper, number: int, fault: str) -> None:
    desk = a_full_desk(tmp_path)
    assert desk.store.verify_chain() == []
    with_triggers_off(desk.store.connection)
    tamper(desk.store.connection, desk.store.device)
    found = desk.store.verify_chain()
    assert any((finding.number, finding.fault) == (number, fault) for finding in found), found


def test_a_shortened_journal_with_a_forged_head_shows_by_the_head_kept_elsewhere(tmp_path: Path) -> None:
    desk = a_full_desk(tmp_path)
    noted = desk.store.heads()
    with_triggers_off(desk.store.connection)
    desk.store.connection.execute("DELETE FROM entries WHERE number > 3")
    desk.store.connection.execute("UPDATE heads SET number = 3, hash = (SELECT hash FROM entries WHERE number = 3)")
    assert desk.store.verify_chain() == []
    found = desk.store.verify_chain(noted)
    assert found == [Finding(desk.store.device, 3, "shortened")]
    assert str(found[0]) == "Entries after 3 are missing."


def test_an_older_copy_put_back_and_written_on_shows_too(tmp_path: Path) -> None:
    desk = a_full_desk(tmp_path)
    copy = entries_of(desk.store)[:3]
    noted = desk.store.heads()
    older = a_desk(tmp_path, name="older.db")
    older.store.absorb(copy)
    assert older.store.verify_chain() == []
    assert [finding.fault for finding in older.store.verify_chain(noted)] == ["shortened"]


def test_entries_of_another_laptop_join_once_and_only_in_order(tmp_path: Path) -> None:
    desk, office = a_full_desk(tmp_path), a_desk(tmp_path, name="office.db")
    entries = entries_of(desk.store)
    with pytest.raises(NotJoining, match="have not arrived yet"):
        office.store.absorb(entries[1:])
    office.store.absorb(entries[:2])
    changes = office.store.absorb(reversed(entries))
    assert changes.cases == {entries[1].header.case}
    assert office.store.absorb(entries).clients == frozenset()
    assert office.store.verify_chain() == []
    assert projections(office.store) == projections(desk.store)


def test_entries_altered_on_the_way_are_refused_whole(tmp_path: Path) -> None:
    desk, office = a_full_desk(tmp_path), a_desk(tmp_path, name="office.db")
    entries = entries_of(desk.store)
    spoiled = Entry(entries[3].header_bytes, b"x" * 40, entries[3].hash)
    with pytest.raises(NotJoining, match="were altered on the way") as problem:
        office.store.absorb([*entries[:3], spoiled])
    assert problem.value.kept == "Nothing was changed."
    assert office.store.heads() == ()


def test_an_entry_that_does_not_follow_is_refused(tmp_path: Path) -> None:
    desk, office = a_full_desk(tmp_path), a_desk(tmp_path, name="office.db")
    entries = entries_of(desk.store)
    office.store.absorb(entries[:4])
    old = entries[4]
    assert old.act is not None
    stray = seal(
        NewEntry("stray", old.act, old.header.client, old.header.case),
        device=desk.store.device,
        number=5,
        clock=old.header.clock,
        recorded_at=old.header.recorded_at,
        author="Robin",
        previous=entries[2].hash,
    )
    with pytest.raises(NotJoining, match="do not continue those that are here"):
        office.store.absorb([stray])
    assert office.store.heads()[0].number == 4


def test_two_histories_of_one_laptop_are_told_apart(tmp_path: Path) -> None:
    desk, office = a_full_desk(tmp_path), a_desk(tmp_path, name="office.db")
    entries = entries_of(desk.store)
    office.store.absorb(entries)
    old = entries[4]
    assert old.act is not None
    other = seal(
        NewEntry("other", old.act, old.header.client, old.header.case), device=desk.store.device, number=5,
        clock=old.header.clock, recorded_at=old.header.recorded_at, author="Robin", previous=old.header.previous,
    )  # fmt: skip
    with pytest.raises(NotJoining, match="a copy of it was used twice"):
        office.store.absorb([other])
