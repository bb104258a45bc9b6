"""Everything is written anew under a new key; the old key and the old words open nothing any more."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from isva_desk.vault.backups import check_backup, list_backups, make_backup
from isva_desk.vault.copying import check_database
from isva_desk.vault.database import connect
from isva_desk.vault.health import verify
from isva_desk.vault.problems import DamagedDatabase, VaultInUse, WrongPassphrase, WrongWords
from isva_desk.vault.recovery_words import new_recovery_words
from isva_desk.vault.rekeying import rekey_everything
from isva_desk.vault.unlocking import unlock, unlock_with_words
from tests.builders.vaults import CHEAP_FOR_TESTS, PASSPHRASE, BuiltVault, a_vault
from tests.vault.clock import HandClock


def with_records_and_backup(tmp_path: Path) -> BuiltVault:
    vault = a_vault(tmp_path)
    connection = connect(vault.folder, vault.key)
    connection.execute("CREATE TABLE fact (said TEXT)")
    connection.execute("CREATE VIRTUAL TABLE found USING fts5 (said, content='')")
    for number in range(300):
        connection.execute("INSERT INTO fact VALUES (?)", (f"fact {number}",))
        connection.execute("INSERT INTO found (rowid, said) VALUES (?, ?)", (number + 1, f"fact {number}"))
    connection.execute("DELETE FROM fact WHERE rowid % 7 = 0")  # rows keep their numbers
    connection.execute("PRAGMA user_version = 3")
    connection.commit()
    connection.close()
    make_backup(vault.folder, vault.key, clock=HandClock())
    return vault


def test_the_same_records_are_under_another_key_and_so_are_the_backups(tmp_path: Path) -> None:
    vault, words = with_records_and_backup(tmp_path), new_recovery_words()
    before = contents(vault.folder, vault.key)
    new = rekey_everything(vault.folder, PASSPHRASE, words, floor=CHEAP_FOR_TESTS)
    assert new != vault.key
    assert contents(vault.folder, new) == before
    with pytest.raises(DamagedDatabase):
        check_database(vault.folder / "records.db", vault.key)
    assert check_backup(list_backups(vault.folder)[0].path, new).rows["fact"] == len(before[0])
    assert unlock(vault.folder, PASSPHRASE, floor=CHEAP_FOR_TESTS) == new
    assert unlock_with_words(vault.folder, words, floor=CHEAP_FOR_TESTS) == new
    with pytest.raises(WrongWords):
        unlock_with_words(vault.folder, vault.words, floor=CHEAP_FOR_TESTS)
    assert verify(vault.folder, new, floor=CHEAP_FOR_TESTS, clock=HandClock()).good


def test_whoever_kept_the_old_key_slots_cannot_open_what_is_written_now(tmp_path: Path) -> None:
    vault = with_records_and_backup(tmp_path)
    stolen = tmp_path / "stolen"
    shutil.copytree(vault.folder, stolen)
    rekey_everything(vault.folder, PASSPHRASE, vault.words, floor=CHEAP_FOR_TESTS)
    shutil.copy(vault.folder / "records.db", stolen / "records.db")
    with pytest.raises(DamagedDatabase):
        connect(stolen, unlock(stolen, PASSPHRASE, floor=CHEAP_FOR_TESTS))


def test_nothing_is_touched_with_a_wrong_passphrase_mistyped_words_or_an_open_window(tmp_path: Path) -> None:
    vault = with_records_and_backup(tmp_path)
    connection = connect(vault.folder, vault.key)
    with pytest.raises(VaultInUse):
        rekey_everything(vault.folder, PASSPHRASE, vault.words, floor=CHEAP_FOR_TESTS)
    connection.close()
    before = {path: path.read_bytes() for path in vault.folder.rglob("*") if path.is_file()}
    with pytest.raises(WrongWords):
        rekey_everything(vault.folder, PASSPHRASE, vault.words[:-1], floor=CHEAP_FOR_TESTS)
    with pytest.raises(WrongPassphrase):
        rekey_everything(vault.folder, "not the passphrase", vault.words, floor=CHEAP_FOR_TESTS)
    (vault.folder / "attempts.json").unlink()
    assert {path: path.read_bytes() for path in vault.folder.rglob("*") if path.is_file()} == before


def test_a_damaged_backup_stops_nothing_and_is_left_as_it_is(tmp_path: Path) -> None:
    vault = with_records_and_backup(tmp_path)
    backup = list_backups(vault.folder)[0].path
    content = bytearray(backup.read_bytes())
    content[5_000] ^= 1
    backup.write_bytes(content)
    new = rekey_everything(vault.folder, PASSPHRASE, vault.words, floor=CHEAP_FOR_TESTS)
    assert contents(vault.folder, new)
    assert backup.read_bytes() == bytes(content)
    health = verify(vault.folder, new, floor=CHEAP_FOR_TESTS, clock=HandClock())
    assert [finding.check for finding in health.findings if finding.level == "problem"] == ["backups"]


def contents(folder: Path, key: object) -> tuple[list[object], list[object], int]:
    connection = connect(folder, key)  # type: ignore[arg-type]
    try:
        rows = connection.execute("SELECT rowid, said FROM fact ORDER BY rowid").fetchall()
        found = connection.execute("SELECT rowid FROM found WHERE found MATCH '42'").fetchall()
        return rows, found, connection.execute("PRAGMA user_version").fetchone()[0]
    finally:
        connection.close()
