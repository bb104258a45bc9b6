"""Passphrases change, words bring a vault back, and what was given up opens nothing any more."""

from __future__ import annotations

from pathlib import Path

import pytest

from isva_desk.vault.database import connect
from isva_desk.vault.passphrases import change_passphrase, recover, renew_words, strength
from isva_desk.vault.problems import DamagedKeySlots, WeakPassphrase, WrongPassphrase, WrongWords
from isva_desk.vault.unlocking import unlock, unlock_with_words
from tests.builders.vaults import CHEAP_FOR_TESTS, PASSPHRASE, BuiltVault, a_vault
from tests.vault.clock import HandClock

NEW = "seven quiet herons on the roof"


def opens(vault: BuiltVault, passphrase: str) -> bool:
    clock = HandClock()
    clock.turn(days=3_000)
    try:
        return unlock(vault.folder, passphrase, floor=CHEAP_FOR_TESTS, clock=clock) == vault.key
    except WrongPassphrase:
        (vault.folder / "attempts.json").unlink()
        return False


def test_after_a_change_the_new_passphrase_opens_and_the_old_does_not(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    change_passphrase(vault.folder, PASSPHRASE, NEW, floor=CHEAP_FOR_TESTS)
    assert opens(vault, NEW)
    assert not opens(vault, PASSPHRASE)
    assert unlock_with_words(vault.folder, vault.words, floor=CHEAP_FOR_TESTS) == vault.key


def test_no_copy_in_the_folder_still_opens_with_a_passphrase_that_was_given_up(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    change_passphrase(vault.folder, PASSPHRASE, NEW, floor=CHEAP_FOR_TESTS)
    copies = {path.read_bytes() for path in vault.folder.rglob("keyslots*.json")}
    assert len(list(vault.folder.rglob("keyslots*.json"))) == 3
    assert copies == {(vault.folder / "keyslots.json").read_bytes()}


def test_the_window_may_be_open_while_the_passphrase_changes(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    connection = connect(vault.folder, vault.key)
    change_passphrase(vault.folder, PASSPHRASE, NEW, floor=CHEAP_FOR_TESTS)
    assert connection.execute("SELECT 1").fetchone() == (1,)
    connection.close()
    assert opens(vault, NEW)


def test_a_wrong_passphrase_changes_nothing(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    before = (vault.folder / "keyslots.json").read_bytes()
    with pytest.raises(WrongPassphrase):
        change_passphrase(vault.folder, "not it at all", NEW, floor=CHEAP_FOR_TESTS)
    with pytest.raises(WeakPassphrase):
        change_passphrase(vault.folder, PASSPHRASE, "tiny", floor=CHEAP_FOR_TESTS)
    assert (vault.folder / "keyslots.json").read_bytes() == before


def test_words_bring_a_vault_back_whose_passphrase_is_forgotten(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    recover(vault.folder, " ".join(vault.words), NEW, floor=CHEAP_FOR_TESTS)
    assert opens(vault, NEW)
    assert not opens(vault, PASSPHRASE)
    assert unlock_with_words(vault.folder, vault.words, floor=CHEAP_FOR_TESTS) == vault.key


def test_words_of_another_vault_recover_nothing(tmp_path: Path) -> None:
    vault, other = a_vault(tmp_path), a_vault(tmp_path, name="other")
    with pytest.raises(WrongWords):
        recover(vault.folder, other.words, NEW, floor=CHEAP_FOR_TESTS)
    (vault.folder / "attempts.json").unlink()
    assert opens(vault, PASSPHRASE)


def test_new_words_replace_the_old_ones(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    words = renew_words(vault.folder, PASSPHRASE, floor=CHEAP_FOR_TESTS)
    assert unlock_with_words(vault.folder, words, floor=CHEAP_FOR_TESTS) == vault.key
    with pytest.raises(WrongWords):
        unlock_with_words(vault.folder, vault.words, floor=CHEAP_FOR_TESTS)


def test_a_change_cut_off_before_the_copies_leaves_no_old_copy_behind_after_the_next_opening(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    copy = vault.folder / "keyslots.copy.json"
    before = copy.read_bytes()
    change_passphrase(vault.folder, PASSPHRASE, NEW, floor=CHEAP_FOR_TESTS)
    copy.write_bytes(before)
    assert opens(vault, NEW)
    assert copy.read_bytes() == (vault.folder / "keyslots.json").read_bytes()


def test_the_passphrase_is_not_weakened_when_it_changes(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    change_passphrase(vault.folder, PASSPHRASE, NEW, floor=CHEAP_FOR_TESTS)
    with pytest.raises(DamagedKeySlots):
        unlock(vault.folder, NEW)


@pytest.mark.parametrize(
    ("passphrase", "least", "most", "words"),
    [
        ("", 0, 0, "Very easy to guess"),
        ("password1", 0, 0, "Very easy to guess"),
        ("seven quiet herons on the roof", 4, 4, "Very hard to guess"),
        ("x" * 5_000, 0, 4, ""),
    ],
)
def test_the_strength_of_a_passphrase_is_said_in_neutral_words(
    passphrase: str, least: int, most: int, words: str
) -> None:
    found = strength(passphrase)
    assert least <= found.score <= most
    assert words in found.words


def test_words_known_about_the_service_count_as_guessed() -> None:
    assert strength("lanternbridge", ["lanternbridge"]).score < strength("lanternbridge").score
