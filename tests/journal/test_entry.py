"""One entry: what is hashed is what is kept, and ids and clocks keep their order."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isva_desk.journal import acts, upcasting
from isva_desk.journal.clock import clock_millis, new_id, next_clock
from isva_desk.journal.entry import FIRST, Entry, NewEntry, fault_of, new_entry, seal
from isva_desk.journal.upcasting import WrittenByNewerProgram

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ARREST = acts.EventRecorded("arrest", on="2026-11-16", suspect="A", note="Told by the officer")


def sealed(act: acts.Payload = ARREST, number: int = 1, previous: bytes = FIRST) -> Entry:
    new = NewEntry("an-id", act, "client", "case", "an-earlier-entry")
    return seal(new, device="laptop", number=number, clock=7, recorded_at=NOW, author="Robin", previous=previous)


def test_what_was_written_is_read_again() -> None:
    written = sealed()
    read = Entry(written.header_bytes, written.payload_bytes, written.hash)
    assert read.act == ARREST
    assert read.header == written.header
    assert (read.header.author, read.header.based_on, read.header.act) == (
        "Robin",
        "an-earlier-entry",
        "event-recorded",
    )
    assert fault_of(read) is None


def test_the_hash_stands_over_the_kept_bytes() -> None:
    entry = sealed()
    assert entry.payload_bytes is not None
    assert hashlib.sha256(entry.header_bytes).digest() == entry.hash
    assert hashlib.sha256(entry.payload_bytes).digest() == entry.header.payload_hash


def test_the_same_short_fact_never_has_the_same_hash_twice() -> None:
    assert sealed().header.payload_hash != sealed().header.payload_hash


def test_a_changed_byte_is_noticed_wherever_it_stands() -> None:
    entry = sealed()
    assert entry.payload_bytes is not None
    for place in range(len(entry.header_bytes)):
        changed = bytearray(entry.header_bytes)
        changed[place] ^= 1
        assert fault_of(Entry(bytes(changed), entry.payload_bytes, entry.hash)) == "header"
    for place in range(len(entry.payload_bytes)):
        changed = bytearray(entry.payload_bytes)
        changed[place] ^= 1
        assert fault_of(Entry(entry.header_bytes, bytes(changed), entry.hash)) == "payload"


@pytest.mark.parametrize("name", acts.ACTS)
def test_every_act_has_a_name_and_a_version(name: str) -> None:
    kind, version = acts.ACTS[name]
    assert acts.NAMES[kind] == name
    assert version >= 1


def test_an_act_of_a_newer_program_is_refused_in_words() -> None:
    with pytest.raises(WrittenByNewerProgram, match="newer version of the program"):
        upcasting.read("telepathy-recorded", 1, b"\x80")
    with pytest.raises(WrittenByNewerProgram, match="newer version of the program"):
        upcasting.read("event-recorded", 99, b"\x80")


@given(st.lists(st.integers(-5000, 5000), min_size=1, max_size=30))
def test_the_clock_only_goes_forward_whatever_the_wall_says(jumps: list[int]) -> None:
    now, last = NOW, 0
    for jump in jumps:
        now += timedelta(milliseconds=jump)
        following = next_clock(last, now)
        assert following > last
        assert clock_millis(following) >= int(now.timestamp() * 1000) - 1
        last = following


def test_ids_are_of_version_7_and_sort_by_time() -> None:
    earlier, later = new_id(NOW), new_id(NOW + timedelta(seconds=1))
    assert earlier < later
    assert earlier[14] == "7"
    assert earlier[19] in "89ab"
    assert len({new_entry(NOW, ARREST).id for _ in range(500)}) == 500
