"""A program that is killed in the middle of caring for a vault, again and again. Run by ``test_vault_killed.py``.

It reads one order a line as JSON, and forks: the child does the work and is killed (SIGKILL) at the moment ordered,
either just before the n-th change of the file system that Python makes, or some microseconds after the start, which
falls into the middle of the database library's own work. It answers with one line of JSON.
"""

from __future__ import annotations

import json
import os
import resource
import select
import signal
import sys
import time
import traceback
from pathlib import Path
from typing import Any

from isva_desk.domain.problems import KnownProblem
from isva_desk.vault.backups import Keep, latest_whole_backup, make_backup, restore_backup
from isva_desk.vault.creation import create_vault
from isva_desk.vault.data_key import DataKey
from isva_desk.vault.database import connect, named_database_problems
from isva_desk.vault.passphrases import change_passphrase
from isva_desk.vault.rekeying import rekey_everything
from isva_desk.vault.unlocking import unlock
from tests.builders.vaults import CHEAP_FOR_TESTS, PASSPHRASE

CHANGES = {"os.rename", "os.remove", "os.link", "os.mkdir", "os.rmdir", "os.chmod", "os.truncate"}


def work(order: dict[str, Any], confirmed: int) -> None:
    """One act of care, as the program does it."""
    folder, key = Path(order["folder"]), DataKey(bytes.fromhex(order["key"]))
    match order["act"]:
        case "rekey":
            rekey_everything(folder, PASSPHRASE, order["words"], floor=CHEAP_FOR_TESTS)
        case "settle":
            unlock(folder, PASSPHRASE, floor=CHEAP_FOR_TESTS)
        case "backup":
            make_backup(folder, key, keep=Keep(1, 1, 1))
        case "restore":
            restore_backup(folder, key, latest_whole_backup(folder, key))
        case "passphrase":
            change_passphrase(folder, PASSPHRASE, order["new"], floor=CHEAP_FOR_TESTS)
        case "create":
            create_vault(folder, PASSPHRASE, cost=CHEAP_FOR_TESTS)
        case "write":
            write_and_back_up(folder, key, confirmed)


def write_and_back_up(folder: Path, key: DataKey, confirmed: int) -> None:
    """Writes one fact after another and says each that was confirmed; makes a backup now and then."""
    connection = connect(folder, key)
    for number in range(10_000):
        with named_database_problems():
            connection.execute("INSERT INTO fact VALUES (?)", (f"new {number}",))
            connection.commit()
        os.write(confirmed, f"{number}\n".encode())
        if number % 20 == 19:
            make_backup(folder, key, keep=Keep(1, 1, 1))


def done(order: dict[str, Any]) -> dict[str, Any]:
    """Forks, kills at the moment ordered, and says what came of it."""
    reading, confirmed = os.pipe()
    victim = os.fork()
    if victim == 0:
        try:
            count_changes(order.get("step"), confirmed)
            files_no_larger_than(order.get("largest"))
            work(order, confirmed)
            os._exit(0)
        except KnownProblem as problem:
            os.write(confirmed, f"problem:{type(problem).__name__}\n".encode())
            os._exit(0)
        except BaseException:  # noqa: BLE001  # whatever it is, the parent must see it on stderr
            files_no_larger_than(None)
            traceback.print_exc()
            os._exit(1)
    os.close(confirmed)
    said = b""
    end = time.monotonic() + order["seconds"] if "seconds" in order else None
    handle = os.pidfd_open(victim)
    alive = True
    while alive:  # a full pipe would stop the victim
        left = None if end is None else max(0.0, end - time.monotonic())
        ready, _writable, _failed = select.select([reading, handle], [], [], left)
        if not ready:
            os.kill(victim, signal.SIGKILL)
            end = None
        if reading in ready:
            said += os.read(reading, 65_536)
        alive = handle not in ready
    while piece := os.read(reading, 65_536):
        said += piece
    _pid, status = os.waitpid(victim, 0)
    os.close(reading)
    os.close(handle)
    lines = said.decode().split()
    return {
        "killed": os.WIFSIGNALED(status),
        "failed": os.WIFEXITED(status) and os.WEXITSTATUS(status) != 0,
        "steps": sum(line == "step" for line in lines),
        "confirmed": [int(line) for line in lines if line.isdigit()],
        "problems": [line.partition(":")[2] for line in lines if line.startswith("problem:")],
    }


def files_no_larger_than(size: int | None) -> None:
    """From now on the system lets no file grow past that size, in the middle of a write, as a full disk does."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    _soft, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most if size is None else size, most))


def count_changes(kill_before: int | None, tell: int) -> None:
    """Dies just before the change of that number; tells of each change."""
    count = 0

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal count
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        if event in CHANGES or writes:
            if count == kill_before:
                os.kill(os.getpid(), signal.SIGKILL)
            count += 1
            os.write(tell, b"step\n")

    sys.addaudithook(watch)


if __name__ == "__main__":
    for line in sys.stdin:
        sys.stdout.write(json.dumps(done(json.loads(line))) + "\n")
        sys.stdout.flush()
