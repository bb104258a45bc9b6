"""A vault for the command line, which takes no cheaper key slots than a person's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from isva_desk.casework.desk import Desk, open_desk
from isva_desk.casework.sign_in import open_first
from isva_desk.domain import resources
from isva_desk.vault.creation import create_vault
from isva_desk.vault.stretching import FLOOR
from tests.builders.desks import SteppingClock
from tests.builders.vaults import PASSPHRASE


def a_command_vault(folder: Path, fill: Callable[[Desk], object]) -> list[str]:
    """A vault with what ``fill`` does at its desk; the answer is what a command is told to open it."""
    new = create_vault(folder / "vault", PASSPHRASE, cost=FLOOR)
    desk = open_first(
        open_desk(folder / "vault", new.data_key, "", resources.folder(), SteppingClock()), "Robin Example", "A service"
    )
    fill(desk)
    desk.close()
    new.data_key.drop()
    (folder / "passphrase").write_text(PASSPHRASE + "\n", encoding="utf-8")
    return ["--vault", str(folder / "vault"), "--passphrase-file", str(folder / "passphrase")]
