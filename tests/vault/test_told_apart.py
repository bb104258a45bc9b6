"""Wrong passphrase, damaged key slots and damaged database: three messages, three next steps, nothing on stderr."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isva_desk.vault.copying import check_database
from isva_desk.vault.database import connect
from isva_desk.vault.key_slots import bound, mend_key_slots, parse, read_key_slots
from isva_desk.vault.passphrases import change_passphrase
from isva_desk.vault.problems import (
    DamagedDatabase,
    DamagedKeySlots,
    NewerVault,
    NotAVault,
    VaultProblem,
    WeakenedKeySlots,
    WrongPassphrase,
)
from isva_desk.vault.recovery_words import new_recovery_words
from isva_desk.vault.rekeying import rekey_everything
from isva_desk.vault.stretching import ArgonCost
from isva_desk.vault.unlocking import unlock, unlock_with_words
from isva_desk.vault.wrapping import open_slot
from tests.builders.vaults import CHEAP_FOR_TESTS, PASSPHRASE, BuiltVault, a_vault

FLIPS = int(os.environ.get("FLIPS", "50"))  # 10,000 before a release
NO_FLOOR = ArgonCost(0, 0, 0)


def opened(vault: BuiltVault, passphrase: str = PASSPHRASE) -> Any:
    return unlock(vault.folder, passphrase, floor=CHEAP_FOR_TESTS)


def with_rows(vault: BuiltVault, count: int = 400) -> BuiltVault:
    connection = connect(vault.folder, vault.key)
    connection.execute("CREATE TABLE fact (said TEXT)")
    connection.executemany("INSERT INTO fact VALUES (?)", [(f"invented fact {n}" * 20,) for n in range(count)])
    connection.commit()
    connection.close()
    return vault


def altered(vault: BuiltVault, change: Any) -> None:
    """The key slots with a change, and the checksum made right again, as somebody who means harm would do."""
    import hashlib

    path = vault.folder / "keyslots.json"
    plain = json.loads(path.read_bytes())
    change(plain)
    plain.pop("checksum")
    plain["checksum"] = hashlib.sha256(bound(plain)).hexdigest()
    path.write_bytes((json.dumps(plain, indent=1) + "\n").encode("ascii"))


def test_three_problems_say_three_things_and_name_three_next_steps(tmp_path: Path) -> None:
    vault = with_rows(a_vault(tmp_path))
    said: list[VaultProblem] = []
    with pytest.raises(WrongPassphrase) as wrong:
        opened(vault, "not the passphrase")
    said.append(wrong.value)
    path = vault.folder / "records.db"
    path.write_bytes(b"\0" * 100 + path.read_bytes()[100:])
    with pytest.raises(DamagedDatabase) as database:
        connect(vault.folder, vault.key)
    said.append(database.value)
    (vault.folder / "keyslots.json").write_bytes(b"{}")
    with pytest.raises(DamagedKeySlots) as slots:
        opened(vault)
    said.append(slots.value)
    assert len({problem.sentence for problem in said}) == 3
    assert len({problem.next_step for problem in said}) == 3


def test_key_slots_are_looked_at_before_the_database(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    (vault.folder / "keyslots.json").write_bytes(b"")
    (vault.folder / "records.db").write_bytes(b"")
    with pytest.raises(DamagedKeySlots):
        opened(vault)


def test_every_bit_of_the_key_slots_counts(tmp_path: Path) -> None:
    whole = (a_vault(tmp_path).folder / "keyslots.json").read_bytes()
    assert parse(whole, floor=CHEAP_FOR_TESTS)
    for place in range(len(whole)):
        for bit in range(8):
            damaged = bytearray(whole)
            damaged[place] ^= 1 << bit
            with pytest.raises(DamagedKeySlots):
                parse(bytes(damaged), floor=NO_FLOOR)


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        (b"\n", b"\r\n"),
        (b"\n ", b"\n\t"),
        (b'": "', b'" : "'),
        (b'"version": 1', b'"version": 1.0'),
        (b'"version": 1', b'"version": 1, "version": 1'),
        (b'"passphrase"', b'"p\\u0061ssphrase"'),
        (b"}\n", b"}\n\n"),
    ],
)
def test_the_same_said_in_other_bytes_is_not_accepted(tmp_path: Path, written: bytes, instead: bytes) -> None:
    whole = (a_vault(tmp_path).folder / "keyslots.json").read_bytes()
    assert written in whole
    with pytest.raises(DamagedKeySlots):
        parse(whole.replace(written, instead), floor=NO_FLOOR)


def test_what_a_slot_says_in_clear_is_bound_to_its_own_wrap(tmp_path: Path) -> None:
    key_slots = read_key_slots(a_vault(tmp_path).folder, floor=CHEAP_FOR_TESTS)
    assert open_slot(key_slots, "passphrase", PASSPHRASE.encode()) is not None
    renamed = replace(key_slots.slots[0], key_store="another entry")
    for altered_slots in (
        replace(key_slots, slots=(renamed, key_slots.slots[1])),
        replace(key_slots, vault="another vault"),
        replace(key_slots, made="2020-01-01T00:00:00+00:00"),
    ):
        assert open_slot(altered_slots, "passphrase", PASSPHRASE.encode()) is None


def test_damage_in_a_page_that_holds_nothing_any_more_is_found_too(tmp_path: Path) -> None:
    vault = with_rows(a_vault(tmp_path))
    connection = connect(vault.folder, vault.key)
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute("DROP TABLE fact")
    connection.commit()
    assert connection.execute("PRAGMA freelist_count").fetchone()[0] > pages // 2
    connection.close()
    path = vault.folder / "records.db"
    check_database(path, vault.key)
    with flipped(path, (pages - 2) * 4096 + 9, 3), pytest.raises(DamagedDatabase):
        check_database(path, vault.key)


def test_a_table_at_odds_with_its_own_rules_is_damage_though_every_page_is_sealed(tmp_path: Path) -> None:
    vault = with_rows(a_vault(tmp_path))
    connection = connect(vault.folder, vault.key)
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("UPDATE sqlite_master SET sql = 'CREATE TABLE fact (said TEXT, CHECK (said <> said))'")
    connection.commit()
    connection.close()
    with pytest.raises(DamagedDatabase):
        check_database(vault.folder / "records.db", vault.key)


@given(data=st.data())
def test_cut_and_stuffed_key_slots_are_damaged(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    whole = _once(tmp_path_factory)
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    stuffing = data.draw(st.binary(max_size=40))
    damaged = whole[:start] + stuffing + whole[end:]
    if damaged != whole:
        with pytest.raises(DamagedKeySlots):
            parse(damaged, floor=NO_FLOOR)


_whole: list[bytes] = []


def _once(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    if not _whole:
        _whole.append((a_vault(tmp_path_factory.mktemp("slots")).folder / "keyslots.json").read_bytes())
    return _whole[0]


@given(st.binary(max_size=300))
def test_any_bytes_in_the_place_of_key_slots_are_named_as_damage(content: bytes) -> None:
    with pytest.raises(DamagedKeySlots):
        parse(content)


@pytest.mark.parametrize("content", [b"[" * 30_000, b'{"format": ' + b"9" * 5_000 + b"}", b"null", b'{"format":NaN}'])
def test_hostile_json_is_damage_too(content: bytes) -> None:
    with pytest.raises(DamagedKeySlots):
        parse(content)


def test_damaged_key_slots_are_not_held_against_the_person(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    (vault.folder / "keyslots.json").write_bytes(b"damaged")
    for _again in range(3):
        with pytest.raises(DamagedKeySlots) as damage:
            opened(vault)
        assert damage.value.copy_is_whole
        assert "--key-slots" in damage.value.next_step
    assert not (vault.folder / "attempts.json").exists()


def test_a_whole_copy_mends_damaged_key_slots(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    (vault.folder / "keyslots.json").write_bytes(b"damaged")
    mend_key_slots(vault.folder)
    assert opened(vault) == vault.key
    assert (vault.folder / "keyslots.damaged.json").read_bytes() == b"damaged"
    change_passphrase(vault.folder, PASSPHRASE, "seven quiet herons", floor=CHEAP_FOR_TESTS)
    assert not (vault.folder / "keyslots.damaged.json").exists()


def test_missing_key_slots_beside_a_database_are_damage_and_an_empty_folder_is_no_vault(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    (vault.folder / "keyslots.json").unlink()
    with pytest.raises(DamagedKeySlots):
        opened(vault)
    with pytest.raises(NotAVault):
        unlock(tmp_path, PASSPHRASE)
    with pytest.raises(NotAVault):
        unlock(tmp_path / "nowhere", PASSPHRASE)


def test_a_vault_that_asks_for_less_work_is_refused(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    with pytest.raises(WeakenedKeySlots, match="less protection"):
        unlock(vault.folder, PASSPHRASE)


@pytest.mark.parametrize(("name", "value"), [("memory_kib", 16), ("passes", 0), ("lanes", 0), ("memory_kib", 2**40)])
def test_work_made_lighter_or_impossible_by_hand_is_refused(tmp_path: Path, name: str, value: int) -> None:
    vault = a_vault(tmp_path)
    altered(vault, lambda plain: plain["slots"][0].update({name: value}))
    with pytest.raises(DamagedKeySlots):
        opened(vault)


def test_a_parameter_changed_by_hand_is_bound_to_the_wrap(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    altered(vault, lambda plain: plain["slots"][0].update(passes=2))
    with pytest.raises(WrongPassphrase):
        opened(vault)


def test_a_change_in_another_slot_shows_when_this_one_opens(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    altered(vault, lambda plain: plain["slots"][1].update(salt="00" * 16))
    with pytest.raises(DamagedKeySlots):
        opened(vault)
    altered(vault, lambda plain: plain["slots"].pop(1))
    with pytest.raises(DamagedKeySlots):
        unlock_with_words(vault.folder, vault.words, floor=CHEAP_FOR_TESTS)


def test_slots_of_another_vault_are_told_and_never_get_into_the_copies(tmp_path: Path) -> None:
    one, other = a_vault(tmp_path, name="one"), a_vault(tmp_path, name="other", passphrase="seven quiet herons")
    (one.folder / "keyslots.json").write_bytes((other.folder / "keyslots.json").read_bytes())
    with pytest.raises(DamagedKeySlots) as damage:
        opened(one, "seven quiet herons")
    assert damage.value.copy_is_whole
    mend_key_slots(one.folder)
    assert opened(one) == one.key


def test_records_of_another_vault_do_not_open_and_the_key_slots_stay_with_their_own(tmp_path: Path) -> None:
    one, other = a_vault(tmp_path, name="one"), a_vault(tmp_path, name="other", passphrase="seven quiet herons")
    for name in ("keyslots.json", "keyslots.copy.json"):
        (one.folder / name).write_bytes((other.folder / name).read_bytes())
    with pytest.raises(DamagedDatabase):
        connect(one.folder, opened(one, "seven quiet herons"))
    kept = one.folder / "backups" / "keyslots.json"
    (one.folder / "keyslots.json").write_bytes(kept.read_bytes())
    assert opened(one) == one.key, "the last copy was not written over by slots that open nothing here"


def test_key_slots_put_back_open_with_the_old_passphrase_until_the_vault_is_re_keyed(tmp_path: Path) -> None:
    """No file can know that it was replaced by an older one: SECURITY.md says so, and what ends it."""
    vault = a_vault(tmp_path)
    old = (vault.folder / "keyslots.json").read_bytes()
    change_passphrase(vault.folder, PASSPHRASE, "seven quiet herons", floor=CHEAP_FOR_TESTS)
    now = (vault.folder / "keyslots.json").read_bytes()
    (vault.folder / "keyslots.json").write_bytes(old)
    assert opened(vault) == vault.key
    (vault.folder / "keyslots.json").write_bytes(now)
    rekey_everything(vault.folder, "seven quiet herons", new_recovery_words(), floor=CHEAP_FOR_TESTS)
    (vault.folder / "keyslots.json").write_bytes(old)
    with pytest.raises(DamagedDatabase):
        connect(vault.folder, opened(vault))


def test_a_newer_vault_is_refused_and_a_damaged_version_is_not_taken_for_newer(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    path = vault.folder / "keyslots.json"
    path.write_bytes(path.read_bytes().replace(b'"version": 1', b'"version": 3'))
    with pytest.raises(DamagedKeySlots):
        opened(vault)
    altered(vault, lambda plain: plain.update(version=2, anything="new"))
    with pytest.raises(NewerVault):
        opened(vault)


def test_flipped_bits_in_the_database_are_found_and_nothing_is_said_on_stderr(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    vault = with_rows(a_vault(tmp_path))
    path = vault.folder / "records.db"
    whole = path.read_bytes()
    chance = random.Random(20261116)
    places = {0, 15, 16, 100, 4015, 4016, 4031, 4032, 4095, len(whole) - 1}
    places |= {chance.randrange(len(whole)) for _ in range(FLIPS)}
    check_database(path, vault.key)
    for place in sorted(places):
        with flipped(path, place, chance.randrange(8)), pytest.raises(DamagedDatabase):
            check_database(path, vault.key)
    assert path.read_bytes() == whole
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("length", [0, 1, 16, 4095, 4096 * 3, 4096 * 5 + 7])
def test_a_database_cut_short_is_damaged(tmp_path: Path, length: int, capfd: pytest.CaptureFixture[str]) -> None:
    vault = with_rows(a_vault(tmp_path))
    path = vault.folder / "records.db"
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(DamagedDatabase):
        check_database(path, vault.key)
    assert capfd.readouterr() == ("", "")


def test_a_missing_database_is_damage_and_no_new_one_is_made(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    (vault.folder / "records.db").unlink()
    with pytest.raises(DamagedDatabase):
        connect(vault.folder, opened(vault))
    assert not (vault.folder / "records.db").exists()


@contextmanager
def flipped(path: Path, place: int, bit: int) -> Iterator[None]:
    """The file with one bit changed, for a while."""
    with path.open("rb+") as file:
        file.seek(place)
        before = file.read(1)
        file.seek(place)
        file.write(bytes([before[0] ^ 1 << bit]))
    try:
        yield
    finally:
        with path.open("rb+") as file:
            file.seek(place)
            file.write(before)
