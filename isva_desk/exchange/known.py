"""What the vault already holds of the clients in a file: asked for by reference, so that no caseload is read whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from isva_desk.domain.case import Case


@dataclass(frozen=True, slots=True)
class KnownClient:
    """A client who is already in the vault, with their cases."""

    reference: str
    name: str = ""
    cases: tuple[Case, ...] = ()

    def case(self, reference: str) -> Case | None:
        """The case of that reference, or None."""
        return next((case for case in self.cases if case.reference == reference), None)


@dataclass(frozen=True, slots=True)
class Known:
    """How to ask for a client. Both questions answer None for nobody."""

    by_reference: Callable[[str], KnownClient | None]
    by_name: Callable[[str], KnownClient | None]


def nobody() -> Known:
    """An empty vault."""
    return Known(lambda _reference: None, lambda _name: None)
