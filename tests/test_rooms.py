"""What holds for every file of the project."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LONGEST = 400

# Put together here so that this file does not name what it looks for.
OF_A_MACHINE = (
    r"(?<![\w.~/$}])/(?:work|home|root|Users|opt|tmp)/\w",
    r"(?i)[a-z]:\\\\?users\\",
)
OF_AN_INDEX = (
    "py" + r"pi\.org",
    "files\\.python" + "hosted",
    "--(extra-)?index-" + "url [^*]",
    "--find-" + "links [^*]",
)


def tracked(*patterns: str) -> list[Path]:
    """The files that git keeps; a copy without git (a released archive) has nothing to check here."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def test_no_file_asks_to_be_split() -> None:
    lengths = {path: path.read_text(encoding="utf-8").count("\n") for path in tracked("*.py")}
    assert [f"{path.relative_to(ROOT)}: {count}" for path, count in lengths.items() if count > LONGEST] == []


def test_no_file_names_a_machine_or_a_package_index() -> None:
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture or a font
        for pattern in (*OF_A_MACHINE, *OF_AN_INDEX):
            found += [f"{path.relative_to(ROOT)}: {hit[0]}" for hit in re.finditer(pattern, text)]
    assert found == []


@pytest.mark.parametrize(
    ("text", "caught"),
    [
        ("see /wo" + "rk/main", True),
        ("--index-" + "url https://mirror.example", True),
        ("C:\\Us" + "ers\\kim", True),
        ("https://www.gov.uk/guidance/wo" + "rk/x", False),
        ('"/ho' + 'me"', False),
    ],
)
def test_the_check_catches_what_it_is_for(text: str, caught: bool) -> None:
    assert any(re.search(pattern, text) for pattern in (*OF_A_MACHINE, *OF_AN_INDEX)) is caught


def test_every_room_says_what_it_is_for() -> None:
    rooms = [path for path in tracked("isva_desk/*/__init__.py") if path.parent.parent == ROOT / "isva_desk"]
    assert rooms
    assert [path.parent.name for path in rooms if not path.read_text(encoding="utf-8").startswith('"""')] == []


def test_tests_lie_where_the_code_that_they_test_lies() -> None:
    rooms = {path.name for path in (ROOT / "isva_desk").iterdir() if (path / "__init__.py").exists()}
    beside = {"builders", "faults", "installer", "journeys"}
    folders = {path.parent.relative_to(ROOT / "tests").parts[0] for path in tracked("tests/*/*.py")}
    assert folders <= rooms | beside
