"""What the audit extract reads: the head of each entry, never what it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from isva_desk.domain.dates import LONDON
from isva_desk.journal.entry import Entry
from isva_desk.journal.store import Store


@dataclass(frozen=True, slots=True)
class RecordedAct:
    """Who wrote which kind of act, when, on which laptop, about whom (by number)."""

    at: datetime
    author: str
    device: str
    number: int
    act: str
    client: str | None
    case: str | None
    hash: str


def recorded_acts(store: Store, first: date, last: date) -> Iterator[RecordedAct]:
    """The entries that were written between two days, in the order of the clock that all laptops share."""
    rows = store.connection.execute("SELECT header, NULL, hash FROM entries ORDER BY clock, device")
    for row in rows:
        head = Entry(*row).header
        if first <= head.recorded_at.astimezone(LONDON).date() <= last:
            yield RecordedAct(
                head.recorded_at, head.author, head.device, head.number, head.act, head.client, head.case,
                bytes(row[2]).hex(),
            )  # fmt: skip
