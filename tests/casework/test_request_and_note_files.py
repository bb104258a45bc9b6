"""The data of requests, notes and the framework: what ships is whole, and a spoilt file is named in one sentence."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from isva_desk.casework.framework_file import load_framework
from isva_desk.casework.note_files import load_checker, load_purposes
from isva_desk.casework.records_request_files import load_register
from isva_desk.casework.records_request_wording import KINDS, load_request_wording
from isva_desk.domain import resources
from isva_desk.domain.problems import KnownProblem


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in ("requests", "notes", "framework"):
        shutil.copytree(resources.folder() / name, tmp_path / name)
    return tmp_path


def test_what_ships_is_whole_and_says_where_it_comes_from() -> None:
    folder = resources.folder()
    rules = load_register(folder)
    assert rules.in_force_from == date(2026, 1, 12)
    assert not rules.verified, "the final code of practice was not read"
    assert rules.tests["line-of-enquiry"].citation == (
        "Police, Crime, Sentencing and Courts Act 2022, section 44A(3)(b)"
    )
    assert all(rules.citations(test) for test in (*rules.tests.values(), rules.notice))
    wording = load_request_wording(folder, "cy")
    assert set(wording.letters) == set(KINDS), "English stands in for a language that lacks a letter"
    assert not any(letter.legal_reviewer for letter in wording.letters.values())
    assert "support" in load_purposes(folder).words
    assert {check.kind.id for check in load_checker(folder).checks} >= {"account", "quote", "opinion", "diagnosis"}


def test_a_purpose_that_was_retired_is_no_longer_offered(copy: Path) -> None:
    file = copy / "notes" / "purposes.toml"
    text = file.read_text(encoding="utf-8").replace('words = "Travel"', 'words = "Travel"\nuntil = 2026-11-01')
    file.write_text(text, encoding="utf-8")
    codes = load_purposes(copy)
    assert "travel" in codes.open_on(date(2026, 11, 1))
    assert "travel" not in codes.open_on(date(2026, 11, 2))
    assert codes.label("travel") == "Travel", "notes that carry it can still be read"


@pytest.mark.parametrize(
    ("file", "old", "new", "load"),
    [
        ("requests/tests.toml", 'id = "held"', 'id = "kept"', load_register),
        ("requests/tests.toml", 'sources = ["L2"]', 'sources = ["L9"]', load_register),
        ("requests/tests.toml", "isva-desk.request-tests/1", "isva-desk.request-tests/2", load_register),
        ("requests/register.toml", "may_ask = true", "may_ask = false", load_register),
        ("requests/register.toml", "answer_working_days = 10", "answer_working_days = 0", load_register),
        ("requests/wording/en/challenge.toml", "{answer_by}", "{someday}", load_request_wording),
        ("requests/wording/en/challenge.toml", "by {answer_by}", "soon", load_request_wording),
        ("requests/wording/en/refuse.toml", 'id = "refuse"', 'id = "deny"', load_request_wording),
        ("requests/wording/en/parts.toml", "{service}", "", load_request_wording),
        ("notes/purposes.toml", 'id = "travel"', 'id = "court"', load_purposes),
        ("notes/checks.toml", "patterns = [", "patterns = ['(',", load_checker),
        ("notes/checks.toml", 'id = "quote"', 'id = "account"', load_checker),
        ("framework/components.toml", "isva-desk.framework/1", "isva-desk.framework/9", load_framework),
        ("framework/components.toml", "standard = ", "standart = ", load_framework),
    ],
)
def test_a_spoilt_file_is_named(copy: Path, file: str, old: str, new: str, load: Callable[[Path], object]) -> None:
    path = copy / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(KnownProblem) as problem:
        load(copy)
    assert path.name in problem.value.sentence
    assert problem.value.next_step
