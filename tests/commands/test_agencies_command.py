"""``isva-desk agencies`` on a real vault: name a contact, judge a component, read both back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from isva_desk.casework.desk import Desk
from isva_desk.casework.open_case import change_case
from isva_desk.cli import main
from tests.builders.command_vaults import a_command_vault
from tests.builders.desks import a_case


def kent(desk: Desk) -> None:
    case = a_case(desk)
    change_case(desk, case.id, "police_force", "kent")
    case.with_event("promise", "2026-11-09", by="police", promised_on="2026-11-16", what="ring about the phone")


def test_contacts_promises_and_the_scorecard(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    at = a_command_vault(tmp_path, kent)
    named = ["agencies", "name-contact", "police:kent", "--role", "contact", "--name", "Kim Example", *at]
    assert main(named) == 0
    assert main(["agencies", "judge", "F1", "police:kent", "partly", "--note", "no cover", *at]) == 0
    capsys.readouterr()
    assert main(["agencies", "contacts", "--format", "json", *at]) == 0
    contact = json.loads(capsys.readouterr().out)["contacts"][0]
    assert (contact["name"], contact["is_stale"]) == ("Kim Example", True)
    assert main(["agencies", "confirm", contact["id"], *at]) == 0
    capsys.readouterr()
    assert main(["agencies", "scorecard", "--agency", "police:kent", *at]) == 0
    said = capsys.readouterr().out
    assert "Shown in part" in said
    assert "1 contact, confirmed." in said
    assert main(["agencies", "promises", "--as-of", "2026-11-23", *at]) == 0
    assert "no record that it was done" in capsys.readouterr().out
    assert main(["agencies", "meetings", *at]) == 0
    assert capsys.readouterr().out.strip() == "No meeting is on record."


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["scorecard", "--agency", "police:nowhere"], "not in the directory"),
        (["confirm", "nobody"], "This contact is not in the record."),
        (["judge", "F99", "police:kent", "shown"], '"F99" is not possible here'),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    at = a_command_vault(tmp_path, kent)
    assert main(["agencies", *words, *at]) == 2
    assert said in capsys.readouterr().err
