"""The formulas give what a person gives who counts by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isva_desk.writing.reading_age import ari, flesch_kincaid, lix, measure, syllables_in

# Counted aloud; the dictionary of Carnegie Mellon agrees on each.
SYLLABLES = {
    1: "the choice you judge guilt court asked charged made why don't whole rule",
    2: "police person about again reason listen jury asking decide believe guilty people something safety",
    3: "decision reported officer evidence area idea video policy hospital",
    4: "identified category information definitely",
    5: "anniversary investigation university",
}


@pytest.mark.parametrize(
    ("count", "word"), [(count, word) for count, said in SYLLABLES.items() for word in said.split()]
)
def test_syllables_are_those_that_are_spoken(count: int, word: str) -> None:
    assert syllables_in(word) == count


def test_numbers_and_letters_said_one_by_one_are_counted() -> None:
    assert syllables_in("2026") == 1
    assert syllables_in("CPS") == 3
    assert syllables_in("out-of-court") == 3


def test_a_text_counted_by_hand_has_the_grade_of_the_formula() -> None:
    text = "The police asked him to stay. The CPS decides."
    spoken = 1 + 2 + 1 + 1 + 1 + 1 + 1 + 3 + 2
    assert flesch_kincaid(text) == pytest.approx(0.39 * 9 / 2 + 11.8 * spoken / 9 - 15.59)
    assert ari(text) == pytest.approx(4.71 * 36 / 9 + 0.5 * 9 / 2 - 21.43)
    assert lix(text) == pytest.approx(9 / 2 + 100 * 1 / 9)


def test_long_words_and_long_sentences_are_harder() -> None:
    easy = measure("The police have made a choice. You can ask why.")
    hard = measure(
        "Following the conclusion of the investigation, the reviewing prosecutor determined that the evidential "
        "stage of the applicable test had regrettably not been satisfied."
    )
    assert easy.grade is not None
    assert hard.grade is not None
    assert easy.grade < 3
    assert hard.grade > 12
    assert easy.lix < 25
    assert hard.lix > 55
    assert (hard.longest, easy.longest) == (23, 6)


def test_english_formulas_say_nothing_of_other_languages() -> None:
    welsh = measure("Mae'r heddlu wedi gwneud penderfyniad. Gallwch ofyn pam.", "cy")
    assert welsh.grade is None
    assert welsh.ari is None
    assert welsh.lix > 0


def test_a_text_without_a_word_measures_nothing() -> None:
    meter = measure(" … \n•")
    assert (meter.words, meter.sentences, meter.longest, meter.lix, meter.grade) == (0, 0, 0, 0.0, None)


@given(
    st.lists(
        st.sampled_from(["The police called.", "You can choose.", "Nobody can say yet how long this will take."]),
        min_size=1,
    )
)
def test_saying_it_twice_makes_it_neither_easier_nor_harder(said: list[str]) -> None:
    once, twice = measure(" ".join(said)), measure(" ".join(said + said))
    assert once.grade == pytest.approx(twice.grade)
    assert once.ari == pytest.approx(twice.ari)
    assert once.lix == pytest.approx(twice.lix)


@given(st.permutations(["The police called.", "You can choose.", "Nobody can say yet.", "I will ask."]))
def test_the_order_of_sentences_does_not_matter(said: list[str]) -> None:
    assert measure(" ".join(said)).grade == pytest.approx(
        measure("The police called. You can choose. Nobody can say yet. I will ask.").grade
    )


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz'-", min_size=1, max_size=20))
def test_every_word_is_spoken_in_at_least_one_syllable(word: str) -> None:
    assert 1 <= syllables_in(word) <= max(len(word), 1)
