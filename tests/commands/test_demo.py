"""``isva-desk demo --no-window``, as a person without a display runs it."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from isva_desk.cli import main
from isva_desk.commands.demo import make_demo
from isva_desk.commands.open_vault import clock_of
from isva_desk.ui.surroundings import DEMONSTRATION, Surroundings
from isva_desk.vault.folder import UNFINISHED

WITHOUT_DISPLAY = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}


def test_it_makes_a_vault_a_passphrase_a_list_and_pictures(tmp_path: Path) -> None:
    file, out, vault = tmp_path / "new" / "passphrase.txt", tmp_path / "out", tmp_path / "vault"
    words = ["demo", "--no-window", "--vault", str(vault), "--out", str(out), "--passphrase-file", str(file)]
    done = subprocess.run(
        [sys.executable, "-m", "isva_desk", *words, "--clients", "12", "--as-of", "2026-11-26"],
        capture_output=True, text=True, timeout=300, check=False,
        env=WITHOUT_DISPLAY,
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


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal to send")
def test_ctrl_c_among_the_pictures_is_one_word_and_the_next_time_it_goes_on(tmp_path: Path) -> None:
    file, out, vault = tmp_path / "passphrase.txt", tmp_path / "out", tmp_path / "vault"
    words = ["demo", "--vault", str(vault), "--out", str(out), "--passphrase-file", str(file), "--clients", "1"]
    demo = subprocess.Popen(
        [sys.executable, "-m", "isva_desk", *words, "--no-window"], env=WITHOUT_DISPLAY, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    until = time.monotonic() + 120
    while not list(out.glob("*.png")) and demo.poll() is None and time.monotonic() < until:
        os.sched_yield()
    demo.send_signal(signal.SIGINT)
    _nothing, said = demo.communicate(timeout=120)
    assert (demo.returncode, said) == (130, "isva-desk: Stopped.\n")
    assert main(["case", "--vault", str(vault), "--passphrase-file", str(file)]) == 0


def test_a_demonstration_whose_making_was_cut_off_starts_over(tmp_path: Path) -> None:
    file, vault = tmp_path / "passphrase.txt", tmp_path / "vault"
    file.write_text("anybody may read this one\n")
    vault.mkdir()
    for name in (UNFINISHED, DEMONSTRATION, "records.db", "keyslots.json"):
        (vault / name).touch()
    assert not Surroundings(vault, tmp_path / "look.json").has_vault()
    make_demo(vault, file.read_text().strip(), clock_of(None), 1)
    assert not (vault / UNFINISHED).exists()
    assert main(["case", "--vault", str(vault), "--passphrase-file", str(file)]) == 0


@pytest.mark.parametrize(("more", "said"), [
    (["--clients", "0"], "from 1 to"),
    (["--clients", "99999999999"], "from 1 to"),
    (["--passphrase-file", "{vault}/passphrase.txt"], "would lie in the folder of the vault"),
    (["--as-of", "yesterday"], "is not a day"),
])  # fmt: skip
def test_what_cannot_be_is_refused_before_anything_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], more: list[str], said: str
) -> None:
    vault = tmp_path / "vault"
    words = ["--vault", str(vault), "--out", str(tmp_path / "out"), "--passphrase-file", str(tmp_path / "new.txt")]
    assert main(["demo", "--no-window", *words, *(word.format(vault=vault) for word in more)]) == 2
    complaint = capsys.readouterr().err
    assert said in complaint
    assert complaint.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
