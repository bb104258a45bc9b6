"""The encrypted database: opened with the data key, checked, and set so that a confirmed write survives a power cut."""

from __future__ import annotations

import errno
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from isva_desk.vault import folder as places
from isva_desk.vault.data_key import DataKey
from isva_desk.vault.problems import DamagedDatabase, DamagedLog, VaultInUse, disk_problem, named_disk_problems
from isva_desk.vault.single_opener import connections_here, hold, let_go
from isva_desk.vault.write_ahead_log import finished_frames, put_aside

_APPLICATION = 0x49535641  # "ISVA" in the head of every database of the program
_SALT_LENGTH = 16

# what SQLite says of the disk (SQLITE_PERM, READONLY, IOERR, FULL, CANTOPEN), as the system would say it
_DISK = {3: errno.EACCES, 8: errno.EROFS, 10: errno.EIO, 13: errno.ENOSPC, 14: errno.EACCES}
_IOERR = 10
_BUSY = (5, 6)  # SQLITE_BUSY, SQLITE_LOCKED


class VaultConnection(sqlcipher.Connection):  # type: ignore[misc]  # the library carries no types
    """A connection that gives the vault back to other programs when it is closed, or forgotten."""

    _let_go: weakref.finalize[[Path], VaultConnection] | None = None

    def holds(self, place: Path) -> None:
        """The vault there is given back with this connection."""
        self._let_go = weakref.finalize(self, let_go, place)

    def close(self) -> None:
        """Closes the database. Harmless when it is closed already."""
        super().close()
        if self._let_go is not None:
            self._let_go()


def connect(folder: Path, key: DataKey) -> VaultConnection:
    """The database of the vault, open for reading and writing and checked. Close it to give the vault back.

    Raises DamagedDatabase, DamagedLog (once, after a damage to the latest changes), VaultInUse (another program has it
    open), DiskProblem.
    """
    place = hold(folder)
    connection: VaultConnection | None = None
    try:
        finished = finished_frames(log_of(folder)) if connections_here(folder) == 1 else []
        connection = open_database(folder / places.DATABASE, key)
        _set_for_work(connection)
        if finished:
            _check_log(folder, connection, finished)
    except BaseException:
        if connection is not None:
            connection.close()
        let_go(place)
        raise
    connection.holds(place)
    return connection


def create_database(path: Path, key: DataKey) -> None:
    """Makes an empty encrypted database at the path and has the disk keep it. Raises DiskProblem."""
    connection = new_database_file(path, key)
    try:
        with named_database_problems():
            connection.execute(f"PRAGMA application_id = {_APPLICATION}")
    finally:
        connection.close()
    with named_disk_problems():
        places.keep_file(path)
        places.keep_folder(path.parent)


def new_database_file(path: Path, key: DataKey) -> VaultConnection:
    """A connection to a new file that only its owner may read, without a page yet. A file in its way is removed."""
    places.remove(path)
    places.new_private_file(path)
    return _keyed(path, key)


def open_database(path: Path, key: DataKey, *, only_read: bool = False) -> VaultConnection:
    """A database file under that key, proved to open. Raises DamagedDatabase, DiskProblem.

    The library says the same of a wrong key and of damage. The key comes out of authenticated key slots: it is damage.
    """
    if not begins_with_salt_of(path, key):
        raise DamagedDatabase
    connection = _keyed(path, key)
    try:
        with named_database_problems():
            _check_ours(connection)
            if only_read:
                connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def settle_into_one_file(path: Path, key: DataKey) -> None:
    """Moves what is still in the write-ahead log into the database and removes the log. Nobody else may have it open.

    Raises DamagedDatabase, DiskProblem.
    """
    connection = open_database(path, key)
    try:
        with named_database_problems():
            connection.execute("PRAGMA journal_mode = DELETE").fetchall()
    finally:
        connection.close()


def begins_with_salt_of(path: Path, key: DataKey) -> bool:
    """Whether the file begins as every database under that key does: in clear, and not covered by any page's check."""
    with named_disk_problems():
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(_SALT_LENGTH) == key.database_salt()


@contextmanager
def named_database_problems() -> Iterator[None]:
    """Turns what the database library says into DamagedDatabase or DiskProblem."""
    try:
        yield
    except sqlcipher.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", None)
        number = code & 0xFF if code is not None else _IOERR if isinstance(error, sqlcipher.OperationalError) else 0
        if number in _DISK:  # copying page by page gives no code; damage is never an "operational" error
            raise disk_problem(_DISK[number]) from error
        if number in _BUSY:
            raise VaultInUse from error
        raise DamagedDatabase from error


def _key_literal(key: DataKey) -> str:
    """The key and salt as SQLCipher takes them: raw, so that it derives nothing a second time."""
    return f"\"x'{key.raw().hex()}{key.database_salt().hex()}'\""


def _keyed(path: Path, key: DataKey) -> VaultConnection:
    with named_database_problems():
        connection: VaultConnection = sqlcipher.connect(str(path), factory=VaultConnection)
    try:
        with named_database_problems():
            connection.execute("PRAGMA cipher_log_level = NONE")  # before the key: the library would write to stderr
            connection.execute(f"PRAGMA key = {_key_literal(key)}")
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.execute("PRAGMA secure_delete = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _set_for_work(connection: VaultConnection) -> None:
    with named_database_problems():
        for setting in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "busy_timeout = 5000"):
            connection.execute(f"PRAGMA {setting}").fetchall()


def log_of(folder: Path) -> Path:
    """The log of the latest changes, which lies beside the database while it is open."""
    return folder / f"{places.DATABASE}-wal"


def _check_log(folder: Path, connection: VaultConnection, finished: list[int]) -> None:
    with named_database_problems():
        _busy, played_back, _moved = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    if any(place > played_back for place in finished):
        with named_disk_problems():
            put_aside(folder, datetime.now(UTC))
        raise DamagedLog


def _check_ours(connection: VaultConnection) -> None:
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if connection.execute("PRAGMA application_id").fetchone()[0] != _APPLICATION:
        raise DamagedDatabase
