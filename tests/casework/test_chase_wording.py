"""The wording of letters: data that is checked when it is loaded, neutral about blame."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from isva_desk.casework.chase_wording import KINDS, load_wording
from isva_desk.domain.data_file import DamagedData
from isva_desk.domain.resources import folder

# Nobody's fault is found, nobody is commanded, and nothing on the outside frightens.
NEVER = (
    "breach", "fail", "should have", "you must", "urgent", "overdue", "neglect", "fault", "unacceptable", "refus",
    "alleged", "complainant", "rape", "assault", "in due course", "as per", "pursuant", "please be advised",
)  # fmt: skip


def test_every_kind_of_question_has_its_wording() -> None:
    wording = load_wording(folder())
    assert set(wording.templates) == set(KINDS)
    assert wording.version_of("no-record") == "no-record 1, parts 1"
    for template in wording.templates.values():
        assert template.reviewed.year >= 2026


def test_no_wording_blames() -> None:
    wording = load_wording(folder())
    texts = [text for one in wording.templates.values() for text in (one.subject, one.body, one.ask, one.message)]
    texts += [*wording.parts.part.values(), wording.parts.vacancy.since, wording.parts.vacancy.unknown]
    for text in texts:
        for word in NEVER:
            assert not re.search(rf"\b{word}", text, re.IGNORECASE), f"{word} in {text}"
    assert "no record that this happened in time" in wording.templates["no-record"].body


def test_a_language_that_lacks_a_template_has_the_english_one(tmp_path: Path) -> None:
    shutil.copytree(folder() / "chasing", tmp_path / "chasing")
    welsh = tmp_path / "chasing" / "wording" / "cy"
    welsh.mkdir()
    text = (welsh.parent / "en" / "gap.toml").read_text(encoding="utf-8")
    (welsh / "gap.toml").write_text(text.replace("Asking for an update", "Gofyn am ddiweddariad"), encoding="utf-8")
    wording = load_wording(tmp_path, "cy")
    assert wording.templates["gap"].subject == "Gofyn am ddiweddariad"
    assert wording.templates["due"] == load_wording(tmp_path, "en").templates["due"]


@pytest.mark.parametrize(
    ("file", "before", "after", "said"),
    [
        ("gap", "{fact}", "{facts}", "facts is not a place that is filled"),
        ("gap", "{answer_by}", "soon", "lacks answer_by"),
        ("due", "{source}", "the Code", "lacks source"),
        ("due", "{fact}", "{fact", "en/due.toml cannot be used"),
        ("missed", 'version = "1"', "", "en/missed.toml cannot be used"),
        ("parts", "{promised}", "then", "lacks promised"),
        ("parts", 'closing = "', 'ending = "', "its parts"),
    ],
)
def test_wording_that_is_wrong_is_named(tmp_path: Path, file: str, before: str, after: str, said: str) -> None:
    shutil.copytree(folder() / "chasing", tmp_path / "chasing")
    path = tmp_path / "chasing" / "wording" / "en" / f"{file}.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    with pytest.raises(DamagedData, match=rf"en/{file}\.toml cannot be used") as problem:
        load_wording(tmp_path)
    assert said in problem.value.sentence
