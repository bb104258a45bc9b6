"""The picture set of Easy Read: each drawing is read whole, stays in its square, and says what it shows."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pypdfium2
import pytest

from isva_desk.documents import pictograms
from isva_desk.documents.content import Document, Pictured
from isva_desk.documents.pdf import write_pdf
from isva_desk.documents.pictograms import NoPicture, names, picture
from isva_desk.domain import resources
from tests.documents.samples import MADE

SIDE = 300.0


@pytest.fixture
def drawings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the set, to break it."""
    folder = tmp_path / "wording" / "pictures"
    shutil.copytree(resources.folder() / "wording" / "pictures", folder)
    monkeypatch.setattr(resources, "folder", lambda: tmp_path)
    for cached in (pictograms._operators, pictograms._words):
        cached.cache_clear()
        monkeypatch.setattr(pictograms, cached.__name__, cached.__wrapped__)
    return folder


def test_every_drawing_has_words_and_all_words_have_a_drawing() -> None:
    listed = tomllib.loads((resources.folder() / "wording" / "pictures" / "manifest.toml").read_text("utf-8"))
    assert sorted(listed["pictures"]) == list(names())
    assert all(3 < len(says) < 60 for says in listed["pictures"].values())


@pytest.mark.parametrize("name", names())
def test_a_drawing_is_seen_and_stays_in_its_square(name: str) -> None:
    shown = picture(name, "en")
    assert shown.language is None
    with pypdfium2.PdfDocument(write_pdf(Document("x", "en", [Pictured(shown, "", side=SIDE)]), MADE)) as pdf:
        seen = pdf[0].render(scale=1, crop=(0, 100, 0, 0)).to_pil().convert("L")
    ink = seen.point(lambda grey: 255 if grey < 250 else 0).getbbox()
    assert ink is not None
    left, top, right, bottom = ink
    assert left >= 70
    assert right <= 72 + SIDE
    assert top >= 70
    assert bottom <= 72 + SIDE
    assert max(right - left, bottom - top) > SIDE * 0.7


def test_a_language_without_names_hears_them_in_english() -> None:
    assert picture("letter", "tlh").language == "en"
    assert picture("letter", "tlh").says == picture("letter", "en").says


def test_a_picture_that_is_not_there_is_said_to_be_missing() -> None:
    with pytest.raises(NoPicture, match="unicorn"):
        picture("unicorn", "en")


@pytest.mark.parametrize(
    "inside",
    [
        '<text x="1" y="2">a</text>',
        '<path d="M0 0 A 5 5 0 0 1 9 9" fill="#000000"/>',
        '<path d="m0 0 l5 5" fill="#000000"/>',
        '<circle cx="5" cy="5" r="3" fill="red"/>',
        '<circle cx="5" cy="5" r="three" fill="#000000"/>',
        "<g>",
    ],
)
def test_a_drawing_that_is_not_understood_is_refused_and_never_half_drawn(drawings: Path, inside: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96">{inside}</svg>'
    (drawings / "letter.svg").write_text(svg, encoding="utf-8")
    with pytest.raises(NoPicture, match="letter"):
        picture("letter", "en")


def test_a_list_of_words_that_cannot_be_read_is_named(drawings: Path) -> None:
    (drawings / "manifest.toml").write_text("pictures = [", encoding="utf-8")
    with pytest.raises(NoPicture, match=r"manifest\.toml"):
        picture("letter", "en")
