"""The journal opened: entries are appended to it, and everything that the pages read is kept in step with it."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

from isva_desk.domain.dates import LONDON
from isva_desk.domain.working_days import WorkingDays
from isva_desk.entitlements.rule_book import RuleBook
from isva_desk.journal import chain, schema
from isva_desk.journal.changes import Changes
from isva_desk.journal.clock import next_clock
from isva_desk.journal.disk import named_disk_troubles
from isva_desk.journal.entry import FIRST, Entry, NewEntry, seal
from isva_desk.journal.folding import fold
from isva_desk.journal.problems import NewerJournal, NotInRecord
from isva_desk.journal.record import SERVICE, CaseRecord, ClientRecord
from isva_desk.journal.upkeep import Upkeep
from isva_desk.language import _

Progress = Callable[[int, int], None]
_REMEMBERED = 64  # clients whose record is kept in memory


def open_store(
    connection: Any,
    *,
    rules: RuleBook,
    calendar: WorkingDays,
    clock: Callable[[], datetime],
    progress: Progress | None = None,
) -> Store:
    """The journal in this database, made where there is none, its projections brought up to date.

    ``connection`` is an open SQLCipher connection, ``clock`` gives the time with a zone. ``progress`` is called with
    (done, all) while projections of another schema, rule pack or calendar are rebuilt. Raises ``NewerJournal`` when a
    newer program wrote it.
    """
    connection.isolation_level = None
    connection.execute("PRAGMA recursive_triggers = ON")  # so that INSERT OR REPLACE cannot slip past the triggers
    store = Store(connection, rules, calendar, clock)
    store.upkeep.bring_up_to_date(progress)
    return store


class Store:
    """The journal of one vault. It belongs to one thread: the one that opened the connection."""

    def __init__(self, connection: Any, rules: RuleBook, calendar: WorkingDays, clock: Callable[[], datetime]) -> None:
        self.connection = connection
        self.given_rules = rules
        self.rules = rules  # with those that the service adopted
        self.given_calendar = calendar
        self.calendar = calendar
        self.clock = clock
        self._records: OrderedDict[str, ClientRecord] = OrderedDict()
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > schema.JOURNAL_VERSION:
            raise NewerJournal
        if version == 0:
            self._create()
        self.device = self.meta("device")
        self.upkeep = Upkeep(self)

    def append(
        self,
        new: Sequence[NewEntry],
        author: str,
        *,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Changes:
        """Write acts down in one transaction: entries, chain, projections, entitlements, search. All or nothing.

        The answer's ``made`` is the id of the first act. Raises ``Cancelled`` when ``cancelled`` says so on the way.
        """
        now = self.clock().astimezone(UTC)
        touched: dict[str, list[Entry]] = {}
        with self._change():
            entries = self._write(new, author, now)
            for entry in entries:
                if entry.header.client is not None:
                    touched.setdefault(entry.header.client, []).append(entry)
            self.upkeep.project_new(touched, progress, cancelled)
            self.upkeep.judge_anew_after(entries)
        cases = frozenset(act.case for act in new if act.case)
        return Changes(frozenset(touched), cases, new[0].id if new else None)

    def unwritten(self, new: NewEntry, author: str) -> Entry:
        """The entry that an act would become now. It is not written and takes no place in the chain: for previews."""
        now = self.clock().astimezone(UTC)
        newest = self.connection.execute("SELECT max(clock) FROM heads").fetchone()[0] or 0
        return seal(
            new,
            device=self.device,
            number=0,
            clock=next_clock(newest, now),
            recorded_at=now,
            author=author,
            previous=FIRST,
        )

    def absorb(self, entries: Iterable[Entry]) -> Changes:
        """Take in entries that other devices wrote: a union, so order and repetition do no harm. All or nothing.

        Raises ``NotJoining`` when one was altered, or does not continue what is held of its device's chain, and
        ``WrittenByNewerProgram`` when one says something unknown.
        """
        with self._change():
            new = chain.joining(self.connection, entries)
            self._insert(new)
            clients = {entry.header.client for entry in new if entry.header.client is not None}
            self.forget(clients)
            self.upkeep.project(sorted(clients))
            self.upkeep.judge_anew_after(new)
        cases = frozenset(entry.header.case for entry in new if entry.header.case is not None)
        return Changes(frozenset(clients), cases)

    def entries_since(self, device: str, number: int) -> Iterator[Entry]:
        """What a device wrote after its entry of that number, in order: what another laptop is given."""
        rows = self.connection.execute(
            "SELECT header, payload, hash FROM entries WHERE device = ? AND number > ? ORDER BY number",
            (device, number),
        )
        return (Entry(*row) for row in rows)

    def heads(self) -> tuple[chain.Head, ...]:
        """The last link of each device's chain, to be kept elsewhere: it shows a journal that was cut or put back."""
        rows = self.connection.execute("SELECT device, number, hash FROM heads ORDER BY device")
        return tuple(chain.Head(*row) for row in rows)

    def verify_chain(self, expected: Sequence[chain.Head] = ()) -> list[chain.Finding]:
        """Everything in the journal that does not hold together; empty where all is well."""
        return chain.verify(self.connection, expected)

    def rebuild(self, progress: Progress | None = None) -> None:
        """Drop every projection and compute it again from the entries."""
        self.upkeep.rebuild(progress)

    def turn_to(self, day: date) -> None:
        """Make the projections hold for that day. Cheap where the day has not changed."""
        self.upkeep.turn_to(day)

    def record(self, client_id: str) -> ClientRecord:
        """What is known of a client, or of the service itself. Raises ``NotInRecord``."""
        found = self.known(client_id)
        if found.registered is None and client_id != SERVICE:
            raise NotInRecord(_("This client is not in the record."))
        return found

    def case_record(self, case_id: str) -> tuple[ClientRecord, CaseRecord]:
        """A case and whose it is. Raises ``NotInRecord``."""
        row = self.connection.execute("SELECT client_id FROM p_cases WHERE case_id = ?", (case_id,)).fetchone()
        if row is None:
            raise NotInRecord(_("This case is not in the record."))
        record = self.record(row[0])
        return record, record.cases[case_id]

    def known(self, client_id: str) -> ClientRecord:
        """What is known of a client, even if the entry that registers them has not come yet."""
        if client_id in self._records:
            self._records.move_to_end(client_id)
            return self._records[client_id]
        record = fold(ClientRecord(client_id), self._entries_of(client_id))
        self.remember(record)
        return record

    def remember(self, record: ClientRecord) -> None:
        """Keep a record at hand."""
        self._records[record.id] = record
        self._records.move_to_end(record.id)
        if len(self._records) > _REMEMBERED:
            self._records.popitem(last=False)

    def forget(self, clients: Iterable[str | None]) -> None:
        """Read these clients from the journal again next time."""
        for client in clients:
            if client is not None:
                self._records.pop(client, None)

    def today(self) -> date:
        """The day by the store's clock, in London."""
        return self.clock().astimezone(LONDON).date()

    def meta(self, key: str) -> str:
        """A note of the store about itself; empty where there is none."""
        row = self.connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return "" if row is None else str(row[0])

    def set_meta(self, key: str, value: str) -> None:
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. Inside another transaction it is part of that one. Raises DiskProblem and its kin."""
        if self.connection.in_transaction:
            yield
            return
        with named_disk_troubles():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                self._records.clear()  # what was read or folded inside is not so
                raise

    def close(self) -> None:
        """Close the database and forget everything that was read."""
        self._records.clear()
        self.connection.close()

    def recently_known(self, client_id: str) -> ClientRecord | None:
        """The record of a client where it is at hand."""
        return self._records.get(client_id)

    def forget_all(self) -> None:
        """Read every client from the journal again next time."""
        self._records.clear()

    @contextmanager
    def _change(self) -> Iterator[None]:
        """A transaction after which, if it fails, the rules and the calendar are again those of the journal."""
        try:
            with self.transaction():
                yield
        except BaseException:
            self.upkeep.refresh_service()
            raise

    def _create(self) -> None:
        with self.transaction():
            for statement in schema.statements(schema.JOURNAL):
                self.connection.execute(statement)
            self.set_meta("device", secrets.token_hex(16))
            self.connection.execute(f"PRAGMA user_version = {schema.JOURNAL_VERSION}")

    def _write(self, new: Sequence[NewEntry], author: str, now: datetime) -> list[Entry]:
        newest = self.connection.execute("SELECT max(clock) FROM heads").fetchone()[0] or 0
        row = self.connection.execute("SELECT number, hash FROM heads WHERE device = ?", (self.device,)).fetchone()
        number, previous = row or (0, FIRST)
        written = []
        for act in new:
            number, newest = number + 1, next_clock(newest, now)
            entry = seal(
                act, device=self.device, number=number, clock=newest, recorded_at=now, author=author, previous=previous
            )
            previous = entry.hash
            written.append(entry)
        self._insert(written)
        return written

    def _insert(self, entries: Sequence[Entry]) -> None:
        self.connection.executemany(
            "INSERT INTO entries (device, number, clock, client, header, payload, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (head.device, head.number, head.clock, head.client, entry.header_bytes, entry.payload_bytes, entry.hash)
                for entry in entries
                for head in (entry.header,)
            ),
        )
        last = {entry.header.device: entry for entry in entries}
        heads = [(device, entry.header.number, entry.header.clock, entry.hash) for device, entry in last.items()]
        self.connection.executemany("INSERT OR REPLACE INTO heads VALUES (?, ?, ?, ?)", heads)
        self.connection.executemany("INSERT OR REPLACE INTO p_folded VALUES (?, ?)", [head[:2] for head in heads])

    def _entries_of(self, client_id: str) -> Iterator[Entry]:
        rows = self.connection.execute(
            "SELECT header, payload, hash FROM entries WHERE client = ? ORDER BY clock, device", (client_id,)
        )
        return (Entry(*row) for row in rows)
