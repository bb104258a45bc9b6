"""A demonstration: a vault of its own with invented people, beside the real one. Runs on the store thread."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from isva_desk.language import _
from isva_desk.ui.surroundings import DEMONSTRATION, Surroundings
from isva_desk.ui.unlock import opening
from isva_desk.ui.unlock.opening import OpenDesk

if TYPE_CHECKING:
    from isva_desk.casework.desk import Desk

_WORDS = 5
_PASSPHRASE = "demonstration-passphrase.txt"  # noqa: S105 - the name of a file


def open_demonstration(around: Surroundings) -> tuple[Surroundings, OpenDesk]:
    """The demonstration, made where there is none, and where it stands. Its passphrase is no secret: it is shown."""
    from isva_desk.casework.sign_in import open_first
    from isva_desk.journal.about_vault import about_vault
    from isva_desk.journal.lookup import all_references
    from isva_desk.vault.creation import create_vault

    home = around.vault.parent / "demonstration"
    there = replace(around, vault=home / "vault")
    if there.has_vault() and there.is_demonstration() and (home / _PASSPHRASE).exists():
        there = replace(there, hint=(home / _PASSPHRASE).read_text("utf-8").strip())
    else:
        there = replace(there, hint=_new_passphrase(home))
        note = _("This is a demonstration. Everybody in it is invented. The folder can be deleted at any time.")
        notes = {DEMONSTRATION: f"{note}\n"}
        create_vault(there.vault, there.hint, cost=there.cost, clock=there.clock, notes=notes).data_key.drop()
    opened = opening.open_with_passphrase(there, there.hint)
    if all_references(opened.desk.store):
        return there, opened
    # New, or cut off before the invented people were in it.
    desk = open_first(opened.desk, _("Demo Adviser"), _("Demonstration service"))
    _fill(there, desk)
    return there, OpenDesk(desk, opened.key, about_vault(desk.store))


def _new_passphrase(home: Path) -> str:
    from isva_desk.vault.recovery_words import new_recovery_words

    passphrase = " ".join(new_recovery_words()[:_WORDS])
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(home / _PASSPHRASE, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(f"{passphrase}\n")
    return passphrase


def _fill(there: Surroundings, desk: Desk) -> None:
    from isva_desk.casework.importing import import_cases
    from isva_desk.exchange.columns import load_columns
    from isva_desk.exchange.demo_caseload import demo_cases
    from isva_desk.exchange.row_reader import Vocabulary
    from isva_desk.exchange.words import load_words

    data = there.resources
    vocabulary = Vocabulary(load_columns(data), load_words(data), desk.directory)
    import_cases(desk, demo_cases(data, vocabulary, desk.calendar, desk.today()))
