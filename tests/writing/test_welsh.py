"""Welsh is whole, and keeps to what its grammar asks of words that nobody knows before the page is made."""

from __future__ import annotations

import csv
import re
import tomllib
from pathlib import Path

import pytest

from isva_desk.domain.resources import folder
from isva_desk.writing.check_phrases import phrases
from isva_desk.writing.explained import explanations
from isva_desk.writing.page_words import read_page_words
from isva_desk.writing.template_file import NotATemplate
from tests.builders.client_updates import wording_in

WELSH = folder() / "wording" / "cy"
# What may stand before a day without changing its first letter.
BEFORE_A_DAY = re.compile(r"(?::|\berbyn) \{\w+_day\}|: \{(?:day|length)\}|\bmis \{month\}")
AFTER_A_VOWEL = re.compile(r"[aeiouwyâêîôûŵŷ'] \{(?:person|this_person)\}")


def said() -> list[str]:
    """Every sentence of the templates."""
    return [
        text
        for template in wording_in("cy").templates.values()
        for text in (
            *(line.say for lines in template.standard.values() for line in lines),
            *(line.words for lines in template.easy.values() for line in lines),
        )
    ]


def my_case(language: str) -> dict[str, dict[str, object]]:
    text = (folder() / "wording" / language / "my-case.toml").read_text(encoding="utf-8")
    return {name: table for name, table in tomllib.loads(text).items() if isinstance(table, dict)}


def test_welsh_says_all_that_english_says() -> None:
    assert set(wording_in("cy").templates) == set(wording_in().templates)
    english, welsh = my_case("en"), my_case("cy")
    assert {name: set(table) for name, table in english.items()} == {name: set(table) for name, table in welsh.items()}
    for name, text in english["page"].items():
        assert re.findall(r"\{\w+\}", str(text)) == re.findall(r"\{\w+\}", str(welsh["page"][name])), name


def test_every_word_that_is_explained_in_english_is_explained_in_welsh() -> None:
    with (WELSH / "glossary.csv").open(encoding="utf-8", newline="") as file:
        beside = [row["expansion"] for row in csv.DictReader(file)]
    for term in wording_in().glossary:
        assert any(one == term.term or one.startswith(f"{term.term} (") for one in beside), term.term
    assert len(beside) == len(wording_in().glossary)


def test_what_is_filled_in_needs_no_mutation() -> None:
    """ "y person" is "'r person" after a vowel, "dydd Llun" is "ddydd Llun" after "ar": no sentence asks for either."""
    for text in said():
        assert not AFTER_A_VOWEL.search(text), text
        places = re.findall(r"\{(?!person|this_person)\w+\}", text)
        assert len(BEFORE_A_DAY.findall(text)) == len(places), text


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Mae'r llys wedi cwrdd am fechnïaeth.", ["Mechnïaeth"]),
        ("Mae'r heddlu wedi cyhuddo'r person.", ["Cyhuddiad"]),
        ("Gofynnodd i Wasanaeth Erlyn y Goron (CPS) am ei dystiolaeth.", ["Gwasanaeth Erlyn y Goron", "Tystiolaeth"]),
        ("Yr ateb oedd pledio'n ddieuog.", ["Ple dieuog"]),
        ("Byddaf yn dweud ble mae'r drws gwyn.", []),
    ],
)
def test_a_word_is_known_however_its_first_letter_changes(text: str, terms: list[str]) -> None:
    assert [line.partition(":")[0] for line in explanations(text, wording_in("cy").glossary)] == terms


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        ("Byddwch chi'n ddiogel.", ["promise"]),
        ("Bydd yn mynd i'r carchar yn fuan.", ["promise", "promise"]),
        ("Ni all neb ddweud a fydd yn mynd i'r carchar.", []),
        ("Dywedoch fod rhywun wedi eich treisio.", ["account"]),
        ("Roedd sôn am drais.", ["account"]),
        ("Rhaid i chi ffonio.", ["never-say"]),
        ("Nid oes rhaid i chi ffonio.", []),
        ("Bydd yr erlynydd yn hysbysu'r llys.", ["jargon", "jargon"]),
    ],
)
def test_the_lists_know_what_a_welsh_writer_may_slip_into(text: str, remarks: list[str]) -> None:
    assert [remark.id for remark in phrases("means", text, wording_in("cy"))] == remarks


@pytest.mark.parametrize(
    ("months", "length"),
    [(1, "1 mis"), (2, "2 fis"), (12, "1 flwyddyn"), (24, "2 flynedd"), (50, "4 blynedd, 2 fis"),
     (60, "5 mlynedd"), (155, "12 mlynedd, 11 mis"), (168, "14 o flynyddoedd")],
)  # fmt: skip
def test_a_length_changes_the_word_that_it_counts(months: int, length: str) -> None:
    assert wording_in("cy").page.say_length(months) == length


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ('other = "{count} mis"', 'other = "mis"'),
        ('2 = "2 fis"', 'two = "2 fis"'),
        ('2 = "2 fis"', '2 = "{number} fis"'),
        ('joined = "{years}, {months}"', 'joined = "{years}"'),
    ],
)
def test_lengths_that_lack_something_are_not_read(good: str, bad: str, tmp_path: Path) -> None:
    page = tmp_path / "cy" / "page.toml"
    page.parent.mkdir()
    text = (WELSH / "page.toml").read_text(encoding="utf-8")
    assert good in text
    page.write_text(text.replace(good, bad, 1), encoding="utf-8")
    with pytest.raises(NotATemplate, match=re.escape("cy/page.toml")):
        read_page_words(page)


def test_the_welsh_line_comes_first_and_none_stands_on_a_page_before_somebody_has_confirmed_it() -> None:
    lines = wording_in("cy").helplines
    assert lines[0].id == "live-fear-free"
    assert {line.id for line in wording_in().helplines} <= {line.id for line in lines}
    assert not [line.id for line in lines if line.is_confirmed]
