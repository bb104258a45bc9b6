"""Killed at any point of re-keying, backing up, restoring, writing: nothing confirmed is lost, nothing is half done.

Every step at which Python changes the file system is tried, and moments drawn at random in between, which fall into the
middle of the database library's work. ``KILLS=10000 pytest tests/faults/test_vault_killed.py`` draws more of them.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from isva_desk.vault.backups import list_backups, make_backup
from isva_desk.vault.creation import create_vault
from isva_desk.vault.data_key import DataKey
from isva_desk.vault.problems import NotAVault, WrongPassphrase, WrongWords
from isva_desk.vault.recovery_words import new_recovery_words
from isva_desk.vault.unlocking import unlock_with_words
from tests.builders.vaults import CHEAP_FOR_TESTS, PASSPHRASE, BuiltVault
from tests.faults.vault_under_attack import (
    ROWS,
    Victim,
    a_vault_with_facts,
    a_victim,
    facts,
    fresh,
    unlocked,
    whole_in_every_respect,
)

KILLS = int(os.environ.get("KILLS", "30"))
NEW_WORDS = new_recovery_words()
NEW_PASSPHRASE = "seven quiet herons on the roof"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks, and kills by a handle that Linux alone has")


@pytest.fixture(scope="module")
def victim(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Victim]:
    with a_victim(tmp_path_factory.mktemp("victim")) as started:
        yield started


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> BuiltVault:
    return a_vault_with_facts(tmp_path_factory.mktemp("whole"))


def every_moment(
    victim: Victim, whole: BuiltVault, tmp_path: Path, **order: Any
) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The vault as a kill left it: before each step of the work, and at moments drawn at random."""
    steps = victim.told(folder=fresh(whole, tmp_path, "steps"), **order)["steps"]
    assert steps > 5
    started = os.times().elapsed
    victim.told(folder=fresh(whole, tmp_path, "whole"), **order)
    takes = max(os.times().elapsed - started, 0.01)
    chance = random.Random()
    moments: list[dict[str, float]] = [{"step": step} for step in range(steps)]
    moments += [{"seconds": chance.uniform(0, takes)} for _draw in range(KILLS)]
    for number, moment in enumerate(moments):
        folder = fresh(whole, tmp_path, str(number))
        answer = victim.told(folder=folder, **order, **moment)
        assert answer["killed"] or "seconds" in moment
        yield folder, answer
        shutil.rmtree(folder)


def opens_with_words(folder: Path, words: tuple[str, ...]) -> DataKey | None:
    try:
        return unlock_with_words(folder, words, floor=CHEAP_FOR_TESTS)
    except WrongWords:
        (folder / "attempts.json").unlink()
        return None


def test_rekeying(victim: Victim, whole: BuiltVault, tmp_path: Path) -> None:
    keys = set()
    order = {"act": "rekey", "key": whole.key.raw().hex(), "words": NEW_WORDS}
    for folder, _answer in every_moment(victim, whole, tmp_path, **order):
        key = unlocked(folder)
        assert len(facts(folder, key)) == ROWS
        assert whole_in_every_respect(folder, key)
        by_words = [found for words in (whole.words, NEW_WORDS) if (found := opens_with_words(folder, words))]
        assert by_words == [key]
        assert unlocked(folder) == key
        assert {path.name for path in folder.rglob(".*")} == set()
        keys.add(key == whole.key)
    assert keys == {True, False}  # both ends were seen: taken back, and finished


def test_finishing_a_rekeying_that_was_cut_off_is_itself_cut_off(
    victim: Victim, whole: BuiltVault, tmp_path: Path
) -> None:
    order = {"key": whole.key.raw().hex(), "words": NEW_WORDS}
    for step in range(0, victim.told(folder=fresh(whole, tmp_path, "a"), act="rekey", **order)["steps"], 3):
        first = tmp_path / "first"
        shutil.copytree(whole.folder, first)
        victim.told(folder=first, act="rekey", step=step, **order)
        (first / "attempts.json").unlink(missing_ok=True)
        again = tmp_path / "again"
        shutil.copytree(first, again)
        assert not victim.told(folder=again, act="rekey", **order)["killed"]
        assert len(facts(again, unlocked(again))) == ROWS
        assert opens_with_words(again, NEW_WORDS) == unlocked(again)
        shutil.rmtree(again)
        for second in (2, 5, 9):
            folder = tmp_path / "second"
            shutil.copytree(first, folder)
            victim.told(folder=folder, act="settle", step=second, **order)
            key = unlocked(folder)
            assert len(facts(folder, key)) == ROWS
            assert whole_in_every_respect(folder, key)
            shutil.rmtree(folder)
        shutil.rmtree(first)


def test_backing_up(victim: Victim, whole: BuiltVault, tmp_path: Path) -> None:
    for folder, _answer in every_moment(victim, whole, tmp_path, act="backup", key=whole.key.raw().hex()):
        assert list_backups(folder)
        assert len(facts(folder, whole.key)) == ROWS
        assert whole_in_every_respect(folder, unlocked(folder))
        make_backup(folder, whole.key)
        assert not list((folder / "backups").glob(".*"))


def test_restoring(victim: Victim, whole: BuiltVault, tmp_path: Path) -> None:
    counts = set()
    for folder, _answer in every_moment(victim, whole, tmp_path, act="restore", key=whole.key.raw().hex()):
        counts.add(len(facts(folder, whole.key)))
        assert whole_in_every_respect(folder, unlocked(folder))
        assert len([backup for backup in list_backups(folder) if backup.kind == "records"]) == 1
    assert counts == {ROWS // 2, ROWS}  # the records of before or those of the backup, whole, and nothing between


def test_writing(victim: Victim, whole: BuiltVault, tmp_path: Path) -> None:
    chance = random.Random()
    confirmed_in_all = 0
    for number in range(KILLS):
        folder = fresh(whole, tmp_path, str(number))
        answer = victim.told(folder=folder, act="write", key=whole.key.raw().hex(), seconds=chance.uniform(0.005, 0.25))
        assert answer["killed"]
        confirmed = [f"new {n}" for n in answer["confirmed"]]
        kept = facts(folder, unlocked(folder))[ROWS:]
        assert kept[: len(confirmed)] == confirmed
        assert len(kept) <= len(confirmed) + 1  # a write may be kept before it was confirmed
        assert whole_in_every_respect(folder, whole.key)
        confirmed_in_all += len(confirmed)
        shutil.rmtree(folder)
    assert confirmed_in_all > KILLS


def test_changing_the_passphrase(victim: Victim, whole: BuiltVault, tmp_path: Path) -> None:
    order = {"act": "passphrase", "key": whole.key.raw().hex(), "new": NEW_PASSPHRASE}
    for folder, _answer in every_moment(victim, whole, tmp_path, **order):
        opening = []
        for passphrase in (PASSPHRASE, NEW_PASSPHRASE):
            try:
                assert unlocked(folder, passphrase) == whole.key
                opening.append(passphrase)
            except WrongPassphrase:
                continue
        assert len(opening) == 1
        (folder / "attempts.json").unlink(missing_ok=True)
        assert opens_with_words(folder, whole.words) == whole.key
        assert len(facts(folder, whole.key)) == ROWS
        assert len({path.read_bytes() for path in folder.rglob("keyslots*.json")}) == 1


def test_making_a_vault(victim: Victim, tmp_path: Path) -> None:
    order = {"act": "create", "key": "00" * 32}
    steps = victim.told(folder=tmp_path / "whole", **order)["steps"]
    for step in range(steps):
        folder = tmp_path / str(step)
        assert victim.told(folder=folder, step=step, **order)["killed"]
        with pytest.raises(NotAVault):
            unlocked(folder)
        made = create_vault(folder, PASSPHRASE, cost=CHEAP_FOR_TESTS)
        assert unlocked(folder) == made.data_key
