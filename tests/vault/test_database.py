"""The database is opened so that nothing leaks beside it and a confirmed write stays."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from isva_desk.vault.database import connect
from isva_desk.vault.problems import DamagedDatabase, DiskProblem
from tests.builders.vaults import CHEAP_FOR_TESTS, PASSPHRASE, a_vault

MARKERS = ("Quillfeather", "07000 111222", "Marzipan Lane 3")


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("temp_store", 2),
        ("secure_delete", 1),
        ("foreign_keys", 1),
        ("cipher_log_level", "NONE"),
        ("application_id", 0x49535641),
    ],
)
def test_the_connection_is_set_as_promised(tmp_path: Path, setting: str, value: object) -> None:
    vault = a_vault(tmp_path)
    connection = connect(vault.folder, vault.key)
    assert connection.execute(f"PRAGMA {setting}").fetchone()[0] == value
    connection.close()


def test_a_connection_can_be_closed_twice_and_the_vault_opened_again(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    connection = connect(vault.folder, vault.key)
    connection.close()
    connection.close()
    connect(vault.folder, vault.key).close()


def test_the_key_of_another_vault_is_named_as_damage_and_leaves_no_lock_behind(tmp_path: Path) -> None:
    vault, other = a_vault(tmp_path), a_vault(tmp_path, name="other")
    with pytest.raises(DamagedDatabase):
        connect(vault.folder, other.key)
    connect(vault.folder, vault.key).close()


def test_a_disk_that_refuses_is_a_problem_of_the_disk_and_not_damage(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    (vault.folder / "vault.lock").unlink()
    (vault.folder / "vault.lock").mkdir()
    with pytest.raises(DiskProblem):
        connect(vault.folder, vault.key)


def test_no_seeded_word_is_in_any_file_while_the_vault_is_open_nor_after(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    connection = connect(vault.folder, vault.key)
    connection.execute("CREATE TABLE person (name TEXT, number TEXT, home TEXT)")
    connection.execute("CREATE VIRTUAL TABLE found USING fts5 (name)")
    connection.execute("INSERT INTO person VALUES (?, ?, ?)", MARKERS)
    connection.execute("INSERT INTO found VALUES (?)", MARKERS[:1])
    connection.commit()
    connection.execute("CREATE TEMP TABLE aside AS SELECT * FROM person ORDER BY home")
    assert (vault.folder / "records.db-wal").stat().st_size > 0
    assert seeded_words_below(tmp_path) == []
    connection.close()
    assert seeded_words_below(tmp_path) == []


def seeded_words_below(folder: Path) -> list[str]:
    secrets = [*MARKERS, PASSPHRASE]
    contents = {path: path.read_bytes().lower() for path in folder.rglob("*") if path.is_file()}
    return [
        f"{secret} in {path}"
        for path, content in contents.items()
        for secret in secrets
        if secret.lower().encode() in content or secret.lower().encode("utf-16-le") in content
    ]


def test_a_program_of_its_own_says_nothing_on_stderr_about_a_damaged_database(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    path = vault.folder / "records.db"
    path.write_bytes(path.read_bytes()[:2_000] + bytes(2_096))
    story = f"""
from pathlib import Path
from isva_desk.vault.database import connect
from isva_desk.vault.problems import DamagedDatabase
from isva_desk.vault.stretching import ArgonCost
from isva_desk.vault.unlocking import unlock
folder = Path({str(vault.folder)!r})
key = unlock(folder, {PASSPHRASE!r}, floor=ArgonCost({CHEAP_FOR_TESTS.memory_kib}, 1, 1))
try:
    connect(folder, key)
except DamagedDatabase as damage:
    print(damage)
"""
    done = subprocess.run([sys.executable, "-c", story], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "The passphrase is right, but the records (records.db) are damaged.\n"
