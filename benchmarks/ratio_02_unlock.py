"""Ratio 2: from the typed passphrase to a drawn Today page at 100 clients, against SQLCipher opened and a page read.

The vault's passphrase is stretched at no cost, so that the key derivation is left out on both sides. The anchor opens
the same database with its raw key and reads one page of it.

Today draws the sections that fill a screen first, and those below in the next turn: the first picture is measured.
"""

from __future__ import annotations

from pathlib import Path
from statistics import median

from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from sqlcipher3 import dbapi2 as sqlcipher

from benchmarks.desks import a_filled_vault, a_folder
from benchmarks.ratio import Ratio, report, seconds
from benchmarks.window import locked_window, unlock, until
from isva_desk.vault.data_key import DataKey
from isva_desk.vault.database import _key_literal

CLIENTS = 100
TURNS = 7


def main() -> None:
    with a_folder() as folder:
        vault = a_filled_vault(folder, CLIENTS)
        application = locked_window(vault.folder)
        ours, anchor = [], []
        for turn in range(TURNS):
            ours.append(seconds(lambda: unlock(application)))
            locked = QSignalSpy(application.locked)
            application.lock()
            until(lambda: locked.count() > 0)  # noqa: B023
            if turn == 0:
                first = ours.pop()
            anchor.append(seconds(lambda: open_and_read(vault.folder / "records.db", vault.key)))
        application.close()
        QApplication.processEvents()
    anchor_ms = median(anchor) * 1000
    against = "opening SQLCipher, reading one page"
    report(
        Ratio(2, f"unlock to Today, {CLIENTS} clients, first time", against, first * 1000, anchor_ms, "ms", 20, 250),
        Ratio(
            2,
            f"unlock to Today, {CLIENTS} clients, after a lock",
            against,
            median(ours) * 1000,
            anchor_ms,
            "ms",
            20,
            250,
        ),
    )


def open_and_read(path: Path, key: DataKey) -> None:
    """The least that anybody can do to see something of the records."""
    connection = sqlcipher.connect(str(path))
    connection.execute(f"PRAGMA key = {_key_literal(key)}")
    connection.execute("SELECT * FROM p_cases LIMIT 50").fetchall()
    connection.close()


if __name__ == "__main__":
    main()
