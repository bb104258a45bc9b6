"""The page for a client where the program speaks Welsh: whole, short, and within the checks of Welsh."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from isva_desk import language
from isva_desk.casework.sign_in import open_first
from isva_desk.documents.reports.files import as_pdf
from isva_desk.documents.reports.my_case_words import my_case_words
from isva_desk.domain import resources
from isva_desk.writing.check_phrases import phrases
from isva_desk.writing.reading_age import measure
from isva_desk.writing.wording import load_wording
from tests.builders.desks import a_desk
from tests.builders.sam import sams_case
from tests.documents.heard import heard
from tests.documents.test_reports import made, making


@pytest.fixture(autouse=True)
def welsh(english: None) -> None:
    """After ``english``, which puts the language back."""
    language.use("cy")


def test_the_page_is_in_welsh_and_fits_on_one_side(tmp_path: Path) -> None:
    desk = open_first(a_desk(tmp_path), "Robin Example", "An invented service")
    content = as_pdf(made(desk, "my-case", case=sams_case(desk).id), making(desk))
    said = heard(content).says
    assert "Ble mae'r achos nawr" in said
    assert "Y swyddog heddlu sy'n arwain eich achos: DC Perry" in said
    assert "Gwasanaeth Erlyn y Goron: Y CPS yw'r enw byr." in said
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert str(pdf.Root.Lang) == "cy"
        assert len(pdf.pages) == 1


def test_its_sentences_are_short_and_say_nothing_that_the_lists_of_welsh_warn_of() -> None:
    words, wording = my_case_words(), load_wording(resources.folder(), "cy")
    assert words.language == "cy"
    texts = [*words.page.values(), *words.rights.values(), *words.choices.values(), *words.always]
    texts += [text for stage in words.stages.values() for text in (stage.now, stage.following)]
    measured = measure("\n".join(texts), "cy")
    assert measured.longest <= wording.page.limits.longest
    assert measured.words_per_sentence <= wording.page.limits.mean_words
    assert measured.lix <= wording.page.limits.lix
    assert [(text, remark.words) for text in texts for remark in phrases("means", text, wording)] == []
