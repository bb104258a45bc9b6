"""The wait after wrong guesses: it doubles from one second, and a restart of the program does not shorten it.

The record lies in clear in the folder of the vault. Whoever can remove it can also copy the vault and guess elsewhere:
the wait is for the person at the keyboard, Argon2id is for the thief.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from isva_desk.vault import folder as places
from isva_desk.vault.problems import TooSoon, WrongPassphrase, WrongWords, named_disk_problems

Clock = Callable[[], datetime]

_LONGEST = 15 * 60


def utc_now() -> datetime:
    """The time now, with its zone."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Attempts:
    """How many guesses failed since the vault last opened, and when the last one was."""

    failed: int
    last: datetime


@contextmanager
def one_attempt(folder: Path, clock: Clock) -> Iterator[None]:
    """Around one guess. It counts as failed from its start, so that killing the program does not make it free.

    Leaving without an exception means that the vault opened, and forgets the failures. Raises TooSoon, DiskProblem.
    """
    before = attempts(folder, clock)
    left = seconds_left(before, clock())
    if left:
        raise TooSoon(left)
    failed = (before.failed if before else 0) + 1
    _remember(folder, Attempts(failed, clock()))
    try:
        yield
    except (WrongPassphrase, WrongWords):
        _remember(folder, Attempts(failed, clock()))  # the wait begins now: the guess itself took a second
        raise
    except BaseException:  # damage or a full memory is no wrong guess
        _put_back(folder, before)
        raise
    _put_back(folder, None)


def _put_back(folder: Path, before: Attempts | None) -> None:
    if before:
        _remember(folder, before)
        return
    with named_disk_problems():
        (folder / places.ATTEMPTS).unlink(missing_ok=True)


def attempts(folder: Path, clock: Clock) -> Attempts | None:
    """The failures on record; None for none. A record that cannot be read counts as one failure now."""
    path = folder / places.ATTEMPTS
    with named_disk_problems():
        if not path.exists():
            return None
        content = path.read_bytes() if path.is_file() else b""
    now = clock()
    try:
        found = _parsed(content)
    except (ValueError, KeyError, TypeError, ArithmeticError, RecursionError):
        found = Attempts(1, now + timedelta(days=1))
    if found.last > now:  # the clock was set back: the wait starts again from now, it does not grow to years
        found = Attempts(found.failed, now)
        _remember(folder, found)
    return found


def _parsed(content: bytes) -> Attempts:
    plain = json.loads(content.decode("ascii"))
    failed, last = int(plain["failed"]), datetime.fromisoformat(plain["last"])
    if failed < 1 or last.tzinfo is None:
        raise ValueError("not a record of attempts")
    return Attempts(failed, last)


def seconds_left(attempts: Attempts | None, now: datetime) -> int:
    """Whole seconds to wait before the next guess: 1, 2, 4 ... after each failure, at most 15 minutes."""
    if attempts is None:
        return 0
    wait = min(2 ** min(attempts.failed - 1, 32), _LONGEST)
    left = attempts.last + timedelta(seconds=wait) - now
    return max(0, math.ceil(left.total_seconds()))


def _remember(folder: Path, attempts: Attempts) -> None:
    plain = {"failed": min(attempts.failed, 10_000), "last": attempts.last.astimezone(UTC).isoformat()}
    path = folder / places.ATTEMPTS
    if path.is_dir():
        with named_disk_problems():
            path.rmdir()
    places.write_whole(path, json.dumps(plain).encode("ascii"))
