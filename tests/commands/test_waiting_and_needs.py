"""Somebody who never reports: on the list, reached, allocated, supported, closed, all from the command line."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from isva_desk.casework.desk import open_desk
from isva_desk.casework.sign_in import open_first
from isva_desk.cli import main
from isva_desk.domain import resources
from isva_desk.vault.creation import create_vault
from isva_desk.vault.data_key import DataKey
from tests.builders.desks import a_case
from tests.builders.vaults import PASSPHRASE


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vault with Sam's case, opened with its key: what a passphrase costs is tried elsewhere."""
    (tmp_path / "words.txt").write_text(PASSPHRASE + "\n", encoding="utf-8")
    new = create_vault(tmp_path / "vault", PASSPHRASE)
    desk = open_first(
        open_desk(new.folder, new.data_key, "", resources.folder(), lambda: datetime.now(UTC)),
        "Robin Example", "An invented service",
    )  # fmt: skip
    a_case(desk)
    desk.close()
    raw = new.data_key.raw()
    monkeypatch.setattr("isva_desk.vault.unlocking.unlock", lambda *_words, **_more: DataKey(raw))
    return tmp_path


def at(vault: Path, *words: str) -> list[str]:
    return [*words, "--vault", str(vault / "vault"), "--passphrase-file", str(vault / "words.txt")]


def said(capsys: pytest.CaptureFixture[str]) -> str:
    out, err = capsys.readouterr()
    assert err == ""
    return out


def listed(vault: Path, capsys: pytest.CaptureFixture[str], *more: str) -> list[dict[str, object]]:
    assert main([*at(vault, "waiting", "list"), "--format", "json", *more]) == 0
    found = json.loads(said(capsys))
    assert found["format"] == "isva-desk.waiting/1"
    return list(found["waiting"])


def test_the_way_in_from_the_command_line(vault: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(at(vault, "waiting", "list")) == 0
    assert said(capsys) == "Nobody waits.\n"
    assert main([*at(vault, "waiting", "figures", "standard", "72")]) == 0
    assert "standard" in said(capsys)
    referred = [*at(vault, "waiting", "refer"), "--source", "self", "--name-to-use", "Robyn", "--may-keep-record"]
    assert main([*referred, "--received", "nonsense"]) == 2
    assert "--received" in capsys.readouterr().err
    assert main(referred) == 0
    assert "It is with Robin Example until somebody takes it on." in said(capsys)
    (row,) = listed(vault, capsys)
    reference = str(row["reference"])
    assert (row["next_step"], row["safe_known"], row["days_waited"]) == ("first", False, 0)
    assert main(at(vault, "waiting", "list")) == 0
    text = said(capsys)
    assert "First contact by" in text
    assert "Robyn" not in text

    assert main([*at(vault, "waiting", "attempt", reference, "shouted"), "--channel", "phone"]) == 2
    assert "not possible here" in capsys.readouterr().err
    assert main([*at(vault, "waiting", "attempt", reference, "reached"), "--channel", "phone"]) == 0
    assert "Written down. Next: Check-in" in said(capsys)
    assert main([*at(vault, "waiting", "check-in", reference, "fine"), "--next", "2099-01-05"]) == 0
    assert "Mon 5 Jan" in said(capsys)
    assert main([*at(vault, "waiting", "allocate", reference, "Alex Example"), "--by", "Robin Example"]) == 0
    assert "Alex Example answers for it from now on." in said(capsys)
    assert main(at(vault, "waiting", "end", reference, "elsewhere")) == 2
    assert "not on the waiting list" in capsys.readouterr().err
    assert [one["allocated_to"] for one in listed(vault, capsys, "--over")] == ["Alex Example"]


def test_needs_and_consent_from_the_command_line(vault: Path, capsys: pytest.CaptureFixture[str]) -> None:
    here = vault
    assert main([*at(here, "needs", "risk", "K7Q2", "stalking", "high"), "--plan", "police told"]) == 0
    assert main([*at(here, "needs", "need", "K7Q2-1", "housing", "some")]) == 0
    assert main([*at(here, "needs", "consent", "K7Q2", "gp"), "--how", "signed"]) == 0
    said(capsys)
    assert main(at(here, "needs", "show", "K7Q2")) == 0
    text = said(capsys)
    assert "Stalking: High" in text
    assert "To talk to the GP: the client has agreed." in text

    out = here / "case.json"
    assert main([*at(here, "export", "K7Q2"), "--out", str(out), "--to", "police"]) == 2
    assert "K7Q2. To talk to the police: no consent is recorded." in capsys.readouterr().err
    assert not out.exists()
    assert main([*at(here, "needs", "share", "K7Q2", "police"), "--reason", "a child is at risk"]) == 0
    assert main([*at(here, "export", "K7Q2"), "--out", str(out), "--to", "police"]) == 0
    said(capsys)
    assert out.exists()

    assert main(at(here, "needs", "consent", "K7Q2", "record")) == 0
    assert main([*at(here, "needs", "consent", "K7Q2", "record"), "--withdrawn"]) == 0
    assert "took this consent back" in said(capsys)
    for words in (["export", "K7Q2", "--out", str(here / "b.json")], ["export", "--all", "--reason", "moving",
                  "--out", str(here / "b.zip")], ["report", "hand-over", "--case", "K7Q2-1",
                  "--out", str(here / "b.pdf")]):  # fmt: skip
        assert main(at(here, *words)) == 2, words
        assert "To keep this record: the client took this consent back" in capsys.readouterr().err, words
    assert not list(here.glob("b.*"))
    everything = [*at(here, "export", "--all"), "--reason", "moving", "--out", str(here / "b.zip")]
    assert main([*everything, "--without-withdrawn"]) == 0
    assert "0 case file(s)" in said(capsys)

    card = [*at(here, "needs", "card", "K7Q2"), "--out", str(here / "info.pdf")]
    assert main(card) == 2
    assert "took this consent back" in capsys.readouterr().err
    assert main([*at(here, "needs", "show", "K7Q2"), "--format", "json"]) == 0
    shown = json.loads(said(capsys))
    assert shown["consents"] == {"gp": "given", "record": "withdrawn"}
    assert [one["level"] for one in shown["risks"]] == ["high"]
