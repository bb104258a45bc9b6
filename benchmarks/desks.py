"""Desks to measure on: real vaults and real entries, with a passphrase whose stretching costs nothing."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlcipher3 import dbapi2 as sqlcipher

from isva_desk.casework.desk import Desk, desk_on, open_desk
from isva_desk.casework.open_case import NewCase, open_case
from isva_desk.casework.record_event import NewEvent, record_event
from isva_desk.casework.record_update import NewUpdate, record_update
from isva_desk.casework.register_client import NewClient, register_client
from isva_desk.casework.sign_in import open_first
from isva_desk.domain import resources
from isva_desk.domain.dates import on_day
from isva_desk.vault import database
from isva_desk.vault.creation import create_vault
from isva_desk.vault.data_key import DataKey
from isva_desk.vault.stretching import ArgonCost

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
CHEAP = ArgonCost(memory_kib=32, passes=1, lanes=1)
PASSPHRASE = "a passphrase that measures and hides nothing"

# What happened, and how many days after the step before.
STEPS = (("report", 0), ("interview-under-caution", 20), ("release-on-bail", 0), ("cps-referral", 60), ("charge", 40))


@dataclass(frozen=True)
class Vault:
    """A vault on disk and the key to it."""

    folder: Path
    key: DataKey


def clock() -> datetime:
    """The moment at which everything is measured."""
    return NOW


@contextmanager
def a_folder() -> Iterator[Path]:
    """A folder on the disk that the project lies on: memory would flatter whoever writes most."""
    build = Path(__file__).parents[1] / "build"
    build.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=build, prefix="bench-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def a_vault(folder: Path) -> Vault:
    """An empty vault."""
    made = create_vault(folder / "vault", PASSPHRASE, cost=CHEAP)
    return Vault(made.folder, made.data_key)


def a_filled_vault(folder: Path, clients: int) -> Vault:
    """A vault with that many clients, closed."""
    vault = a_vault(folder)
    desk = open_first(open_desk(vault.folder, vault.key, "", resources.folder(), clock), "A. Measure", "A service")
    fill(desk, clients)
    desk.close()
    return vault


def an_encrypted_desk(folder: Path) -> Desk:
    """A desk as an adviser has it."""
    vault = a_vault(folder)
    return open_first(open_desk(vault.folder, vault.key, "", resources.folder(), clock), "A. Measure", "A service")


def a_plain_desk(folder: Path) -> Desk:
    """The same code on the same library without a key. No adviser can have one."""
    connection = sqlcipher.connect(str(folder / "plain.db"))
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA secure_delete = ON")
    database._set_for_work(connection)
    return open_first(desk_on(connection, "", resources.folder(), clock), "A. Measure", "A service")


def fill(desk: Desk, clients: int) -> list[tuple[str, str]]:
    """Register invented clients with a case each, at different points of its course. Returns (case, newest event)."""
    chance = random.Random(clients)
    return [_fill_one(desk, number, chance) for number in range(clients)]


def _fill_one(desk: Desk, number: int, chance: random.Random) -> tuple[str, str]:
    client = register_client(desk, NewClient(reference=f"M{number:05}", name_to_use=f"Client {number}")).made
    assert client is not None
    case = open_case(desk, client, NewCase("avon-and-somerset", f"520/{number}", suspects=("A",))).made
    assert case is not None
    day = date(2026, 3, 2) + timedelta(days=chance.randrange(120))
    newest = ""
    for kind, later in STEPS[: chance.randrange(2, len(STEPS) + 1)]:
        day += timedelta(days=later)
        newest = record_event(desk, case, NewEvent(kind, on_day(day), note=f"Noted for {number}: {kind}")).made or ""
    if chance.random() < 0.3:
        record_update(desk, case, an_update(newest, day + timedelta(days=3)))
    return case, newest


def an_update(event: str, day: date) -> NewUpdate:
    """News from the police about an event."""
    return NewUpdate("police", on=on_day(day), method="phone", about=(event,), note="By telephone, while she had time.")
