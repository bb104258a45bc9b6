"""What a report says of the data behind it: how far the record of each laptop goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from isva_desk.journal.clock import clock_millis
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
