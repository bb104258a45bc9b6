"""Ratio 4: recording one update (journal, chain, projections, entitlements, search) against a bare commit of two rows.
Ratio 5: the same against the same code on a database without a key.

Each turn records one update at an encrypted desk, one at a plain desk, and commits two rows of an entry's size into an
encrypted database with the same settings. The medians are compared, as a commit waits for the disk.
"""

from __future__ import annotations

import secrets
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from benchmarks.desks import CHEAP, PASSPHRASE, a_folder, a_plain_desk, an_encrypted_desk, an_update, fill
from benchmarks.ratio import Ratio, report, seconds
from isva_desk.casework.record_update import record_update
from isva_desk.vault.creation import create_vault
from isva_desk.vault.database import VaultConnection, connect

CLIENTS = 100
TURNS = 200
ENTRY = 600  # bytes of a written entry, about


def main() -> None:
    with a_folder() as folder:
        for name in ("encrypted", "bare"):
            (folder / name).mkdir()
        encrypted, plain = an_encrypted_desk(folder / "encrypted"), a_plain_desk(folder)
        cases, plain_cases = fill(encrypted, CLIENTS), fill(plain, CLIENTS)
        bare = a_bare_database(folder / "bare")
        ours, keyless, anchor = [], [], []
        for turn in range(TURNS):
            day = date(2026, 9, 1) + timedelta(days=turn % 60)
            case, event = cases[turn % CLIENTS]
            ours.append(seconds(lambda: record_update(encrypted, case, an_update(event, day))))  # noqa: B023
            plain_case, plain_event = plain_cases[turn % CLIENTS]
            keyless.append(seconds(lambda: record_update(plain, plain_case, an_update(plain_event, day))))  # noqa: B023
            anchor.append(seconds(lambda: two_rows(bare)))
        for desk in (encrypted, plain, bare):
            desk.close()
    mine = median(ours) * 1000
    report(
        Ratio(
            4,
            f"record one update, {CLIENTS} clients",
            "a bare commit of two rows",
            mine,
            median(anchor) * 1000,
            "ms",
            4,
        ),
        Ratio(5, "the same, encrypted", "the same code, no key", mine, median(keyless) * 1000, "ms", 1.5),
    )


def a_bare_database(folder: Path) -> VaultConnection:
    """An encrypted database with the vault's own settings and two tables."""
    made = create_vault(folder / "vault", PASSPHRASE, cost=CHEAP)
    connection = connect(made.folder, made.data_key)
    connection.isolation_level = None
    connection.execute("CREATE TABLE entries (number INTEGER PRIMARY KEY, header BLOB, hash BLOB)")
    connection.execute("CREATE TABLE facts (number INTEGER PRIMARY KEY, text BLOB)")
    return connection


def two_rows(connection: VaultConnection) -> None:
    """Write two rows and have the disk keep them."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(
        "INSERT INTO entries (header, hash) VALUES (?, ?)", (secrets.token_bytes(ENTRY), secrets.token_bytes(32))
    )
    connection.execute("INSERT INTO facts (text) VALUES (?)", (secrets.token_bytes(ENTRY),))
    connection.execute("COMMIT")


if __name__ == "__main__":
    main()
