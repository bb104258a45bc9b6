"""Backups are proved before an older one goes; a restore is rehearsed before the records are touched."""

from __future__ import annotations

import errno
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isva_desk.vault.backups import (
    Backup,
    Keep,
    check_backup,
    latest_whole_backup,
    list_backups,
    make_backup,
    named_backup,
    restore_backup,
    surplus,
)
from isva_desk.vault.creation import adopt_backups
from isva_desk.vault.data_key import DataKey
from isva_desk.vault.database import VaultConnection, connect
from isva_desk.vault.problems import (
    DamagedBackup,
    DamagedDatabase,
    DamagedKeySlots,
    FolderNotEmpty,
    NoBackup,
    NotAVault,
)
from isva_desk.vault.unlocking import unlock
from tests.builders.vaults import CHEAP_FOR_TESTS, BuiltVault, a_vault
from tests.vault.clock import HandClock


def write(vault: BuiltVault, *facts: str) -> None:
    connection = connect(vault.folder, vault.key)
    connection.execute("CREATE TABLE IF NOT EXISTS fact (said TEXT)")
    connection.executemany("INSERT INTO fact VALUES (?)", [(fact,) for fact in facts])
    connection.commit()
    connection.close()


def facts(vault: BuiltVault) -> list[str]:
    connection = connect(vault.folder, vault.key)
    try:
        return _facts(connection)
    finally:
        connection.close()


def _facts(connection: VaultConnection) -> list[str]:
    return [row[0] for row in connection.execute("SELECT said FROM fact ORDER BY rowid")]


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0x10
    path.write_bytes(content)


def test_a_backup_holds_what_was_confirmed_also_while_the_vault_is_open_and_a_change_is_under_way(
    tmp_path: Path,
) -> None:
    vault, clock = a_vault(tmp_path), HandClock()
    write(vault, "one", "two")
    connection = connect(vault.folder, vault.key)
    connection.execute("INSERT INTO fact VALUES ('three')")
    connection.commit()
    connection.execute("INSERT INTO fact VALUES ('not yet confirmed')")
    made = make_backup(vault.folder, vault.key, clock=clock)
    connection.rollback()
    connection.close()
    assert made.contents.rows == {"fact": 3}
    assert made.backup.path.name == "records-20261116T090000Z.db"
    assert made.backup.made_on == clock.now
    assert [path.name for path in made.backup.path.parent.iterdir() if path.suffix != ".json"] == [
        made.backup.path.name
    ]


def test_a_lock_in_the_middle_of_a_backup_does_not_spoil_it(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    write(vault, "one")
    used = DataKey(vault.key.raw())

    def clock_at_which_the_desk_locks() -> datetime:
        used.drop()
        return datetime(2026, 11, 16, tzinfo=UTC)

    made = make_backup(vault.folder, used, clock=clock_at_which_the_desk_locks)
    assert check_backup(made.backup.path, vault.key).rows == {"fact": 1}


def test_a_restore_brings_back_the_backup_and_keeps_what_was_there_before(tmp_path: Path) -> None:
    vault, clock = a_vault(tmp_path), HandClock()
    write(vault, "one")
    backup = make_backup(vault.folder, vault.key, clock=clock).backup.path
    write(vault, "two")
    clock.turn(hours=1)
    restored = restore_backup(vault.folder, vault.key, backup, clock=clock)
    assert facts(vault) == ["one"]
    assert restored.put_aside is not None
    assert restored.put_aside.name == "before-restore-20261116T100000Z.db"
    assert check_backup(restored.put_aside, vault.key).rows == {"fact": 2}
    restore_backup(vault.folder, vault.key, restored.put_aside, clock=clock)
    assert facts(vault) == ["one", "two"]


def test_a_damaged_database_is_replaced_and_still_kept(tmp_path: Path) -> None:
    vault, clock = a_vault(tmp_path), HandClock()
    write(vault, "one")
    backup = make_backup(vault.folder, vault.key, clock=clock).backup.path
    records = vault.folder / "records.db"
    records.write_bytes(bytes(5_000))
    with pytest.raises(DamagedDatabase):
        connect(vault.folder, vault.key)
    restored = restore_backup(vault.folder, vault.key, backup, clock=clock)
    assert facts(vault) == ["one"]
    assert restored.put_aside is not None
    assert restored.put_aside.name.startswith("damaged-")
    assert restored.put_aside.read_bytes() == bytes(5_000)


def test_a_restore_works_on_a_disk_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(_name: Path, _path: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    vault, clock = a_vault(tmp_path), HandClock()
    write(vault, "one")
    backup = make_backup(vault.folder, vault.key, clock=clock).backup.path
    write(vault, "two")
    aside = restore_backup(vault.folder, vault.key, backup, clock=clock).put_aside
    assert facts(vault) == ["one"]
    assert aside is not None
    assert check_backup(aside, vault.key).rows == {"fact": 2}
    assert os.name == "nt" or aside.stat().st_mode & 0o777 == 0o600


def test_a_missing_database_is_restored(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    write(vault, "one")
    backup = make_backup(vault.folder, vault.key).backup.path
    (vault.folder / "records.db").unlink()
    assert restore_backup(vault.folder, vault.key, backup).put_aside is None
    assert facts(vault) == ["one"]


def test_the_log_of_the_database_of_before_is_not_played_into_the_one_restored(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    write(vault, "one")
    backup = make_backup(vault.folder, vault.key).backup.path
    connection = connect(vault.folder, vault.key)
    connection.execute("INSERT INTO fact VALUES ('in the log')")
    connection.commit()
    log = (vault.folder / "records.db-wal").read_bytes()
    connection.close()
    (vault.folder / "records.db").write_bytes(bytes(9_000))
    (vault.folder / "records.db-wal").write_bytes(log)
    restored = restore_backup(vault.folder, vault.key, backup)
    assert facts(vault) == ["one"]
    assert restored.put_aside is not None
    assert restored.put_aside.with_name(f"{restored.put_aside.name}-wal").read_bytes() == log


def test_a_damaged_backup_is_refused_before_anything_is_touched(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    write(vault, "one")
    backup = make_backup(vault.folder, vault.key).backup.path
    write(vault, "two")
    damage(backup)
    before = sorted(path.name for path in vault.folder.rglob("*"))
    with pytest.raises(DamagedBackup, match=backup.name):
        restore_backup(vault.folder, vault.key, backup)
    assert sorted(path.name for path in vault.folder.rglob("*")) == before
    assert facts(vault) == ["one", "two"]


def test_the_latest_whole_backup_is_found_past_a_damaged_one(tmp_path: Path) -> None:
    vault, clock = a_vault(tmp_path), HandClock()
    with pytest.raises(NoBackup):
        latest_whole_backup(vault.folder, vault.key)
    older = make_backup(vault.folder, vault.key, clock=clock).backup.path
    clock.turn(hours=1)
    newer = make_backup(vault.folder, vault.key, clock=clock).backup.path
    assert latest_whole_backup(vault.folder, vault.key) == newer
    damage(newer)
    assert latest_whole_backup(vault.folder, vault.key) == older


def test_a_backup_on_another_disk_is_found_by_its_path(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    backup = make_backup(vault.folder, vault.key).backup.path
    elsewhere = tmp_path / "stick" / backup.name
    elsewhere.parent.mkdir()
    elsewhere.write_bytes(backup.read_bytes())
    assert named_backup(vault.folder, backup.name) == backup
    assert named_backup(vault.folder, str(elsewhere)) == elsewhere
    with pytest.raises(NoBackup):
        named_backup(vault.folder, "records-20200101T000000Z.db")


def test_a_vault_is_made_anew_out_of_a_folder_of_backups_on_another_disk(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    write(vault, "one")
    make_backup(vault.folder, vault.key)
    stick = tmp_path / "stick"
    shutil.copytree(vault.folder / "backups", stick)
    shutil.rmtree(vault.folder)
    adopt_backups(stick, vault.folder)
    key = unlock(vault.folder, vault.passphrase, floor=CHEAP_FOR_TESTS)
    assert restore_backup(vault.folder, key, latest_whole_backup(vault.folder, key)).put_aside is None
    assert facts(vault) == ["one"]
    with pytest.raises(FolderNotEmpty):
        adopt_backups(stick, vault.folder)
    with pytest.raises(NotAVault):
        adopt_backups(tmp_path, tmp_path / "new")
    (stick / "keyslots.json").write_bytes(b"?")
    with pytest.raises(DamagedKeySlots):
        adopt_backups(stick, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_damaged_database_is_not_backed_up_over_good_backups(tmp_path: Path) -> None:
    vault, clock = a_vault(tmp_path), HandClock()
    write(vault, *(f"fact {n}" * 50 for n in range(200)))
    make_backup(vault.folder, vault.key, keep=Keep(1, 1, 1), clock=clock)
    damage(vault.folder / "records.db")
    clock.turn(days=40)
    with pytest.raises(DamagedDatabase):
        make_backup(vault.folder, vault.key, keep=Keep(1, 1, 1), clock=clock)
    assert len(list_backups(vault.folder)) == 1
    assert latest_whole_backup(vault.folder, vault.key)


def test_old_backups_go_and_one_of_each_day_and_week_stays(tmp_path: Path) -> None:
    vault, clock = a_vault(tmp_path), HandClock()
    for _half_day in range(30):
        make_backup(vault.folder, vault.key, keep=Keep(days=3, weeks=2, newest=2), clock=clock)
        clock.turn(hours=12)
    kept = [f"{backup.made_on:%d.%m. %H:%M}" for backup in list_backups(vault.folder)]
    # the newest two; the last of 30, 29 and 28 November; the last of the weeks before (Sunday 29) is one of them
    assert kept == ["30.11. 21:00", "30.11. 09:00", "29.11. 21:00", "28.11. 21:00"]


@given(
    hours=st.lists(st.integers(0, 24 * 90), min_size=1, max_size=60, unique=True),
    keep=st.builds(Keep, st.integers(0, 9), st.integers(0, 9), st.integers(0, 4)),
)
def test_the_newest_always_stays_and_every_day_and_week_asked_for_is_covered(hours: list[int], keep: Keep) -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    ordered = sorted(hours, reverse=True)
    backups = tuple(Backup(Path(f"{h}.db"), start + timedelta(hours=h), "records", 1) for h in ordered)
    gone = surplus(backups, keep)
    stays = [backup for backup in backups if backup not in gone]
    assert stays[0] == backups[0]
    all_days = sorted({backup.made_on.date() for backup in backups}, reverse=True)
    assert {backup.made_on.date() for backup in stays} >= set(all_days[: keep.days])
    assert len(stays) <= max(keep.newest, 1) + keep.days + keep.weeks


def test_what_a_cut_off_restore_left_is_neither_listed_nor_opened_and_goes(tmp_path: Path) -> None:
    vault, clock = a_vault(tmp_path), HandClock()
    write(vault, "one")
    left_over = vault.folder / "backups" / "before-restore-20261116T080000Z.db"
    os.link(vault.folder / "records.db", left_over)
    (vault.folder / ".records.db.restoring.part").write_bytes(b"half")
    assert list_backups(vault.folder) == ()
    make_backup(vault.folder, vault.key, clock=clock)
    assert not left_over.exists()
    assert not (vault.folder / ".records.db.restoring.part").exists()
    assert facts(vault) == ["one"]
