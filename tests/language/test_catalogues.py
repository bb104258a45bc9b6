"""Every sentence is in the catalogue, and a translation is spoken as soon as there is one."""

from __future__ import annotations

import importlib.util
import shutil
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from isva_desk import language
from isva_desk.domain import resources
from isva_desk.language import Sentence, _, ngettext

ROOT = Path(__file__).parents[2]


def load_tool() -> ModuleType:
    """i18n/strings.py, which is a script and no part of the package."""
    spec = importlib.util.spec_from_file_location("strings_tool", ROOT / "i18n" / "strings.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


strings = load_tool()


def test_the_catalogue_holds_every_sentence_and_translations_keep_their_places() -> None:
    assert list(strings.problems()) == []


def test_sentences_are_found_however_they_are_written() -> None:
    source = (
        '_("one")\n'
        'N_("two " "halves")\n'
        'ngettext("{n} row", "{n} rows", n)\n'
        'Sentence("by {day}", {"day": day})\n'
        'Sentence("{n} day", {"n": n, "who": N_("police")}, many="{n} days", count=n)\n'
        'Sentence("a", {"x": 1}, "b", 2)\n'
        "_(variable)\n"
    )
    assert set(strings.sentences_of(source)) == {
        ("one", None),
        ("two halves", None),
        ("{n} row", "{n} rows"),
        ("by {day}", None),
        ("{n} day", "{n} days"),
        ("police", None),
        ("a", "b"),
    }


def test_a_translation_that_lost_a_place_is_named() -> None:
    said = strings.Message("{count} rows of {name}", string="rhesi {name}")
    assert list(strings.lost_places(said)) == ["\"rhesi {name}\" lost a place: ['count']"]
    assert list(strings.lost_places(strings.Message("{count} rows", string=""))) == []
    invented = strings.Message("rows", string="{count} rhesi")
    assert "lacks: ['count']" in next(iter(strings.lost_places(invented)))


def test_a_plural_form_may_leave_out_the_number_alone() -> None:
    rows = ("one row of {name}", "{count} rows of {name}")
    assert list(strings.lost_places(strings.Message(rows, string=("a {name}", "{count} b {name}")))) == []
    assert len(list(strings.lost_places(strings.Message(rows, string=("a", "{count} b {name}"))))) == 1


@pytest.fixture
def mirror_language(tmp_path: Path) -> Path:
    """A made-up language, "qps", in a folder of catalogues of its own."""
    folder = tmp_path / "qps" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = strings.Catalog(locale="eo", charset="utf-8")
    catalogue.add("{weekday} {day} {month} {year}", "{year}, {month} {day} ({weekday})")
    catalogue.add("Monday", "Lundo")
    catalogue.add(("{n} row", "{n} rows"), ("{n} linio", "{n} linioj"))
    with (folder / "isva_desk.mo").open("wb") as file:
        strings.write_mo(file, catalogue)
    return tmp_path


def test_the_program_speaks_a_language_once_it_has_a_catalogue(mirror_language: Path) -> None:
    language.use("qps", mirror_language)
    assert str(Sentence("{day}", {"day": date(2026, 11, 16)})) == "2026, November 16 (Lundo)"
    assert ngettext("{n} row", "{n} rows", 2).format(n=2) == "2 linioj"
    assert _("a sentence that nobody translated") == "a sentence that nobody translated"


def test_a_language_without_a_catalogue_is_english(tmp_path: Path) -> None:
    language.use("xx", tmp_path)
    assert _("Monday") == "Monday"


def test_the_shipped_catalogues_compile_and_load(tmp_path: Path) -> None:
    shipped = resources.catalogues()
    for catalogue in strings.translations():
        copy = tmp_path / catalogue.relative_to(shipped)
        copy.parent.mkdir(parents=True)
        shutil.copy(catalogue, copy)
        with copy.with_suffix(".mo").open("wb") as file, copy.open("rb") as source:
            strings.write_mo(file, strings.read_po(source))
        language.use(copy.parts[-3], tmp_path)
        assert language.code() == copy.parts[-3]
        assert language.say_short_day(date(2026, 11, 16))


def test_welsh_is_whole() -> None:
    path = next(path for path in strings.translations() if path.parts[-3] == "cy")
    empty = [
        message.id
        for message in strings._read(path)
        if message.id and not all([message.string] if isinstance(message.string, str) else message.string)
    ]
    assert empty == []
