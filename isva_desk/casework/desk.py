"""The desk at which an adviser works: the journal opened, the rules and the calendar, and who is signed in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from isva_desk.domain.bank_holidays import load_calendar
from isva_desk.domain.dates import LONDON
from isva_desk.domain.directory import Directory, load_directory
from isva_desk.domain.working_days import WorkingDays
from isva_desk.entitlements.rule_book import RuleBook, load_rule_book
from isva_desk.journal.acts import Payload
from isva_desk.journal.changes import Changes
from isva_desk.journal.entry import NewEntry, new_entry
from isva_desk.journal.store import Progress, Store, open_store


def now_utc() -> datetime:
    """The clock of this machine."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Desk:
    """What every operation needs. It belongs to the thread that opened it."""

    store: Store
    directory: Directory
    author: str
    clock: Callable[[], datetime]

    @property
    def rules(self) -> RuleBook:
        """The rules in use, with those that the service adopted."""
        return self.store.rules

    @property
    def calendar(self) -> WorkingDays:
        """The working days, with the days off that the service added."""
        return self.store.calendar

    def today(self) -> date:
        """Today in London, by the desk's clock."""
        return self.clock().astimezone(LONDON).date()

    def entry(self, act: Payload, client: str | None, case: str | None = None, based_on: str | None = None) -> NewEntry:
        """An act about a client or a case, ready to be written."""
        return new_entry(self.clock(), act, client, case, based_on)

    def about_itself(self, act: Payload, client: str | None = None) -> NewEntry:
        """An act that makes what it is about: the client's or the case's id is that of the entry."""
        made = new_entry(self.clock(), act, client)
        return replace(made, case=made.id) if client is not None else replace(made, client=made.id)

    def write(self, *entries: NewEntry) -> Changes:
        """Write acts down in one transaction, signed by the author. ``made`` is the id of the first."""
        return self.store.append(entries, self.author)

    def close(self) -> None:
        """Close the journal."""
        self.store.close()


def open_desk(
    folder: Path,
    data_key: Any,
    author: str,
    resources: Path,
    clock: Callable[[], datetime] = now_utc,
    progress: Progress | None = None,
) -> Desk:
    """Open the vault's journal with its key. Everything loaded is checked; problems are ``KnownProblem``."""
    from isva_desk.vault.database import connect, named_database_problems

    connection = connect(folder, data_key)
    try:
        # A page that only the journal reads may be the damaged one: that too is a problem with a name.
        with named_database_problems():
            return desk_on(connection, author, resources, clock, progress)
    except BaseException:
        connection.close()
        raise


def desk_on(
    connection: Any,
    author: str,
    resources: Path,
    clock: Callable[[], datetime] = now_utc,
    progress: Progress | None = None,
) -> Desk:
    """A desk on a database that is open already."""
    rules, calendar = load_rule_book(resources / "rules"), load_calendar(resources)
    store = open_store(connection, rules=rules, calendar=calendar, clock=clock, progress=progress)
    return Desk(store, load_directory(resources), author, clock)
