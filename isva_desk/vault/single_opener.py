"""One program at a time: a vault that is open for writing in one program does not open for writing in another.

Within one program several connections are allowed (a backup while the window is open); what replaces the database asks
for the vault alone. The system releases the lock when a program ends, however it ends.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import RLock

from isva_desk.vault import folder as places
from isva_desk.vault.problems import VaultInUse, named_disk_problems


@dataclass(slots=True)
class _Held:
    handle: int
    process: int
    count: int
    alone: bool


_held: dict[Path, _Held] = {}
_guard = RLock()  # a forgotten connection may be given back in the middle of a call


def hold(folder: Path, *, alone: bool = False) -> Path:
    """Takes the vault for this program; give it back with ``let_go``. ``alone``: no other connection, not even ours.

    Raises VaultInUse, DiskProblem.
    """
    place = folder.resolve()
    with _guard:
        held = _held.get(place)
        if held is not None and held.process != os.getpid():  # a copy of the program by fork: the lock is the parent's
            raise VaultInUse
        if held is None:
            _held[place] = _Held(_take(place / places.LOCK), os.getpid(), 1, alone)
        elif alone or held.alone:
            raise VaultInUse
        else:
            held.count += 1
    return place


def let_go(place: Path) -> None:
    """Gives back what ``hold`` took."""
    with _guard:
        held = _held[place]
        held.count -= 1
        if held.count == 0:
            del _held[place]
            os.close(held.handle)


@contextmanager
def alone_with(folder: Path) -> Iterator[None]:
    """The vault is held, and no connection to it is open, not even in this program. Raises VaultInUse."""
    place = hold(folder, alone=True)
    try:
        yield
    finally:
        let_go(place)


def connections_here(folder: Path) -> int:
    """How many times this program holds the vault."""
    with _guard:
        held = _held.get(folder.resolve())
        return held.count if held else 0


def open_here(folder: Path) -> bool:
    """Whether this program has the vault open."""
    return connections_here(folder) > 0


def _take(path: Path) -> int:
    with named_disk_problems():
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(handle)
    except OSError as error:
        os.close(handle)
        raise VaultInUse from error
    return handle


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
