"""The health of a vault: each check with a sentence, so that damage is known while there are still whole backups."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from isva_desk.language import _, ngettext
from isva_desk.vault import folder as places
from isva_desk.vault.attempts import Clock, utc_now
from isva_desk.vault.backups import ROLLING, check_backup, list_backups
from isva_desk.vault.copying import contents_of, page_findings, table_findings
from isva_desk.vault.data_key import DataKey
from isva_desk.vault.database import named_database_problems, open_database
from isva_desk.vault.key_slots import read_key_slots, whole_copy
from isva_desk.vault.problems import DamagedBackup, DamagedDatabase, DamagedKeySlots, VaultProblem, named_disk_problems
from isva_desk.vault.stretching import FLOOR, ArgonCost

GOOD, CAUTION, PROBLEM = "good", "caution", "problem"
_LEAST_FREE = 256 * 1024 * 1024
_OLD_BACKUP = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found. ``check``: pages, tables, key-slots, key-slots-copy, backups, space, permissions."""

    check: str
    level: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Health:
    """The findings of all checks, in order."""

    findings: tuple[Finding, ...]

    @property
    def good(self) -> bool:
        """Whether no check found a problem. A caution is not one."""
        return all(finding.level != PROBLEM for finding in self.findings)


def verify(folder: Path, key: DataKey, *, floor: ArgonCost = FLOOR, clock: Clock = utc_now) -> Health:
    """Checks pages, tables, key slots, backups, free space and permissions. Only reads; the vault may be open."""
    checks = (
        *_check_database(folder, key),
        *_check_key_slots(folder, floor),
        *_check_backups(folder, key, clock()),
        _check_space(folder),
        _check_permissions(folder),
    )
    return Health(checks)


def _check_database(folder: Path, key: DataKey) -> Iterator[Finding]:
    try:
        connection = open_database(folder / places.DATABASE, key, only_read=True)
    except VaultProblem as problem:
        yield Finding("pages", PROBLEM, problem.sentence)
        return
    try:
        with named_database_problems():
            yield _pages(page_findings(connection))
            yield _tables(table_findings(connection), contents_of(connection).total)
    except DamagedDatabase:
        yield Finding("tables", PROBLEM, _("The tables of the records are damaged. Restore the latest backup."))
    except VaultProblem as problem:
        yield Finding("tables", PROBLEM, problem.sentence)
    finally:
        connection.close()


def _pages(damaged: list[str]) -> Finding:
    if not damaged:
        return Finding("pages", GOOD, _("Every page of the records carries its right seal."))
    sentence = ngettext(
        "{count} page of the records is damaged. Restore the latest backup.",
        "{count} pages of the records are damaged. Restore the latest backup.",
        len(damaged),
    )
    return Finding("pages", PROBLEM, sentence.format(count=len(damaged)))


def _tables(damaged: list[str], rows: int) -> Finding:
    if damaged:
        return Finding("tables", PROBLEM, _("The tables of the records are damaged. Restore the latest backup."))
    sentence = ngettext(
        "The tables and their indexes agree ({count} row).", "The tables and their indexes agree ({count} rows).", rows
    )
    return Finding("tables", GOOD, sentence.format(count=rows))


def _check_key_slots(folder: Path, floor: ArgonCost) -> Iterator[Finding]:
    try:
        read_key_slots(folder, floor=floor)
        yield Finding("key-slots", GOOD, _("The key slots are whole."))
    except DamagedKeySlots as damage:
        yield Finding("key-slots", PROBLEM, damage.sentence)
    except VaultProblem as problem:
        yield Finding("key-slots", PROBLEM, problem.sentence)
    if whole_copy(folder) is None:
        yield Finding("key-slots-copy", CAUTION, _("There is no whole copy of the key slots. Unlocking makes one."))
    else:
        yield Finding("key-slots-copy", GOOD, _("There is a whole copy of the key slots."))


def _check_backups(folder: Path, key: DataKey, now: datetime) -> Iterator[Finding]:
    damaged, whole = [], []
    for backup in list_backups(folder):
        if backup.kind == ROLLING:
            try:
                check_backup(backup.path, key)
                whole.append(backup)
            except DamagedBackup:
                damaged.append(backup)
    for backup in damaged:
        sentence = _("The backup {name} is damaged. Make a new one.")
        yield Finding("backups", PROBLEM, sentence.format(name=backup.path.name))
    if not whole:
        yield Finding("backups", CAUTION, _("There is no whole backup yet. Make one."))
    elif now - whole[0].made_on > _OLD_BACKUP:
        days = (now - whole[0].made_on).days
        sentence = ngettext(
            "The latest whole backup is {count} day old. Make a new one.",
            "The latest whole backup is {count} days old. Make a new one.",
            days,
        )
        yield Finding("backups", CAUTION, sentence.format(count=days))
    else:
        sentence = ngettext(
            "{count} backup was opened and checked.", "{count} backups were opened and checked.", len(whole)
        )
        yield Finding("backups", GOOD, sentence.format(count=len(whole)))


def _check_space(folder: Path) -> Finding:
    with named_disk_problems():
        free = shutil.disk_usage(folder).free
        records = folder / places.DATABASE
        wanted = max(_LEAST_FREE, 3 * records.stat().st_size if records.exists() else 0)
    mebibytes = free // (1024 * 1024)
    if free < wanted:
        sentence = _("Only {count} MiB are free on the disk: too little for backups and a restore.")
        return Finding("space", PROBLEM, sentence.format(count=mebibytes))
    return Finding("space", GOOD, _("There is enough free space on the disk."))


def _check_permissions(folder: Path) -> Finding:
    if os.name == "nt":
        return Finding("permissions", CAUTION, _("On this system, who may read the folder is set in its properties."))
    open_to_others = stat.S_IRWXG | stat.S_IRWXO
    with named_disk_problems():
        paths = [folder, *folder.rglob("*")]
        wide = [path for path in paths if path.exists() and path.stat().st_mode & open_to_others]
    if wide:
        sentence = ngettext(
            "{count} file or folder of the vault can be read by other people on this computer ({name}).",
            "{count} files or folders of the vault can be read by other people on this computer ({name} and others).",
            len(wide),
        )
        return Finding("permissions", PROBLEM, sentence.format(count=len(wide), name=wide[0].name))
    return Finding("permissions", GOOD, _("Only your own account on this computer can read the vault's folder."))
