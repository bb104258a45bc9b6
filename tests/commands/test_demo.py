"""``isva-desk demo --no-window``, as a person without a display runs it."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

from isva_desk.cli import main


def test_it_makes_a_vault_a_passphrase_a_list_and_pictures(tmp_path: Path) -> None:
    file, out, vault = tmp_path / "new" / "passphrase.txt", tmp_path / "out", tmp_path / "vault"
    words = ["demo", "--no-window", "--vault", str(vault), "--out", str(out), "--passphrase-file", str(file)]
    done = subprocess.run(
        [sys.executable, "-m", "isva_desk", *words, "--clients", "12", "--as-of", "2026-11-26"],
        capture_output=True, text=True, timeout=300, check=False,
        env={name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    passphrase = file.read_text(encoding="utf-8").strip()
    assert len(passphrase.split()) >= 5
    assert passphrase not in done.stdout
    today = (out / "today.txt").read_text(encoding="utf-8")
    assert today.startswith("Thursday 26 November 2026\n")
    assert today in done.stdout
    pictures = list(out.glob("*.png"))
    assert {name.stem.split("-")[0] for name in pictures} >= {"today", "caseload", "case", "record", "unlock"}
    assert not QImage(str(pictures[0])).isNull()
    assert main(["case", "--vault", str(vault), "--passphrase-file", str(file), "--as-of", "2026-11-26"]) == 0
