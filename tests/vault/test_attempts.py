"""After wrong guesses there is a wait that doubles, that a restart does not shorten, and that destroys nothing."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isva_desk.vault.attempts import attempts
from isva_desk.vault.problems import TooSoon, WrongPassphrase, WrongWords
from isva_desk.vault.recovery_words import new_recovery_words
from isva_desk.vault.unlocking import unlock, unlock_with_words
from tests.builders.vaults import CHEAP_FOR_TESTS, PASSPHRASE, BuiltVault, a_vault
from tests.vault.clock import HandClock


def guess(vault: BuiltVault, clock: HandClock, passphrase: str = "a wrong guess") -> None:
    unlock(vault.folder, passphrase, floor=CHEAP_FOR_TESTS, clock=clock)


def wait_after_a_wrong_guess(vault: BuiltVault, clock: HandClock) -> int:
    with pytest.raises(WrongPassphrase):
        guess(vault, clock)
    with pytest.raises(TooSoon) as too_soon:
        guess(vault, clock, PASSPHRASE)
    return too_soon.value.wait_seconds


def test_the_wait_doubles_from_one_second_and_goes_no_further_than_a_quarter_of_an_hour(tmp_path: Path) -> None:
    vault, clock = a_vault(tmp_path), HandClock()
    waits = []
    for _guess in range(13):
        waits.append(wait_after_a_wrong_guess(vault, clock))
        clock.turn(seconds=waits[-1])
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]


def test_nothing_of_the_wait_lives_in_the_program_alone(tmp_path: Path) -> None:
    vault, clock = a_vault(tmp_path), HandClock()
    for _guess in range(3):
        clock.turn(seconds=wait_after_a_wrong_guess(vault, clock))
    # a new start of the program has the folder and the clock, and nothing else
    after_restart = HandClock()
    after_restart.now = clock.now
    assert wait_after_a_wrong_guess(vault, after_restart) == 8


def test_opening_forgets_the_failures(tmp_path: Path) -> None:
    vault, clock = a_vault(tmp_path), HandClock()
    for _guess in range(4):
        clock.turn(seconds=wait_after_a_wrong_guess(vault, clock))
    guess(vault, clock, PASSPHRASE)
    assert not (vault.folder / "attempts.json").exists()
    assert wait_after_a_wrong_guess(vault, clock) == 1


def test_words_of_another_vault_count_as_a_guess_and_mistyped_words_do_not(tmp_path: Path) -> None:
    vault, clock = a_vault(tmp_path), HandClock()
    for _try in range(3):
        with pytest.raises(WrongWords, match="Word 1"):
            unlock_with_words(vault.folder, ["qqqq", *vault.words[1:]], floor=CHEAP_FOR_TESTS, clock=clock)
    with pytest.raises(WrongWords, match="do not open"):
        unlock_with_words(vault.folder, new_recovery_words(), floor=CHEAP_FOR_TESTS, clock=clock)
    with pytest.raises(TooSoon):
        unlock_with_words(vault.folder, vault.words, floor=CHEAP_FOR_TESTS, clock=clock)


def test_the_wait_begins_when_the_guess_is_over(tmp_path: Path) -> None:
    vault, clock = a_vault(tmp_path), HandClock()

    def slow_clock() -> datetime:
        clock.turn(milliseconds=300)  # each look at the clock is later: stretching took its time
        return clock.now

    with pytest.raises(WrongPassphrase):
        unlock(vault.folder, "a wrong guess", floor=CHEAP_FOR_TESTS, clock=slow_clock)
    found = attempts(vault.folder, clock)
    assert found is not None
    assert found.last == clock.now


def test_a_clock_set_back_does_not_lock_anybody_out_for_years(tmp_path: Path) -> None:
    vault, clock = a_vault(tmp_path), HandClock()
    for _guess in range(4):
        clock.turn(seconds=wait_after_a_wrong_guess(vault, clock))
    clock.turn(days=-3_000)
    with pytest.raises(TooSoon) as too_soon:
        guess(vault, clock, PASSPHRASE)
    assert too_soon.value.wait_seconds == 8
    clock.turn(seconds=8)
    guess(vault, clock, PASSPHRASE)


@given(st.one_of(st.binary(max_size=80), st.sampled_from([b'{"failed": 1e400, "last": 3}', b'{"failed": -4}', b"[]"])))
def test_a_garbled_record_costs_one_second_and_no_more(content: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "attempts.json").write_bytes(content)
        found = attempts(Path(name), HandClock())
        assert found is not None
        assert found.failed == 1


def test_a_folder_in_the_place_of_the_record_does_not_keep_the_owner_out(tmp_path: Path) -> None:
    vault, clock = a_vault(tmp_path), HandClock()
    (vault.folder / "attempts.json").mkdir()
    with pytest.raises(TooSoon):
        guess(vault, clock, PASSPHRASE)
    clock.turn(seconds=1)
    guess(vault, clock, PASSPHRASE)
