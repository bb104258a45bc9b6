"""Backing up, and looking whether everything holds together: run on the store thread with the key that is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from isva_desk.ui.surroundings import Surroundings
from isva_desk.ui.unlock.opening import OpenDesk


@dataclass(frozen=True, slots=True)
class Judged:
    """One thing that was looked at: "good", "caution" or "problem", and a sentence."""

    level: str
    sentence: str


def back_up(opened: OpenDesk, around: Surroundings) -> Any:
    """Make a backup, open it and read it whole. Raises ``DamagedDatabase``, ``DiskProblem``."""
    from isva_desk.vault.backups import make_backup

    return make_backup(around.vault, opened.key, clock=around.clock)


def judge_health(opened: OpenDesk, around: Surroundings) -> list[Judged]:
    """Pages, tables, key slots, backups, free space, permissions, and the chain of the journal."""
    from isva_desk.vault.health import verify

    floor = {} if around.floor is None else {"floor": around.floor}
    found = verify(around.vault, opened.key, clock=around.clock, **floor).findings
    broken = [Judged("problem", str(finding)) for finding in opened.desk.store.verify_chain()]
    return [*(Judged(finding.level, finding.sentence) for finding in found), *broken]
