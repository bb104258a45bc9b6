"""Who signs what is written at this desk: said once when the vault is made, read each time it is opened."""

from __future__ import annotations

from dataclasses import replace

from isva_desk.casework.checks import filled, one_of
from isva_desk.casework.desk import Desk
from isva_desk.casework.register_client import WORDS
from isva_desk.journal.about_vault import about_vault
from isva_desk.journal.acts import VaultOpenedFirst
from isva_desk.language import _


def signed_in(desk: Desk) -> Desk:
    """The same desk, signed by the adviser whose vault it is; unchanged where nobody has said so yet."""
    about = about_vault(desk.store)
    return desk if about is None else replace(desk, author=about.adviser)


def open_first(desk: Desk, adviser: str, service: str, word: str = "client") -> Desk:
    """Write down whose vault this is. Does nothing to one that has been opened before. Raises ``WrongAnswer``."""
    if about_vault(desk.store) is not None:
        return signed_in(desk)
    name = filled(adviser, "adviser", _("Say by which name your entries are to be signed."))
    one_of(word, WORDS, "word")
    first = replace(desk, author=name)
    first.write(first.entry(VaultOpenedFirst(service.strip(), name, word), None))
    return first
