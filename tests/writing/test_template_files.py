"""A file of wording is read strictly: what cannot be filled or is not known is said with the file's name."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from isva_desk.domain import resources
from isva_desk.domain.event_kinds import EXTRA_FIELDS
from isva_desk.writing.template_file import NotATemplate, read_template
from isva_desk.writing.word_lists import read_glossary
from isva_desk.writing.wording import kinds, languages, load_wording, picture_names
from tests.builders.client_updates import page_of, ways_it_is_known

SHIPPED = resources.folder()
LANGUAGES = tuple(language.id for language in languages(SHIPPED))
GOOD = """
format = "isva-desk.client-update/1"
kind = "arrest"
version = 1
written_on = 2026-11-23
thread = "case"
[standard]
happened = ["The police have arrested {person}.", { when = "day", say = "This was on {day}." }]
[easy]
happened = [{ picture = "police", words = "The police have arrested {person}." }]
"""


@pytest.fixture
def arrest(tmp_path: Path) -> Path:
    path = tmp_path / "arrest.toml"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_a_good_file_is_read(arrest: Path) -> None:
    template = read_template(arrest, frozenset({"police"}))
    assert template.standard["happened"][1].conditions == ("day",)
    assert template.standard["choices"] == ()


@pytest.mark.parametrize(
    ("good", "bad", "why"),
    [
        ("{person}.", "{suspect}.", "suspect is not a place"),
        ("{person}.", "{person.name}.", "person.name is not a place"),
        ("{person}.", "{person.", "brace"),
        ('when = "day"', 'when = "tuesday"', "tuesday is not a condition"),
        ('when = "day"', 'when = "no-day"', "also where {day} is not known"),
        ('picture = "police"', 'picture = "hammer"', 'no picture "hammer"'),
        ('kind = "arrest"', 'kind = "charge"', "kind"),
        ("client-update/1", "client-update/2", "format"),
        ("version = 1", "version = 1\nreviewer = 'Ana Rees'", "belong together"),
        ("version = 1", "version = 1\nreveiwer = 'Ana Rees'", "reveiwer"),
        ("[standard]", "[standard]\nmeans = ['I know {person}.']", "person is not a place"),
        ("[standard]", "[standard]\nmeans = ['  ']", "empty"),
        ("[easy]", "[hard]", "hard"),
    ],
)
def test_what_is_wrong_is_named_with_its_file(arrest: Path, good: str, bad: str, why: str) -> None:
    assert good in GOOD
    arrest.write_text(GOOD.replace(good, bad, 1), encoding="utf-8")
    with pytest.raises(NotATemplate, match=re.escape(why)) as caught:
        read_template(arrest, frozenset({"police"}))
    assert "arrest.toml" in caught.value.sentence


def test_a_language_without_templates_is_none(tmp_path: Path) -> None:
    with pytest.raises(NotATemplate, match="xx"):
        load_wording(SHIPPED, "xx")
    copy = tmp_path / "resources"
    shutil.copytree(SHIPPED / "wording", copy / "wording")
    page = copy / "wording" / "en" / "page.toml"
    page.write_text(page.read_text(encoding="utf-8").replace("{client}", "you"), encoding="utf-8")
    with pytest.raises(NotATemplate, match="greeting"):
        languages(copy)


@pytest.mark.parametrize("line", ["hearing,,When the court meets, about the case.", "hearing,"])
def test_a_comma_outside_quotes_cuts_no_sentence_short(tmp_path: Path, line: str) -> None:
    (tmp_path / "glossary.csv").write_text(f"term,expansion,plain_meaning\n{line}\n", encoding="utf-8")
    with pytest.raises(NotATemplate, match="hearing"):
        read_glossary(tmp_path)


def test_english_is_the_first_language_and_each_says_its_own_name() -> None:
    assert LANGUAGES[0] == "en"
    assert all(language.own_name for language in languages(SHIPPED))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_every_way_in_which_its_events_are_known(language: str) -> None:
    for kind in kinds(load_wording(SHIPPED, language)):
        assert kind in EXTRA_FIELDS
        for story in ways_it_is_known(kind):
            page = page_of(story, "e1", language=language)
            assert [part.kind for part in page.parts][:2] == ["happened", "means"]
            said = [text for part in page.parts for text in (*part.paragraphs, *part.bullets)]
            said += [line.words for easy in page.easy for line in easy.lines]
            assert all(text.strip() and "{" not in text and "}" not in text for text in said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_last_day_is_on_the_page_in_every_language(language: str) -> None:
    if "no-charge-cps" not in kinds(load_wording(SHIPPED, language)):
        pytest.skip("this language does not have it yet")
    for story in ways_it_is_known("no-charge-cps"):
        page = page_of(story, "e1", language=language)
        text = " ".join(bullet for part in page.parts for bullet in part.bullets)
        assert all(day in text for day in page.strong)


def test_every_picture_says_what_it_shows() -> None:
    manifest = tomllib.loads((SHIPPED / "wording" / "pictures" / "manifest.toml").read_text(encoding="utf-8"))
    assert set(manifest["pictures"]) == picture_names(SHIPPED)
    assert all(manifest["pictures"].values())
