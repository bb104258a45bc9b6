"""The packaged program, started from an empty folder, as on a laptop that has never seen the source."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from isva_desk import __version__
from tests.documents.heard import heard
from tests.installer.keyboard import type_text
from tests.installer.screen import Screen, screen

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "dist" / "isva-desk" / ("isva-desk.exe" if sys.platform == "win32" else "isva-desk")
PICTURES = ROOT / "build" / "package"
PATIENCE = 60.0  # seconds, for a busy machine; every wait ends as soon as what it waits for is there

pytestmark = pytest.mark.packaged


@pytest.fixture
def surroundings(own_folders: Path) -> dict[str, str]:
    """What a fresh session has: a home and a path, nothing of the environment that built the program."""
    kept = (
        "HOME",
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "XDG_CACHE_HOME",
        "XDG_STATE_HOME",
        "XDG_RUNTIME_DIR",
        "SYSTEMROOT",
    )
    return {name: os.environ[name] for name in kept if name in os.environ} | {
        "LC_ALL": "C.UTF-8",
        "PATH": "/usr/bin:/bin" if sys.platform != "win32" else os.environ["PATH"],
        "QT_QPA_PLATFORM": "offscreen",
    }


@pytest.fixture
def empty_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "empty"
    folder.mkdir()
    return folder


@pytest.fixture
def run(surroundings: dict[str, str], empty_folder: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    def call(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [PROGRAM, *words],
            cwd=empty_folder,
            env=surroundings,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )

    return call


@pytest.fixture
def demonstration(run: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path) -> Path:
    """A vault of a few invented clients, made by the packaged program itself."""
    places = ["--vault", str(tmp_path / "vault"), "--out", str(tmp_path / "out")]
    done = run("demo", "--no-window", "--clients", "6", *places, "--passphrase-file", str(tmp_path / "passphrase"))
    assert (done.returncode, done.stderr) == (0, "")
    return tmp_path


def test_it_says_its_version(run: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    assert run("--version").stdout.strip() == f"ISVA Desk {__version__}"


def test_it_carries_the_rules_and_the_calendar(run: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    done = run("rules")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") > 20


def test_it_makes_the_demonstration_and_draws_its_pages(demonstration: Path) -> None:
    pictures = sorted((demonstration / "out").rglob("*.png"))
    assert pictures
    for picture in pictures:
        assert not QImage(str(picture)).isNull()


def test_it_prints_a_report_that_can_be_heard_and_is_encrypted(
    demonstration: Path, run: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    words, out = demonstration / "words", demonstration / "list.pdf"
    words.write_text("lantern orchard velvet tram pebble\n", encoding="utf-8")
    places = ["--vault", str(demonstration / "vault"), "--passphrase-file", str(demonstration / "passphrase")]
    done = run("report", "case-list", *places, "--out", str(out), "--protect", str(words))
    assert (done.returncode, done.stderr) == (0, "")
    assert "Open cases" in heard(out.read_bytes(), "lantern orchard velvet tram pebble").says


def test_the_folder_carries_no_source_tree_and_no_tests() -> None:
    inside = {path.name for path in PROGRAM.parent.rglob("*")}
    assert "conftest.py" not in inside
    assert "resources" in inside
    assert "isva_desk.mo" in inside


@pytest.fixture
def display(tmp_path: Path) -> Iterator[Screen]:
    if not shutil.which("Xvfb"):
        pytest.skip("Xvfb is not installed")
    folder = tmp_path / "screen"
    folder.mkdir()
    with screen(folder) as shown:
        yield shown


def test_its_window_opens_the_demonstration_vault(
    demonstration: Path, display: Screen, surroundings: dict[str, str], empty_folder: Path
) -> None:
    window = subprocess.Popen(
        [PROGRAM, "window", "--vault", str(demonstration / "vault")],
        cwd=empty_folder,
        env=surroundings | {"DISPLAY": display.name, "QT_QPA_PLATFORM": "xcb"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        wait_until(lambda: window.poll() is not None or written_on(display.picture()) > 200)
        assert window.poll() is None, window.stderr.read() if window.stderr else ""
        door = written_on(display.picture())
        type_text(display.name, (demonstration / "passphrase").read_text(encoding="utf-8"))
        if os.geteuid() == 0:
            wait_until(lambda: "records.db" in open_files(window.pid))
        wait_until(lambda: written_on(display.picture()) > 3 * door)
        picture = display.picture()
        assert internet_sockets(window.pid) == set()
        assert list(empty_folder.iterdir()) == [], "it left something in the folder that it was started from"
    finally:
        PICTURES.mkdir(parents=True, exist_ok=True)
        display.picture().save(str(PICTURES / "at-the-end.png"))
        window.terminate()
        _out, complaints = window.communicate(timeout=PATIENCE)
    assert complaints == ""
    assert picture.save(str(PICTURES / "today.png"))


def wait_until(happened: Callable[[], bool]) -> None:
    """Until it happened, looking often; fails after ``PATIENCE`` seconds."""
    end = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.02)


def written_on(picture: QImage) -> int:
    """How much of the screen is ink: dark points on something light. A page holds many times what the door holds."""
    small = picture.scaled(picture.width() // 2, picture.height() // 2)
    points = (small.pixelColor(x, y).lightness() for x in range(small.width()) for y in range(small.height()))
    light = dark = 0
    for lightness in points:
        light += lightness > 200
        dark += lightness < 110
    return dark if light > dark else 0


def open_files(pid: int) -> set[str]:
    """Names of the files that a process holds open (Linux; the program lets only root look)."""
    names = set()
    for link in Path(f"/proc/{pid}/fd").glob("*"):
        try:
            names.add(link.readlink().name)
        except OSError:
            continue  # closed while we looked
    return names


def internet_sockets(pid: int) -> set[str]:
    """The sockets of a process that could reach another computer (Linux)."""
    held = {name for name in open_files(pid) if name.startswith("socket:[")}
    tables = (Path(f"/proc/{pid}/net") / kind for kind in ("tcp", "tcp6", "udp", "udp6"))
    lines = [line.split() for table in tables if table.exists() for line in table.read_text().splitlines()[1:]]
    return held & {f"socket:[{line[9]}]" for line in lines}
