"""What the disk refuses while the journal is written, said in words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlcipher3 import dbapi2 as sqlcipher

from isva_desk.vault.database import named_database_problems

# What SQLite says of a statement rather than of the disk: ERROR, CONSTRAINT, MISMATCH, MISUSE, RANGE. That is a bug of
# ours and has to show as one.
_OURS = (1, 19, 20, 21, 25)


@contextmanager
def named_disk_troubles() -> Iterator[None]:
    """A full, unreadable, locked or damaged file as DiskProblem, VaultInUse or DamagedDatabase; the rest as it came."""
    try:
        yield
    except sqlcipher.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", None)
        if code is None or code & 0xFF in _OURS:
            raise
        with named_database_problems():
            raise
