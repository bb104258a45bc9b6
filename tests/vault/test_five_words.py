"""The passphrase that is proposed for a document."""

from __future__ import annotations

from isva_desk.vault.five_words import five_words
from isva_desk.vault.recovery_words import word_list


def test_five_words_of_the_list_and_never_the_same_again() -> None:
    proposed = [five_words() for _time in range(200)]
    assert len(set(proposed)) == 200
    for passphrase in proposed:
        words = passphrase.split(" ")
        assert len(words) == 5
        assert set(words) <= set(word_list())


def test_every_word_can_come_at_every_place() -> None:
    seen = [set(column) for column in zip(*(five_words().split(" ") for _time in range(4000)), strict=True)]
    for words in seen:
        # 4,000 draws of 2,048 words miss about one in seven; a generator that leaves out half would show.
        assert len(words) > 1600
