"""Five words to protect a document with: said over the phone without spelling, typed on any keyboard."""

from __future__ import annotations

import secrets

from isva_desk.vault.recovery_words import word_list

COUNT = 5


def five_words() -> str:
    """A new passphrase: five words of the list of 2,048, drawn by the system's secret generator (55 bits).

    The words are small letters with one space between them. It is proposed, never kept.
    """
    return " ".join(secrets.choice(word_list()) for _place in range(COUNT))
