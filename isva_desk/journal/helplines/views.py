"""What pages read about the telephone lines that the service has made sure of."""

from __future__ import annotations

from isva_desk.domain.helplines import ConfirmedHelpline
from isva_desk.journal.helplines.folded import helplines_of
from isva_desk.journal.record import SERVICE
from isva_desk.journal.store import Store


def confirmed_helplines(store: Store) -> tuple[ConfirmedHelpline, ...]:
    """Every line that was ever confirmed, those that are no longer offered included."""
    return tuple(helplines_of(store.known(SERVICE)).values())
