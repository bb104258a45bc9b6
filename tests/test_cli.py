"""The command line says one sentence when something is wrong, and nothing private ever."""

from __future__ import annotations

import importlib
import json
import os
import re
import subprocess
import sys
import types
from pathlib import Path

import pytest

from isva_desk import cli
from isva_desk.commands.passphrase_prompt import new_passphrase_of, passphrase_of
from isva_desk.domain.problems import KnownProblem

PRIVATE = "Jane Placeholder"


def with_command(monkeypatch: pytest.MonkeyPatch, raised: BaseException) -> None:
    """A command in the place of `today` that goes wrong in a chosen way."""

    def run(_arguments: object) -> int:
        raise raised

    command = types.ModuleType("isva_desk.commands.today")
    command.__dict__.update(add_arguments=lambda _parser: None, run=run)
    monkeypatch.setitem(sys.modules, "isva_desk.commands.today", command)


def test_a_known_problem_is_said_in_plain_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with_command(monkeypatch, KnownProblem("This is not a vault.", kept="Nothing was changed.", next_step="Choose it."))
    assert cli.main(["today"]) == 2
    assert capsys.readouterr().err == "isva-desk: This is not a vault. Nothing was changed. Choose it.\n"


def test_a_fault_of_the_program_shows_its_place_and_nothing_of_what_was_in_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with_command(monkeypatch, ValueError(f"bad row for {PRIVATE}"))
    assert cli.main(["today"]) == 70
    said = capsys.readouterr().err
    assert re.fullmatch(r"isva-desk: The program has a fault \(ValueError at cli\.py:\d+\)\. .*\n", said)
    assert PRIVATE not in said


def test_half_a_letter_in_the_arguments_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with_command(monkeypatch, UnicodeEncodeError("utf-8", f"{PRIVATE}\udcff", 3, 4, "surrogates not allowed"))
    assert cli.main(["today"]) == 2
    said = capsys.readouterr().err
    assert said == "isva-desk: Something in what was given is not text that can be stored. Type it again.\n"


def test_a_file_that_is_not_there_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with_command(monkeypatch, FileNotFoundError(2, "No such file or directory", str(tmp_path / "gone.json")))
    assert cli.main(["today"]) == 2
    assert (
        capsys.readouterr().err == f'isva-desk: "{tmp_path / "gone.json"}" cannot be used: No such file or directory.\n'
    )


def test_an_unknown_command_is_one_sentence_and_exit_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["todai"])
    assert left.value.code == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "todai" in said


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_that_is_offered_exists_and_explains_itself(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main([name, "--help"])
    assert left.value.code == 0
    assert f"isva-desk {name}" in capsys.readouterr().out
    assert importlib.import_module(f"isva_desk.commands.{name.replace('import', 'import_')}").run


def modules_after(*words: str) -> set[str]:
    """What a fresh interpreter has loaded after running the command line."""
    code = (
        "import sys, json\nfrom isva_desk import cli\n"
        "try:\n    cli.main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "print(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *words], check=True, capture_output=True, text=True, env=dict(os.environ)
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("name", [name for name in cli.COMMANDS if name not in {"window", "demo"}])
def test_no_command_pays_for_the_window(name: str) -> None:
    loaded = modules_after(name, "--help")
    assert not {"PySide6", "keyring", "openpyxl", "babel", "sqlcipher3"} & {module.split(".")[0] for module in loaded}


def test_the_version_is_said_without_loading_any_room() -> None:
    loaded = modules_after("--version")
    assert not [name for name in loaded if name.startswith(("isva_desk.journal", "isva_desk.ui", "PySide6"))]


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe is closed differently there")
def test_a_closed_way_in_is_no_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    for asked in (passphrase_of, new_passphrase_of):
        with pytest.raises(KnownProblem, match="No passphrase was given"):
            asked(None)


def test_a_reader_that_goes_away_is_no_problem() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as pipe:
        done = subprocess.run(
            [sys.executable, "-m", "isva_desk", "--help"], stdout=pipe, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (done.returncode, done.stderr) == (0, "")
