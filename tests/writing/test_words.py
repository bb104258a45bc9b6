"""Words and sentences are found where they stand, in every script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isva_desk.writing.words import find_phrase, folded, sentences, words

TEXTS = st.text(alphabet="ab é.!?\n '-,7:়াকা؟۔।ملا", max_size=60)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Don't call at 10:30.", ["Don't", "call", "at", "10:30"]),
        ("the CPS (a team)", ["the", "CPS", "a", "team"]),
        ("out-of-court – no, thanks", ["out-of-court", "no", "thanks"]),
        ("পুলিশ আপনাকে বলেছে।", ["পুলিশ", "আপনাকে", "বলেছে"]),
        ("ਪੁਲਿਸ ਨੇ ਦੱਸਿਆ।", ["ਪੁਲਿਸ", "ਨੇ", "ਦੱਸਿਆ"]),
        ("هل هذا صحيح؟", ["هل", "هذا", "صحيح"]),
    ],
)
def test_a_word_is_a_word_in_every_script(text: str, said: list[str]) -> None:
    assert [word.text for word in words(text)] == said


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two! Three?", 3),
        ("Dr. Rees will call at 10.30. She has time.", 2),
        ("A line\nanother line", 2),
        ("• a bullet\n• another", 2),
        ("هل هذا صحيح؟ نعم.", 2),
        ("এক। দুই।", 2),
        ("See example.org now.", 1),
        ("...", 0),
        ("", 0),
    ],
)
def test_sentences_end_where_they_end(text: str, count: int) -> None:
    assert len(sentences(text)) == count


@given(TEXTS)
def test_each_piece_stands_where_it_says(text: str) -> None:
    for piece in (*words(text), *sentences(text)):
        assert text[piece.start : piece.end] == piece.text


@given(TEXTS)
def test_every_word_stands_in_one_sentence(text: str) -> None:
    spread = [(word.start, word.text) for one in sentences(text) for word in words(one.text, one.start)]
    assert spread == [(word.start, word.text) for word in words(text)]


@given(TEXTS, TEXTS)
def test_lines_are_read_one_by_one(first: str, second: str) -> None:
    assert len(sentences(f"{first}\n{second}")) == len(sentences(first)) + len(sentences(second))


def test_a_phrase_is_found_whatever_its_capitals_and_apostrophes() -> None:
    said = [word.folded for word in words("The VICTIMS’ Code; the victims' code")]
    assert find_phrase(folded("Victims' Code"), said) == (1, 4)
    assert find_phrase(folded("code the victims"), said) == (2,)
    assert find_phrase((), said) == ()
