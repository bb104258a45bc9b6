"""What a file gives away of itself, and how it is locked."""

from __future__ import annotations

import gc
import io
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from isva_desk.documents import finishing, shaping
from isva_desk.documents.content import Document, PageSetup, Paragraph
from isva_desk.documents.finishing import NotEncrypted
from isva_desk.documents.layout import Stopped
from isva_desk.documents.pdf import write_pdf
from tests.documents.heard import heard
from tests.documents.samples import MADE, everything, in_language

PASSPHRASE = "lantern orchard velvet tram pebble"


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write_pdf(everything(), MADE) == write_pdf(everything(), MADE)
    assert write_pdf(everything(), MADE) != write_pdf(everything(), MADE + timedelta(days=1))


def test_a_file_names_no_program_and_nobody() -> None:
    with pikepdf.open(io.BytesIO(write_pdf(everything(), MADE))) as pdf:
        assert set(pdf.docinfo.keys()) == {"/Title", "/CreationDate", "/ModDate"}
        bare = io.BytesIO()
        pdf.save(bare, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all,
                 object_stream_mode=pikepdf.ObjectStreamMode.disable, fix_metadata_version=False)  # fmt: skip
    said = bare.getvalue().lower()
    assert [
        word for word in (b"reportlab", b"pikepdf", b"qpdf", b"anonymous", b"isva", b"untitled") if word in said
    ] == []


def test_an_encrypted_document_opens_with_its_passphrase_alone() -> None:
    content = write_pdf(everything(), MADE, passphrase=PASSPHRASE)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(content))
    with pikepdf.open(io.BytesIO(content), password=PASSPHRASE) as pdf:
        assert (pdf.encryption.R, pdf.encryption.V, pdf.encryption.bits) == (6, 5, 256)
        assert pdf.encryption.stream_method == pikepdf.models.EncryptionMethod.aesv3
        # A screen reader may read it all the same.
        assert pdf.allow.accessibility
    assert heard(content, PASSPHRASE).kids[0].says == "Everything"


def test_nothing_of_the_text_can_be_read_without_the_passphrase() -> None:
    content = write_pdf(replace(everything(), title="Secret words"), MADE, passphrase=PASSPHRASE)
    assert b"Secret words" not in content
    assert "Secret words".encode("utf-16-be") not in content


def test_an_empty_passphrase_gives_no_document() -> None:
    with pytest.raises(NotEncrypted):
        write_pdf(everything(), MADE, passphrase="  ")


def test_weaker_encryption_gives_no_document(monkeypatch: pytest.MonkeyPatch) -> None:
    def weaker(passphrase: str) -> pikepdf.Encryption:
        return pikepdf.Encryption(owner=passphrase, user=passphrase, R=4, aes=True)

    monkeypatch.setattr(finishing, "_encryption", weaker)
    with pytest.raises(NotEncrypted):
        write_pdf(everything(), MADE, passphrase=PASSPHRASE)


def test_a_document_that_anybody_can_open_is_not_given_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def open_to_all(passphrase: str) -> pikepdf.Encryption:
        return pikepdf.Encryption(owner=passphrase, user="", R=6)

    monkeypatch.setattr(finishing, "_encryption", open_to_all)
    with pytest.raises(NotEncrypted):
        write_pdf(everything(), MADE, passphrase=PASSPHRASE)


def test_only_used_glyphs_are_in_the_file() -> None:
    assert len(write_pdf(in_language("ur"), MADE)) < 60_000
    with pikepdf.open(io.BytesIO(write_pdf(in_language("ar"), MADE))) as pdf:
        fonts = [font for page in pdf.pages for font in page.resources["/Font"].values()]
        assert fonts
        for font in fonts:
            name = str(font["/BaseFont"])
            assert re.fullmatch(r"/[A-Z]{6}\+\w+-\w+", name)
            assert len(font["/DescendantFonts"][0]["/FontDescriptor"]["/FontFile2"].read_bytes()) < 60_000


def test_making_a_document_writes_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    opened: list[str] = []
    real = Path.open

    def watched(self: Path, mode: str = "r", *more: object, **rest: object) -> object:
        opened.append(mode)
        return real(self, mode, *more, **rest)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", watched)
    write_pdf(in_language("pa"), MADE, passphrase=PASSPHRASE)
    assert list(tmp_path.iterdir()) == []
    assert [mode for mode in opened if set(mode) & set("wax+")] == []


@pytest.mark.parametrize("language", ["en", "ar", "ur"])
def test_what_is_drawn_stays_inside_the_margins_and_is_grey(language: str) -> None:
    document = in_language(language)
    pdf = pypdfium2.PdfDocument(write_pdf(document, MADE))
    picture = pdf[0].render(scale=1).to_pil().convert("RGB")
    pdf.close()
    pixels = {
        (x, y): picture.getpixel((x, y)) for x in range(picture.width) for y in range(picture.height)
        if picture.getpixel((x, y)) != (255, 255, 255)
    }  # fmt: skip
    assert len(pixels) > 1500
    margin = document.page.margin
    # Nastaliq may reach a little over the end of a line; a page number stands below the margin.
    assert all(margin - 12 <= x <= picture.width - margin + 12 for x, _y in pixels)
    assert all(max(colour) - min(colour) < 3 for colour in pixels.values() if isinstance(colour, tuple))


def test_a_document_of_nothing_is_still_a_page() -> None:
    with pikepdf.open(io.BytesIO(write_pdf(Document("Empty", "en", []), MADE))) as pdf:
        assert len(pdf.pages) == 1


def test_large_print_is_large() -> None:
    small = Document("x", "en", [Paragraph("word " * 400)])
    large = replace(small, page=PageSetup(text_size=18))
    counts = []
    for document in (small, large):
        with pikepdf.open(io.BytesIO(write_pdf(document, MADE))) as pdf:
            counts.append(len(pdf.pages))
    assert counts == [1, 2]


def test_no_word_of_a_document_outlives_it_in_memory() -> None:
    shaping.forget()  # what other tests shaped by themselves
    gc.collect()
    write_pdf(in_language("ar"), MADE)
    with pytest.raises(Stopped):
        write_pdf(everything(), MADE, cancelled=lambda: True)
    assert shaping.shape.cache_info().currsize == 0
    gc.collect()
    words = [word for kept in gc.get_objects() if isinstance(kept, shaping.Shape) for word in [kept.text]]
    assert words == []
