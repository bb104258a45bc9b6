"""Each kind of damage shows on the health page as one sentence, and a whole vault shows none."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from isva_desk.vault.backups import list_backups, make_backup
from isva_desk.vault.database import connect
from isva_desk.vault.health import Finding, verify
from tests.builders.vaults import CHEAP_FOR_TESTS, BuiltVault, a_vault
from tests.vault.clock import HandClock


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def vault(tmp_path: Path, clock: HandClock) -> BuiltVault:
    built = a_vault(tmp_path)
    connection = connect(built.folder, built.key)
    connection.execute("CREATE TABLE fact (said TEXT UNIQUE)")
    connection.executemany("INSERT INTO fact VALUES (?)", [(f"fact {n}" * 40,) for n in range(200)])
    connection.commit()
    connection.close()
    make_backup(built.folder, built.key, clock=clock)
    return built


def findings(vault: BuiltVault, clock: HandClock, level: str = "problem") -> dict[str, str]:
    health = verify(vault.folder, vault.key, floor=CHEAP_FOR_TESTS, clock=clock)
    assert health.good == all(finding.level != "problem" for finding in health.findings)
    return {finding.check: finding.sentence for finding in health.findings if finding.level == level}


def test_a_whole_vault_is_good_in_every_respect_also_while_it_is_open(vault: BuiltVault, clock: HandClock) -> None:
    connection = connect(vault.folder, vault.key)
    connection.execute("INSERT INTO fact VALUES ('in the log')")
    connection.commit()
    good = findings(vault, clock, "good")
    connection.close()
    assert list(good) == ["pages", "tables", "key-slots", "key-slots-copy", "backups", "space", "permissions"]
    assert good["tables"] == "The tables and their indexes agree (201 rows)."
    assert good["backups"] == "1 backup was opened and checked."


def flip_a_page(vault: BuiltVault) -> None:
    path = vault.folder / "records.db"
    content = bytearray(path.read_bytes())
    content[4096 * 3 + 50] ^= 4
    path.write_bytes(content)


def flip_the_backup(vault: BuiltVault) -> None:
    path = list_backups(vault.folder)[0].path
    content = bytearray(path.read_bytes())
    content[-1] ^= 4
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("harm", "check", "sentence"),
    [
        (flip_a_page, "pages", "1 page of the records is damaged. Restore the latest backup."),
        (flip_the_backup, "backups", "The backup records-20261116T090000Z.db is damaged. Make a new one."),
        (
            lambda vault: (vault.folder / "records.db").unlink(),
            "pages",
            "The passphrase is right, but the records (records.db) are damaged.",
        ),
        (
            lambda vault: (vault.folder / "keyslots.json").write_bytes(b"?"),
            "key-slots",
            "The key slots of this vault (keyslots.json) are damaged. Your passphrase may well be right.",
        ),
    ],
)
def test_each_kind_of_damage_is_named(
    vault: BuiltVault, clock: HandClock, harm: Callable[[BuiltVault], object], check: str, sentence: str
) -> None:
    harm(vault)
    assert findings(vault, clock)[check] == sentence


def test_an_index_that_does_not_agree_with_its_table_is_found(vault: BuiltVault, clock: HandClock) -> None:
    connection = connect(vault.folder, vault.key)
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("UPDATE sqlite_master SET sql = 'CREATE TABLE fact (said TEXT UNIQUE, CHECK (said <> said))'"
                       " WHERE name = 'fact'")  # fmt: skip
    connection.commit()
    connection.close()
    assert findings(vault, clock)["tables"] == "The tables of the records are damaged. Restore the latest backup."


def test_an_old_backup_and_none_at_all_are_cautions(vault: BuiltVault, clock: HandClock) -> None:
    clock.turn(days=9)
    assert findings(vault, clock, "caution")["backups"] == "The latest whole backup is 9 days old. Make a new one."
    list_backups(vault.folder)[0].path.unlink()
    assert findings(vault, clock, "caution")["backups"] == "There is no whole backup yet. Make one."


@pytest.mark.skipif(os.name == "nt", reason="permissions of this kind are those of POSIX")
def test_a_folder_that_others_can_read_is_named(vault: BuiltVault, clock: HandClock) -> None:
    vault.folder.chmod(0o755)
    (vault.folder / "records.db").chmod(0o644)
    assert findings(vault, clock)["permissions"].startswith("2 files or folders of the vault can be read by other")


def test_a_damaged_copy_of_the_key_slots_is_known_before_it_is_needed(vault: BuiltVault, clock: HandClock) -> None:
    for copy in (vault.folder / "keyslots.copy.json", vault.folder / "backups" / "keyslots.json"):
        copy.write_bytes(b"?")
    assert "no whole copy" in findings(vault, clock, "caution")["key-slots-copy"]


def test_checking_changes_nothing(vault: BuiltVault, clock: HandClock) -> None:
    before = {path.name: path.read_bytes() for path in vault.folder.rglob("*") if path.is_file()}
    assert isinstance(verify(vault.folder, vault.key, floor=CHEAP_FOR_TESTS, clock=clock).findings[0], Finding)
    assert {path.name: path.read_bytes() for path in vault.folder.rglob("*") if path.is_file()} == before
