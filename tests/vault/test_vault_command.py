"""A service cares for a vault by script: every act as a program of its own, with the real cost of a guess."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PASSPHRASE = "invented lantern for a quiet test"


def desk(*arguments: object, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "isva_desk", "vault", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def plain(done: subprocess.CompletedProcess[str], code: int = 0) -> dict[str, Any]:
    assert (done.returncode, done.stderr) == (code, "")
    said: dict[str, Any] = json.loads(done.stdout)
    return said


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A vault made by the command, once, and its words."""
    folder = tmp_path_factory.mktemp("service")
    (folder / "passphrase").write_text(f"{PASSPHRASE}\nsecond line\n")
    done = desk("create", "--vault", folder / "v", "--passphrase-file", folder / "passphrase", "--format", "json")
    return folder, plain(done)["recovery_words"]


@pytest.fixture
def own(made: tuple[Path, list[str]], tmp_path: Path) -> Path:
    """A copy of that vault for one test."""
    shutil.copytree(made[0], tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_making_checking_backing_up_and_restoring(own: Path) -> None:
    vault = ("--vault", own / "v", "--passphrase-file", own / "passphrase", "--format", "json")
    health = plain(desk("verify", *vault))
    assert health["good"] is True
    assert [f["check"] for f in health["findings"] if f["level"] != "good"] == ["backups"]
    backup = plain(desk("backup", *vault))["backup"]
    assert plain(desk("backup", "--list", "--vault", own / "v", "--format", "json"))["backups"] == [backup]
    (own / "v" / "records.db").write_bytes(b"gone wrong")
    broken = plain(desk("verify", *vault), code=1)
    assert [f["check"] for f in broken["findings"] if f["level"] == "problem"] == ["pages"]
    assert plain(desk("restore", *vault))["restored"] == backup["path"]
    assert plain(desk("verify", *vault))["good"] is True


def test_damaged_key_slots_are_a_finding_and_are_mended_without_a_passphrase(own: Path) -> None:
    (own / "v" / "keyslots.json").write_bytes(b"gone wrong")
    vault = ("--vault", own / "v", "--passphrase-file", own / "passphrase")
    broken = desk("verify", *vault)
    assert broken.returncode == 1
    assert "vault restore --key-slots" in broken.stdout
    assert desk("restore", "--key-slots", "--vault", own / "v").stdout.startswith("The key slots are whole.")
    assert desk("verify", *vault).returncode == 0


def test_recovery_by_words_as_they_stand_on_paper(own: Path, made: tuple[Path, list[str]]) -> None:
    (own / "words").write_text("\n".join(f"{number}. {word}" for number, word in enumerate(made[1], 1)))
    (own / "new").write_text("seven quiet herons on the roof")
    recovered = desk("recover", "--vault", own / "v", "--words-file", own / "words", "--passphrase-file", own / "new")
    assert (recovered.returncode, recovered.stderr) == (0, "")
    assert desk("verify", "--vault", own / "v", "--passphrase-file", own / "new").returncode == 0
    wrong = desk("verify", "--vault", own / "v", "--passphrase-file", own / "passphrase")
    assert wrong.returncode == 2
    assert wrong.stdout == ""
    assert wrong.stderr.startswith("isva-desk: This passphrase does not open the vault.")
    assert len(wrong.stderr.splitlines()) == 1


def test_a_mistyped_word_is_named(own: Path, made: tuple[Path, list[str]]) -> None:
    typed = " ".join([*made[1][:4], "xylophonist", *made[1][5:]])
    done = desk("recover", "--vault", own / "v", "--passphrase-file", own / "passphrase", stdin=typed)
    assert done.returncode == 2
    assert done.stderr.startswith("isva-desk: Word 5 (“xylophonist”) is not one of the recovery words.")
    check = desk("words-check", stdin=typed)
    assert (check.returncode, check.stdout) == (1, "Word 5 is not one of the recovery words.\n")
    assert desk("words-check", stdin=" ".join(made[1])).stdout == "The recovery words check.\n"


def test_changing_the_passphrase_and_writing_everything_anew(own: Path) -> None:
    (own / "new").write_text("seven quiet herons on the roof")
    changed = desk(
        "passphrase",
        "--vault",
        own / "v",
        "--passphrase-file",
        own / "passphrase",
        "--new-passphrase-file",
        own / "new",
    )
    assert (changed.returncode, changed.stderr) == (0, "")
    before = (own / "v" / "records.db").read_bytes()
    anew = desk("rekey", "--vault", own / "v", "--passphrase-file", own / "new")
    assert anew.returncode == 0
    assert "16 " in anew.stdout
    assert (own / "v" / "records.db").read_bytes()[:16] != before[:16]
    assert desk("verify", "--vault", own / "v", "--passphrase-file", own / "new").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("verify", "--vault", "{own}/nowhere", "--passphrase-file", "{own}/passphrase"),
            "There is no ISVA Desk vault",
        ),
        (("create", "--vault", "{own}/v", "--passphrase-file", "{own}/passphrase"), "This folder is not empty"),
        (("verify", "--vault", "{own}/v", "--passphrase-file", "{own}/missing"), "cannot be used: No such file"),
        (("verify", "--vault", "{own}/v", "--passphrase-file", "{own}/empty"), "has no passphrase in its first line"),
        (("verify", "--vault", "{own}/v"), "No passphrase was given."),
        (("restore", "--vault", "{own}/v", "--passphrase-file", "{own}/passphrase"), "There is no such backup"),
        (("key-store", "add", "--vault", "{own}/v"), "This computer has no key store"),
        (("create", "--vault", "{own}/other", "--passphrase-file", "{own}/short"), "at least 8 characters"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence_and_nothing_else(
    own: Path, arguments: tuple[str, ...], said: str
) -> None:
    (own / "empty").write_text("")
    (own / "short").write_text("tiny")
    done = desk(*(argument.format(own=own) for argument in arguments))
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert PASSPHRASE not in done.stderr
