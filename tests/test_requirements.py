"""What is installed is what was pinned and hashed, and the lists of names agree."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NAME = re.compile(r"[a-z0-9-]+")


def names(lines: list[str]) -> set[str]:
    """The projects named in a list of requirements."""
    found = (
        NAME.match(line.strip().lower().replace("_", "-")) for line in lines if not line.startswith(("#", "-", " "))
    )
    return {match[0] for match in found if match}


def read(name: str) -> list[str]:
    return (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines()


def test_the_program_asks_for_what_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert names(project["dependencies"]) == names(read("runtime.in"))
    assert names(read("runtime.in")) <= names(read("runtime.txt"))
    assert names(read("runtime.in")) | names(read("dev.in")) <= names(read("dev.txt"))


def test_qt_stays_below_the_release_that_loses_references() -> None:
    wanted = next(line for line in read("runtime.in") if line.startswith("pyside6"))
    assert wanted.startswith("pyside6-essentials>=6.11.3,<6.12")
    assert "pyside6-essentials==6.11." in "\n".join(read("runtime.txt"))


@pytest.mark.parametrize("name", ["runtime.txt", "dev.txt"])
def test_every_pin_carries_hashes_and_no_place_to_fetch_it_from(name: str) -> None:
    text = "\n".join(read(name))
    pins = re.split(r"\n(?=[a-z])", text)[1:]
    assert len(pins) > 10
    assert [pin.splitlines()[0] for pin in pins if "==" not in pin or "--hash=sha256:" not in pin] == []
    assert not re.search(r"https?:|@ |--index|--find-links|file:", text)


def test_both_files_agree_on_every_version() -> None:
    def pins(name: str) -> set[str]:
        # For which Python a library is needed may differ: a tool of the tests can want it everywhere.
        return {line.rstrip(" \\").partition(" ;")[0] for line in read(name) if re.match(r"\S+==", line)}

    assert pins("runtime.txt") <= pins("dev.txt")


@pytest.mark.parametrize(
    "project", ["cryptography", "sqlcipher3", "pyside6-essentials", "argon2-cffi-bindings", "msgspec"]
)
def test_compiled_libraries_are_pinned_for_more_than_this_machine(project: str) -> None:
    text = "\n".join(read("runtime.txt"))
    entry = re.split(r"\n(?=[a-z])", text[text.index(f"{project}==") :])[0]
    # One hash per file: a Linux wheel alone would leave two at the most (with the source).
    assert entry.count("--hash=") > 2
