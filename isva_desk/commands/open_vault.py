"""A vault opened for one command: the passphrase asked for or read from a file, the clock set where a day is given."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from isva_desk.commands.days import day_given
from isva_desk.commands.passphrase_prompt import add_passphrase_file, passphrase_of
from isva_desk.language import _

if TYPE_CHECKING:
    from isva_desk.casework.desk import Desk


def add_vault_arguments(parser: argparse.ArgumentParser) -> None:
    """``--vault``, ``--passphrase-file``, ``--as-of`` and ``--format``."""
    parser.add_argument("--vault", type=Path, required=True, metavar="DIR", help=_("the folder of the vault"))
    add_passphrase_file(parser)
    add_as_of(parser)
    parser.add_argument("--format", choices=("table", "json"), default="table", help=_("for people or for programs"))


def add_as_of(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as-of", metavar="DAY", help=_("as of this day (YYYY-MM-DD; default: today)"))


@contextmanager
def opened_desk(arguments: argparse.Namespace, *, writes: bool = False) -> Iterator[Desk]:
    """The desk on the vault that the arguments name, signed by its adviser; closed again at the end.

    ``writes``: what is written down carries the real time, whatever ``--as-of`` says. Raises ``KnownProblem`` for a
    wrong passphrase, a damaged vault, or a day that is none.
    """
    from isva_desk.vault.key_slots import read_key_slots

    day = day_of(arguments.as_of)
    clock = clock_of(None if writes else day)
    read_key_slots(arguments.vault)  # nobody types a passphrase for a folder that holds no vault
    passphrase = passphrase_of(arguments.passphrase_file)
    with desk_in(arguments.vault, passphrase, clock) as desk:
        yield desk


@contextmanager
def desk_in(vault: Path, passphrase: str, clock: Clock) -> Iterator[Desk]:
    """The desk on a vault, opened with a passphrase (and the key store, where the vault asks for it)."""
    from isva_desk.casework.desk import open_desk
    from isva_desk.casework.sign_in import signed_in
    from isva_desk.domain import resources
    from isva_desk.vault.key_store import os_key_store
    from isva_desk.vault.passphrases import needs_key_store
    from isva_desk.vault.process import harden_process
    from isva_desk.vault.unlocking import unlock

    harden_process()
    key = unlock(vault, passphrase, key_store=os_key_store() if needs_key_store(vault) else None)
    try:
        desk = signed_in(open_desk(vault, key, "", resources.folder(), clock))
        try:
            yield desk
        finally:
            desk.close()
    finally:
        key.drop()


class Clock:
    """The clock of this machine, or (with a day) one that stands on that day and goes on from nine in the morning."""

    def __init__(self, day: date | None = None) -> None:
        from isva_desk.domain.dates import LONDON

        self._ahead = None
        if day is not None:
            morning = datetime(day.year, day.month, day.day, 9, tzinfo=LONDON).astimezone(UTC)
            self._ahead = morning - datetime.now(UTC)

    def __call__(self) -> datetime:
        now = datetime.now(UTC)
        return now if self._ahead is None else now + self._ahead


def clock_of(day: date | None) -> Clock:
    """The clock for a command that is run as of a day."""
    return Clock(day)


def day_of(text: str | None) -> date | None:
    """The day of ``--as-of``; None where none was given. Raises ``KnownProblem``."""
    return day_given(text, "--as-of")
