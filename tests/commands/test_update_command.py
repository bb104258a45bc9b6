"""``isva-desk update``, as an adviser types it."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import stat
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from isva_desk.casework.desk import Desk, open_desk
from isva_desk.casework.safe_contact import set_safe_channel
from isva_desk.casework.sign_in import open_first
from isva_desk.cli import main
from isva_desk.domain import resources
from isva_desk.domain.dates import LONDON
from isva_desk.domain.safe_contact import SafeChannel
from isva_desk.journal.case_view import case_of, updates_of
from isva_desk.journal.client_updates.views import WrittenUpdate, written_updates
from isva_desk.vault.creation import create_vault
from isva_desk.vault.data_key import DataKey
from tests.builders.desks import a_case, a_client
from tests.documents.heard import heard

PASSPHRASE = "invented lanterns for the printing room"
TODAY = datetime.now(UTC).astimezone(LONDON).date()


def ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


@dataclass(frozen=True)
class Vault:
    folder: Path
    key: DataKey
    case: str
    client: str

    def desk(self) -> Desk:
        return open_desk(self.folder, self.key, "Robin", resources.folder(), lambda: datetime.now(UTC))

    def written(self) -> tuple[WrittenUpdate, ...]:
        desk = self.desk()
        try:
            return written_updates(desk.store, self.case)
        finally:
            desk.close()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Vault:
    """A vault with one case in it: two decisions of the CPS, of which the second was told to the adviser alone."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "passphrase").write_text(PASSPHRASE + "\n", encoding="utf-8")
    new = create_vault(folder / "vault", PASSPHRASE)
    desk = open_first(
        open_desk(new.folder, new.data_key, "", resources.folder(), lambda: datetime.now(UTC)), "Robin", "Lantern House"
    )
    client = a_client(desk, "K7Q2", "Sam", name="Samira Quillfeather")
    case = a_case(desk, client, suspects=("A", "B")).with_event("no-charge-cps", ago(40), "B")
    case.with_event("no-charge-cps", ago(6), "A").with_update("cps", ago(5), "no-charge-cps", to="isva")
    set_safe_channel(
        desk, client, SafeChannel("email", "yes", "sam@example.org", checked_on=date.fromisoformat(ago(3)))
    )
    set_safe_channel(desk, client, SafeChannel("post", "no", checked_on=date.fromisoformat(ago(3))))
    desk.close()
    return Vault(folder, new.data_key, case.id, client)


@pytest.fixture
def vault(made: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Vault:
    """A copy to write from, opened with its key: the work that a passphrase asks for is tried by the first test."""
    shutil.copytree(made.folder, tmp_path, dirs_exist_ok=True)
    raw = made.key.raw()
    monkeypatch.setattr("isva_desk.vault.unlocking.unlock", lambda *_words, **_more: DataKey(raw))
    return Vault(tmp_path / "vault", made.key, made.case, made.client)


def typed(vault: Vault, *words: str) -> int:
    place = ["--vault", str(vault.folder), "--passphrase-file", str(vault.folder.parent / "passphrase")]
    return main(["update", "K7Q2", *words, *place])


ABOUT = ("--about", "no-charge-cps")


def test_a_page_is_written_with_the_passphrase_of_the_vault(made: Vault, tmp_path: Path) -> None:
    shutil.copytree(made.folder, tmp_path, dirs_exist_ok=True)
    vault = Vault(tmp_path / "vault", made.key, made.case, made.client)
    assert typed(vault, *ABOUT, "--out", str(tmp_path / "letter.pdf")) == 0
    (tmp_path / "passphrase").write_text("not the passphrase of it\n", encoding="utf-8")
    assert typed(vault, *ABOUT, "--out", str(tmp_path / "other.pdf")) == 2
    assert not (tmp_path / "other.pdf").exists()


def test_the_list_says_what_can_be_written_about(vault: Vault, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed(vault, "--list") == 0
    said = capsys.readouterr().out
    assert "CPS decision not to charge" in said
    assert "Sam" not in said
    assert typed(vault, "--list", "--format", "json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["format"] == "isva-desk.client-updates-possible/1"
    assert [(fact["kind"], fact["on"], "en" in fact["languages"]) for fact in answer["facts"]] == [
        ("no-charge-cps", ago(6), True), ("no-charge-cps", ago(40), True),
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["standard", "large", "easy", "cover", "text", "short"])
def test_every_form_is_written_for_its_owner_alone_and_written_down(
    vault: Vault, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = vault.folder.parent / "papers" / f"letter-2026-11.{'txt' if form in ('text', 'short') else 'pdf'}"
    assert typed(vault, *ABOUT, "--language", "en", "--form", form, "--out", str(out)) == 0
    assert "It is handed over: nothing is sent." in capsys.readouterr().out
    content = out.read_bytes()
    said = content.decode() if out.suffix == ".txt" else heard(content).says
    assert ("charge" in said) == (form != "short")
    assert [path.name for path in out.parent.iterdir()] == [out.name]
    if sys.platform != "win32":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600
    (written,) = vault.written()
    assert (written.form, written.hash) == (form, hashlib.sha256(content).hexdigest())
    assert [name.rpartition("/")[0] for name in written.templates] == ["no-charge-cps/en"]


def test_a_kind_means_the_newest_and_an_id_means_itself(vault: Vault) -> None:
    desk = vault.desk()
    older, newer = (event.id for event in case_of(desk.store, vault.case).events)
    desk.close()
    for number, asked in enumerate((("no-charge-cps",), (older,), (older[-8:],), (older, newer))):
        words = [word for fact in asked for word in ("--about", fact)]
        assert typed(vault, *words, "--out", str(vault.folder.parent / f"letter-{number}.pdf")) == 0
    assert [len(one.about.split("; ")) for one in vault.written()] == [2, 1, 1, 1]
    said = heard((vault.folder.parent / "letter-1.pdf").read_bytes()).says
    assert str(date.fromisoformat(ago(40)).year) in said


def test_that_sam_knows_is_written_only_when_it_is_said(vault: Vault) -> None:
    def held() -> list[bool]:
        desk = vault.desk()
        try:
            return [row.held for row in updates_of(desk.store, vault.case) if row.to == "isva"]
        finally:
            desk.close()

    assert typed(vault, *ABOUT, "--out", str(vault.folder.parent / "one.pdf")) == 0
    assert held() == [True]
    assert typed(vault, *ABOUT, "--out", str(vault.folder.parent / "two.pdf"), "--passed-on", ago(0)) == 0
    assert held() == [False]


def test_five_words_are_put_where_no_passphrase_is_yet(vault: Vault, capsys: pytest.CaptureFixture[str]) -> None:
    out, words = vault.folder.parent / "letter.pdf", vault.folder.parent / "words"
    assert typed(vault, *ABOUT, "--out", str(out), "--protect", str(words), "--channel", "email") == 0
    passphrase = words.read_text(encoding="utf-8").strip()
    assert len(passphrase.split()) == 5
    said = capsys.readouterr().out
    assert passphrase not in said
    assert "A subject that says nothing: The information you asked for" in said
    assert "leave traces" in said
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(out.read_bytes()))
    assert "charge" in heard(out.read_bytes(), passphrase).says
    (written,) = vault.written()
    assert (written.how, written.protected, written.checked_on) == ("email", True, date.fromisoformat(ago(3)))
    if sys.platform != "win32":
        assert stat.S_IMODE(words.stat().st_mode) == 0o600


def test_own_words_and_a_number_stand_on_the_page(vault: Vault, capsys: pytest.CaptureFixture[str]) -> None:
    note, out = vault.folder.parent / "note", vault.folder.parent / "letter.pdf"
    note.write_text("We can read the letter together.\n", encoding="utf-8")
    more = ("--own-words", str(note), "--phone", "01632 960123", "--format", "json")
    assert typed(vault, *ABOUT, "--out", str(out), *more) == 0
    said = heard(out.read_bytes()).says.replace("\u00a0", " ")
    assert "We can read the letter together." in said
    assert "01632 960123" in said
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert answer["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert answer["fact"] == vault.written()[0].fact_id


def test_what_harms_or_promises_is_remarked_on(vault: Vault, capsys: pytest.CaptureFixture[str]) -> None:
    note = vault.folder.parent / "note"
    note.write_text("He will be charged.\n", encoding="utf-8")
    assert typed(vault, *ABOUT, "--out", str(vault.folder.parent / "letter.pdf"), "--own-words", str(note)) == 0
    assert "To mend: “He will be charged”" in capsys.readouterr().out
    assert typed(vault, *ABOUT, "--out", str(vault.folder.parent / "other.pdf")) == 0
    assert "To mend" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "Say what the page is about"),
        (ABOUT, "Say what the page is about"),
        ((*ABOUT, "--out", "letter.docx"), "must end in .pdf"),
        ((*ABOUT, "--out", "letter.pdf", "--form", "short"), "must end in .txt"),
        ((*ABOUT, "--out", "letter.txt", "--form", "text", "--protect", "words"), "Only a PDF can be encrypted"),
        (("--about", "arrest", "--out", "letter.pdf"), 'no fact "arrest"'),
        (("--about", "e", "--out", "letter.pdf"), 'no fact "e"'),
        ((*ABOUT, "--out", "letter.pdf", "--language", "tlh"), "no words in the language"),
        ((*ABOUT, "--out", "letter.pdf", "--channel", "post"), "Post: not safe"),
        ((*ABOUT, "--out", "letter.pdf", "--channel", "text"), "not marked safe"),
        ((*ABOUT, "--out", "letter.pdf", "--channel", "email"), "locked with a passphrase"),
        ((*ABOUT, "--out", "samira.pdf"), '"Samira" could be read'),
        ((*ABOUT, "--out", "rape_case.pdf"), 'not "rape"'),
        ((*ABOUT, "--out", "cps-decision.pdf"), 'not "CPS"'),
        ((*ABOUT, "--out", "lantern-house.pdf"), '"Lantern House" could be read'),
        ((*ABOUT, "--out", "letter.pdf", "--passed-on", "soon"), "--passed-on"),
        ((*ABOUT, "--out", "letter.pdf", "--passed-on", "2099-01-01"), "still to come"),
        ((*ABOUT, "--out", "letter.pdf", "--helpline", "nobody"), "has not been confirmed"),
        ((*ABOUT, "--out", "letter.pdf", "--own-words", "missing"), "missing"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    vault: Vault, words: tuple[str, ...], sentence: str, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    folder = vault.folder.parent / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    assert typed(vault, *words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1
    assert sentence in said.err
    assert list(folder.iterdir()) == []
    assert vault.written() == ()


def test_nothing_is_ever_written_over(vault: Vault, capsys: pytest.CaptureFixture[str]) -> None:
    out = vault.folder.parent / "letter.pdf"
    out.write_bytes(b"something else")
    assert typed(vault, *ABOUT, "--out", str(out)) == 2
    assert "not written over" in capsys.readouterr().err
    assert out.read_bytes() == b"something else"


def test_nothing_is_left_where_it_cannot_be_written_down(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("isva_desk.casework.client_update.record_client_update", refuse)
    assert typed(vault, *ABOUT, "--out", str(vault.folder.parent / "letter.pdf")) == 2
    assert not list(vault.folder.parent.glob("letter.pdf*"))
    assert vault.written() == ()
