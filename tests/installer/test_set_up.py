"""What a person meets before anything is installed: the targets explain themselves, and what is missing is named."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHECK = ROOT / "installer" / "check_system.py"


def check_system(*words: str, path: str) -> subprocess.CompletedProcess[str]:
    """The check as it runs before there is an environment: without any installed library."""
    return subprocess.run(
        [sys.executable, "-I", "-S", CHECK, *words],
        env={"PATH": path}, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="other systems bring what Qt needs")
def test_programs_that_some_tests_need_are_named_with_the_line_that_installs_them(tmp_path: Path) -> None:
    done = check_system("--tests", path=str(tmp_path))
    assert done.returncode == 0, "tests that need them are skipped; nothing else stops"
    assert re.fullmatch(
        r"Some tests will be skipped here; to run them all: sudo apt-get install xvfb dbus-daemon gnome-keyring .*\n",
        done.stdout,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="other systems bring what Qt needs")
def test_the_names_alone_can_be_given_to_apt(tmp_path: Path) -> None:
    names = check_system("--names", path=str(tmp_path)).stdout.split()
    assert "xvfb" in names
    assert all(re.fullmatch(r"[a-z0-9.+-]+", name) for name in names)


def test_a_machine_that_has_everything_hears_nothing() -> None:
    done = check_system(path=os.environ["PATH"])
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
def test_every_target_explains_itself() -> None:
    said = subprocess.run(["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    explained = set(re.findall(r"^  ([a-z]+) +\S", said, re.MULTILINE))
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert phony is not None
    assert explained == set(phony[1].split())
