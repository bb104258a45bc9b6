"""``isva-desk helplines`` on a real vault, and the page that offers what was confirmed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from isva_desk.casework.desk import Desk
from isva_desk.cli import main
from tests.builders.command_vaults import a_command_vault
from tests.builders.desks import a_case

Said = pytest.CaptureFixture[str]
REFERENCE = "K7Q2"


def stopped(desk: Desk) -> None:
    a_case(desk).with_event("no-charge-cps", "2026-11-09", suspect="A")


def line(capsys: Said, at: list[str], identity: str) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["helplines", "list", "--format", "json", *at]) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["helplines"]
    return next(one for one in found if one["id"] == identity)


def test_a_line_is_confirmed_stands_on_a_page_and_is_taken_back(tmp_path: Path, capsys: Said) -> None:
    at = a_command_vault(tmp_path, stopped)
    assert line(capsys, at, "victim-support")["is_offered"] is False
    capsys.readouterr()
    page = tmp_path / "page.txt"
    written = ["update", REFERENCE, "--about", "no-charge-cps", "--form", "text", "--out", str(page),
               "--helpline", "victim-support", *at]  # fmt: skip
    assert main(written) == 2
    assert "has not been confirmed by a person" in capsys.readouterr().err
    assert not page.exists()

    confirmed = ["helplines", "confirm", "victim-support", "--number", "01632 960 100", "--hours", "9am to 5pm"]
    assert main([*confirmed, "--by", "Ana Rees", *at]) == 0
    held = line(capsys, at, "victim-support")
    assert (held["number"], held["confirmed_by"], held["is_offered"]) == ("01632 960 100", "Ana Rees", True)
    assert main(["helplines", "list", *at]) == 0
    said = capsys.readouterr().out
    assert "Ana Rees" in said
    assert "not confirmed yet" in said
    assert main(written) == 0
    assert "Victim Support: 01632 960 100" in page.read_text("utf-8")
    assert "9am to 5pm" in page.read_text("utf-8")

    assert main(["helplines", "confirm", "victim-support", *at]) == 0
    assert line(capsys, at, "victim-support")["number"] == "01632 960 100", "what is on record stands unless it is said"
    assert main(["helplines", "withdraw", "victim-support", "--note", "rings out", *at]) == 0
    assert line(capsys, at, "victim-support")["is_offered"] is False
    page.unlink()
    assert main(written) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["confirm", "lantern"], 'There is no helpline "lantern" in the lists.'),
        (["withdraw", "victim-support"], "This line is not offered."),
        (["confirm", "victim-support", "--number", " "], "Type the number as it holds now."),
        (["confirm", "victim-support", "--on", "2099-01-01"], "This day is still to come."),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(tmp_path: Path, capsys: Said, words: list[str], said: str) -> None:
    at = a_command_vault(tmp_path, stopped)
    assert main(["helplines", *words, *at]) == 2
    assert said in capsys.readouterr().err
