"""Backups: encrypted copies in the vault's own folder, each opened and checked before an older one goes.

They are under the same key as the records, and a copy of the key slots lies with them: the folder of backups alone,
copied to another disk, is enough to get everything back.
"""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from isva_desk.vault import folder as places
from isva_desk.vault.attempts import Clock, utc_now
from isva_desk.vault.copying import Contents, check_database, copy_database
from isva_desk.vault.data_key import DataKey
from isva_desk.vault.database import settle_into_one_file
from isva_desk.vault.key_slots import refresh_copies
from isva_desk.vault.problems import DamagedBackup, DamagedDatabase, NoBackup, named_disk_problems
from isva_desk.vault.single_opener import alone_with, hold, let_go

ROLLING, BEFORE_RESTORE, DAMAGED = "records", "before-restore", "damaged"
_RESTORING = f".{places.DATABASE}.restoring{places.UNDER_WAY}"
_one_at_a_time = Lock()


@dataclass(frozen=True, slots=True)
class Keep:
    """How many backups stay: the last of each of so many days and weeks in which there is one, and the newest few."""

    days: int = 7
    weeks: int = 5
    newest: int = 2


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup on disk. ``kind``: "records" (rolling), or what a restore put aside ("before-restore", "damaged")."""

    path: Path
    made_on: datetime
    kind: str
    size: int


@dataclass(frozen=True, slots=True)
class CheckedBackup:
    """A backup that was opened and read whole, and what it holds."""

    backup: Backup
    contents: Contents


@dataclass(frozen=True, slots=True)
class Restored:
    """A restore that is done: what the records hold now, and where the database of before was put."""

    contents: Contents
    put_aside: Path | None


def make_backup(folder: Path, key: DataKey, *, keep: Keep | None = None, clock: Clock = utc_now) -> CheckedBackup:
    """Makes a backup of the last confirmed state, checks it, and only then lets older ones go.

    Works while this program has the vault open. Raises VaultInUse (another program has), DamagedDatabase, DiskProblem.
    """
    key = DataKey(key.raw())  # a lock in the middle drops the caller's key
    place = hold(folder)
    try:
        with _one_at_a_time, named_disk_problems():
            _sweep(folder)
            refresh_copies(folder)
            path = folder / places.BACKUPS / _name(ROLLING, clock())
            side = path.with_name(f".{path.name}{places.UNDER_WAY}")
            contents = copy_database(folder / places.DATABASE, key, side, key)
            places.put_in_place(side, path)
            for backup in surplus(list_backups(folder), keep or Keep()):
                backup.path.unlink(missing_ok=True)
            return CheckedBackup(_backup(path), contents)
    finally:
        key.drop()
        let_go(place)


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """The backups of the vault, newest first."""
    with named_disk_problems():
        present = [path for path in (folder / places.BACKUPS).glob("*.db") if _made_on(path) is not None]
        found = [_backup(path) for path in present if not _is_the_records(folder, path)]
    return tuple(sorted(found, key=lambda backup: (backup.made_on, backup.kind == ROLLING), reverse=True))


def check_backup(backup: Path, key: DataKey) -> Contents:
    """Reads every page of the backup. Raises NoBackup, DamagedBackup, DiskProblem."""
    if not backup.is_file():
        raise NoBackup
    try:
        return check_database(backup, key)
    except DamagedDatabase as damage:
        raise DamagedBackup(backup.name) from damage


def latest_whole_backup(folder: Path, key: DataKey) -> Path:
    """The newest rolling backup that is whole. Raises NoBackup, DiskProblem."""
    for backup in list_backups(folder):
        if backup.kind == ROLLING:
            with contextlib.suppress(DamagedBackup):
                check_backup(backup.path, key)
                return backup.path
    raise NoBackup


def named_backup(folder: Path, name: str) -> Path:
    """The backup of that name in the vault, or, where the name says a folder too, that file. Raises NoBackup."""
    path = Path(name) if Path(name).name != name else folder / places.BACKUPS / name
    if not path.is_file():
        raise NoBackup
    return path


def restore_backup(folder: Path, key: DataKey, backup: Path, *, clock: Clock = utc_now) -> Restored:
    """Puts a backup in the place of the records, after a rehearsal: it is copied to the side, opened and checked first.

    The database of before is put among the backups, also when it is damaged. At every moment there is a whole database
    in place. Raises VaultInUse (also while this program has a connection), NoBackup, DamagedBackup, DiskProblem.
    """
    check_backup(backup, key)
    with alone_with(folder), named_disk_problems():
        _sweep(folder)
        side, records = folder / _RESTORING, folder / places.DATABASE
        try:
            contents = copy_database(backup, key, side, key)
        except DamagedDatabase as damage:
            raise DamagedBackup(backup.name) from damage
        put_aside = _put_aside(folder, key, clock())
        places.put_in_place(side, records)
        check_database(records, key)
        return Restored(contents, put_aside)


def surplus(backups: tuple[Backup, ...], keep: Keep) -> tuple[Backup, ...]:
    """The backups that may go, given all of them newest first. Of what restores put aside, the newest stays."""
    rolling = [backup for backup in backups if backup.kind == ROLLING]
    kept = {backup.path for backup in rolling[: max(keep.newest, 1)]}
    days: dict[object, Path] = {}
    weeks: dict[object, Path] = {}
    for backup in rolling:
        days.setdefault(backup.made_on.date(), backup.path)
        weeks.setdefault(backup.made_on.isocalendar()[:2], backup.path)
    kept.update(list(days.values())[: keep.days], list(weeks.values())[: keep.weeks])
    for kind in (BEFORE_RESTORE, DAMAGED):
        kept.update([backup.path for backup in backups if backup.kind == kind][:1])
    return tuple(backup for backup in backups if backup.path not in kept)


def _put_aside(folder: Path, key: DataKey, now: datetime) -> Path | None:
    records = folder / places.DATABASE
    if not records.exists():
        return None
    try:
        settle_into_one_file(records, key)
        aside = folder / places.BACKUPS / _name(BEFORE_RESTORE, now)
    except DamagedDatabase:
        aside = folder / places.BACKUPS / _name(DAMAGED, now)
    _second_name(records, aside)
    companions = [records.with_name(f"{records.name}{ending}") for ending in ("-wal", "-shm")]
    if companions[0].exists():
        _second_name(companions[0], aside.with_name(f"{aside.name}-wal"))
    places.keep_folder(aside.parent)
    for companion in companions:  # it belongs to the old database and would be played into the new one
        companion.unlink(missing_ok=True)
    places.keep_folder(folder)
    return aside


def _second_name(path: Path, name: Path) -> None:
    name.unlink(missing_ok=True)
    try:
        name.hardlink_to(path)
    except OSError:  # a disk without hard links, such as a USB stick
        places.new_private_file(name)
        shutil.copyfile(path, name)
        places.keep_file(name)


def _sweep(folder: Path) -> None:
    backups = folder / places.BACKUPS
    second_names = [path for path in backups.glob("*.db") if _is_the_records(folder, path)]
    for left_over in [*places.left_overs(folder), *second_names]:
        left_over.unlink(missing_ok=True)


def _is_the_records(folder: Path, path: Path) -> bool:
    """A restore that was cut off can leave a second name of the database in use: no backup, and not to be opened."""
    records = folder / places.DATABASE
    return records.exists() and path.samefile(records)


def _name(kind: str, now: datetime) -> str:
    return f"{kind}-{now.astimezone(UTC).strftime(places.STAMP)}.db"


def _backup(path: Path) -> Backup:
    made_on = _made_on(path)
    if made_on is None:
        raise NoBackup
    return Backup(path, made_on, path.stem.rpartition("-")[0], path.stat().st_size)


def _made_on(path: Path) -> datetime | None:
    kind, _dash, stamp = path.stem.rpartition("-")
    if kind in (ROLLING, BEFORE_RESTORE, DAMAGED):
        with contextlib.suppress(ValueError):
            return datetime.strptime(stamp, places.STAMP).replace(tzinfo=UTC)
    return None
