"""What is drawn on a client's page are the glyphs that HarfBuzz gives, in the order in which a reader sees them."""

from __future__ import annotations

import re
from dataclasses import replace

import pypdfium2
import pytest
import uharfbuzz as hb
from PIL import Image, ImageOps

from isva_desk.documents.client_update import update_file
from isva_desk.documents.fonts import families
from isva_desk.writing.update import EasyLine, EasyPart, Form, Part
from tests.documents.heard import glyphs
from tests.documents.samples import MADE
from tests.documents.test_shaping import whole_line
from tests.documents.updates import NUMBER, in_language

FAMILY = {"ar": "naskh", "ur": "nastaliq", "pa": "gurmukhi", "bn": "bengali"}
FROM_THE_RIGHT = ("ar", "ur")
# One line each, with a day in digits.
DATED = {
    "ar": "حددت المحكمة يوم 16 نوفمبر 2026 موعدا",
    "ur": "عدالت نے 16 نومبر 2026 کا دن مقرر کیا",
    "pa": "ਅਦਾਲਤ ਨੇ 16 ਨਵੰਬਰ 2026 ਦਾ ਦਿਨ ਤੈਅ ਕੀਤਾ",
    "bn": "আদালত 16 নভেম্বর 2026 দিন ঠিক করেছে",
}
PLAIN = {
    "ar": "يمكنك أن تسأل في أي وقت",
    "ur": "آپ کسی بھی وقت پوچھ سکتے ہیں",
    "pa": "ਤੁਸੀਂ ਕਿਸੇ ਵੀ ਸਮੇਂ ਪੁੱਛ ਸਕਦੇ ਹੋ",
    "bn": "আপনি যেকোনো সময় জিজ্ঞাসা করতে পারেন",
}


def drawn(language: str, sentence: str, form: Form = "standard") -> list[list[tuple[str, int]]]:
    """Each line of a page that says one sentence: the font and the number of every glyph, from left to right."""
    update = replace(
        in_language(language),
        parts=(Part("next", "…", (sentence,)),),
        easy=(EasyPart("…", (EasyLine("letter", sentence),)),),
    )
    return glyphs(update_file(update, form, MADE))


def runs(language: str, sentence: str) -> list[tuple[str, int]]:
    """The sentence cut at its numbers, each run shaped whole by HarfBuzz, put in the order of sight."""
    parts = [part for part in re.split(r"(\d+)", sentence) if part]
    if language in FROM_THE_RIGHT:
        parts.reverse()
    return [glyph for part in parts for glyph in run(language, part)]


def run(language: str, part: str) -> list[tuple[str, int]]:
    face = next(one for one in families() if one.id == FAMILY[language]).regular
    buffer = hb.Buffer()
    buffer.add_str(part)
    buffer.guess_segment_properties()
    buffer.direction = "ltr" if part.isdigit() or language not in FROM_THE_RIGHT else "rtl"
    buffer.language = language
    hb.shape(face.hb_font, buffer)
    return [(face.name, info.codepoint) for info in buffer.glyph_infos]


@pytest.mark.parametrize("form", ["standard", "large", "easy", "cover"])
@pytest.mark.parametrize("language", sorted(PLAIN))
def test_a_sentence_has_the_glyphs_of_harfbuzz_in_every_form(language: str, form: Form) -> None:
    assert whole_line(FAMILY[language], PLAIN[language], language) in drawn(language, PLAIN[language], form)


@pytest.mark.parametrize("language", sorted(DATED))
def test_a_day_in_digits_stands_where_a_reader_looks_for_it(language: str) -> None:
    assert runs(language, DATED[language]) in drawn(language, DATED[language])


@pytest.mark.parametrize("language", sorted(PLAIN))
def test_a_number_to_ring_is_drawn_from_left_to_right(language: str) -> None:
    sentence = f"{PLAIN[language]} {NUMBER}"
    lines = ["".join(letters(line)) for line in drawn(language, sentence)]
    assert any(NUMBER.replace(" ", "") in line for line in lines)


def letters(line: list[tuple[str, int]]) -> list[str]:
    """The digits of a line as they are seen; other letters are left out."""
    digits = {
        (face.name, face.hb_font.get_nominal_glyph(ord(digit))): digit
        for one in families()
        for face in (one.regular, one.bold)
        for digit in "0123456789"
        if face.has(digit)
    }
    return [digits[glyph] for glyph in line if glyph in digits]


@pytest.mark.parametrize("word", ["كلمة", "(word)"])
def test_every_line_from_the_right_begins_at_the_same_edge(word: str) -> None:
    """The space at the end of a line lies beyond its left end, whatever stands before it."""
    passage = Part("next", word, (" ".join([word] * 60),))
    content = update_file(replace(in_language("ar"), dated=word, title=word, parts=(passage,)), "standard", MADE)
    scale = 4
    with pypdfium2.PdfDocument(content) as pdf:
        seen = pdf[0].render(scale=scale).to_pil().convert("1")
    edges = ink_of_lines(seen)
    assert len(edges) > 5
    assert max(edges) - min(edges) < 1.5 * scale, edges


def ink_of_lines(seen: Image.Image) -> list[int]:
    """How far to the right each line of a page reaches."""
    edges: list[int] = []
    last = 0
    for row in range(seen.height):
        ink = ImageOps.invert(seen.crop((0, row, seen.width, row + 1))).getbbox()
        if ink is not None and last:
            edges[-1] = max(edges[-1], ink[2])
        elif ink is not None:
            edges.append(ink[2])
        last = int(ink is not None)
    return edges
