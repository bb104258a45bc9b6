"""What lies where in the folder of a vault, and how a file is put there so that a power cut never halves it."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from isva_desk.vault.problems import named_disk_problems

KEY_SLOTS = "keyslots.json"
KEY_SLOTS_COPY = "keyslots.copy.json"
DATABASE = "records.db"
BACKUPS = "backups"
ATTEMPTS = "attempts.json"
LOCK = "vault.lock"
UNFINISHED = "creation-unfinished"
STAMP = "%Y%m%dT%H%M%SZ"  # the moment in the name of a backup
UNDER_WAY = ".part"  # ends the name of a file that is still being written, which begins with a dot

_PRIVATE_FOLDER = 0o700
_PRIVATE_FILE = 0o600


def make_private_folder(folder: Path) -> None:
    """Makes the folder, and those above it where they are missing; only its owner may look into it."""
    with named_disk_problems():
        folder.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
        folder.chmod(_PRIVATE_FOLDER)


def write_whole(path: Path, content: bytes) -> None:
    """Writes the file so that after a power cut there is either the old one or the new one, whole."""
    side = path.with_name(f".{path.name}.{secrets.token_hex(4)}{UNDER_WAY}")
    with named_disk_problems():
        try:
            handle = os.open(side, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _PRIVATE_FILE)
            with os.fdopen(handle, "wb") as out:
                out.write(content)
                out.flush()
                os.fsync(out.fileno())
            side.replace(path)
        except OSError:
            side.unlink(missing_ok=True)
            raise
        keep_folder(path.parent)


def put_in_place(side: Path, path: Path) -> None:
    """Renames a finished file over another, and has both the file and the folder kept by the disk first."""
    with named_disk_problems():
        keep_file(side)
        side.replace(path)
        keep_folder(path.parent)


def remove(path: Path) -> None:
    """Removes a database file and its companions, where they are there."""
    with named_disk_problems():
        for ending in ("", "-journal", "-wal", "-shm"):
            path.with_name(f"{path.name}{ending}").unlink(missing_ok=True)


def left_overs(folder: Path) -> list[Path]:
    """Files that were being written when the program was killed, if nobody is writing them now."""
    with named_disk_problems():
        return [path for place in (folder, folder / BACKUPS) for path in place.glob(f".*{UNDER_WAY}*")]


def keep_file(path: Path) -> None:
    """Waits until the disk holds what was written to the file."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def keep_folder(folder: Path) -> None:
    """Waits until the disk holds the folder's list of names (where the system can be asked for that)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def new_private_file(path: Path) -> None:
    """Makes an empty file that only its owner may read, for a program that would make it with wider rights."""
    with named_disk_problems():
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, _PRIVATE_FILE))
        path.chmod(_PRIVATE_FILE)
