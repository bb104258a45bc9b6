"""Proving that a database file is whole, and copying one page by page so that the copy is proved before it is used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from isva_desk.language import _
from isva_desk.vault import folder as places
from isva_desk.vault.data_key import DataKey
from isva_desk.vault.database import VaultConnection, named_database_problems, new_database_file, open_database
from isva_desk.vault.problems import DamagedDatabase, DiskProblem, named_disk_problems


@dataclass(frozen=True, slots=True)
class Contents:
    """What a whole database holds: the number of rows of each table."""

    rows: Mapping[str, int]

    @property
    def total(self) -> int:
        """Rows of all tables together."""
        return sum(self.rows.values())


def check_database(path: Path, key: DataKey) -> Contents:
    """Reads every page and every index of the file. Raises DamagedDatabase, DiskProblem."""
    connection = open_database(path, key, only_read=True)
    try:
        with named_database_problems():
            damaged = page_findings(connection) or table_findings(connection)
            if damaged:
                raise DamagedDatabase
            return contents_of(connection)
    finally:
        connection.close()


def page_findings(connection: VaultConnection) -> list[str]:
    """What is wrong with the pages on disk: each page carries its own authentication. Empty when whole."""
    return [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check").fetchall()]


def table_findings(connection: VaultConnection) -> list[str]:
    """What is wrong with the tables and indexes. Empty when whole."""
    found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)").fetchall()]
    return [finding for finding in found if finding != "ok"]


def contents_of(connection: VaultConnection) -> Contents:
    """The number of rows of each table."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 ORDER BY name")
    counts = {}
    for (name,) in names.fetchall():
        quoted = name.replace('"', '""')
        counts[name] = connection.execute(f'SELECT count(*) FROM "{quoted}"').fetchone()[0]  # noqa: S608  # our own tables
    return Contents(counts)


def copy_database(source: Path, source_key: DataKey, copy: Path, copy_key: DataKey) -> Contents:
    """Copies the last confirmed state of a database, under another key if wanted, and proves that the copy is whole.

    The copy is one file, kept by the disk, with the same rows as the source had. A file in its way is replaced.
    Raises DamagedDatabase (the source), DiskProblem (the copy).
    """
    try:
        wanted = _written(source, source_key, copy, copy_key)
        with named_disk_problems():
            places.keep_file(copy)
        if check_database(copy, copy_key) == wanted:
            return wanted
    except BaseException:
        places.remove(copy)  # a full disk needs the room
        raise
    places.remove(copy)
    raise DiskProblem(
        _("The copy of the records does not hold what they hold, so it is not used."),
        kept=_("The records were not touched."),
        next_step=_("Try again; if it happens again, have the disk looked at."),
    )


def _written(source: Path, source_key: DataKey, copy: Path, copy_key: DataKey) -> Contents:
    before = open_database(source, source_key, only_read=True)
    try:
        with named_database_problems():
            before.execute("BEGIN")
            wanted = contents_of(before)
            _write_copy(before, copy, copy_key)
            return wanted
    finally:
        before.close()


def _write_copy(source: VaultConnection, copy: Path, key: DataKey) -> None:
    connection = new_database_file(copy, key)
    try:
        source.backup(connection)
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()  # one file, without companions
    finally:
        connection.close()
