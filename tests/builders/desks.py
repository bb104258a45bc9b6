"""A desk on a real encrypted file, and people and cases on it, for stories."""

from __future__ import annotations

import secrets
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from isva_desk.casework.desk import Desk
from isva_desk.casework.open_case import NewCase, open_case
from isva_desk.casework.record_event import NewEvent, record_event
from isva_desk.casework.record_update import NewUpdate, record_update
from isva_desk.casework.register_client import NewClient, register_client
from isva_desk.domain.bank_holidays import load_calendar
from isva_desk.domain.dates import LONDON, parse_when
from isva_desk.domain.directory import Directory, load_directory
from isva_desk.domain.resources import folder
from isva_desk.domain.working_days import WorkingDays
from isva_desk.entitlements.rule_book import RuleBook, load_rule_book
from isva_desk.journal.store import open_store

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=LONDON)
KEY = secrets.token_hex(48)


class SteppingClock:
    """A clock that a story sets: it never moves by itself but for a millisecond a look, so that order is plain."""

    def __init__(self, now: datetime = MONDAY) -> None:
        self.now = now.astimezone(UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now

    def go_to(self, day: str, hour: str = "09:00") -> None:
        self.now = datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=LONDON).astimezone(UTC)


@cache
def the_rules() -> tuple[RuleBook, WorkingDays, Directory]:
    return load_rule_book(folder() / "rules"), load_calendar(folder()), load_directory(folder())


def a_connection(path: Path, key: str = KEY) -> Any:
    """An encrypted database at the path, opened as the vault opens it."""
    connection = sqlcipher.connect(str(path))
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    for pragma in ("temp_store = MEMORY", "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    return connection


def a_desk(
    tmp_path: Path,
    *,
    author: str = "Robin",
    clock: SteppingClock | None = None,
    name: str = "records.db",
    key: str = KEY,
) -> Desk:
    """A desk with an empty journal, or the one that is at that place already."""
    rules, calendar, directory = the_rules()
    watch = clock or SteppingClock()
    store = open_store(a_connection(tmp_path / name, key), rules=rules, calendar=calendar, clock=watch)
    return Desk(store, directory, author, watch)


def a_client(desk: Desk, reference: str = "K7Q2", name_to_use: str = "Sam", **more: Any) -> str:
    """A registered client; the answer is their id."""
    made = register_client(desk, NewClient(reference=reference, name_to_use=name_to_use, **more)).made
    assert made is not None
    return made


class CaseBuilder:
    """Tells the story of a case: ``a_case(desk).with_event("arrest", "2026-11-16").with_update("police", ...)``."""

    def __init__(self, desk: Desk, client: str, case: str) -> None:
        self.desk, self.client, self.id = desk, client, case
        self.facts: dict[str, str] = {}  # kind of the event, or "update", -> id of the last one

    def with_event(self, kind: str, on: str | None = None, suspect: str | None = None, **more: Any) -> CaseBuilder:
        more = {
            name: parse_when(value) if name.endswith("_on") or name == "learned" else value
            for name, value in more.items()
        }
        new = NewEvent(kind, parse_when(on), suspect=suspect, **more)
        self.facts[kind] = record_event(self.desk, self.id, new).made or ""
        return self

    def with_update(self, by: str, on: str, about: str | None = None, **more: Any) -> CaseBuilder:
        events = (self.facts[about],) if about else ()
        new = NewUpdate(by, on=parse_when(on), about=events, **more)
        self.facts["update"] = record_update(self.desk, self.id, new).made or ""
        return self


def a_case(desk: Desk, client: str | None = None, suspects: tuple[str, ...] = ("A",), **more: Any) -> CaseBuilder:
    """An open case, of a new client where none is given."""
    whose = client or a_client(desk)
    made = open_case(desk, whose, NewCase(police_force="avon-and-somerset", suspects=suspects, **more)).made
    assert made is not None
    return CaseBuilder(desk, whose, made)


def day(text: str) -> date:
    return date.fromisoformat(text)
