"""After a day of work nothing of a record can be read in any file that the program could write, title or complaint."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import FOLDERS

ROOT = Path(__file__).parents[2]
MARKS = {
    "adviser": "Zephyrine Quillmark",
    "name": "Ottoline Vexworthy",
    "called": "Ottoline",
    "number": "07700 900461",
    "address": "17 Marrowfat Crescent, Lower Quoyle",
    "crime": "QUOYLE/461/26",
    "note": "vexatious lanterns were seen at Quoyle",
    "draft": "unfinished words about Marrowfat",
}
TRACES = (
    "Zephyrine",
    "Quillmark",
    "Ottoline",
    "Vexworthy",
    "900461",
    "Marrowfat",
    "Quoyle",
    "QUOYLE",
    "unfinished words",
)


def test_a_day_of_work_leaves_nothing_readable(tmp_path: Path) -> None:
    home = {name: str(tmp_path / place) for name, place in FOLDERS.items()}
    for folder in {*home.values(), str(tmp_path / "temp")}:
        Path(folder).mkdir(parents=True, exist_ok=True)
        Path(folder).chmod(0o700)
    temp = {name: str(tmp_path / "temp") for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR")}
    day = subprocess.run(
        [sys.executable, "-m", "tests.faults.day_of_work", str(tmp_path / "home")],
        cwd=ROOT,
        env={**os.environ, **home, **temp, "PYTHONDONTWRITEBYTECODE": "1"},
        input=json.dumps(MARKS) + "\n",
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    lines = day.stdout.splitlines()
    assert lines[-1] == "killed", day.stderr
    titles = {title for line in lines[:-1] for title in json.loads(line)}
    assert titles <= {"", "Desk"}
    assert not [trace for trace in TRACES if trace in day.stderr]
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.name == "records.db" for path in written)
    assert any(path.name.endswith("-wal") for path in written), "killed with the log of the database still there"
    assert any("backups" in path.parts for path in written)
    assert list(readable(tmp_path)) == []


def test_the_search_finds_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("Ottoline rang")
    (tmp_path / "wide").write_bytes("Vexworthy".encode("utf-16-le"))
    (tmp_path / "coded").write_bytes(base64.b64encode(b"07700 900461"))
    (tmp_path / "Marrowfat").write_text("only the name of the file")
    assert {place for place, _trace in readable(tmp_path)} == {"plain", "wide", "coded", "Marrowfat"}


def readable(root: Path) -> Iterator[tuple[str, str]]:
    """Files under the folder in which (or in whose name) a mark stands, in any of the codings that programs use."""
    for path in root.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            for trace in TRACES:
                if trace in path.name or any(form in content for form in codings(trace)):
                    yield path.name, trace
            for mark in MARKS.values():
                if base64.b64encode(mark.encode()).rstrip(b"=")[:-1] in content:
                    yield path.name, mark


def codings(trace: str) -> Iterator[bytes]:
    for coding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le"):
        yield trace.encode(coding)
    yield trace.encode().hex().encode()
    yield trace.encode().hex().upper().encode()
    yield trace.encode()[::-1]
