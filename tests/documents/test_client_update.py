"""The page that Sam reads: in every form and language heard as it was meant, and silent to everybody else."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import outloud
import pdfua
import pikepdf
import pypdfium2
import pytest

from isva_desk.documents.client_update import PAPER, neutral_name, update_file
from isva_desk.documents.finishing import NotEncrypted
from isva_desk.writing.update import ClientUpdate, Form, Part, plain_text
from tests.documents.heard import heard
from tests.documents.samples import MADE
from tests.documents.updates import (
    LAST_DAY,
    NUMBER,
    PASSAGES,
    SIGNS,
    in_english,
    in_language,
    meant,
    said_in_turn,
    words,
)

LANGUAGES = ["en", *sorted(PASSAGES)]
PASSPHRASE = "lantern orchard velvet tram pebble"


def update_in(language: str) -> ClientUpdate:
    return in_english() if language == "en" else in_language(language)


@pytest.mark.parametrize("form", PAPER)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_is_heard_as_it_was_meant_and_two_checkers_find_nothing(
    language: str, form: Form, tmp_path: Path
) -> None:
    update = update_in(language)
    content = update_file(update, form, MADE)
    assert list(said_in_turn(heard(content))) == meant(update, form)
    file = tmp_path / "letter.pdf"
    file.write_bytes(content)
    assert [str(finding) for finding in pdfua.validate(str(file)).findings] == []
    result = outloud.check(str(file))
    assert result.error is None
    assert [str(one) for one in result.findings if one.rule != "FIG-012" or language not in SIGNS] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_is_said_and_english_inside_another_is_said_to_be_english(language: str) -> None:
    for form in ("standard", "easy"):
        content = update_file(update_in(language), form, MADE)
        with pikepdf.open(io.BytesIO(content)) as pdf:
            assert pdf.Root["/Lang"] == language
            assert ("/Direction" in pdf.Root["/ViewerPreferences"]) == (language in ("ar", "ur"))
        english = [node.says for node in heard(content).all("Div") if node.attributes.get("Lang") == "en"]
        assert [words(text).startswith("The letter came to me") for text in english] == (
            [] if language == "en" else [True]
        )


def test_a_picture_that_has_no_name_in_the_language_is_named_in_english_and_says_so() -> None:
    figures = list(heard(update_file(replace(in_language("uk"), language="xx"), "easy", MADE)).all("Figure"))
    assert [(figure.attributes["Alt"], figure.attributes["Lang"]) for figure in figures] == [
        ("A letter", "en"), ("A phone", "en"),
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["ar", "ur"])
def test_a_page_from_the_right_has_its_pictures_on_the_right(language: str) -> None:
    content = update_file(in_language(language), "easy", MADE)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        figures = [
            [float(edge) for edge in one["/A"]["/BBox"]]
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"
        ]
    assert [(box[0] > 400, round(box[2])) for box in figures] == [(True, 524)] * 2
    assert all(abs(box[2] - box[0] - (box[3] - box[1])) < 0.1 for box in figures)


def test_news_that_hurts_fits_on_one_page_with_everything_else() -> None:
    with pikepdf.open(io.BytesIO(update_file(in_english(), "standard", MADE))) as pdf:
        assert len(pdf.pages) == 1
    assert min(sizes(update_file(in_english(), "standard", MADE))) >= 11


def test_a_page_that_is_too_full_goes_on_and_counts_in_digits() -> None:
    long = replace(in_english(), parts=in_english().parts * 3)
    content = update_file(long, "standard", MADE)
    with pypdfium2.PdfDocument(content) as pdf:
        assert len(pdf) > 1
        assert f"1 / {len(pdf)}" in pdf[0].get_textpage().get_text_range()


@pytest.mark.parametrize(("form", "least"), [("large", 18), ("easy", 14)])
@pytest.mark.parametrize("language", ["en", "ur"])
def test_large_print_is_large_down_to_the_number_of_the_page(language: str, form: Form, least: float) -> None:
    full = replace(update_in(language), parts=update_in(language).parts * 3)
    assert min(sizes(update_file(full, form, MADE))) >= least


def sizes(content: bytes) -> set[float]:
    """Every size of letters in a file."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return {
            float(step.operands[1])
            for page in pdf.pages
            for step in pikepdf.parse_content_stream(page)
            if str(step.operator) == "Tf"
        }


@pytest.mark.parametrize("form", PAPER)
@pytest.mark.parametrize("language", ["en", "ar", "bn"])
def test_nothing_is_drawn_in_the_margins(language: str, form: Form) -> None:
    with pypdfium2.PdfDocument(update_file(update_in(language), form, MADE)) as pdf:
        for page in pdf:
            picture = page.render(scale=1).to_pil().convert("L")
            ink = picture.point(lambda grey: 255 if grey < 250 else 0).getbbox()
            assert ink is not None
            # A swash may reach a little over the end of a line.
            assert ink[0] >= 66
            assert ink[2] <= picture.width - 66


def test_a_last_day_and_the_words_explained_are_in_bold() -> None:
    with pypdfium2.PdfDocument(update_file(in_english(), "standard", MADE)) as pdf:
        page = pdf[0].get_textpage()
        text = page.get_text_range()
        bold = {phrase: _weight(page, text.index(phrase)) for phrase in ("Tuesday 23", "CPS: ", "You can do nothing")}
    assert {phrase: "Bold" in font for phrase, font in bold.items()} == {
        "Tuesday 23": True, "CPS: ": True, "You can do nothing": False,
    }  # fmt: skip


def _weight(page: pypdfium2.PdfTextPage, place: int) -> str:
    import ctypes

    name = ctypes.create_string_buffer(100)
    pypdfium2.raw.FPDFText_GetFontInfo(page, place, name, 100, ctypes.c_int(0))
    return name.value.decode()


@pytest.mark.parametrize("form", PAPER)
def test_outside_the_page_nothing_says_what_it_is_or_from_whom(form: Form) -> None:
    content = update_file(in_english(), form, MADE)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "The information you asked for"
        assert set(pdf.docinfo.keys()) == {"/Title", "/CreationDate", "/ModDate"}
        said = pdf.Root["/Metadata"].read_bytes().decode()
    for word in ("update", "Sam", "Robin", "isva", "reportlab", "pikepdf", "charge"):
        assert word.lower() not in said.lower().replace("xmp:modifydate", "")
    assert neutral_name(date(2026, 11, 23), form) == "letter-2026-11.pdf"


def test_the_first_page_of_a_cover_says_nothing() -> None:
    with pypdfium2.PdfDocument(update_file(in_english(), "cover", MADE)) as pdf:
        first, second = (page.get_textpage().get_text_range() for page in (pdf[0], pdf[1]))
    assert words(first) == "The information you asked for It starts on the next page. 1 / 2"
    assert "charged" in second
    assert "What has happened" not in second
    assert "0800" not in second


def test_a_page_is_locked_with_five_words_or_not_made() -> None:
    content = update_file(in_english(), "easy", MADE, PASSPHRASE)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(content))
    with pikepdf.open(io.BytesIO(content), password=PASSPHRASE) as pdf:
        assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
    assert list(said_in_turn(heard(content, PASSPHRASE))) == meant(in_english(), "easy")
    with pytest.raises(NotEncrypted):
        update_file(in_english(), "standard", MADE, " ")


def test_plain_text_is_the_text_and_nothing_more() -> None:
    for form in ("text", "short"):
        assert update_file(in_language("ur"), form, MADE).decode("utf-8") == plain_text(in_language("ur"), form)
        assert neutral_name(date(2026, 11, 23), form) == "letter-2026-11.txt"


def test_a_number_to_ring_stays_in_one_piece() -> None:
    long = Part("reach-me", "Ring me", (f"{'word ' * 14}{NUMBER} and {LAST_DAY}",))
    for update in (replace(in_english(), parts=(long,)), replace(in_language("ar"), parts=(long,))):
        with pypdfium2.PdfDocument(update_file(update, "large", MADE)) as pdf:
            lines = re.split(r"[\r\n]+", pdf[0].get_textpage().get_text_range().replace("\u00a0", " "))
        assert [line for line in lines if NUMBER in line] != []


@pytest.mark.parametrize("lines", range(12, 24))
def test_a_heading_stays_with_its_box(lines: int) -> None:
    happened = Part("happened", "What has happened", tuple(f"Line {number}." for number in range(lines)))
    update = replace(in_english(), parts=(happened, *in_english().parts[1:]))
    with pypdfium2.PdfDocument(update_file(update, "large", MADE)) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    (together,) = [page for page in pages if "What it means for you" in page]
    assert "It does not mean that people did not believe you." in together
