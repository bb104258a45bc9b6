"""Words on paper: what is mistyped is named while it is typed."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isva_desk.vault.problems import WrongWords
from isva_desk.vault.recovery_words import COUNT, check_words, new_recovery_words, secret_of, word_list

WORDS = new_recovery_words()


def test_the_list_is_the_one_that_words_on_paper_were_taken_from() -> None:
    words = word_list()
    assert (len(words), words[0], words[-1]) == (2_048, "abandon", "zoo")
    published = "2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda"  # of BIP 39, english.txt
    assert hashlib.sha256("".join(f"{word}\n" for word in words).encode()).hexdigest() == published
    assert len({word[:4] for word in words}) == 2_048


def test_new_words_check_and_differ_each_time() -> None:
    drawn = {new_recovery_words() for _draw in range(50)}
    assert len(drawn) == 50
    assert all(check_words(words).complete for words in drawn)
    assert len({word for words in drawn for word in words}) > 400


@pytest.mark.parametrize(
    "typed",
    [
        " ".join(WORDS).upper(),
        "\n".join(f"{number}. {word}," for number, word in enumerate(WORDS, 1)),
        "  ".join(word[:4] for word in WORDS),
    ],
    ids=["in capitals", "as a numbered list", "four letters each"],
)
def test_the_way_of_writing_does_not_matter(typed: str) -> None:
    assert secret_of(typed) == secret_of(WORDS)


@given(place=st.integers(0, COUNT - 1), typed=st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=9))
def test_a_word_that_is_not_in_the_list_is_pointed_at(place: int, typed: str) -> None:
    if typed in word_list() or len(typed) == 4:
        return
    words = [*WORDS[:place], typed, *WORDS[place + 1 :]]
    check = check_words(words)
    assert check.unknown == (place,)
    assert not check.complete
    with pytest.raises(WrongWords, match=f"Word {place + 1} "):
        secret_of(words)


def test_close_words_are_suggested() -> None:
    check = check_words(["langage", "zooo", "abando"])
    assert check.unknown == (0, 1, 2)
    assert check.suggestions[0][0] == "language"
    assert check.suggestions[1][0] == "zoo"
    assert check.suggestions[2][0] == "abandon"


def test_another_word_of_the_list_shows_as_soon_as_its_row_is_full() -> None:
    found = 0
    for other in word_list()[:500]:
        words = [*WORDS[:5], other, *WORDS[6:8]]
        if other != WORDS[5]:
            found += check_words(words).wrong_rows == (1,)
        assert check_words(words[:7]).good_so_far
    assert found >= 480  # eight check bits let one in 256 pass; the wrap itself refuses that one


def test_rows_in_the_wrong_order_are_named() -> None:
    check = check_words([*WORDS[4:8], *WORDS[:4], *WORDS[8:]])
    # a row passes in a wrong place once in 256 draws; both do so once in 65,536
    assert check.wrong_rows
    assert set(check.wrong_rows) <= {0, 1}


def test_words_may_be_checked_while_they_are_typed() -> None:
    for count in range(COUNT):
        check = check_words(WORDS[:count])
        assert check.good_so_far
        assert not check.complete
    with pytest.raises(WrongWords, match="There are 15 recovery words; 16 are needed"):
        secret_of(WORDS[:15])
    with pytest.raises(WrongWords, match="There is 1 recovery word; 16 are needed"):
        secret_of(WORDS[:1])


def test_words_too_many_are_pointed_at() -> None:
    check = check_words([*WORDS, "zoo"])
    assert check.unknown == (16,)
    with pytest.raises(WrongWords, match="There are 17 recovery words"):
        secret_of([*WORDS, "zoo"])


@given(st.text(max_size=200))
def test_anything_typed_is_checked_without_a_fault(typed: str) -> None:
    assert not check_words(typed).complete
