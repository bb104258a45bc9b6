"""What a report says of the data behind it: how far the record of each laptop goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from isva_desk.journal.clock import clock_millis
from isva_desk.journal.report_cases import CaseScope
from isva_desk.journal.store import Store


@dataclass(frozen=True, slots=True)
class DeviceState:
    """The last entry of one laptop's chain: its number, when it was written, and the beginning of its hash."""

    device: str
    number: int
    last: datetime
    hash: str


def device_states(store: Store) -> tuple[DeviceState, ...]:
    """Every laptop whose entries are held here."""
    rows = store.connection.execute("SELECT device, number, clock, hash FROM heads ORDER BY device")
    return tuple(
        DeviceState(device, number, datetime.fromtimestamp(clock_millis(clock) / 1000, UTC), bytes(found).hex())
        for device, number, clock, found in rows
    )


def stale_contact(store: Store, scope: CaseScope, day: date) -> int:
    """How many clients with an open case have a safe contact check that ran out before the day."""
    where, values = scope.where("cases")
    return _count(
        store,
        "SELECT count(DISTINCT clients.client_id) FROM p_clients AS clients JOIN p_cases AS cases USING (client_id) "
        f"WHERE clients.live = 1 AND clients.safe_until < ? AND cases.closed = 0{where}",
        (day.isoformat(), *values),
    )


def without_consent(store: Store, scope: CaseScope) -> int:
    """How many clients with an open case have no agreement on record to hold their record, or took it back."""
    where, values = scope.where("cases")
    return _count(
        store,
        f"SELECT count(DISTINCT cases.client_id) FROM p_cases AS cases WHERE cases.closed = 0{where} AND NOT EXISTS "
        "(SELECT 1 FROM p_consents AS said WHERE said.client_id = cases.client_id AND said.party = 'record' "
        "AND said.given_on IS NOT NULL AND said.withdrawn_on IS NULL)",
        values,
    )


def vacant_roles(store: Store, scope: CaseScope) -> int:
    """How many open cases have a role, such as the officer's, that is known to have nobody."""
    where, values = scope.where("cases")
    return _count(
        store,
        "SELECT count(DISTINCT cases.case_id) FROM p_vacancies JOIN p_cases AS cases USING (client_id, case_id) "
        f"WHERE cases.closed = 0{where}",
        values,
    )


def undecided_conflicts(store: Store) -> int:
    """How many fields hold two values of two laptops."""
    return _count(store, "SELECT count(*) FROM p_conflicts", ())


def _count(store: Store, sql: str, values: tuple[str, ...]) -> int:
    return int(store.connection.execute(sql, values).fetchone()[0])
