"""``isva-desk requests`` and ``isva-desk notes``, as a person types them."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from isva_desk.casework.desk import Desk, open_desk
from isva_desk.casework.sign_in import open_first
from isva_desk.cli import main
from isva_desk.domain import resources
from isva_desk.vault.creation import create_vault
from tests.builders.desks import a_case, a_client, a_desk

PASSPHRASE = "invented lanterns for the reading room"
ROOT = Path(__file__).parents[2]
LINE = "Whether the client rang the service on 3 March, as the phone log suggests"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for files, and a desk that every command finds open: only the stretching of a passphrase is left out."""
    desk = open_first(a_desk(tmp_path, author=""), "Robin Example", "A service")
    a_case(desk, a_client(desk, "K7Q2", "Sam"), crime_reference="52/0012")

    @contextmanager
    def opened(_arguments: argparse.Namespace, *, writes: bool = False) -> Iterator[Desk]:
        yield desk

    for module in ("requests", "notes"):
        monkeypatch.setattr(f"isva_desk.commands.{module}.opened_desk", opened)
    yield tmp_path
    desk.close()


def typed(folder: Path, *words: str) -> int:
    return main([*words, "--vault", str(folder / "vault")])


def answer(folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    capsys.readouterr()
    assert typed(folder, *words, "--format", "json") == 0
    return json.loads(capsys.readouterr().out)


def test_a_request_from_its_arrival_to_the_handing_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed(folder, "requests", "list") == 0
    assert "No request is open." in capsys.readouterr().out
    recorded = answer(
        folder, capsys, "requests", "record", "K7Q2", "The note of 3 March", "--authority", "police", "--force",
        "avon-and-somerset", "--in-writing", "yes", "--requested-on", "2026-11-16", "--notice", "given", "--notice-on",
        "2026-11-16",
    )  # fmt: skip
    (one,) = recorded["requests"]
    request = one["id"]
    assert (one["state"], one["examined"]["notice"]) == ("to-examine", "given")

    capsys.readouterr()
    assert typed(folder, "requests", "test", request, "line-of-enquiry", "yes", "--words", "all notes") == 2
    assert "Asking for everything is not a line of enquiry." in capsys.readouterr().err
    assert typed(folder, "requests", "decide", request, "release-all", "--reason", "they want it") == 2
    assert "There is no reasonable line of enquiry on record" in capsys.readouterr().err

    for test, words in (("held", ""), ("line-of-enquiry", LINE), ("necessary", "The log is incomplete"),
                        ("substantial", "It bears on the time")):  # fmt: skip
        assert typed(folder, "requests", "test", request, test, "yes", "--words", words) == 0
    assert typed(folder, "requests", "view", request, "agrees", "--on", "2026-11-18") == 0
    assert typed(folder, "requests", "decide", request, "release-all", "--reason", "Every test is met") == 0
    own = ("requests", "sign", request, "--name", "Robin Example", "--role", "adviser", "--typed", "Robin Example")
    capsys.readouterr()
    assert typed(folder, *own) == 2
    assert "Robin Example has signed first." in capsys.readouterr().err
    kim = ("requests", "sign", request, "--name", "Kim Lead", "--role", "service lead", "--typed", "Kim Lead")
    assert typed(folder, *kim) == 0
    file = folder / "note.pdf"
    file.write_bytes(b"An invented note")
    assert typed(folder, "requests", "release", request, "--file", str(file), "--what", "The note", "--to", "DC Perry",
                 "--saw-first", "not-wanted") == 0  # fmt: skip
    capsys.readouterr()
    assert typed(folder, "requests", "show", "K7Q2") == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "Second: Kim Lead (service lead)" in shown
    assert "The second signature was written down at the first signer's desk." in shown
    assert "(16 bytes)" in shown
    assert "Sam" not in shown
    assert typed(folder, "requests", "close", request, "--reason", "Nothing more to do") == 0
    (row,) = answer(folder, capsys, "requests", "list", "--over")["requests"]
    assert (row["decision"], row["second_by"]) == ("release-all", "Kim Lead")


def test_a_letter_that_asks_back(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    recorded = answer(folder, capsys, "requests", "record", "K7Q2-1", "All notes", "--authority", "police")
    request = recorded["requests"][0]["id"]
    file = folder / "letter.pdf"
    assert typed(folder, "requests", "letter", request, "--pdf", str(file), "--sent") == 0
    text = capsys.readouterr().out
    assert "No lawyer has read this wording yet." in text
    assert "- which part is needed." in text
    assert "Written down: it went today" in text
    assert file.read_bytes().startswith(b"%PDF")
    assert answer(folder, capsys, "requests", "show", "K7Q2")["requests"][0]["state"] == "asked"
    assert typed(folder, "requests", "reply", request, "withdrawn") == 0
    assert typed(folder, "requests", "letter", "nobody") == 2
    assert "There is no one request" in capsys.readouterr().err
    assert typed(folder, "requests", "letter", request, "--pdf", str(folder / "letter.txt")) == 2


def test_notes_with_what_the_checker_points_at(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = ("notes", "K7Q2", "add", "Talked about the court date.", "--purpose", "court", "--on", "2026-11-20",
            "--channel", "phone", "--whom", "client", "--minutes", "25")  # fmt: skip
    assert typed(folder, *call) == 0
    assert capsys.readouterr().out.splitlines() == ["Written down."]
    added = answer(folder, capsys, "notes", "K7Q2", "add", "Karen said he raped her.", "--purpose", "support")
    assert [(mark["kind"], mark["words"]) for mark in added["marks"]] == [
        ("name", "Karen"),
        ("account", "said he raped"),
    ]
    notes = answer(folder, capsys, "notes", "K7Q2", "list")["notes"]
    assert [(note["purpose"], note["marks"]) for note in notes] == [("support", 2), ("court", 0)]
    assert typed(folder, "notes", "K7Q2", "list", "--purpose", "court") == 0
    listed = " ".join(capsys.readouterr().out.split())
    assert "Phone call, with Sam · Court and giving evidence · 25 minutes · written down" in listed
    assert typed(folder, "notes", "all", "minutes", "--from", "2026-11-20", "--to", "2026-11-20") == 0
    assert capsys.readouterr().out.split()[-2:] == ["1", "25"]
    rows = answer(folder, capsys, "notes", "K7Q2", "minutes", "--from", "2026-11-20", "--to", "2026-11-20")["rows"]
    assert rows == [{"owner": "Robin Example", "purpose": "court", "notes": 1, "minutes": 25}]
    assert typed(folder, "notes", "K7Q2", "add", "Rang.", "--purpose", "gossip") == 2
    assert typed(folder, "notes", "K7Q2", "add", "Rang.", "--purpose", "support", "--on", "yesterweek") == 2
    assert '"gossip" is not possible here' in capsys.readouterr().err


def test_a_real_vault_and_none_of_the_window(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "passphrase").write_text(PASSPHRASE + "\n", encoding="utf-8")
    new = create_vault(tmp_path / "vault", PASSPHRASE)
    desk = open_first(open_desk(new.folder, new.data_key, "", resources.folder()), "Robin Example", "A service")
    a_case(desk, a_client(desk, "K7Q2", "Sam"))
    desk.close()
    code = (
        "import sys; from isva_desk.cli import main; code = main(sys.argv[1:]); "
        "print(sorted(name for name in sys.modules if name.startswith('PySide6'))); sys.exit(code)"
    )
    place = ["--vault", str(tmp_path / "vault"), "--passphrase-file", str(tmp_path / "passphrase")]
    for words in (["requests", "list"], ["notes", "K7Q2", "list"]):
        ran = subprocess.run(
            [sys.executable, "-c", code, *words, *place], capture_output=True, text=True, check=True, cwd=ROOT
        )
        assert ran.stdout.splitlines()[-1] == "[]", "a command does not load the window's libraries"
        assert ran.stdout.startswith("No ")
