"""The encrypted database: opened with the data key, checked, and set so that a confirmed write survives a power cut."""

from __future__ import annotations

import errno
import weakref
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from isva_desk.vault import folder as places
from isva_desk.vault.data_key import DataKey
from isva_desk.vault.problems import DamagedDatabase, disk_problem, named_disk_problems
from isva_desk.vault.single_opener import hold, let_go

_APPLICATION = 0x49535641  # "ISVA" in the head of every database of the program
_SALT_LENGTH = 16

# what SQLite says of the disk (SQLITE_PERM, READONLY, IOERR, FULL, CANTOPEN), as the system would say it
_DISK = {3: errno.EACCES, 8: errno.EROFS, 10: errno.EIO, 13: errno.ENOSPC, 14: errno.EACCES}


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

    Raises DamagedDatabase, VaultInUse (another program has it open), DiskProblem.
    """
    place = hold(folder)
    connection: VaultConnection | None = None
    try:
        connection = open_database(folder / places.DATABASE, key)
        _set_for_work(connection)
    except BaseException:
        if connection is not None:
            connection.close()
        let_go(place)
        raise
    connection.holds(place)
    return connection


def create_database(path: Path, key: DataKey) -> None:
    """Makes an empty encrypted database at the path and has the disk keep it. Raises DiskProblem."""
    places.new_private_file(path)
    connection = _keyed(path, key)
    try:
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        connection.execute("PRAGMA user_version = 0")
    except sqlcipher.Error as error:
        raise _named(error) from error
    finally:
        connection.close()
    with named_disk_problems():
        places.keep_file(path)
        places.keep_folder(path.parent)


def open_database(path: Path, key: DataKey, *, only_read: bool = False) -> VaultConnection:
    """A database file under that key, proved to open. Raises DamagedDatabase, DiskProblem.

    The library says the same of a wrong key and of damage; the key comes out of authenticated key slots, so it is damage.
    """
    _check_head(path, key)
    connection = _keyed(path, key)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if connection.execute("PRAGMA application_id").fetchone()[0] != _APPLICATION:
            raise DamagedDatabase
        if only_read:
            connection.execute("PRAGMA query_only = ON")
    except sqlcipher.Error as error:
        connection.close()
        raise _named(error) from error
    except BaseException:
        connection.close()
        raise
    return connection


def key_literal(key: DataKey) -> str:
    """The key and salt as SQLCipher takes them: raw, so that it derives nothing a second time."""
    return f"\"x'{key.raw().hex()}{key.database_salt().hex()}'\""


def _check_head(path: Path, key: DataKey) -> None:
    with named_disk_problems():
        if not path.is_file():
            raise DamagedDatabase
        with path.open("rb") as file:
            # the salt stands in clear before the first page and is not covered by its check
            if file.read(_SALT_LENGTH) != key.database_salt():
                raise DamagedDatabase


def _keyed(path: Path, key: DataKey) -> VaultConnection:
    try:
        connection = sqlcipher.connect(str(path), factory=VaultConnection)
    except sqlcipher.Error as error:
        raise _named(error) from error
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")  # before the key: the library would write to stderr
        connection.execute(f"PRAGMA key = {key_literal(key)}")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA secure_delete = ON")
    except sqlcipher.Error as error:
        connection.close()
        raise _named(error) from error
    return connection


def _set_for_work(connection: VaultConnection) -> None:
    try:
        for setting in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "busy_timeout = 5000"):
            connection.execute(f"PRAGMA {setting}").fetchall()
    except sqlcipher.Error as error:
        raise _named(error) from error


def _named(error: sqlcipher.Error) -> Exception:
    number = getattr(error, "sqlite_errorcode", None)
    if number is not None and number & 0xFF in _DISK:
        return disk_problem(_DISK[number & 0xFF])
    return DamagedDatabase() if isinstance(error, sqlcipher.DatabaseError) else error
