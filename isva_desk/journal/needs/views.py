"""What the tab "Needs and consent" reads of one client, and the history of each consent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from isva_desk.domain.dates import When
from isva_desk.journal import acts
from isva_desk.journal.case_view import ConsentRow, consents_of
from isva_desk.journal.casefile import when
from isva_desk.journal.entry import Entry
from isva_desk.journal.needs.folded import (
    ACCESS,
    RETURNS,
    Card,
    Standing,
    answers_of,
    card_of,
    needs_of,
    outcomes_of,
    risks_of,
)
from isva_desk.journal.record import ClientRecord
from isva_desk.journal.store import Store


@dataclass(frozen=True, slots=True)
class NeedsView:
    """Everything that the tab shows of one client. ``answers`` of returns and access are ids or words."""

    client_id: str
    needs: tuple[Standing, ...]
    risks: tuple[Standing, ...]
    access: dict[str, str]
    returns: dict[str, str]
    outcomes: dict[tuple[str, str], tuple[str, When]]
    card: Card | None
    consents: tuple[ConsentRow, ...]
    record: ClientRecord

    def due(self, day: date) -> int:
        """How many reviews wait on that day."""
        waits = [one.review_on for one in (*self.needs, *self.risks) if one.review_on is not None]
        return sum(on <= day for on in waits) + (self.card is not None and not self.card.holds)


@dataclass(frozen=True, slots=True)
class ConsentStep:
    """One entry of the ledger: what was said of a party, who wrote it down, and when."""

    given_on: When
    method: str
    ends_on: When
    withdrawn_on: When
    note: str
    recorded: datetime
    author: str


def needs_view(store: Store, client_id: str) -> NeedsView:
    """Read what the tab shows. Raises ``NotInRecord``."""
    record = store.record(client_id)
    return NeedsView(
        client_id, needs_of(record), risks_of(record), answers_of(record, ACCESS), answers_of(record, RETURNS),
        outcomes_of(record), card_of(record), consents_of(store, client_id), record,
    )  # fmt: skip


def consent_history(store: Store, client_id: str, party: str) -> tuple[ConsentStep, ...]:
    """Every entry of the ledger about one party, newest first."""
    rows = store.connection.execute(
        "SELECT header, payload, hash FROM entries WHERE client = ? ORDER BY clock DESC, device DESC", (client_id,)
    )
    found = []
    for entry in (Entry(*row) for row in rows):
        act = entry.act
        if isinstance(act, acts.ConsentRecorded) and act.party == party:
            days = (when(act.given_on), when(act.ends_on), when(act.withdrawn_on))
            header = entry.header
            found.append(
                ConsentStep(days[0], act.method, days[1], days[2], act.note, header.recorded_at, header.author)
            )
    return tuple(found)
