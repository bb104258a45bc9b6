"""``isva-desk report``, as a manager types it."""

from __future__ import annotations

import hashlib
import json
import shutil
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest

from isva_desk.casework.desk import Desk, open_desk
from isva_desk.casework.sign_in import open_first
from isva_desk.cli import main
from isva_desk.domain import resources
from isva_desk.journal import acts
from isva_desk.journal.entry import Entry
from isva_desk.vault.creation import create_vault
from isva_desk.vault.data_key import DataKey
from tests.builders.desks import SteppingClock, a_case, a_client
from tests.documents.heard import heard

PASSPHRASE = "invented lanterns for the printing room"


@dataclass(frozen=True)
class Vault:
    """A vault, and the key to look into it without the work that a passphrase asks for."""

    folder: Path
    key: DataKey


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Vault:
    """A vault with one case in it, as a person makes one, and its passphrase."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "passphrase").write_text(PASSPHRASE + "\n", encoding="utf-8")
    new = create_vault(folder / "vault", PASSPHRASE)
    desk = open_first(
        open_desk(new.folder, new.data_key, "", resources.folder(), SteppingClock()), "Robin", "A service"
    )
    a_case(desk, a_client(desk, "K7Q2", "Samira")).with_event("arrest", "2026-11-02", "A")
    desk.close()
    return Vault(folder, new.data_key)


@pytest.fixture
def vault(made: Vault, tmp_path: Path) -> Vault:
    """A copy to print from."""
    shutil.copytree(made.folder, tmp_path, dirs_exist_ok=True)
    return Vault(tmp_path / "vault", made.key)


def typed(vault: Vault, tmp_path: Path, *words: str) -> int:
    place = ["--vault", str(vault.folder), "--passphrase-file", str(tmp_path / "passphrase"), "--as-of", "2026-11-23"]
    return main(["report", *words, *place])


def exports(vault: Vault) -> list[acts.Exported]:
    desk: Desk = open_desk(vault.folder, vault.key, "", resources.folder(), SteppingClock())
    rows = desk.store.connection.execute("SELECT header, payload, hash FROM entries ORDER BY seq").fetchall()
    desk.close()
    return [act for row in rows if isinstance(act := Entry(*row).act, acts.Exported)]


def test_the_list_names_every_report_and_needs_no_vault(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "--list"]) == 0
    said = capsys.readouterr().out
    assert "caseload" in said
    assert "R5" in said


@pytest.mark.parametrize(("ending", "begins"), [("pdf", b"%PDF-1.7"), ("csv", b"\xef\xbb\xbfClient"), ("xlsx", b"PK")])
def test_a_report_is_written_for_its_owner_alone_and_written_down(
    vault: Vault, tmp_path: Path, ending: str, begins: bytes
) -> None:
    out = tmp_path / "papers" / f"list.{ending}"
    assert typed(vault, tmp_path, "case-list", "--out", str(out), "--reason", "supervision") == 0
    content = out.read_bytes()
    assert content.startswith(begins)
    assert [path.name for path in out.parent.iterdir()] == [out.name]
    if sys.platform != "win32":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600
    (export,) = exports(vault)
    assert export.hash == hashlib.sha256(content).hexdigest()
    assert export.what.startswith(f"report R2 case-list.{ending}: ")
    assert export.reason == "supervision"


def test_names_are_printed_only_with_a_reason_and_marked(vault: Vault, tmp_path: Path) -> None:
    out = tmp_path / "list.pdf"
    assert typed(vault, tmp_path, "case-list", "--out", str(out), "--names") == 2
    assert not out.exists()
    assert typed(vault, tmp_path, "case-list", "--out", str(out), "--names", "--reason", "cover for leave") == 0
    said = heard(out.read_bytes()).says
    assert "Samira" in said
    assert "CONTAINS NAMES" in said


@pytest.mark.parametrize(
    "words",
    [
        ("nothing-like-it", "--out", "x.pdf"),
        ("case-list",),
        ("case-list", "--out", "x.docx"),
        ("case-list", "--out", "x.csv", "--protect", "passphrase"),
        ("case-list", "--out", "x.pdf", "--outside"),
        ("case-list", "--out", "x.pdf", "--from", "2026-01-01"),
        ("caseload", "--out", "x.pdf", "--names", "--reason", "why"),
        ("exceptions", "--out", "x.pdf", "--from", "soon"),
        ("caseload", "--out", "x.pdf", "--force", "atlantis"),
        ("caseload", "--out", "x.pdf", "--stage", "limbo"),
        ("hand-over", "--out", "x.pdf"),
        ("hand-over", "--out", "x.pdf", "--case", "ZZZZ"),
        ("caseload", "--out", "x.pdf", "--case", "K7Q2"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    vault: Vault, tmp_path: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert typed(vault, tmp_path, *words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1
    assert not list(tmp_path.glob("x.*"))
    assert exports(vault) == []


def test_one_case_is_handed_over_by_its_reference(vault: Vault, tmp_path: Path) -> None:
    out = tmp_path / "pack.pdf"
    assert typed(vault, tmp_path, "hand-over", "--case", "K7Q2", "--out", str(out)) == 0
    said = heard(out.read_bytes()).says
    assert "K7Q2" in said
    assert "Samira" not in said


def test_a_protected_report_opens_with_the_passphrase_of_its_own(vault: Vault, tmp_path: Path) -> None:
    out, file = tmp_path / "list.pdf", tmp_path / "words"
    file.write_text("lantern orchard velvet tram pebble\n", encoding="utf-8")
    assert typed(vault, tmp_path, "case-list", "--out", str(out), "--protect", str(file)) == 0
    with pytest.raises(pikepdf.PasswordError):
        heard(out.read_bytes())
    assert "K7Q2" in heard(out.read_bytes(), "lantern orchard velvet tram pebble").says


def test_nothing_is_left_where_it_cannot_be_written_down(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("isva_desk.documents.leaving.record_export", refuse)
    assert typed(vault, tmp_path, "caseload", "--out", str(tmp_path / "x.pdf")) == 2
    assert not list(tmp_path.glob("x.pdf*"))


def test_the_answers_of_other_commands_stay_as_they_were(vault: Vault, tmp_path: Path) -> None:
    out = tmp_path / "case.json"
    place = ["--vault", str(vault.folder), "--passphrase-file", str(tmp_path / "passphrase")]
    assert main(["export", "K7Q2", "--out", str(out), *place]) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["client"]["reference"] == "K7Q2"
    assert [export.what for export in exports(vault)] == ["case file"]
