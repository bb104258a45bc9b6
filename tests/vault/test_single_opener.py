"""Two programs never have one vault open for writing, and a program that died keeps nobody out."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import pytest

from isva_desk.vault.backups import list_backups, make_backup, restore_backup
from isva_desk.vault.database import connect
from isva_desk.vault.passphrases import change_passphrase
from isva_desk.vault.problems import VaultInUse
from isva_desk.vault.single_opener import alone_with, open_here
from tests.builders.vaults import CHEAP_FOR_TESTS, PASSPHRASE, BuiltVault, a_vault

HOLDS_IT_OPEN = """
import sys
from pathlib import Path
from isva_desk.vault.data_key import DataKey
from isva_desk.vault.database import connect
connection = connect(Path(sys.argv[1]), DataKey(bytes.fromhex(sys.argv[2])))
print("open", flush=True)
sys.stdin.read()
"""


def another_program_with(vault: BuiltVault) -> subprocess.Popen[str]:
    program = subprocess.Popen(
        [sys.executable, "-c", HOLDS_IT_OPEN, str(vault.folder), vault.key.raw().hex()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "open\n"
    return program


def test_a_vault_open_elsewhere_says_so_and_opens_as_soon_as_that_program_is_gone(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    with another_program_with(vault) as elsewhere:
        with pytest.raises(VaultInUse, match="open in another window"):
            connect(vault.folder, vault.key)
        with pytest.raises(VaultInUse):
            make_backup(vault.folder, vault.key)
        with pytest.raises(VaultInUse):
            change_passphrase(vault.folder, PASSPHRASE, "something quite different", floor=CHEAP_FOR_TESTS)
        elsewhere.kill()
    connect(vault.folder, vault.key).close()


def test_what_replaces_the_database_waits_until_this_program_has_closed_it(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    connection = connect(vault.folder, vault.key)
    make_backup(vault.folder, vault.key)
    with pytest.raises(VaultInUse):
        restore_backup(vault.folder, vault.key, list_backups(vault.folder)[0].path)
    connection.close()
    restore_backup(vault.folder, vault.key, list_backups(vault.folder)[0].path)


def test_a_connection_that_was_forgotten_gives_the_vault_back(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    connection = connect(vault.folder, vault.key)
    assert open_here(vault.folder)
    del connection
    gc.collect()
    assert not open_here(vault.folder)


def test_nothing_opens_the_vault_while_somebody_is_alone_with_it(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    with alone_with(vault.folder), pytest.raises(VaultInUse):
        connect(vault.folder, vault.key)
    with pytest.raises(VaultInUse), alone_with(vault.folder), alone_with(vault.folder):
        pass
    connect(vault.folder, vault.key).close()
