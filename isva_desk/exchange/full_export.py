"""Everything the vault holds, as case files and tables: what survives the end of this program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from isva_desk.domain.case import Case
from isva_desk.exchange.archive import ArchiveTable, write_archive
from isva_desk.exchange.every_fact import every_fact
from isva_desk.exchange.exported import exported
from isva_desk.exchange.plain_csv import CsvRow
from isva_desk.journal.case_view import (
    cases_of,
    client_head,
    consents_of,
    people_of,
    timeline,
    updates_of,
)  # fmt: skip
from isva_desk.journal.lookup import all_references, client_with_reference
from isva_desk.journal.needs.folded import ACCESS, RETURNS, answers_of
from isva_desk.journal.store import Store

_TABLES: dict[str, tuple[str, ...]] = {
    "clients": (
        "reference", "name", "name_to_use", "pronouns", "word", "language", "region", "enhanced_rights",
        "enhanced_reason",
    ),
    "cases": ("client", "case", "police_force", "crime_reference", "cps_area", "suspects", "owner", "closed_on"),
    "safe-contact": (
        "client", "channel", "allowed", "value", "label", "condition", "windows", "who_may_answer", "never_say",
        "cover_name", "may_say_who", "checked_on", "valid_days",
    ),
    "answers": ("client", "question", "answer"),
    "consents": ("client", "party", "given_on", "method", "ends_on", "withdrawn_on", "note"),
    "people": ("case", "role", "name", "number", "phone", "email", "starts", "ends", "vacancy"),
    "facts": ("case", "what", "kind", "happened", "learned", "recorded", "author", "suspect", "text", "note",
              "taken_back"),
    "passed-on": ("case", "update", "passed_on"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which cases leave, by the ids of clients and cases."""

    clients: tuple[str, ...]
    cases: tuple[str, ...]


def everything(store: Store) -> Chosen:
    """All clients and all cases, open and closed, ordered by reference."""
    found = (client_with_reference(store, reference) for reference in sorted(all_references(store)))
    clients = tuple(client for client in found if client is not None)
    return Chosen(clients, tuple(case for client in clients for case in cases_of(store, client)))


def archive_of(store: Store, chosen: Chosen, as_of: date) -> bytes:
    """The archive of the chosen clients and cases: case files that can be imported again, tables, and every fact."""
    cases: list[Case] = [exported(store, case) for case in chosen.cases]
    rows: dict[str, Sequence[CsvRow]] = {
        "clients": [_client(store, client) for client in chosen.clients],
        "cases": [_case(store, case) for case in chosen.cases],
        "safe-contact": _all(_channels(store, client) for client in chosen.clients),
        "answers": _all(_answers(store, client) for client in chosen.clients),
        "consents": _all(_consents(store, client) for client in chosen.clients),
        "people": _all(_people(store, case) for case in chosen.cases),
        "facts": _all(_facts(store, case) for case in chosen.cases),
        "passed-on": _all(_passed_on(store, case) for case in chosen.cases),
    }
    tables = [ArchiveTable(name, headings, rows[name]) for name, headings in _TABLES.items()]
    whole = set(everything(store).cases) == set(chosen.cases)
    facts = every_fact(store, chosen.clients, chosen.cases, service=whole)
    return write_archive(cases, tables, as_of, {"facts.jsonl": facts})


def _all(parts: Iterable[Iterator[CsvRow]]) -> list[CsvRow]:
    return [row for part in parts for row in part]


def _client(store: Store, client: str) -> CsvRow:
    record = store.record(client)
    fields = (record.fields[name].value if name in record.fields else "" for name in _TABLES["clients"])
    return [_said(value) for value in fields]


def _case(store: Store, case: str) -> CsvRow:
    head = client_head(store, case)
    return [
        head.reference, head.case_reference, head.police_force, head.crime_reference, head.cps_area,
        " ".join(head.suspects), head.owner, _said(head.closed_on),
    ]  # fmt: skip


def _channels(store: Store, client: str) -> Iterator[CsvRow]:
    record = store.record(client)
    for channel in record.safe_channels:
        windows = "; ".join(f"{window.days} {window.start}-{window.end}" for window in channel.windows)
        yield [
            record.text("reference"), channel.channel, channel.allowed, channel.value, channel.label, channel.condition,
            windows, channel.who_may_answer, channel.never_say, channel.cover_name, _said(channel.may_say_who),
            _said(channel.checked_on), channel.valid_days,
        ]  # fmt: skip


def _answers(store: Store, client: str) -> Iterator[CsvRow]:
    """Access needs and answers for returns, by the id of the question."""
    record = store.record(client)
    for prefix in (ACCESS, RETURNS):
        for question, answer in answers_of(record, prefix).items():
            yield [record.text("reference"), f"{prefix}{question}", answer]


def _consents(store: Store, client: str) -> Iterator[CsvRow]:
    for row in consents_of(store, client):
        yield [
            store.record(client).text("reference"), row.party, row.given_on.text, row.method, row.ends_on.text,
            row.withdrawn_on.text, row.note,
        ]  # fmt: skip


def _people(store: Store, case: str) -> Iterator[CsvRow]:
    reference = client_head(store, case).case_reference
    for row in people_of(store, case):
        yield [
            reference, row.role, row.name, row.number, row.phone, row.email, row.starts.text, row.ends.text,
            _said(row.is_vacancy),
        ]  # fmt: skip


def _facts(store: Store, case: str) -> Iterator[CsvRow]:
    reference = client_head(store, case).case_reference
    for row in timeline(store, case):
        yield [
            reference, row.what, row.kind, row.happened.text, row.learned.text, row.recorded.isoformat(), row.author,
            row.suspect, row.text, row.note, _said(row.retracted),
        ]  # fmt: skip


def _passed_on(store: Store, case: str) -> Iterator[CsvRow]:
    reference = client_head(store, case).case_reference
    for row in updates_of(store, case):
        if row.passed_on is not None:
            yield [reference, row.update_id, row.passed_on.isoformat()]


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
