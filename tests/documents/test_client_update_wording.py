"""Every template that there is, in every language, set on pages: heard as it was written, and one side long."""

from __future__ import annotations

import io
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import outloud
import pdfua
import pikepdf
import pytest

from isva_desk.documents.client_update import PAPER, update_file
from isva_desk.documents.fonts import face_for, script_of
from isva_desk.domain import resources
from isva_desk.entitlements.assess import assess
from isva_desk.writing.choices import Choices
from isva_desk.writing.update import ClientUpdate, Form, write_update
from isva_desk.writing.wording import Wording, languages, load_wording
from tests.builders.cases import a_case, the_calendar, the_rules
from tests.documents.heard import heard
from tests.documents.samples import MADE
from tests.documents.updates import SIGNS, meant, said_in_turn

TODAY = date(2026, 11, 23)
LANGUAGES = [language.id for language in languages(resources.folder())]
CHOICES = Choices(free_text="We can read the letter together.", adviser="Robin", phone="07700 900123", client_name=True)


@cache
def wording_of(language: str) -> Wording:
    return load_wording(resources.folder(), language)


def about(kind: str, language: str) -> ClientUpdate:
    """The page about one event, four days ago."""
    more = {"outcome": "guilty"} if kind == "verdict" else {"months": 42} if kind == "sentence" else {}
    coming = (TODAY + timedelta(days=30)).isoformat()
    story = a_case(name_to_use="Sam").happened(kind, "2026-11-19", suspect="A", hearing_on=coming, **more)
    owed = assess(story.case, the_rules(), the_calendar(), TODAY)
    return write_update(story.case, ["e1"], wording_of(language), owed, TODAY, CHOICES)


@pytest.mark.parametrize("form", ["standard", "easy"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_template_is_heard_as_it_was_written(language: str, form: Form) -> None:
    for kind in wording_of(language).templates:
        update = about(kind, language)
        assert list(said_in_turn(heard(update_file(update, form, MADE)))) == meant(update, form), kind


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_standard_page_is_one_side_of_paper(language: str) -> None:
    # Other languages need more words, and Nastaliq more room between its lines: two sides at most.
    most = 1 if language == "en" else 2
    longer = []
    for kind in wording_of(language).templates:
        with pikepdf.open(io.BytesIO(update_file(about(kind, language), "standard", MADE))) as pdf:
            if len(pdf.pages) > most:
                longer.append(kind)
    assert longer == []


@pytest.mark.parametrize("form", PAPER)
@pytest.mark.parametrize("language", LANGUAGES)
def test_two_checkers_find_nothing_in_any_form_of_the_worst_news(language: str, form: Form, tmp_path: Path) -> None:
    file = tmp_path / "letter.pdf"
    file.write_bytes(update_file(about("no-charge-cps", language), form, MADE))
    assert [str(finding) for finding in pdfua.validate(str(file)).findings] == []
    result = outloud.check(str(file))
    assert result.error is None
    assert [str(one) for one in result.findings if one.rule != "FIG-012" or language not in SIGNS] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_fonts_have_every_letter(language: str) -> None:
    updates = [about(kind, language) for kind in wording_of(language).templates]
    said = "".join(text for update in updates for form in PAPER for _tag, text in meant(update, form))
    missing = {
        letter
        for letter in set(said)
        for bold in (False, True)
        if face_for(letter, script_of(letter) or "Latn", language, bold)[1] == "?" and letter != "?"
    }
    assert missing == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hard_word_of_easy_read_is_explained_below_it_in_whatever_form_it_stands(language: str) -> None:
    names = {
        term.term: {name.casefold() for name in (term.term, *term.forms)} for term in wording_of(language).glossary
    }
    for kind in wording_of(language).templates:
        update = about(kind, language)
        letter = {
            text.partition(":")[0].casefold() for part in update.parts if part.kind == "words" for text in part.bullets
        }
        easy = {text.partition(":")[0].casefold() for tag, text in meant(update, "easy") if tag == "P"}
        for line in (line for part in update.easy for line in part.lines):
            for term in line.terms:
                assert names[term] & easy or not names[term] & letter, (kind, line)
