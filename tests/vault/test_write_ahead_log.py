"""After a kill the log is played back. Damage in it that would swallow confirmed changes is named, once, and kept."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from isva_desk.vault.backups import list_backups
from isva_desk.vault.data_key import DataKey
from isva_desk.vault.database import connect
from isva_desk.vault.problems import DamagedLog
from tests.builders.vaults import BuiltVault, a_vault

CHANGES = 12


def killed_after_twelve_changes(tmp_path: Path) -> BuiltVault:
    """What lies in the folder when the program is killed: the files as they are while it is open."""
    vault = a_vault(tmp_path, name="open")
    connection = connect(vault.folder, vault.key)
    connection.execute("CREATE TABLE fact (said TEXT)")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    for number in range(CHANGES):
        connection.execute("INSERT INTO fact VALUES (?)", (f"change {number} " * 150,))
        connection.commit()
    shutil.copytree(vault.folder, tmp_path / "vault")
    connection.close()
    return BuiltVault(tmp_path / "vault", vault.passphrase, vault.words, vault.key)


def count(folder: Path, key: DataKey) -> int:
    connection = connect(folder, key)
    try:
        return int(connection.execute("SELECT count(*) FROM fact").fetchone()[0])
    finally:
        connection.close()


def log(vault: BuiltVault) -> Path:
    return vault.folder / "records.db-wal"


def test_a_whole_log_is_played_back_without_a_word(tmp_path: Path) -> None:
    vault = killed_after_twelve_changes(tmp_path)
    assert log(vault).stat().st_size > CHANGES * 4096
    assert count(vault.folder, vault.key) == CHANGES


def test_a_damaged_log_is_named_once_and_kept_and_the_rest_goes_on(tmp_path: Path) -> None:
    vault = killed_after_twelve_changes(tmp_path)
    content = bytearray(log(vault).read_bytes())
    content[len(content) // 2] ^= 1
    log(vault).write_bytes(content)
    with pytest.raises(DamagedLog, match="latest changes were damaged"):
        connect(vault.folder, vault.key)
    (aside,) = list_backups(vault.folder)
    assert aside.kind == "damaged"
    assert aside.path.with_name(f"{aside.path.name}-wal").read_bytes() == bytes(content)
    assert 0 < count(vault.folder, vault.key) < CHANGES


def test_a_flipped_bit_anywhere_before_the_last_change_is_found(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    vault = killed_after_twelve_changes(tmp_path)
    whole = log(vault).read_bytes()
    records = (vault.folder / "records.db").read_bytes()
    frame = 24 + 4096
    last_change = len(whole) - 2 * frame  # the last change wrote at most two frames
    chance = random.Random(11)
    for place in [0, 3, 8, 16, 20, 24, 31, 32, 36, 40, 48, *(chance.randrange(last_change) for _ in range(40))]:
        (vault.folder / "records.db").write_bytes(records)
        content = bytearray(whole)
        content[place] ^= 1 << chance.randrange(8)
        log(vault).write_bytes(content)
        try:
            assert count(vault.folder, vault.key) == CHANGES, place
        except DamagedLog:
            continue
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("cut", [0, 10, 32, 56, 4_000, -1, -4_000])
def test_a_log_that_ends_in_the_middle_of_a_write_is_no_damage(tmp_path: Path, cut: int) -> None:
    vault = killed_after_twelve_changes(tmp_path)
    log(vault).write_bytes(log(vault).read_bytes()[:cut])
    assert count(vault.folder, vault.key) <= CHANGES


def test_what_was_rolled_back_is_not_taken_for_a_loss(tmp_path: Path) -> None:
    vault = killed_after_twelve_changes(tmp_path)
    connection = connect(vault.folder, vault.key)
    connection.execute("PRAGMA cache_size = 5")
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO fact VALUES (?)", [("spilled " * 300,) for _row in range(200)])
    connection.rollback()
    connection.execute("INSERT INTO fact VALUES ('kept')")
    connection.commit()
    shutil.copytree(vault.folder, tmp_path / "killed")
    connection.close()
    assert count(tmp_path / "killed", vault.key) == CHANGES + 1
