"""What the demonstration shows besides the imported cases: a little of every part of the work."""

from __future__ import annotations

from collections.abc import Callable

from isva_desk.casework.demonstrate_agencies import demonstrate_agencies
from isva_desk.casework.demonstrate_chasing import demonstrate_chasing
from isva_desk.casework.demonstrate_client_updates import demonstrate_client_updates
from isva_desk.casework.demonstrate_court import demonstrate_court
from isva_desk.casework.demonstrate_decisions import demonstrate_decisions
from isva_desk.casework.demonstrate_needs import demonstrate_needs
from isva_desk.casework.demonstrate_requests import demonstrate_requests
from isva_desk.casework.desk import Desk

# In this order: each finds what the ones before it left.
PARTS: tuple[Callable[[Desk], None], ...] = (
    demonstrate_chasing,
    demonstrate_agencies,
    demonstrate_court,
    demonstrate_decisions,
    demonstrate_client_updates,
    demonstrate_needs,
    demonstrate_requests,
)


def demonstrate(desk: Desk) -> None:
    """Write down a few invented facts of every part of the work. Everybody in them is invented."""
    for part in PARTS:
        part(desk)
