"""A vault is made: a private folder, a random key, words that are shown once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from isva_desk.vault.creation import create_vault
from isva_desk.vault.database import connect
from isva_desk.vault.problems import FolderNotEmpty, NotAVault, WeakPassphrase
from isva_desk.vault.unlocking import unlock, unlock_with_words
from tests.builders.vaults import CHEAP_FOR_TESTS, PASSPHRASE, a_vault


def test_what_was_written_is_there_after_opening_by_passphrase_and_by_words(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    connection = connect(vault.folder, vault.key)
    connection.execute("CREATE TABLE fact (said TEXT)")
    connection.execute("INSERT INTO fact VALUES ('told on Monday')")
    connection.commit()
    connection.close()

    by_passphrase = unlock(vault.folder, PASSPHRASE, floor=CHEAP_FOR_TESTS)
    by_words = unlock_with_words(vault.folder, vault.words, floor=CHEAP_FOR_TESTS)

    assert by_passphrase == by_words == vault.key
    again = connect(vault.folder, by_words)
    assert again.execute("SELECT said FROM fact").fetchall() == [("told on Monday",)]
    again.close()


@pytest.mark.skipif(os.name == "nt", reason="permissions of this kind are those of POSIX")
def test_only_the_owner_can_look_into_the_folder(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    connect(vault.folder, vault.key).close()
    modes = {path.stat().st_mode & 0o777 for path in vault.folder.rglob("*") if path.is_file()}
    assert modes == {0o600}
    assert vault.folder.stat().st_mode & 0o777 == 0o700
    assert (vault.folder / "backups").stat().st_mode & 0o777 == 0o700


def test_two_vaults_share_neither_key_nor_words(tmp_path: Path) -> None:
    one, other = a_vault(tmp_path, name="one"), a_vault(tmp_path, name="other")
    assert one.key != other.key
    assert one.words != other.words


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(FolderNotEmpty):
        create_vault(tmp_path, PASSPHRASE, cost=CHEAP_FOR_TESTS)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_vault_is_not_made_over_another(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    with pytest.raises(FolderNotEmpty):
        create_vault(vault.folder, "some other passphrase", cost=CHEAP_FOR_TESTS)
    assert unlock(vault.folder, PASSPHRASE, floor=CHEAP_FOR_TESTS) == vault.key


def test_making_that_was_cut_off_is_no_vault_and_starts_over(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    (vault.folder / "creation-unfinished").touch()
    with pytest.raises(NotAVault):
        unlock(vault.folder, PASSPHRASE, floor=CHEAP_FOR_TESTS)
    made = create_vault(vault.folder, PASSPHRASE, cost=CHEAP_FOR_TESTS)
    assert made.data_key != vault.key
    assert unlock(vault.folder, PASSPHRASE, floor=CHEAP_FOR_TESTS) == made.data_key


def test_notes_lie_in_the_folder_as_soon_as_it_is_a_vault_and_never_stop_it_from_starting_over(tmp_path: Path) -> None:
    folder, notes = tmp_path / "vault", {"read me.txt": "Invented.\n"}
    create_vault(folder, PASSPHRASE, cost=CHEAP_FOR_TESTS, notes=notes)
    assert (folder / "read me.txt").read_text() == "Invented.\n"
    (folder / "creation-unfinished").touch()
    with pytest.raises(FolderNotEmpty):
        create_vault(folder, PASSPHRASE, cost=CHEAP_FOR_TESTS)
    made = create_vault(folder, PASSPHRASE, cost=CHEAP_FOR_TESTS, notes=notes)
    assert unlock(folder, PASSPHRASE, floor=CHEAP_FOR_TESTS) == made.data_key


def test_a_passphrase_of_a_few_letters_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(WeakPassphrase, match="at least 8 characters"):
        create_vault(tmp_path / "vault", "short", cost=CHEAP_FOR_TESTS)
    assert not (tmp_path / "vault").exists()


def test_the_same_passphrase_typed_on_another_keyboard_opens(tmp_path: Path) -> None:
    vault = a_vault(tmp_path, passphrase="caf\N{LATIN SMALL LETTER E WITH ACUTE} by the water")
    assert unlock(vault.folder, "cafe\N{COMBINING ACUTE ACCENT} by the water", floor=CHEAP_FOR_TESTS) == vault.key


def test_key_and_words_are_not_in_what_is_printed_by_mistake(tmp_path: Path) -> None:
    made = create_vault(tmp_path / "vault", PASSPHRASE, cost=CHEAP_FOR_TESTS)
    shown = f"{made!r} {made.data_key!r} {made.data_key}"
    assert made.data_key.raw().hex() not in shown
    assert made.recovery_words[0] not in shown
    made.data_key.drop()
    assert made.data_key.dropped
    with pytest.raises(ValueError, match="dropped"):
        made.data_key.raw()
