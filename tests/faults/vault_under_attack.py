"""A vault with facts in it, and the program that is killed or starved while it cares for copies of that vault."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from isva_desk.vault.backups import make_backup
from isva_desk.vault.data_key import DataKey
from isva_desk.vault.database import connect
from isva_desk.vault.health import verify
from isva_desk.vault.unlocking import unlock
from tests.builders.vaults import CHEAP_FOR_TESTS, PASSPHRASE, BuiltVault, a_vault

ROWS = 300


class Victim:
    """The program that is killed again and again, and what it wrote on stderr."""

    def __init__(self, program: subprocess.Popen[str], stderr: Path) -> None:
        self.program = program
        self.stderr = stderr

    def told(self, **order: Any) -> dict[str, Any]:
        """Has it do the work and be killed; what came of it."""
        assert self.program.stdin is not None
        assert self.program.stdout is not None
        self.program.stdin.write(json.dumps({name: str(v) if name == "folder" else v for name, v in order.items()}))
        self.program.stdin.write("\n")
        self.program.stdin.flush()
        answer: dict[str, Any] = json.loads(self.program.stdout.readline())
        said = self.stderr.read_text()
        assert said == "", said
        assert not answer["failed"]
        return answer


@contextmanager
def a_victim(folder: Path) -> Iterator[Victim]:
    """The program, started; what it writes on stderr goes into a file in that folder."""
    stderr = folder / "stderr"
    with stderr.open("w") as errors, program_writing_to(errors) as program:
        yield Victim(program, stderr)
        assert program.stdin is not None
        program.stdin.close()


def program_writing_to(errors: IO[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.faults.vault_victim"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        text=True,
    )


def a_vault_with_facts(folder: Path) -> BuiltVault:
    """A vault with facts, a backup of fewer facts, and a log that was not yet moved into the database."""
    vault = a_vault(folder)
    connection = connect(vault.folder, vault.key)
    connection.execute("CREATE TABLE fact (said TEXT)")
    connection.executemany("INSERT INTO fact VALUES (?)", [(f"old {n}" * 30,) for n in range(ROWS // 2)])
    connection.commit()
    make_backup(vault.folder, vault.key)
    connection.executemany("INSERT INTO fact VALUES (?)", [(f"old {n}" * 30,) for n in range(ROWS // 2, ROWS)])
    connection.commit()
    connection.close()
    return vault


def fresh(whole: BuiltVault, tmp_path: Path, name: str) -> Path:
    shutil.copytree(whole.folder, tmp_path / name)
    return tmp_path / name


def unlocked(folder: Path, passphrase: str = PASSPHRASE) -> DataKey:
    """The key, the wait after a kill in the middle of a guess left aside."""
    (folder / "attempts.json").unlink(missing_ok=True)
    return unlock(folder, passphrase, floor=CHEAP_FOR_TESTS)


def facts(folder: Path, key: DataKey) -> list[str]:
    connection = connect(folder, key)
    try:
        return [row[0] for row in connection.execute("SELECT said FROM fact ORDER BY rowid")]
    finally:
        connection.close()


def whole_in_every_respect(folder: Path, key: DataKey) -> bool:
    health = verify(folder, key, floor=CHEAP_FOR_TESTS)
    return all(finding.level == "good" for finding in health.findings if finding.check != "space")
