"""Letters of every script become the glyphs that HarfBuzz gives, in the order in which they are seen."""

from __future__ import annotations

from typing import Any

import pytest
import uharfbuzz as hb
from bidi.algorithm import get_display
from hypothesis import given
from hypothesis import strategies as st

from isva_desk.documents.content import Document, PageSetup, Paragraph, Span
from isva_desk.documents.fonts import face_for, families
from isva_desk.documents.lines import broken
from isva_desk.documents.pdf import write_pdf
from isva_desk.documents.shaping import in_order_of_sight, pieces_of
from tests.documents.heard import glyphs
from tests.documents.samples import MADE

ONE_SCRIPT = {
    "ar": ("naskh", "يمكنك أن تسأل في أي وقت ولا يجب عليك أن تفعل شيئا الآن"),
    "fa": ("naskh", "پلیس آن شخص را دستگیر کرد و می‌توانید بپرسید"),
    "ur": ("nastaliq", "پولیس نے اس شخص کو گرفتار کیا اور آپ پوچھ سکتے ہیں"),
    "pa": ("gurmukhi", "ਪੁਲਿਸ ਨੇ ਉਸ ਵਿਅਕਤੀ ਨੂੰ ਗ੍ਰਿਫ਼ਤਾਰ ਕੀਤਾ ਹੈ"),
    "bn": ("bengali", "পুলিশ সেই ব্যক্তিকে গ্রেপ্তার করেছে এবং জানিয়েছে"),
}


def whole_line(family: str, text: str, language: str) -> list[tuple[str, int]]:
    """The line as HarfBuzz shapes it all at once."""
    face = next(one for one in families() if one.id == family).regular
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.language = language
    hb.shape(face.hb_font, buffer)
    return [(face.name, info.codepoint) for info in buffer.glyph_infos]


@pytest.mark.parametrize("language", sorted(ONE_SCRIPT))
def test_a_line_has_the_glyphs_of_harfbuzz_in_its_order(language: str) -> None:
    family, text = ONE_SCRIPT[language]
    content = write_pdf(Document("x", language, [Paragraph(text)], PageSetup(landscape=True, text_size=9)), MADE)
    lines = glyphs(content)
    assert lines[0] == whole_line(family, text, language)


@pytest.mark.parametrize("language", sorted(ONE_SCRIPT))
def test_a_line_is_as_wide_as_harfbuzz_makes_it(language: str) -> None:
    family, text = ONE_SCRIPT[language]
    face = next(one for one in families() if one.id == family).regular
    buffer: Any = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.language = language
    hb.shape(face.hb_font, buffer)
    whole = sum(place.x_advance for place in buffer.glyph_positions) * face.scale
    pieces = pieces_of((Span(text),), language, language in ("ar", "fa", "ur"))
    assert sum(piece.shape.width for piece in pieces) == pytest.approx(whole, rel=0.002)


WORDS = st.sampled_from(["Sam", "Lee", "شخص", "يوم", "پولیس", "16", "2026", "٣٤", "a", "شيئا,", "end.", "10:30", "20%"])


@given(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), st.booleans())
def test_mixed_text_is_seen_in_the_order_of_the_bidirectional_algorithm(text: str, right_to_left: bool) -> None:
    seen = in_order_of_sight(pieces_of((Span(text),), "ar" if right_to_left else "en", right_to_left))
    letters = "".join(piece.shape.text[::-1] if piece.level % 2 else piece.shape.text for piece in seen)
    assert letters == get_display(text, base_dir="R" if right_to_left else "L")


def test_a_phone_number_stays_as_it_stands_in_arabic() -> None:
    number = "020 7946 0123"
    spans = (Span("اتصل على "), Span(number, as_it_stands=True), Span(" الآن"))
    seen = in_order_of_sight(pieces_of(spans, "ar", True))
    assert number in "".join(piece.shape.text for piece in seen if not piece.level % 2)
    assert "".join(piece.shape.text for piece in seen if piece.span == 1) == number


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60), st.sampled_from(["en", "ar", "ur"]))
def test_any_text_at_all_can_be_set(text: str, language: str) -> None:
    lines = broken(pieces_of((Span(text),), language, language != "en"), 10, 60)
    assert all(line.width <= 6000.5 or len(line.pieces[0].shape.text) == 1 for line in lines)


@given(st.lists(st.text("abcdefghij", min_size=1, max_size=30), max_size=30), st.floats(20, 300))
def test_breaking_lines_loses_nothing_and_fills_no_line_too_much(words: list[str], width: float) -> None:
    text = " ".join(words)
    lines = broken(pieces_of((Span(text),), "en", False), 10, width)
    assert "".join(piece.shape.text for line in lines for piece in line.pieces) == text
    assert all(line.width * 10 / 1000 <= width + 0.01 for line in lines)


def test_urdu_is_written_in_nastaliq_and_arabic_in_naskh() -> None:
    assert face_for("ک", "Arab", "ur", False)[0].name == "NotoNastaliqUrdu-Regular"
    assert face_for("ک", "Arab", "fa", False)[0].name == "NotoNaskhArabic-Regular"
    assert face_for("ї", "Cyrl", "uk", True)[0].name == "NotoSans-Bold"


def test_a_letter_that_no_font_has_is_seen_to_be_missing() -> None:
    assert face_for("\u13a0", "", "en", False)[1] == "?"
