"""Keeping the projections in step with the journal, and with the day."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby, islice
from typing import TYPE_CHECKING

from isva_desk.journal import acts, schema
from isva_desk.journal.adopted_rules import adopted_rules
from isva_desk.journal.area import Around
from isva_desk.journal.areas import AREAS
from isva_desk.journal.entry import Entry
from isva_desk.journal.folding import fold
from isva_desk.journal.judging import judge
from isva_desk.journal.problems import Cancelled
from isva_desk.journal.projections import Rows, day_columns, rows_of, shown_day
from isva_desk.journal.record import ClientRecord

if TYPE_CHECKING:
    from isva_desk.journal.store import Store

Progress = Callable[[int, int], None]
_BATCH = 250  # clients written together
_SELECTS = {table.name: table.select for table in schema.TABLES}
# In which tables a client has rows. Most clients have none in most of them: one question is asked for those together.
_WHERE_ROWS_ARE = "SELECT " + ", ".join(
    f"EXISTS (SELECT 1 FROM {table.name} WHERE {table.scope} = ?1)" for table in schema.TABLES
)


class Upkeep:
    """What the store does to its projections."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.day = date.min

    def bring_up_to_date(self, progress: Progress | None) -> None:
        """At opening: rebuild what another schema, rule pack or calendar made; fold what was not folded yet."""
        store = self.store
        stored = store.meta("day")
        self.day = date.fromisoformat(stored) if stored else store.today()
        if store.meta("schema") != schema.PROJECTION_SCHEMA:
            self.rebuild(progress)
            return
        self.refresh_service()
        if store.meta("judged_by") != self._judged_by():
            self.rebuild(progress)
            return
        behind = self._behind()
        if behind:
            with store.transaction():
                self.project(behind, progress)
                store.connection.execute("INSERT OR REPLACE INTO p_folded SELECT device, number FROM heads")

    def rebuild(self, progress: Progress | None) -> None:
        """Drop every projection and compute it again. Stopped in the middle, it starts again at the next opening."""
        store, connection = self.store, self.store.connection
        with store.transaction():
            store.set_meta("schema", "")
            for name in schema.PROJECTED:
                connection.execute(f"DROP TABLE IF EXISTS {name}")
            for script in schema.PROJECTIONS:
                for statement in schema.statements(script):
                    connection.execute(statement)
        self.refresh_service()
        self.day = store.today()
        everyone = connection.execute("SELECT count(DISTINCT client) FROM entries").fetchone()[0]
        store.forget_all()
        done = 0
        records = self._all_records()
        while batch := list(islice(records, _BATCH)):
            with store.transaction():
                self._insert_fresh(batch)
            done += len(batch)
            if progress is not None:
                progress(done, everyone)
        with store.transaction():
            connection.execute("INSERT OR REPLACE INTO p_folded SELECT device, number FROM heads")
            store.set_meta("day", self.day.isoformat())
            store.set_meta("judged_by", self._judged_by())
            store.set_meta("schema", schema.PROJECTION_SCHEMA)

    def project_new(
        self,
        touched: Mapping[str, list[Entry]],
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        """After appending: fold the new entries of each client onto what is known of them, and write what changed."""
        fresh: list[ClientRecord] = []
        for done, (client, entries) in enumerate(touched.items()):
            if done % 50 == 0:
                if progress is not None:
                    progress(done, len(touched))
                if cancelled is not None and cancelled():
                    raise Cancelled
            if isinstance(entries[0].act, acts.ClientRegistered):
                fresh.append(fold(ClientRecord(client), entries))
                if len(fresh) >= _BATCH:
                    self._insert_fresh(fresh)
                    fresh = []
                continue
            self._write_changed(self._folded_onto(client, entries))
        if fresh:
            self._insert_fresh(fresh)
        if progress is not None:
            progress(len(touched), len(touched))

    def project(self, clients: Iterable[str], progress: Progress | None = None) -> None:
        """Fold these clients anew and write what changed."""
        clients = list(clients)
        for done, client in enumerate(clients):
            self._write_changed(self.store.known(client))
            if progress is not None:
                progress(done + 1, len(clients))

    def turn_to(self, day: date) -> None:
        """Make the projections hold for that day: judge again where a fact comes into sight, count again where due."""
        if day == self.day:
            return
        before, self.day = self.day, day
        try:
            self._turn(day.isoformat())
        except BaseException:
            self.day = before
            raise

    def judge_anew_after(self, entries: Iterable[Entry]) -> None:
        """Where a day off was added or rules were adopted, every case is judged by what holds now."""
        changing = (acts.HolidayAdded, acts.PublisherAccepted, acts.RulesAdopted)
        if not any(entry.header.client is None and isinstance(entry.act, changing) for entry in entries):
            return
        self.refresh_service()
        self.project([row[0] for row in self.store.connection.execute("SELECT client_id FROM p_clients")])
        self.store.set_meta("judged_by", self._judged_by())

    def refresh_service(self) -> None:
        """Read what concerns the whole service: days off that were added, rules from outside that were adopted."""
        rows = self.store.connection.execute(
            "SELECT header, payload, hash FROM entries WHERE client IS NULL ORDER BY clock, device"
        )
        service = [entry.act for entry in (Entry(*row) for row in rows)]
        days = [act.day for act in service if isinstance(act, acts.HolidayAdded)]
        given = self.store.given_calendar
        self.store.calendar = given.with_holidays(date.fromisoformat(day) for day in days) if days else given
        self.store.rules = adopted_rules(self.store.given_rules, service)

    def _turn(self, text: str) -> None:
        store = self.store
        with store.transaction():
            store.set_meta("day", text)
            again = store.connection.execute(
                "SELECT DISTINCT client_id FROM p_cases WHERE reassess_on <= ?1 UNION "
                "SELECT DISTINCT client_id FROM p_cases WHERE valid_from > ?1",
                (text,),
            ).fetchall()
            self.project([row[0] for row in again])
            self._count_again(text)

    def _judged_by(self) -> str:
        rules, calendar = self.store.rules, self.store.calendar
        extra = ",".join(sorted(day.isoformat() for day in calendar.holidays - self.store.given_calendar.holidays))
        # A pack that was mended without a new version judges differently all the same.
        content = hashlib.sha256(repr(rules.rules).encode()).hexdigest()[:16]
        data = ",".join(filter(None, (area.data() for area in AREAS)))
        said = (rules.pack_id, rules.pack_version, content, calendar.version, calendar.ends, extra, rules.adopted, data)
        return " ".join(map(str, said))

    def _behind(self) -> list[str]:
        rows = self.store.connection.execute(
            "SELECT DISTINCT entries.client FROM heads LEFT JOIN p_folded USING (device) JOIN entries "
            "ON entries.device = heads.device AND entries.number > coalesce(p_folded.number, 0) "
            "WHERE heads.number > coalesce(p_folded.number, 0) AND entries.client IS NOT NULL"
        )
        return [row[0] for row in rows]

    def _count_again(self, day: str) -> None:
        connection = self.store.connection
        stale = connection.execute(
            "SELECT client_id, case_id FROM p_cases WHERE counted_until < ?1 UNION "
            "SELECT client_id, case_id FROM p_cases WHERE counted_from > ?1",
            (day,),
        ).fetchall()
        for client, case in stale:
            open_ones = connection.execute(
                "SELECT slot, due, remind_on, past_from FROM p_entitlements "
                "WHERE client_id = ? AND case_id = ? AND open = 1",
                (client, case),
            )
            turning = [(shown_day(*row[:3]), row[3]) for row in open_ones]
            dates = connection.execute(
                "SELECT on_day FROM p_dates WHERE client_id = ? AND case_id = ?", (client, case)
            ).fetchall()
            counted = day_columns(turning, [row[0] for row in dates], date.fromisoformat(day))
            connection.execute(
                "UPDATE p_cases SET past_count = ?, next_date = ?, counted_from = ?, counted_until = ? "
                "WHERE client_id = ? AND case_id = ?",
                (counted.past_count, counted.next_date, counted.counted_from, counted.counted_until, client, case),
            )

    def _folded_onto(self, client: str, entries: list[Entry]) -> ClientRecord:
        """The record after new entries of this device. Their clock comes after every other, so they fold at the end."""
        before = self.store.recently_known(client)
        if before is None:
            return self.store.known(client)
        record = fold(before, entries)
        self.store.remember(record)
        return record

    def _rows(self, record: ClientRecord) -> Rows:
        store = self.store
        judgements = {
            case.id: judge(record, case, store.rules, store.calendar, self.day) for case in record.cases.values()
        }
        around = Around(store.calendar, {case: judged.entitlements for case, judged in judgements.items()})
        return rows_of(record, judgements, self.day, around)

    def _insert_fresh(self, records: list[ClientRecord]) -> None:
        batch: dict[str, list[tuple[object, ...]]] = {table.name: [] for table in schema.TABLES}
        for record in records:
            for name, rows in self._rows(record).items():
                batch[name].extend(rows.values())
        for table in schema.TABLES:
            self.store.connection.executemany(table.upsert, batch[table.name])

    def _write_changed(self, record: ClientRecord) -> None:
        connection = self.store.connection
        rows = self._rows(record)
        filled = connection.execute(_WHERE_ROWS_ARE, (record.id,)).fetchone()
        for table, has_rows in zip(schema.TABLES, filled, strict=True):
            wanted = rows[table.name]
            found = connection.execute(_SELECTS[table.name], (record.id,)) if has_rows else ()
            there = {row[: table.key]: row for row in found}
            gone = [key for key in there if key not in wanted]
            new = [row for key, row in wanted.items() if key not in there]
            if gone:
                connection.executemany(table.delete, gone)
            for key, row in wanted.items():
                if key in there and there[key] != row:
                    connection.execute(*table.update(there[key], row))
            if new:
                connection.executemany(table.upsert, new)

    def _all_records(self) -> Iterator[ClientRecord]:
        rows = self.store.connection.execute(
            "SELECT client, header, payload, hash FROM entries WHERE client IS NOT NULL ORDER BY client, clock, device"
        )
        for client, group in groupby(rows, key=lambda row: row[0]):
            yield fold(ClientRecord(client), (Entry(*row[1:]) for row in group))
