"""The log of the latest changes beside the database, after a program was killed: was any of it damaged since?

SQLite plays the log back up to the first frame that does not check, and says nothing about the rest. That is right for
a write that was cut off, which nobody was told is kept. It would be silent about confirmed changes behind a damaged
frame. Those are recognised here: they lie in the file with the log's own salt and the mark of a finished transaction.
What cannot be told apart is damage to the very last change from a last change that was never finished.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from isva_desk.vault import folder as places

_HEAD, _FRAME_HEAD = 32, 24
_FRAME = _FRAME_HEAD + 4096  # every database of the program has pages of that size


def finished_frames(log: Path) -> list[int]:
    """The places (from 1) of frames that end a transaction, without the very last frame, which may be half written."""
    if not log.is_file():
        return []
    frames = list(_frames(log))
    return [place for place, ends_transaction in frames[:-1] if ends_transaction]


def put_aside(folder: Path, now: datetime) -> Path:
    """Copies the database and its log among the backups, as they are. Returns the copy of the log."""
    stamp = now.astimezone(UTC).strftime(places.STAMP)
    for name in (places.DATABASE, f"{places.DATABASE}-wal"):
        copy = folder / places.BACKUPS / name.replace("records", f"damaged-{stamp}")
        places.new_private_file(copy)
        shutil.copyfile(folder / name, copy)
        places.keep_file(copy)
    places.keep_folder(copy.parent)
    return copy


def _frames(log: Path) -> Iterator[tuple[int, bool]]:
    with log.open("rb") as file:
        head = file.read(_HEAD)
        count = (log.stat().st_size - _HEAD) // _FRAME
        salt = head[16:24] if _whole(head) else None
        for place in range(1, count + 1):
            file.seek(_HEAD + (place - 1) * _FRAME)
            frame = file.read(_FRAME_HEAD)
            salt = salt or frame[8:16]  # the head of the log is damaged: its frames are those that begin like the first
            if frame[8:16] == salt:
                yield place, frame[4:8] != b"\0\0\0\0"


def _whole(head: bytes) -> bool:
    """Whether the head of the log carries its right checksum (sqlite.org/walformat.html, section 1.2)."""
    if len(head) < _HEAD or head[:3] != b"\x37\x7f\x06":
        return False
    order = "big" if head[3] & 1 else "little"
    first = second = 0
    for start in range(0, 24, 8):
        first = (first + _number(head[start : start + 4], order) + second) % 2**32
        second = (second + _number(head[start + 4 : start + 8], order) + first) % 2**32
    return head[24:32] == first.to_bytes(4, "big") + second.to_bytes(4, "big")


def _number(piece: bytes, order: str) -> int:
    return int.from_bytes(piece, "big" if order == "big" else "little")
