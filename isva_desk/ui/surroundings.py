"""Where this desk stands: its folder, its clock, and what a guess at the passphrase must cost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from isva_desk.domain import resources

if TYPE_CHECKING:  # the vault's libraries are loaded after the first page is up
    from isva_desk.vault.key_store import KeyStore
    from isva_desk.vault.stretching import ArgonCost

_SIGNS = ("keyslots.json", "keyslots.copy.json", "records.db")
_UNFINISHED = "creation-unfinished"
DEMONSTRATION = "demonstration.txt"


def system_clock() -> datetime:
    """The time now, with its zone."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """``vault`` is the folder of the records, ``preferences`` the file of the look. None: the vault's own.

    ``hint`` is the passphrase of a demonstration, which is shown on the door. No other vault has one.
    """

    vault: Path
    preferences: Path
    resources: Path = field(default_factory=resources.folder)
    clock: Callable[[], datetime] = system_clock
    floor: ArgonCost | None = None
    cost: ArgonCost | None = None
    key_store: Callable[[], KeyStore | None] | None = None
    hint: str = ""

    def has_vault(self) -> bool:
        """There are records here, or what is left of them: then nobody is asked to start anew.

        A vault whose making was cut off is none yet.
        """
        if (self.vault / _UNFINISHED).exists():
            return False
        return any((self.vault / sign).exists() for sign in _SIGNS)

    def is_demonstration(self) -> bool:
        """Everybody in this vault is invented, and the folder says so."""
        return (self.vault / DEMONSTRATION).exists()
